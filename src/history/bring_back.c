/* bring_back.c - many objects that were removed are there again
 *
 * What history_write does for each, by few statements. */
#include <assert.h>

#include "history/internal.h"

enum { CHUNK = 512, COLUMNS = 3 /* of history_write, as far as they differ */ };

struct returning {
    struct history *history;
    int64_t remover; /* that was asked for last; 0: none */
    bool is_superseded;
};

/* What this transaction has not seen stands beside it. */
static bool ask_for(struct returning *returning, int64_t remover,
                    struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer seen = {0};
    struct history *history = returning->history;
    struct stamp stamp;

    if (returning->remover == remover)
        return true;
    if (!transaction_stamp(history, remover, &seen, &stamp, error))
        return false;
    returning->remover = remover;
    returning->is_superseded = history->supersedes(&history->stamp, &stamp);
    return true;
}

static bool supersede(struct returning *returning, const struct return_of *objects,
                      size_t count, struct tema_error *error)
{
    static const char update[] =
        "UPDATE OR FAIL history_write SET superseded = 1 FROM many "
        "WHERE object_id = c1 AND field = 0 AND transaction_id = c2";
    struct sql_value values[CHUNK * 2];
    size_t filled = 0;

    for (size_t i = 0; i < count; i++) {
        if (!ask_for(returning, objects[i].remover, error))
            return false;
        if (!returning->is_superseded)
            continue;
        values[2 * filled] = sql_integer(objects[i].id);
        values[2 * filled++ + 1] = sql_integer(objects[i].remover);
    }
    return filled == 0 ||
           store_run_many(returning->history->store, update, values, 2, filled, error);
}

static bool write(struct history *history, const struct return_of *objects, size_t count,
                  struct tema_error *error)
{
    static const char insert[] = "INSERT OR FAIL INTO history_write "
                                 "(object_id, field, transaction_id, superseded, value) "
                                 "SELECT c1, 0, c2, 0, c3 FROM many";
    CLEANUP_BUFFER struct buffer record = {0};
    const struct value no = value_integer(0);
    struct sql_value values[CHUNK * COLUMNS];

    record_add(&record, &no, 1);
    for (size_t i = 0; i < count; i++) {
        values[COLUMNS * i] = sql_integer(objects[i].id);
        values[COLUMNS * i + 1] = sql_integer(history->transaction_id);
        values[COLUMNS * i + 2] = sql_bytes(record.bytes, record.length);
        operation_pack_write(&history->packed, &objects[i].guid, FIELD_REMOVED, &no);
        if (history->packed.length > BATCH_BYTES && !transaction_flush(history, error))
            return false;
    }
    history->operations += (int64_t)count;
    return store_run_many(history->store, insert, values, COLUMNS, count, error);
}

static bool derive(struct history *history, int kind, const struct return_of *objects,
                   size_t count, struct tema_error *error)
{
    const struct history_kind *definition = history->kinds[kind];
    int64_t ids[CHUNK];

    history->touched[kind] = true;
    for (size_t i = 0; i < count; i++)
        ids[i] = objects[i].id;
    if (definition->derive_removals != NULL)
        return definition->derive_removals(history->context, ids, count, false, error);
    for (size_t i = 0; i < count; i++)
        if (!object_derive(history, ids[i], false, error))
            return false;
    return true;
}

bool history_bring_back(struct history *history, int kind,
                        const struct return_of *objects, size_t count,
                        struct tema_error *error)
{
    struct returning returning = {.history = history};

    assert(kind > 0 && kind < KINDS_MOST && history->kinds[kind] != NULL);
    if (count == 0)
        return true;
    if (!object_expect_change(history, kind, error) || !transaction_start(history, error))
        return false;
    for (size_t done = 0, chunk; done < count; done += chunk) {
        chunk = count - done < CHUNK ? count - done : CHUNK;
        if (!supersede(&returning, objects + done, chunk, error) ||
            !write(history, objects + done, chunk, error) ||
            !derive(history, kind, objects + done, chunk, error))
            return false;
    }
    return true;
}
