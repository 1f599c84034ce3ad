/* mark.h - what is marked in one document, as a view of its text draws it */
#ifndef TEMA_MARK_H
#define TEMA_MARK_H

#include "tema/quotation.h"

/* Who put which code on a mark. */
struct tema_mark_coding {
    struct tema_code_id code; /* after merging of codes */
    const char *coder;        /* NULL: not known */
};

/* A quotation without its words. */
struct tema_mark {
    struct tema_quotation_id id;
    const char *key;
    int64_t start, end;  /* code points; 0 and 0 where it is no span of text */
    const char *comment; /* "" where none */
    const char *doubt;   /* why it may not stand where it was meant to; NULL: it does */
    const struct tema_mark_coding *codings; /* in the codebook's order, each once */
    size_t coding_count;
};

struct tema_marks {
    struct tema_mark *items; /* by start, then end */
    size_t count;
    void *memory;
};

/* The quotations of DOCUMENT that share a code point with [FROM, UNTIL), or all (0 and
 * 0). Fails with TEMA_NOT_FOUND, TEMA_INVALID (FROM below 0 or behind UNTIL). */
TEMA_API
TEMA_MUST_CHECK bool tema_mark_list(struct tema_project *project,
                                    struct tema_document_id document, int64_t from,
                                    int64_t until, struct tema_marks *ret_marks,
                                    struct tema_error *error);
TEMA_API
void tema_marks_free(struct tema_marks *marks);

#endif
