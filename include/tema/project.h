/* project.h - one study in one file: making, opening, closing it
 *
 * Times everywhere are milliseconds since 1970-01-01 UTC. Positions everywhere are
 * Unicode code points, half-open [start, end). Strings are UTF-8. Lists are the caller's:
 * each has a _free function that takes NULL items; what they point to lives until
 * then. */
#ifndef TEMA_PROJECT_H
#define TEMA_PROJECT_H

#include "tema/error.h"

struct tema_project; /* opaque */

/* How the study reads and counts; which defaults and warnings apply. */
enum tema_approach { TEMA_REFLEXIVE, TEMA_CODEBOOK, TEMA_RELIABILITY };

struct tema_study {
    const char *title;    /* 0..500 code points */
    const char *language; /* BCP 47: "sv", "en"; decides quotation marks, count words */
    enum tema_approach approach;
};

/* Makes a new project at PATH (which must not exist) and opens it; CODER is the first
 * coder and the one who acts. Fields of STUDY that are NULL get "" and "en". Fails with
 * TEMA_EXISTS, TEMA_INVALID, TEMA_NOT_FOUND (no such folder), TEMA_UNREADABLE (PATH is a
 * folder), TEMA_IO. */
TEMA_API
TEMA_MUST_CHECK bool tema_project_create(const char *path, const struct tema_study *study,
                                         const char *coder,
                                         struct tema_project **ret_project,
                                         struct tema_error *error);

/* Opens the project at PATH for reading and writing. The one who acts is the coder who
 * acted last on this machine's copy, until tema_project_act_as. Fails with TEMA_NOT_FOUND
 * (no file), TEMA_UNREADABLE (not a tema project, or of a newer version), TEMA_IO,
 * TEMA_BUSY. */
TEMA_API
TEMA_MUST_CHECK bool tema_project_open(const char *path,
                                       struct tema_project **ret_project,
                                       struct tema_error *error);

/* The same for a program that must not rest: here and later it waits at most PATIENCE ms
 * (0 or more) for another program before it fails with TEMA_BUSY. */
TEMA_API
TEMA_MUST_CHECK bool tema_project_open_within(const char *path, int patience,
                                              struct tema_project **ret_project,
                                              struct tema_error *error);

/* A number that is another one when anybody has changed the project, in this program or
 * in another; what was kept in memory of it is read anew then. Cheap, and never waits:
 * fails with TEMA_BUSY where another program is writing at this moment; TEMA_IO,
 * TEMA_DAMAGED. */
TEMA_API
TEMA_MUST_CHECK bool tema_project_version(struct tema_project *project,
                                          int64_t *ret_version, struct tema_error *error);

/* Takes NULL. An unfinished transaction is abandoned. */
TEMA_API
void tema_project_close(struct tema_project *project);

/* Lets later changes be made by the coder called NAME, who is added with the first change
 * if unknown. NAME: 1..200 code points. */
TEMA_API
TEMA_MUST_CHECK bool tema_project_act_as(struct tema_project *project, const char *name,
                                         struct tema_error *error);

/* The name of the coder who acts; borrowed until the next tema_project_act_as. */
TEMA_API
const char *tema_project_coder(const struct tema_project *project);

/* A warning about where the file lies ("a synced folder"), or NULL; borrowed from
 * PROJECT. */
TEMA_API
const char *tema_project_place_warning(const struct tema_project *project);

struct tema_study_details {
    char *title, *language; /* owned; tema_study_details_free */
    enum tema_approach approach;
};

TEMA_API
TEMA_MUST_CHECK bool tema_project_study(struct tema_project *project,
                                        struct tema_study_details *ret_study,
                                        struct tema_error *error);
TEMA_API
void tema_study_details_free(struct tema_study_details *study);

/* Changes the study's fields that are not NULL; approach is always taken. */
TEMA_API
TEMA_MUST_CHECK bool tema_project_describe(struct tema_project *project,
                                           const struct tema_study *study,
                                           struct tema_error *error);

/* The name of an approach ("reflexive") and back; TEMA_INVALID for any other word. */
TEMA_API
const char *tema_approach_name(enum tema_approach approach);
TEMA_API
TEMA_MUST_CHECK bool tema_approach_from_name(const char *name,
                                             enum tema_approach *ret_approach,
                                             struct tema_error *error);

/* How many of each kind are there (removed ones not counted). Documents: sources; what
 * belongs to one (a recording's transcript) or to a memo is none of its own. */
struct tema_counts {
    int64_t documents, turns, quotations, codes, codings, themes, cases, variables, memos,
        coders, chapters, transactions, links, sets, graphs;
    int64_t characters; /* code points of all documents */
};

TEMA_API
TEMA_MUST_CHECK bool tema_project_counts(struct tema_project *project,
                                         struct tema_counts *ret_counts,
                                         struct tema_error *error);

struct tema_coder {
    const char *name;
    int64_t codings, transactions;
};

struct tema_coders {
    struct tema_coder *items;
    size_t count;
    void *memory;
};

TEMA_API
TEMA_MUST_CHECK bool tema_project_coders(struct tema_project *project,
                                         struct tema_coders *ret_coders,
                                         struct tema_error *error);
TEMA_API
void tema_coders_free(struct tema_coders *coders);

/* A group of changes that is undone as one. Every changing function below is a
 * transaction of its own unless one is open; then it joins it. LABEL says in plain words
 * what is done ("imported 3 cases"); NULL: the first change's own label.
 * tema_transaction_commit makes the changes durable. When a function fails inside,
 * abandon the transaction: all of it is undone (nothing is, where none is open). */
TEMA_API
TEMA_MUST_CHECK bool tema_transaction_begin(struct tema_project *project,
                                            const char *label, struct tema_error *error);
TEMA_API
TEMA_MUST_CHECK bool tema_transaction_commit(struct tema_project *project,
                                             struct tema_error *error);
TEMA_API
void tema_transaction_abandon(struct tema_project *project);

#endif
