/* document.h - what other nouns and the importers need of documents */
#ifndef PROJECT_DOCUMENT_H
#define PROJECT_DOCUMENT_H

#include "base/buffer.h"
#include "base/map.h"
#include "base/sha256.h"
#include "project/layout.h"
#include "project/project.h"
#include "text/position.h"

/* A speaker whose label stands in the layout's turns; one that is not named here is born
 * all the same, of unknown role. */
struct new_speaker {
    const char *label;
    enum tema_role role;
    int64_t case_id; /* 0: none */
};

/* A finished document as an importer hands it over; everything borrowed. */
struct new_document {
    const char *name; /* made unlike the others' names by " 2", " 3" ... if it must */
    const char *source_name;
    const char *importer; /* "docx 1" */
    struct sha256 sha256; /* of source */
    struct slice source;  /* the file's bytes */
    struct slice text;    /* canonical */
    int64_t length;       /* code points of text */
    struct layout layout;
    int64_t case_id; /* whom all of it is about; 0: nobody in particular */
    const struct new_speaker *speakers;
    size_t speaker_count;
};

/* Inside a transaction. RET_NAME: the name it got, in ARENA: without control characters
 * and white space at its ends, not too long, unlike the others' names. Its words are what
 * white space parts and a letter or digit is in, speakers' labels left out. */
TEMA_MUST_CHECK
bool document_add(struct tema_project *project, const struct new_document *document,
                  struct arena *arena, struct tema_document_id *ret_document,
                  const char **ret_name, struct tema_error *error);

/* A layout's turns, and whose they are. */
struct document_turns {
    const struct layout *layout;
    struct layout_labels labels;
    const int64_t *speakers; /* of the labels; 0: none was born */
};

/* Stores the turns of a document that has none. Whoever bears a document and its speakers
 * sets project->layout_at_hand until all of them are there, and then calls this: so each
 * turn is written once, and its layout need not be read. */
TEMA_MUST_CHECK
bool document_store_turns(struct tema_project *project, int64_t document_id,
                          const struct document_turns *turns, struct tema_error *error);

/* WANTED as a document may be called: one line without white space at its ends, not too
 * long, never empty; in ARENA. */
const char *document_tidy_name(const char *wanted, struct arena *arena);

/* WANTED as a document may be called, or the first of "WANTED 2", "WANTED 3" ... that is
 * not taken: what document_add calls it. In ARENA. */
TEMA_MUST_CHECK
bool document_free_name(struct tema_project *project, const char *wanted,
                        struct arena *arena, const char **ret_name,
                        struct tema_error *error);

/* What living documents are called, folded. */
TEMA_MUST_CHECK
bool document_taken_names(struct tema_project *project, struct map *names,
                          struct tema_error *error);

/* As tema_document_list, with no marks counted: much faster in a large study. */
TEMA_MUST_CHECK
bool document_list_uncounted(struct tema_project *project,
                             struct tema_documents *ret_documents,
                             struct tema_error *error);

/* The words of a text as they are counted: the labels of LAYOUT's turns left out. */
int64_t document_count_words(const struct position_index *text,
                             const struct layout *layout);

/* The living document whose source had these bytes (SHA-256), row 0 where there is none.
 */
TEMA_MUST_CHECK
bool document_with_source(struct tema_project *project, const struct sha256 *sha256,
                          struct tema_document_id *ret_document,
                          struct tema_error *error);

/* Its name, in ARENA, whether it is removed or not. */
TEMA_MUST_CHECK
bool document_name(struct tema_project *project, int64_t document_id, struct arena *arena,
                   const char **ret_name, struct tema_error *error);

/* A document's text held in memory with its index and turns; the last few are kept.
 * Borrowed until the next document_open. */
struct open_document {
    int64_t id;
    const char *name;
    struct buffer text;
    struct position_index *index;
    int64_t length;            /* code points */
    struct layout_span *turns; /* by start */
    size_t turn_count;
};

struct layout_span {
    int64_t start, words_start, end;
    int64_t speaker_id;
};

TEMA_MUST_CHECK
bool document_open(struct tema_project *project, int64_t document_id,
                   const struct open_document **ret_document, struct tema_error *error);

/* The turn that holds POSITION, or NULL. */
const struct layout_span *document_turn_at(const struct open_document *document,
                                           int64_t position);

/* How many turns touch [START, END). */
int64_t document_turns_in(const struct open_document *document, int64_t start,
                          int64_t end);

/* The bytes of [START, END) code points; TEMA_INVALID out of range. */
TEMA_MUST_CHECK
bool document_words(const struct open_document *document, int64_t start, int64_t end,
                    struct slice *ret_words, struct tema_error *error);

void document_cache_free(struct document_cache *cache); /* takes NULL */

#endif
