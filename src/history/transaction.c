/* transaction.c - begins, ends, stores and hashes transactions */
#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <time.h>

#include "history/internal.h"

enum { LABEL_BYTES = 400 };

static void reset(struct history *history)
{
    history->abandoned = false;
    history->transaction_id = 0;
    history->position = 0;
    history->operations = 0;
    history->is_redo = false;
    buffer_clear(&history->label);
    buffer_clear(&history->inner_label);
    buffer_clear(&history->reverts);
    buffer_clear(&history->packed);
    memset(history->touched, 0, sizeof history->touched);
}

bool history_begin(struct history *history, struct tema_error *error)
{
    if (history->frozen != NULL)
        return tema_fail(error, TEMA_REFUSED, "%s", history->frozen);
    if (history->depth == 0) {
        content_stop_reading(history);
        if (!history->grouped && !store_begin(history->store, error))
            return false;
        reset(history);
    }
    history->depth++;
    return true;
}

void history_abandon(struct history *history)
{
    if (history->depth == 0 || history->abandoned)
        return;
    content_stop_reading(history);
    store_rollback(history->store);
    history->abandoned = true;
    history->transaction_id = 0;
}

int64_t history_current(const struct history *history)
{
    return history->depth > 0 ? history->transaction_id : 0;
}

int64_t history_current_time(const struct history *history)
{
    assert(history->transaction_id != 0);
    return history->made_at;
}

bool history_is_open(const struct history *history)
{
    return history->depth > 0 || history->grouped;
}

static void set_label(struct buffer *ret_label, const char *format, va_list arguments)
{
    char label[LABEL_BYTES];
    size_t end;

    vsnprintf(label, sizeof label, format, arguments);
    end = strlen(label);
    while (end == sizeof label - 1 && ((unsigned char)label[end - 1] & 0xC0) == 0x80)
        label[--end] = '\0'; /* cut at a character's end */
    if (end > 0 && ((unsigned char)label[end - 1] & 0xC0) == 0xC0)
        label[--end] = '\0';
    buffer_clear(ret_label);
    buffer_add_string(ret_label, label);
}

void history_label(struct history *history, const char *label, ...)
{
    va_list arguments;

    if (history->label.length > 0)
        return;
    va_start(arguments, label);
    set_label(&history->label, label, arguments);
    va_end(arguments);
}

/* The clock never stands still or goes back, whatever the machine's own does. */
static bool next_clock(struct history *history, struct tema_error *error)
{
    static const char newest[] = "SELECT max(clock) FROM history_transaction";
    struct timespec now;
    int64_t last;

    if (!store_integer(history->store, newest, BIND_NOTHING, 0, &last, error))
        return false;
    clock_gettime(CLOCK_REALTIME, &now);
    history->made_at =
        (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000 + history->clock_skew;
    history->clock = history->made_at * 65536;
    if (history->clock <= last)
        history->clock = last + 1;
    return true;
}

static bool read_previous(struct history *history, int64_t device,
                          struct tema_error *error)
{
    static const char select[] = "SELECT number, hash FROM history_transaction "
                                 "WHERE device_id = $1 ORDER BY number DESC LIMIT 1";
    struct rows rows;

    history->stamp.number = 1;
    memset(history->previous_hash, 0, HASH_BYTES);
    if (!store_query(history->store, select, BIND(sql_integer(device)), &rows, error))
        return false;
    if (rows_next(&rows)) {
        struct slice hash = rows_slice(&rows, 1);

        history->stamp.number = rows_integer(&rows, 0) + 1;
        if (hash.length == HASH_BYTES)
            memcpy(history->previous_hash, hash.bytes, HASH_BYTES);
    }
    return rows_close(&rows, error);
}

/* Called before the first operation: a transaction without any leaves no trace. */
bool transaction_start(struct history *history, struct tema_error *error)
{
    static const char insert[] = "INSERT INTO history_transaction (device_id, number, "
                                 "clock, seen, coder, made_at, "
                                 "is_redo, label, operations, previous_hash, hash) "
                                 "VALUES ($1, $2, $3, $4, $5, $6, 0, '', 0, $7, $7)";
    int64_t device;

    assert(history->depth > 0);
    if (history->abandoned)
        return tema_fail(error, TEMA_REFUSED, "the transaction was abandoned");
    if (history->transaction_id != 0)
        return true;
    if (!device_here(history, &device, &history->stamp.device, error) ||
        !device_seen(history, &history->seen, error) || !next_clock(history, error) ||
        !read_previous(history, device, error))
        return false;
    history->stamp.seen = buffer_slice(&history->seen);
    crypto_generichash_init(&history->digest, NULL, 0, HASH_BYTES);
    return store_run(
               history->store, insert,
               BIND(sql_integer(device), sql_integer(history->stamp.number),
                    sql_integer(history->clock),
                    sql_bytes(history->stamp.seen.bytes, history->stamp.seen.length),
                    sql_guid(&history->coder), sql_integer(history->made_at),
                    sql_bytes(history->previous_hash, HASH_BYTES)),
               &history->transaction_id, error) &&
           ((history->stamp.id = history->transaction_id), true);
}

/* Stores the operations packed so far as one row. */
bool transaction_flush(struct history *history, struct tema_error *error)
{
    static const char insert[] = "INSERT INTO history_operation (transaction_id, "
                                 "position, packed) VALUES ($1, $2, $3)";

    if (history->packed.length == 0)
        return true;
    crypto_generichash_update(&history->digest,
                              (const unsigned char *)history->packed.bytes,
                              history->packed.length);
    if (!store_run(history->store, insert,
                   BIND(sql_integer(history->transaction_id),
                        sql_integer(history->position++),
                        sql_bytes(history->packed.bytes, history->packed.length)),
                   NULL, error))
        return false;
    buffer_clear(&history->packed);
    return true;
}

bool history_settle(struct history *history, struct tema_error *error)
{
    for (size_t i = 0; i < KINDS_MOST; i++) {
        if (!history->touched[i])
            continue;
        history->touched[i] = false;
        if (history->kinds[i]->settle != NULL &&
            !history->kinds[i]->settle(history->context, error))
            return false;
    }
    return true;
}

/* The bytes that are hashed: every column but id, then the digest of all operations. */
static void hash_header(const struct rows *rows, const unsigned char *operations_digest,
                        unsigned char hash[HASH_BYTES])
{
    CLEANUP_BUFFER struct buffer header = {0};

    for (int column = 0; column < rows_columns(rows); column++) {
        struct slice bytes = rows_slice(rows, column);

        varint_add(&header, bytes.length);
        buffer_add_slice(&header, bytes);
    }
    buffer_add(&header, operations_digest, HASH_BYTES);
    crypto_generichash(hash, HASH_BYTES, (const unsigned char *)header.bytes,
                       header.length, NULL, 0);
}

static bool hash_row(struct history *history, int64_t id, const unsigned char *digest,
                     unsigned char hash[HASH_BYTES], struct tema_error *error)
{
    /* Integers are hashed as decimal text, so that anybody can check with a few lines. */
    static const char select[] =
        "SELECT d.guid, CAST(t.number AS TEXT), CAST(t.clock AS TEXT), t.seen, t.coder, "
        "CAST(t.made_at AS TEXT), t.reverts, CAST(t.is_redo AS TEXT), t.label, "
        "CAST(t.operations AS TEXT), t.previous_hash FROM history_transaction t "
        "JOIN history_device d ON d.id = t.device_id WHERE t.id = $1";
    struct rows rows;
    bool found;

    if (!store_query(history->store, select, BIND(sql_integer(id)), &rows, error))
        return false;
    found = rows_next(&rows);
    if (found)
        hash_header(&rows, digest, hash);
    if (!rows_close(&rows, error))
        return false;
    return found ||
           tema_fail(error, TEMA_DAMAGED, "transaction %lld is missing", (long long)id);
}

bool transaction_hash(struct history *history, int64_t id, unsigned char hash[HASH_BYTES],
                      struct tema_error *error)
{
    static const char select[] = "SELECT packed FROM history_operation WHERE "
                                 "transaction_id = $1 ORDER BY position";
    unsigned char operations[HASH_BYTES];
    crypto_generichash_state digest;
    struct rows rows;

    crypto_generichash_init(&digest, NULL, 0, HASH_BYTES);
    if (!store_query(history->store, select, BIND(sql_integer(id)), &rows, error))
        return false;
    while (rows_next(&rows)) {
        struct slice packed = rows_slice(&rows, 0);

        crypto_generichash_update(&digest, (const unsigned char *)packed.bytes,
                                  packed.length);
    }
    if (!rows_close(&rows, error))
        return false;
    crypto_generichash_final(&digest, operations, HASH_BYTES);
    return hash_row(history, id, operations, hash, error);
}

static bool seal(struct history *history, struct tema_error *error)
{
    static const char describe[] =
        "UPDATE history_transaction SET label = $2, operations = $3, reverts = $4, "
        "is_redo = $5 WHERE id = $1";
    static const char close[] = "UPDATE history_transaction SET hash = $2 WHERE id = $1";
    static const char remember[] = "UPDATE history_here SET coder = $1";
    unsigned char operations[HASH_BYTES], hash[HASH_BYTES];
    struct sql_value id = sql_integer(history->transaction_id);
    struct slice reverts = buffer_slice(&history->reverts);

    if (!transaction_flush(history, error))
        return false;
    crypto_generichash_final(&history->digest, operations, HASH_BYTES);
    return store_run(history->store, describe,
                     BIND(id, sql_slice(buffer_slice(&history->label)),
                          sql_integer(history->operations),
                          reverts.length > 0 ? sql_bytes(reverts.bytes, reverts.length)
                                             : sql_text(NULL),
                          sql_integer(history->is_redo)),
                     NULL, error) &&
           hash_row(history, history->transaction_id, operations, hash, error) &&
           store_run(history->store, close, BIND(id, sql_bytes(hash, HASH_BYTES)), NULL,
                     error) &&
           store_run(history->store, remember, BIND(sql_guid(&history->coder)), NULL,
                     error);
}

static bool finish(struct history *history, struct tema_error *error)
{
    if (history->abandoned)
        return tema_fail(error, TEMA_REFUSED, "the transaction was abandoned");
    if (!history_settle(history, error))
        return false;
    if (history->depth > 1)
        return true;
    if (history->transaction_id != 0 && !seal(history, error))
        return false;
    content_stop_reading(history);
    if (history->grouped)
        return true;
    return store_commit(history->store, error);
}

bool history_end(struct history *history, bool went_well, struct tema_error *error,
                 const char *label, ...)
{
    va_list arguments;

    assert(history->depth > 0);
    if (went_well && label != NULL &&
        (history->depth == 1 || history->inner_label.length == 0)) {
        va_start(arguments, label);
        set_label(&history->inner_label, label, arguments);
        va_end(arguments);
    }
    if (history->label.length == 0 && history->depth == 1)
        buffer_add_slice(&history->label, buffer_slice(&history->inner_label));
    if (went_well)
        went_well = finish(history, error);
    if (!went_well)
        history_abandon(history);
    history->depth--;
    if (history->depth == 0)
        history->transaction_id = 0;
    return went_well;
}

bool transaction_stamp(struct history *history, int64_t id, struct buffer *seen,
                       struct stamp *ret_stamp, struct tema_error *error)
{
    static const char select[] =
        "SELECT d.guid, t.number, t.seen FROM history_transaction t "
        "JOIN history_device d ON d.id = t.device_id WHERE t.id = $1";
    struct rows rows;

    buffer_clear(seen);
    *ret_stamp = (struct stamp){.id = id};
    if (!store_query(history->store, select, BIND(sql_integer(id)), &rows, error))
        return false;
    if (rows_next(&rows)) {
        ret_stamp->device = rows_guid(&rows, 0);
        ret_stamp->number = rows_integer(&rows, 1);
        buffer_add_slice(seen, rows_slice(&rows, 2));
    }
    ret_stamp->seen = buffer_slice(seen);
    return rows_close(&rows, error);
}

bool transaction_each(struct history *history, int64_t transaction,
                      bool (*each)(void *context, const struct operation *operation,
                                   struct tema_error *error),
                      void *context, struct tema_error *error)
{
    static const char select[] = "SELECT packed FROM history_operation "
                                 "WHERE transaction_id = $1 AND position = $2";

    for (int64_t position = 0;; position++) {
        CLEANUP_BUFFER struct buffer packed = {0};
        CLEANUP_ARENA struct arena *arena = arena_new();
        struct operation operation;
        struct rows rows;
        bool found;

        if (!store_query(history->store, select,
                         BIND(sql_integer(transaction), sql_integer(position)), &rows,
                         error))
            return false;
        found = rows_next(&rows);
        if (found)
            buffer_add_slice(&packed, rows_slice(&rows, 0));
        if (!rows_close(&rows, error))
            return false;
        if (!found)
            return true;
        for (size_t offset = 0; offset < packed.length;)
            if (!operation_unpack(buffer_slice(&packed), &offset, arena, &operation,
                                  error) ||
                !each(context, &operation, error))
                return false;
    }
}
