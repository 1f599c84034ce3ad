/* quotation.h - marked spans of documents, and the codes that coders put on them */
#ifndef TEMA_QUOTATION_H
#define TEMA_QUOTATION_H

#include "tema/codebook.h"
#include "tema/document.h"
#include "tema/theme.h"

struct tema_coding {
    struct tema_code_id code; /* after merging of codes */
    const char *code_path;
    const char *coder; /* NULL: not known */
};

struct tema_quotation {
    struct tema_quotation_id id;
    const char *key; /* "q7k3f2": short, stable, unique in the project */
    struct tema_document_id document;
    const char *document_name;
    int64_t start, end;    /* code points; 0 and 0 where it is no span of text */
    const char *words;     /* verbatim, paragraphs parted by LF */
    const char *place;     /* where it lies in a page, picture or recording, or that it is
                              the whole document; NULL where it is but a span of text */
    const char *doubt;     /* why it may not stand where it was meant to; NULL: it does */
    const char *case_name; /* of the turn's speaker, else the case that names it or one of
                              its codes, else of the document; or NULL */
    const char *speaker;   /* label of the turn where it starts, or NULL */
    const char *comment;   /* "" where none */
    const char *codes;     /* paths parted by "; ", each once */
    const struct tema_coding *codings;
    size_t coding_count;
    const char *before, *after; /* what stands around it where the filter asks for it:
                                   from one blank on and up to one, paragraphs parted by
                                   LF; else "" */
};

struct tema_quotations {
    struct tema_quotation *items; /* as the filter sorts them */
    size_t count;
    int64_t total; /* how many there are, those left out by skip and most counted */
    void *memory;
};

/* What is alike comes by document and position. */
enum tema_quotation_sort {
    TEMA_SORT_DOCUMENT, /* by document's name, then position */
    TEMA_SORT_CASE,     /* by the case's name, those of nobody last */
    TEMA_SORT_CODE,   /* by the first code in the codebook's order (with a code or theme:
                         the first of those), the uncoded last */
    TEMA_SORT_LENGTH, /* the longest first */
    TEMA_SORT_NEWEST  /* the last marked first */
};

/* All NULL or 0: everything. Fields that are set must all hold. */
struct tema_quotation_filter {
    struct tema_code_id code;   /* the code, those merged into it and those below it */
    struct tema_theme_id theme; /* what the theme and its sub-themes gather, by
                                   codes or themselves, contrary quotations too */
    struct tema_document_id document;
    struct tema_quotation_id quotation; /* this one alone */
    const char *case_name;
    const char *coder; /* with a code, or the codes of a theme: of that coding, else of
                          any */
    bool uncoded;      /* only those without codings */
    bool doubtful;     /* only those with a doubt */
    const char *variable, *value; /* only those of cases with this value; both or none,
                                     case folded */
    const char *words; /* that stand in the quotation: case, white space, typographic
                          quotes and hyphens are as good as others; NULL or "": any */
    enum tema_quotation_sort sort;
    int64_t skip, most; /* how many to leave out, and then to hand out (0: all) */
    int64_t context;    /* code points of text on either side, 0..100,000; 0: none */
};

/* Fails with TEMA_NOT_FOUND where something that the filter names is not there, and
 * TEMA_INVALID where a number is below 0. */
TEMA_API
TEMA_MUST_CHECK bool tema_quotation_list(struct tema_project *project,
                                         const struct tema_quotation_filter *filter,
                                         struct tema_quotations *ret_quotations,
                                         struct tema_error *error);
TEMA_API
void tema_quotations_free(struct tema_quotations *quotations);

/* By its key. Fails with TEMA_NOT_FOUND, naming the nearest keys. */
TEMA_API
TEMA_MUST_CHECK bool tema_quotation_find(struct tema_project *project, const char *key,
                                         struct tema_quotation_id *ret_quotation,
                                         struct tema_error *error);

struct tema_new_quotation {
    struct tema_document_id document;
    int64_t start, end; /* code points; used where text is NULL */
    const char *text;   /* the words themselves; they must occur exactly once */
    const struct tema_code_id *codes; /* may be NULL */
    size_t code_count;
    const char *comment; /* may be NULL */
    const char *key;     /* NULL: a new one is made; else 'q' and 5..12 of
                            0-9 a-z without i l o u */
};

/* Marks a span and codes it. Where the same span is marked already, that quotation takes
 * the codings and the comment. A span that covers whole turns is taken without the first
 * turn's label. Text is found exactly, else with white space and typographic quotes and
 * hyphens folded. White space at the span's ends is left out. Fails with TEMA_INVALID
 * (empty span, out of range, malformed key), TEMA_NOT_FOUND (the words are not there, or
 * several times: says how often), TEMA_EXISTS (key taken). */
TEMA_API
TEMA_MUST_CHECK bool tema_quotation_add(struct tema_project *project,
                                        const struct tema_new_quotation *quotation,
                                        struct tema_quotation_id *ret_quotation,
                                        struct tema_error *error);

/* Codes, and takes the acting coder's coding away. What is so already is no error. */
TEMA_API
TEMA_MUST_CHECK bool tema_quotation_code(struct tema_project *project,
                                         struct tema_quotation_id quotation,
                                         struct tema_code_id code,
                                         struct tema_error *error);
TEMA_API
TEMA_MUST_CHECK bool tema_quotation_uncode(struct tema_project *project,
                                           struct tema_quotation_id quotation,
                                           struct tema_code_id code,
                                           struct tema_error *error);
/* Marks other words of the document. It is but a span of text then, and not in doubt any
 * more. Fails as tema_quotation_add. */
TEMA_API
TEMA_MUST_CHECK bool tema_quotation_resize(struct tema_project *project,
                                           struct tema_quotation_id quotation,
                                           int64_t start, int64_t end,
                                           struct tema_error *error);
TEMA_API
TEMA_MUST_CHECK bool tema_quotation_comment(struct tema_project *project,
                                            struct tema_quotation_id quotation,
                                            const char *comment,
                                            struct tema_error *error);

/* With its codings and from the themes that gather it; memos on it stay. */
TEMA_API
TEMA_MUST_CHECK bool tema_quotation_remove(struct tema_project *project,
                                           struct tema_quotation_id quotation,
                                           struct tema_error *error);

struct tema_code_table_result {
    int64_t rows;       /* of the table, without its head */
    int64_t quotations; /* new ones */
    int64_t codings;    /* new ones */
    int64_t unchanged;  /* rows whose coding was there already */
    int64_t codes;      /* new ones */
    int64_t coders;     /* new ones */
    char left_out[200]; /* columns that were not used: "case, speaker"; "" for none */
};

/* Codes by a CSV file with the columns document, start, end, text, code, coder, comment
 * and key in any order; document and code must be there, and start and end, or text.
 * Start and end are code points; where text stands beside them it is checked against
 * them. Text alone must occur exactly once in its document. Codes that are missing are
 * added by path; several in one field are parted by ';'. Without coder, the acting coder.
 * One transaction: where one row fails nothing is done, and the message names the row's
 * line. Fails as tema_quotation_add, and with TEMA_UNREADABLE. */
TEMA_API
TEMA_MUST_CHECK bool tema_code_table(struct tema_project *project, const char *path,
                                     struct tema_code_table_result *ret_result,
                                     struct tema_error *error);

#endif
