/* census.h - all quotations of the study with whom they are about, for what counts them
 *
 * One pass over each table instead of a join a row. */
#ifndef PROJECT_CENSUS_H
#define PROJECT_CENSUS_H

#include "project/codings.h"

struct counted {
    int64_t quotation;
    int64_t turns; /* how many it touches */
    const struct entry *document;
    const struct entry *speaker; /* or NULL */
    const struct entry *about;   /* a case, or NULL */
};

/* Start with {0}. Quotations that stand in a document that stands, in order of their
 * ids. */
struct census {
    struct small_tables tables;
    struct codings codings; /* of all quotations, also of removed ones */
    struct counted *items;
    size_t count, capacity;
};

void census_release(struct census *census);

/* Names in ARENA. */
TEMA_MUST_CHECK
bool census_read(struct tema_project *project, struct arena *arena, struct census *census,
                 struct tema_error *error);

/* NULL where QUOTATION, or its document, is removed. */
const struct counted *census_of(const struct census *census, int64_t quotation);

/* Calls EACH for what stands, in order of the quotations' ids, with its place in items
 * and its codings (COUNT may be 0). */
void census_walk(const struct census *census,
                 void (*each)(void *context, size_t place, const struct coded *codings,
                              size_t count),
                 void *context);

/* The place of ENTRY in ENTRIES. */
static inline size_t census_place(const struct entries *entries,
                                  const struct entry *entry)
{
    return (size_t)(entry - entries->items);
}

#endif
