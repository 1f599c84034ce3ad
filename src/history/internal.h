/* internal.h - what the files of this room share */
#ifndef HISTORY_INTERNAL_H
#define HISTORY_INTERNAL_H

#include <sodium.h>

#include "base/array.h"
#include "base/cleanup.h"
#include "base/map.h"
#include "history/history.h"
#include "history/operation.h"

enum {
    HASH_BYTES = 32,
    KINDS_MOST = 32,
    BATCH_BYTES = 64 * 1024, /* a packed row is closed when it has grown past this */
};

/* A transaction's identity and what its author had seen. */
struct stamp {
    int64_t id; /* local */
    struct guid device;
    int64_t number;
    struct slice seen; /* version vector, borrowed */
};

struct history {
    struct store *store;
    const struct history_kind *kinds[KINDS_MOST];
    void *context;
    struct guid coder;
    char place[65]; /* where the file lies, as hexadecimal digits */

    const char *frozen; /* why no transaction may begin; or NULL */

    /* The open transaction. */
    int depth;      /* nested history_begin */
    bool grouped;   /* several transactions in one commit */
    bool abandoned; /* by an inner level */
    struct buffer
        label; /* set for the whole; else the outermost's, else the first inner's */
    struct buffer inner_label;
    int64_t transaction_id; /* 0 until its first operation */
    struct stamp stamp;
    struct buffer seen;
    int64_t clock, made_at;
    unsigned char previous_hash[HASH_BYTES];
    struct buffer reverts;
    bool is_redo;
    struct buffer packed; /* operations not stored yet */
    int64_t position, operations;
    crypto_generichash_state digest; /* over all operations */
    bool touched[KINDS_MOST];        /* kinds to settle */

    /* The content that history_read_content_part has read from last and will go on with,
     * NULL: none. To find a place in a large one anew takes long. */
    struct store_blob *part;
    struct guid part_of;

    struct buffer scratch;
    int64_t clock_skew; /* ms; tests set the machine's clock wrong */
    /* The merge rule: whether a write by AUTHOR takes the place of one by WRITER. Tests
     * break it. */
    bool (*supersedes)(const struct stamp *author, const struct stamp *writer);
    bool reverts_singly; /* tests compare undoing at once with undoing one by one */
};

/* transaction.c */
TEMA_MUST_CHECK
bool transaction_start(struct history *history, struct tema_error *error);
TEMA_MUST_CHECK
bool transaction_flush(struct history *history, struct tema_error *error);
TEMA_MUST_CHECK
bool transaction_stamp(struct history *history, int64_t id, struct buffer *seen,
                       struct stamp *ret_stamp, struct tema_error *error);
/* The hash of a stored transaction, from its row and its operations. */
TEMA_MUST_CHECK
bool transaction_hash(struct history *history, int64_t id, unsigned char hash[HASH_BYTES],
                      struct tema_error *error);
TEMA_MUST_CHECK
bool history_settle(struct history *history, struct tema_error *error);

/* device.c */
TEMA_MUST_CHECK
bool device_here(struct history *history, int64_t *ret_device, struct guid *ret_guid,
                 struct tema_error *error);
TEMA_MUST_CHECK
bool device_known(struct history *history, const struct guid *guid, const char *name,
                  int64_t *ret_device, struct tema_error *error);
TEMA_MUST_CHECK
bool device_seen(struct history *history, struct buffer *seen, struct tema_error *error);
bool seen_holds(struct slice seen, const struct guid *device, int64_t number);
bool stamp_saw(const struct stamp *author, const struct stamp *writer);
void device_find_place(const char *path, char place[65]);

/* object.c */
TEMA_MUST_CHECK
bool object_insert(struct history *history, const struct operation *birth,
                   int64_t transaction, int64_t *ret_id, bool *ret_newborn,
                   struct tema_error *error);
TEMA_MUST_CHECK
bool object_apply_write(struct history *history, int64_t id,
                        const struct operation *write, const struct stamp *author,
                        struct tema_error *error);
/* What the kind wants to be done before an object of it is born or written to. */
TEMA_MUST_CHECK
bool object_expect_change(struct history *history, int kind, struct tema_error *error);
/* As it was born; nothing that was written later. */
TEMA_MUST_CHECK
bool object_read_birth(struct history *history, int64_t id, struct arena *arena,
                       struct object *object, struct tema_error *error);

/* What was written to an object since it was born. */
struct overlay {
    bool (*counts)(void *context, int64_t transaction); /* NULL: what stands counts */
    void *context;
    int64_t newest[FIELDS_MOST]; /* per field: the transaction of the newest write */
};

/* Overlays OBJECT, as it was born, with the writes that count, the newest last. */
TEMA_MUST_CHECK
bool object_overlay(struct history *history, struct object *object,
                    struct overlay *overlay, struct arena *arena,
                    struct tema_error *error);
TEMA_MUST_CHECK
bool object_derive(struct history *history, int64_t id, bool newborn,
                   struct tema_error *error);

/* content.c: SHA256 is that of BYTES. */
TEMA_MUST_CHECK
bool content_insert(struct history *history, const struct guid *guid, const char *name,
                    struct slice bytes, const struct sha256 *sha256,
                    struct tema_error *error);
/* From now on the bytes of that sum are found in the content of row ID, or stay found
 * where they were. */
TEMA_MUST_CHECK
bool content_know(struct history *history, const struct sha256 *sha256, int64_t id,
                  struct tema_error *error);
TEMA_MUST_CHECK
bool content_know_all(struct history *history, struct tema_error *error);
TEMA_MUST_CHECK
bool content_find(struct history *history, const struct sha256 *sha256,
                  struct guid *ret_content, bool *ret_found, struct tema_error *error);
/* content_stream.c */
void content_stop_reading(struct history *history);
TEMA_MUST_CHECK
bool content_sum(struct history *history, int64_t id, struct sha256 *ret_sha256,
                 struct tema_error *error);

/* revert.c: the transaction that an undo or redo took back, 0 for any other. */
TEMA_MUST_CHECK
bool history_find_reverted(struct history *history, int64_t transaction,
                           int64_t *ret_reverted, struct tema_error *error);

/* Calls EACH with every operation of a transaction in order. */
TEMA_MUST_CHECK
bool transaction_each(struct history *history, int64_t transaction,
                      bool (*each)(void *context, const struct operation *operation,
                                   struct tema_error *error),
                      void *context, struct tema_error *error);

#endif
