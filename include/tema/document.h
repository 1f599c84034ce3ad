/* document.h - the texts of a study, their turns and their speakers */
#ifndef TEMA_DOCUMENT_H
#define TEMA_DOCUMENT_H

#include "tema/project.h"

/* Row 0 = no document. Local to one project file; never exchanged. */
struct tema_document_id {
    int64_t row;
};

struct tema_document {
    struct tema_document_id id;
    const char *name;        /* "Anna"; unlike the others' names, case folded */
    const char *source_name; /* "Anna.docx", as imported */
    const char *importer;    /* "docx 1": name and version */
    const char *medium;      /* "text", "pdf", "picture", "audio", "video", "transcript",
                                "note": all but the first come from other programs */
    const char *sha256;      /* of the source file, 64 hexadecimal digits; "" where that
                                was not brought along */
    const char *case_name;   /* whom the whole document is about, or NULL */
    int64_t length;          /* code points */
    int64_t words; /* what white space parts and a letter or digit is in; without
                      speakers' labels */
    int64_t paragraphs, turns, quotations;
    int64_t codings;     /* on its quotations */
    int64_t imported_at; /* ms */
};

struct tema_documents {
    struct tema_document *items; /* by name, in the order of the study's language */
    size_t count;
    void *memory;
};

/* Those that stand; of the texts of another program's memos those with quotations only,
 * for they are memos here too. */
TEMA_API
TEMA_MUST_CHECK bool tema_document_list(struct tema_project *project,
                                        struct tema_documents *ret_documents,
                                        struct tema_error *error);

/* One of them, as a list of one. TEMA_NOT_FOUND: it is not, or not any more. */
TEMA_API
TEMA_MUST_CHECK bool tema_document_show(struct tema_project *project,
                                        struct tema_document_id document,
                                        struct tema_documents *ret_document,
                                        struct tema_error *error);
TEMA_API
void tema_documents_free(struct tema_documents *documents);

/* How much of its text is coded, in code points: where quotations that have a coding
 * overlap, it counts once. TEMA_NOT_FOUND. */
TEMA_API
TEMA_MUST_CHECK bool tema_document_coded(struct tema_project *project,
                                         struct tema_document_id document,
                                         int64_t *ret_coded, struct tema_error *error);

/* The document called NAME: its name, else its source file's name, else an unambiguous
 * beginning of a name. Fails with TEMA_NOT_FOUND, naming the nearest candidates. */
TEMA_API
TEMA_MUST_CHECK bool tema_document_find(struct tema_project *project, const char *name,
                                        struct tema_document_id *ret_document,
                                        struct tema_error *error);

struct tema_document_text {
    char *utf8;     /* owned: NFC, LF, NUL-terminated; tema_document_text_free */
    size_t bytes;   /* without the NUL */
    int64_t length; /* code points */
};

TEMA_API
TEMA_MUST_CHECK bool tema_document_read(struct tema_project *project,
                                        struct tema_document_id document,
                                        struct tema_document_text *ret_text,
                                        struct tema_error *error);
TEMA_API
void tema_document_text_free(struct tema_document_text *text);

struct tema_paragraph {
    int64_t start, end;             /* code points; end is where its LF stands */
    const char *kind;               /* body, heading, list, cell, note, cue */
    const char *style;              /* the source's name of its style, or NULL */
    int level;                      /* of headings and list items, else 0 */
    int table, row, column, number; /* cells and notes, from 1; else 0 */
    int64_t begin_ms, end_ms;       /* -1: none */
};

struct tema_paragraphs {
    struct tema_paragraph *items;
    size_t count;
    void *memory;
};

TEMA_API
TEMA_MUST_CHECK bool tema_document_paragraphs(struct tema_project *project,
                                              struct tema_document_id document,
                                              struct tema_paragraphs *ret_paragraphs,
                                              struct tema_error *error);
TEMA_API
void tema_paragraphs_free(struct tema_paragraphs *paragraphs);

/* NAME: 1..200 code points. Fails with TEMA_EXISTS, TEMA_INVALID, TEMA_NOT_FOUND. */
TEMA_API
TEMA_MUST_CHECK bool tema_document_rename(struct tema_project *project,
                                          struct tema_document_id document,
                                          const char *name, struct tema_error *error);

/* Removes the document with its quotations, codings and their memos, as one
 * transaction. */
TEMA_API
TEMA_MUST_CHECK bool tema_document_remove(struct tema_project *project,
                                          struct tema_document_id document,
                                          struct tema_error *error);

/* One utterance. */
struct tema_turn {
    struct tema_document_id document;
    const char *document_name;
    int64_t number; /* from 1 in its document */
    int64_t start, words_start,
        end;                  /* code points; the label stands in [start, words_start) */
    const char *speaker;      /* label as shown in the text, without colon */
    const char *case_name;    /* the speaker's, else (interviewers left out) the
                                 document's; or NULL */
    int64_t begin_ms, end_ms; /* -1: not known */
};

struct tema_turns {
    struct tema_turn *items; /* by document, then position */
    size_t count;
    void *memory;
};

/* Of one document, or of all (row 0). */
TEMA_API
TEMA_MUST_CHECK bool tema_turn_list(struct tema_project *project,
                                    struct tema_document_id document,
                                    struct tema_turns *ret_turns,
                                    struct tema_error *error);
TEMA_API
void tema_turns_free(struct tema_turns *turns);

enum tema_role { TEMA_ROLE_UNKNOWN, TEMA_INTERVIEWER, TEMA_PARTICIPANT, TEMA_ROLE_OTHER };

/* A label that turns bear in one document, and who it stands for. */
struct tema_speaker {
    struct tema_document_id document;
    const char *document_name;
    const char *label;
    enum tema_role role;
    const char *case_name;   /* or NULL */
    int64_t turns, words;    /* how many, and of how many words, labels left out */
    const char *first_words; /* the beginning of the first turn, at most 60 code points */
};

struct tema_speakers {
    struct tema_speaker *items; /* by document, then number of turns, most first */
    size_t count;
    void *memory;
};

TEMA_API
TEMA_MUST_CHECK bool tema_speaker_list(struct tema_project *project,
                                       struct tema_document_id document,
                                       struct tema_speakers *ret_speakers,
                                       struct tema_error *error);
TEMA_API
void tema_speakers_free(struct tema_speakers *speakers);

/* Says who LABEL is in DOCUMENT (row 0: in every document that has it). ROLE:
 * TEMA_ROLE_UNKNOWN leaves it as it is. CASE_NAME: NULL leaves it, "" takes it away; a
 * case that is not there yet is added. Fails with TEMA_NOT_FOUND, naming the nearest
 * labels, and TEMA_INVALID. */
TEMA_API
TEMA_MUST_CHECK bool tema_speaker_set(struct tema_project *project,
                                      struct tema_document_id document, const char *label,
                                      enum tema_role role, const char *case_name,
                                      struct tema_error *error);

TEMA_API
const char *tema_role_name(enum tema_role role);
TEMA_API
TEMA_MUST_CHECK bool tema_role_from_name(const char *name, enum tema_role *ret_role,
                                         struct tema_error *error);

#endif
