/* revert_many.c - undo and redo of many births and removals at once
 *
 * A table of 200,000 codings is one action. What is simple (nobody has written to the
 * objects since, but for undo and redo) is written by few statements; what is not goes
 * the way of a single one (revert.c), which this must equal. */
#include <assert.h>

#include "history/revert.h"

/* How the removal of an object stands, and what else was written to it. */
struct standing {
    size_t removals;     /* writes of FIELD_REMOVED that are not superseded */
    int64_t writer;      /* of the last of them */
    bool removed;        /* what that says */
    bool is_new;         /* the transaction at hand has written it already */
    bool has_foreign;    /* a value that another coder wrote stands */
    bool has_unseen;     /* one that the transaction taken back had not seen */
    int64_t before;      /* the newest writer that it had seen, place + 1; 0: none */
    bool removed_before; /* what that says */
};

struct batch {
    struct revert *revert;
    const struct touched *touched;
    size_t count;
    struct arena *arena;
    struct standing standings[REVERTED_AT_ONCE];
    bool is_simple[REVERTED_AT_ONCE];
    /* What is to be written: places in touched, and removed or not. */
    size_t places[REVERTED_AT_ONCE];
    bool removed[REVERTED_AT_ONCE];
    size_t changes;
};

static bool read_writer(struct revert *revert, int64_t id, struct writer *ret_writer,
                        struct tema_error *error)
{
    static const char select[] =
        "SELECT clock, coder FROM history_transaction WHERE id = $1";
    CLEANUP_BUFFER struct buffer seen = {0};
    struct history *history = revert->history;
    struct stamp stamp;
    struct rows rows;

    if (!transaction_stamp(history, id, &seen, &stamp, error) ||
        !store_query(history->store, select, BIND(sql_integer(id)), &rows, error))
        return false;
    *ret_writer = (struct writer){
        .id = id,
        .device = stamp.device,
        .was_seen = stamp_saw(&revert->stamp, &stamp),
        .is_superseded = history->supersedes(&history->stamp, &stamp),
    };
    if (rows_next(&rows)) {
        ret_writer->clock = rows_integer(&rows, 0);
        ret_writer->coder = rows_guid(&rows, 1);
    }
    return rows_close(&rows, error);
}

/* The place of transaction ID among the writers. */
static bool find_writer(struct revert *revert, int64_t id, size_t *ret_place,
                        struct tema_error *error)
{
    struct writer writer;
    int64_t place = map_number(&revert->writers_by_id, MAP_KEY(id), -1);

    if (place < 0) {
        if (!read_writer(revert, id, &writer, error))
            return false;
        place = (int64_t)revert->writers.count;
        *array_push(&revert->writers) = writer;
        map_put(&revert->writers_by_id, MAP_KEY(id), place);
    }
    *ret_place = (size_t)place;
    return true;
}

static bool is_newer(const struct writer *left, const struct writer *right)
{
    if (left->clock != right->clock)
        return left->clock > right->clock;
    return memcmp(left->device.bytes, right->device.bytes, sizeof left->device.bytes) > 0;
}

static bool read_removal(const struct rows *rows, struct arena *arena, bool *ret_removed,
                         struct tema_error *error)
{
    struct value *value;
    size_t offset = 0, count;

    if (!record_read(rows_slice(rows, 4), &offset, arena, &value, &count, error))
        return false;
    *ret_removed = count == 1 && value->integer != 0;
    return true;
}

/* A write of FIELD_REMOVED. */
static void note_removal(const struct revert *revert, struct standing *standing,
                         size_t place, bool is_superseded, bool removed)
{
    const struct writer *writer = &revert->writers.items[place];

    if (writer->id == revert->history->transaction_id)
        standing->is_new = true;
    if (!is_superseded) {
        standing->removals++;
        standing->writer = writer->id;
        standing->removed = removed;
    }
    if (writer->id != revert->transaction && writer->was_seen &&
        (standing->before == 0 ||
         is_newer(writer, &revert->writers.items[standing->before - 1]))) {
        standing->before = (int64_t)place + 1;
        standing->removed_before = removed;
    }
}

/* A row: place in the batch, field, transaction, superseded, value. */
static bool note_write(struct batch *batch, const struct rows *rows,
                       struct tema_error *error)
{
    struct standing *standing = &batch->standings[rows_integer(rows, 0)];
    bool is_superseded = rows_integer(rows, 3) != 0, removed;
    struct revert *revert = batch->revert;
    const struct writer *writer;
    size_t place;

    if (!find_writer(revert, rows_integer(rows, 2), &place, error))
        return false;
    if (rows_integer(rows, 1) == FIELD_REMOVED) {
        if (!read_removal(rows, batch->arena, &removed, error))
            return false;
        note_removal(revert, standing, place, is_superseded, removed);
        return true;
    }
    writer = &revert->writers.items[place];
    if (is_superseded)
        return true;
    if (!guid_equals(&writer->coder, &revert->history->coder))
        standing->has_foreign = true;
    if (!writer->was_seen)
        standing->has_unseen = true;
    return true;
}

static bool read_standings(struct batch *batch, struct tema_error *error)
{
    static const char select[] =
        "SELECT m.c1, w.field, w.transaction_id, w.superseded, w.value "
        "FROM many m CROSS JOIN history_write w WHERE w.object_id = m.c2";
    struct sql_value values[REVERTED_AT_ONCE * 2];
    struct rows rows;
    bool went_well = true;

    for (size_t i = 0; i < batch->count; i++) {
        values[2 * i] = sql_integer((int64_t)i);
        values[2 * i + 1] = sql_integer(batch->touched[i].object);
    }
    if (!store_query_many(batch->revert->history->store, select, values, 2, batch->count,
                          &rows, error))
        return false;
    while (went_well && rows_next(&rows))
        went_well = note_write(batch, &rows, error);
    return rows_close(&rows, error) && went_well;
}

static void change(struct batch *batch, size_t place, bool removed)
{
    batch->places[batch->changes] = place;
    batch->removed[batch->changes++] = removed;
}

static bool judge_birth(struct batch *batch, size_t place, struct tema_error *error)
{
    const struct touched *touched = &batch->touched[place];
    const struct standing *standing = &batch->standings[place];
    bool needed;

    batch->is_simple[place] =
        !touched->is_own || (!standing->is_new && standing->removals <= 1 &&
                             !standing->removed && !standing->has_foreign);
    if (!touched->is_own || !batch->is_simple[place])
        return true;
    if (!revert_asks_whether_needed(batch->revert,
                                    batch->revert->history->kinds[touched->kind],
                                    touched->object, &needed, error))
        return false;
    if (!needed)
        change(batch, place, true);
    return true;
}

static void judge_removal(struct batch *batch, size_t place)
{
    const struct standing *standing = &batch->standings[place];

    batch->is_simple[place] = !standing->is_new && standing->removals == 1 &&
                              standing->writer == batch->revert->transaction &&
                              !standing->has_unseen;
    if (batch->is_simple[place] && standing->removed != standing->removed_before)
        change(batch, place, standing->removed_before);
}

static bool judge(struct batch *batch, struct tema_error *error)
{
    for (size_t i = batch->count; i > 0; i--) {
        if (batch->touched[i - 1].field == FIELD_REMOVED)
            judge_removal(batch, i - 1);
        else if (!judge_birth(batch, i - 1, error))
            return false;
    }
    return true;
}

static bool expect_changes(const struct batch *batch, struct tema_error *error)
{
    bool is_expected[KINDS_MOST] = {false};

    for (size_t i = 0; i < batch->changes; i++) {
        int kind = batch->touched[batch->places[i]].kind;

        if (!is_expected[kind] &&
            !object_expect_change(batch->revert->history, kind, error))
            return false;
        is_expected[kind] = true;
    }
    return true;
}

static bool supersede(const struct batch *batch, struct tema_error *error)
{
    static const char update[] =
        "UPDATE OR FAIL history_write SET superseded = 1 FROM many "
        "WHERE object_id = c1 AND field = 0 AND transaction_id = c2";
    struct revert *revert = batch->revert;
    struct sql_value values[REVERTED_AT_ONCE * 2];
    size_t count = 0, place;

    for (size_t i = 0; i < batch->changes; i++) {
        const struct standing *standing = &batch->standings[batch->places[i]];

        if (standing->removals == 0)
            continue;
        if (!find_writer(revert, standing->writer, &place, error))
            return false;
        if (!revert->writers.items[place].is_superseded)
            continue;
        values[2 * count] = sql_integer(batch->touched[batch->places[i]].object);
        values[2 * count++ + 1] = sql_integer(standing->writer);
    }
    return count == 0 ||
           store_run_many(revert->history->store, update, values, 2, count, error);
}

static bool write(const struct batch *batch, struct tema_error *error)
{
    static const char insert[] = "INSERT OR FAIL INTO history_write "
                                 "(object_id, field, transaction_id, superseded, value) "
                                 "SELECT c1, 0, c2, 0, c3 FROM many";
    CLEANUP_BUFFER struct buffer restored = {0}, removed = {0};
    const struct value no = value_integer(0), yes = value_integer(1);
    struct sql_value values[REVERTED_AT_ONCE * 3];
    struct history *history = batch->revert->history;

    record_add(&restored, &no, 1);
    record_add(&removed, &yes, 1);
    for (size_t i = 0; i < batch->changes; i++) {
        const struct buffer *record = batch->removed[i] ? &removed : &restored;

        values[3 * i] = sql_integer(batch->touched[batch->places[i]].object);
        values[3 * i + 1] = sql_integer(history->transaction_id);
        values[3 * i + 2] = sql_bytes(record->bytes, record->length);
    }
    return store_run_many(history->store, insert, values, 3, batch->changes, error);
}

static bool pack(const struct batch *batch, struct tema_error *error)
{
    struct history *history = batch->revert->history;

    for (size_t i = 0; i < batch->changes; i++) {
        const struct value value = value_integer(batch->removed[i]);

        operation_pack_write(&history->packed, &batch->touched[batch->places[i]].guid,
                             FIELD_REMOVED, &value);
        if (history->packed.length > BATCH_BYTES && !transaction_flush(history, error))
            return false;
    }
    history->operations += (int64_t)batch->changes;
    return true;
}

/* Derives the rows of the changes of KIND to REMOVED. */
static bool derive_kind(const struct batch *batch, int kind, bool removed,
                        struct tema_error *error)
{
    struct history *history = batch->revert->history;
    const struct history_kind *definition = history->kinds[kind];
    int64_t ids[REVERTED_AT_ONCE];
    size_t count = 0;

    for (size_t i = 0; i < batch->changes; i++) {
        const struct touched *touched = &batch->touched[batch->places[i]];

        if (touched->kind == kind && batch->removed[i] == removed)
            ids[count++] = touched->object;
    }
    if (count == 0)
        return true;
    history->touched[kind] = true;
    if (definition->derive_removals != NULL)
        return definition->derive_removals(history->context, ids, count, removed, error);
    for (size_t i = 0; i < count; i++)
        if (!object_derive(history, ids[i], false, error))
            return false;
    return true;
}

static bool derive(const struct batch *batch, struct tema_error *error)
{
    bool is_there[KINDS_MOST] = {false};

    for (size_t i = 0; i < batch->changes; i++)
        is_there[batch->touched[batch->places[i]].kind] = true;
    for (int kind = 0; kind < KINDS_MOST; kind++)
        if (is_there[kind] && (!derive_kind(batch, kind, true, error) ||
                               !derive_kind(batch, kind, false, error)))
            return false;
    return true;
}

static bool revert_others(const struct batch *batch, struct tema_error *error)
{
    for (size_t i = batch->count; i > 0; i--)
        if (!batch->is_simple[i - 1] &&
            !revert_one(batch->revert, &batch->touched[i - 1], error))
            return false;
    return true;
}

bool revert_alike(struct revert *revert, const struct touched *touched, size_t count,
                  struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct batch batch = {
        .revert = revert, .touched = touched, .count = count, .arena = arena};

    assert(count <= REVERTED_AT_ONCE);
    if (!read_standings(&batch, error) || !judge(&batch, error))
        return false;
    if (batch.changes > 0 &&
        (!expect_changes(&batch, error) || !supersede(&batch, error) ||
         !write(&batch, error) || !pack(&batch, error) || !derive(&batch, error)))
        return false;
    return revert_others(&batch, error);
}
