/* births.c - many new objects at once */
#include <assert.h>

#include "history/internal.h"

enum {
    CHUNK = 512, /* objects stored by one statement */
    COLUMNS = 4, /* of history_object, without the id */
};

/* A failure undoes the whole transaction, so no statement need be able to undo itself:
 * hence OR FAIL, without which pages are copied for that. Ids are the next ones. */
static bool insert(struct history *history, int kind, const struct birth *births,
                   const struct slice *records, size_t count, struct tema_error *error)
{
    static const char statement[] =
        "INSERT OR FAIL INTO history_object (guid, kind, transaction_id, born) "
        "SELECT c1, c2, c3, c4 FROM many";
    struct sql_value values[CHUNK * COLUMNS];

    for (size_t i = 0; i < count; i++) {
        struct sql_value *row = values + i * COLUMNS;

        row[0] = sql_guid(&births[i].guid);
        row[1] = sql_integer(kind);
        row[2] = sql_integer(history->transaction_id);
        row[3] = sql_bytes(records[i].bytes, records[i].length);
    }
    return store_run_many(history->store, statement, values, COLUMNS, count, error);
}

static bool pack(struct history *history, int kind, const struct birth *births,
                 const struct slice *records, size_t count, struct tema_error *error)
{
    for (size_t i = 0; i < count; i++) {
        operation_pack_record(&history->packed, &births[i].guid, kind, records[i]);
        if (history->packed.length > BATCH_BYTES && !transaction_flush(history, error))
            return false;
    }
    history->operations += (int64_t)count;
    return true;
}

/* The births' records, in the history's scratch. */
static void make_records(struct history *history, int kind, const struct birth *births,
                         size_t count, struct slice *ret_records)
{
    struct buffer *scratch = &history->scratch;
    size_t ends[CHUNK];

    buffer_clear(scratch);
    for (size_t i = 0; i < count; i++) {
        record_add(scratch, births[i].values,
                   record_needed(births[i].values, history->kinds[kind]->fields));
        ends[i] = scratch->length;
    }
    for (size_t i = 0; i < count; i++)
        ret_records[i] =
            slice_cut(buffer_slice(scratch), i > 0 ? ends[i - 1] : 0, ends[i]);
}

static bool derive_each(struct history *history, int kind, const struct birth *births,
                        size_t count, int64_t first, struct tema_error *error)
{
    const struct history_kind *definition = history->kinds[kind];

    for (size_t i = 0; i < count; i++) {
        struct object object = {.id = first + (int64_t)i,
                                .guid = births[i].guid,
                                .kind = kind,
                                .born_in = history->transaction_id,
                                .born_at = history->made_at,
                                .changed_at = history->made_at,
                                .coder = history->coder,
                                .count = definition->fields + 1};

        memcpy(object.values + 1, births[i].values,
               definition->fields * sizeof *births[i].values);
        if (!definition->derive(history->context, &object, true, error))
            return false;
    }
    return true;
}

static bool bear_chunk(struct history *history, int kind, const struct birth *births,
                       size_t count, int64_t first, struct tema_error *error)
{
    const struct history_kind *definition = history->kinds[kind];
    struct slice records[CHUNK];

    make_records(history, kind, births, count, records);
    if (!insert(history, kind, births, records, count, error) ||
        !pack(history, kind, births, records, count, error))
        return false;
    return definition->derive_births != NULL
               ? definition->derive_births(history->context, births, count, first, error)
               : derive_each(history, kind, births, count, first, error);
}

bool history_bear_many(struct history *history, int kind, const struct birth *births,
                       size_t count, int64_t *ret_first, struct tema_error *error)
{
    static const char newest[] = "SELECT max(id) FROM history_object";
    int64_t first;

    assert(kind > 0 && kind < KINDS_MOST && history->kinds[kind] != NULL);
    if (!object_expect_change(history, kind, error) ||
        !transaction_start(history, error) ||
        !store_integer(history->store, newest, BIND_NOTHING, 0, &first, error))
        return false;
    first++;
    history->touched[kind] = true;
    for (size_t done = 0; done < count; done += CHUNK) {
        size_t chunk = count - done < CHUNK ? count - done : CHUNK;

        if (!bear_chunk(history, kind, births + done, chunk, first + (int64_t)done,
                        error))
            return false;
    }
    *ret_first = first;
    return true;
}
