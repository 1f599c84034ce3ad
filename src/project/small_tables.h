/* small_tables.h - codes, coders, documents, speakers and cases, held in memory
 *
 * They are few beside quotations and codings, which point to them: looking them up here
 * is many times as fast as joining tables. */
#ifndef PROJECT_SMALL_TABLES_H
#define PROJECT_SMALL_TABLES_H

#include "base/map.h"
#include "project/project.h"

/* A row of one of them. */
struct entry {
    int64_t id;
    const char *name; /* of the document, speaker, case, coder; path of the code */
    int64_t case_id;  /* of documents and speakers */
    int64_t order; /* of documents and cases: place in their list; of codes: in the tree;
                      of speakers: their role */
    int64_t effective; /* of codes */
};

struct entries {
    struct entry *items;
    size_t count, capacity;
    struct map by_id; /* to the place in items */
};

/* Start with {0}. Documents and cases are the living ones. */
struct small_tables {
    struct entries codes, coders, documents, speakers, cases;
    struct map named; /* things that a case names (quotations; codes, after merges) to its
                         id: of several cases the first by name */
};

void small_tables_release(struct small_tables *tables);

/* Names in ARENA. */
TEMA_MUST_CHECK
bool small_tables_read(struct tema_project *project, struct arena *arena,
                       struct small_tables *tables, struct tema_error *error);

/* Codes and coders alone. */
TEMA_MUST_CHECK
bool small_tables_read_codes(struct tema_project *project, struct arena *arena,
                             struct small_tables *tables, struct tema_error *error);

/* The order of the view quotation_about: by name, then by id. */
int small_tables_order(const struct entry *left, const struct entry *right);

/* NULL where there is none, as for id 0. */
struct entry *entry_of(const struct entries *entries, int64_t id);

#endif
