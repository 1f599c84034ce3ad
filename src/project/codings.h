/* codings.h - the codings of many quotations, with what they point to */
#ifndef PROJECT_CODINGS_H
#define PROJECT_CODINGS_H

#include "project/small_tables.h"

struct coded {
    int64_t quotation;
    int64_t code_id;          /* as written */
    const struct entry *code; /* after merges */
    const struct entry *coder;
};

/* By quotation, place of the code in the tree, coder. Start with {0}. */
struct codings {
    struct coded *items;
    size_t count, capacity;
};

void codings_release(struct codings *codings);

/* The codings of all quotations. Codes and coders are borrowed from TABLES. */
TEMA_MUST_CHECK
bool codings_read(struct tema_project *project, const struct small_tables *tables,
                  struct codings *codings, struct tema_error *error);

/* Those of COUNT quotations; ascending IDS are read fastest. */
TEMA_MUST_CHECK
bool codings_read_of(struct tema_project *project, const struct small_tables *tables,
                     const int64_t *ids, size_t count, struct codings *codings,
                     struct tema_error *error);

/* Those on QUOTATION: the first, and how many. */
const struct coded *codings_on(const struct codings *codings, int64_t quotation,
                               size_t *ret_count);

/* Whether CODED, which stands behind its predecessor in the list, says what that says:
 * two codes that have become one count once. */
bool codings_repeats(const struct coded *coded);

/* NULL for the one who has no name: nobody. */
const char *codings_coder(const struct entry *coder);

#endif
