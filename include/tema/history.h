/* history.h - who did what when; undo and redo; whether the file holds together */
#ifndef TEMA_HISTORY_H
#define TEMA_HISTORY_H

#include "tema/project.h"

struct tema_transaction {
    int64_t number; /* from 1 in the order in which this file received them */
    const char *coder;
    int64_t at;         /* ms */
    const char *label;  /* "coded 'trust' in Anna" */
    const char *device; /* short name of the copy it was made in */
    int64_t operations; /* how many fields of how many objects it wrote */
    bool undone;        /* stands undone now */
};

struct tema_transactions {
    struct tema_transaction *items; /* newest first */
    size_t count;
    void *memory;
};

struct tema_history_filter {
    const char *on;      /* "KIND:NAME" as for memos, or NULL */
    const char *coder;   /* or NULL */
    int64_t from, until; /* ms, half-open; 0: open */
    int64_t most;        /* 0: all */
};

TEMA_API
TEMA_MUST_CHECK bool tema_history_list(struct tema_project *project,
                                       const struct tema_history_filter *filter,
                                       struct tema_transactions *ret_transactions,
                                       struct tema_error *error);
TEMA_API
void tema_transactions_free(struct tema_transactions *transactions);

/* Undoes the acting coder's last COUNT transactions that stand, newest first; redoes
 * those undone last. What someone else has changed since is left as it is. RET_DONE tells
 * in one line each what was undone and what was left ("undone: coded 'trust' in Anna");
 * new, free with free(). One transaction. TEMA_NOT_FOUND where there is nothing to undo
 * or redo; fewer than COUNT is no error. COUNT: at least 1. */
TEMA_API
TEMA_MUST_CHECK bool tema_undo(struct tema_project *project, int64_t count,
                               char **ret_done, struct tema_error *error);
TEMA_API
TEMA_MUST_CHECK bool tema_redo(struct tema_project *project, int64_t count,
                               char **ret_done, struct tema_error *error);

/* The labels of what tema_undo and tema_redo would take on next ("coded 'trust' in
 * Anna"); NULL where there is nothing. New, free with free(). */
TEMA_API
TEMA_MUST_CHECK bool tema_undo_next(struct tema_project *project, char **ret_undo_label,
                                    char **ret_redo_label, struct tema_error *error);

/* Opens the project at PATH as it was at AT_MS: with all that was done by then, as far as
 * each of it knew of nothing later. It is a copy of its own, without the files that were
 * imported, that nobody else sees and that is gone when it is closed
 * (tema_project_close). It can be read like any project; what would change it fails with
 * TEMA_REFUSED. Fails as tema_project_open, and with TEMA_NOT_FOUND where AT_MS lies
 * before the beginning. */
TEMA_API
TEMA_MUST_CHECK bool tema_project_open_at(const char *path, int64_t at_ms,
                                          struct tema_project **ret_project,
                                          struct tema_error *error);

/* Makes everything that is derived again from the history. */
TEMA_API
TEMA_MUST_CHECK bool tema_project_rebuild(struct tema_project *project,
                                          struct tema_error *error);

struct tema_faults {
    char **items; /* one line each: what is wrong */
    size_t count;
    void *memory;
};

/* Verifies the file: the database's own integrity, the chain of hashes, contents against
 * their hashes, ranges, foreign keys, and that a rebuild would give what is there. Fails
 * only where it cannot look; faults are in the list. */
TEMA_API
TEMA_MUST_CHECK bool tema_project_check(struct tema_project *project,
                                        struct tema_faults *ret_faults,
                                        struct tema_error *error);
TEMA_API
void tema_faults_free(struct tema_faults *faults);

#endif
