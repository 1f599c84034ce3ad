/* package.h - a transaction on its way from one copy of a project to another
 *
 * Copies are merged by the union of their histories: every transaction that one has and
 * the other lacks is sent. Order, repetition and partial sending do not matter: what is
 * known is skipped, what lacks something it had seen waits for it. */
#ifndef HISTORY_PACKAGE_H
#define HISTORY_PACKAGE_H

#include "history/history.h"

struct package_content {
    struct guid guid;
    const char *name;
    struct slice bytes; /* NULL bytes: purged */
};

struct package {
    struct guid device;
    const char *device_name;
    int64_t number, clock, made_at, operations;
    struct slice seen, reverts, previous_hash, hash;
    struct guid coder;
    bool is_redo;
    const char *label;
    struct slice *packed; /* the rows of operations */
    size_t packed_count;
    struct package_content *contents;
    size_t content_count;
};

/* Reads transaction ID with all that it needs, into ARENA. */
TEMA_MUST_CHECK
bool package_read(struct history *history, int64_t id, struct arena *arena,
                  struct package *ret_package, struct tema_error *error);

enum package_outcome {
    PACKAGE_TAKEN,
    PACKAGE_KNOWN,   /* it was there already */
    PACKAGE_WAITING, /* something its author had seen is not there yet: send it again
                        later */
};

/* Takes a package in, one commit each unless a group is open (history_begin_group).
 * Fails with TEMA_DAMAGED when its hash does not hold or another transaction bears its
 * number. */
TEMA_MUST_CHECK
bool package_receive(struct history *history, const struct package *package,
                     enum package_outcome *ret_outcome, struct tema_error *error);

#endif
