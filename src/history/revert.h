/* revert.h - what the files of undo and redo share */
#ifndef HISTORY_REVERT_H
#define HISTORY_REVERT_H

#include "base/map.h"
#include "history/internal.h"

enum {
    FIELD_BIRTH = -1, /* of struct touched: the object was born */
    REVERTED_AT_ONCE = 512,
};

/* A write of the transaction that is taken back, or a birth in it. */
struct touched {
    int64_t object;
    struct guid guid;
    int kind, field;
    bool is_own; /* the object was born in the transaction */
};

/* A transaction that wrote to an object which is touched. */
struct writer {
    int64_t id, clock;
    struct guid device, coder;
    bool was_seen;      /* by the transaction that is taken back */
    bool is_superseded; /* by the one that takes back */
};

struct revert {
    struct history *history;
    int64_t transaction; /* that is taken back */
    struct stamp stamp;  /* its */
    struct buffer seen;
    void (*left)(void *context, int64_t object_id, const char *reason);
    void *context;
    ARRAY(struct touched) touched; /* by the transaction, in order, each once */
    ARRAY(struct writer) writers;
    struct map writers_by_id;
};

/* revert_collect.c: finds what the transaction touched. */
TEMA_MUST_CHECK
bool revert_collect(struct revert *revert, struct tema_error *error);

/* revert.c */
TEMA_MUST_CHECK
bool revert_one(struct revert *revert, const struct touched *touched,
                struct tema_error *error);
/* Where it is needed, that is told. */
TEMA_MUST_CHECK
bool revert_asks_whether_needed(const struct revert *revert,
                                const struct history_kind *kind, int64_t object,
                                bool *ret_needed, struct tema_error *error);

/* revert_many.c: as revert_one for COUNT (at most REVERTED_AT_ONCE), which are all births
 * or all writes of FIELD_REMOVED, from the last to the first. */
TEMA_MUST_CHECK
bool revert_alike(struct revert *revert, const struct touched *touched, size_t count,
                  struct tema_error *error);

#endif
