/* standing.c - what came of an object since it was born: found quickly, and by whom */
#include "history/internal.h"

bool history_find_born(struct history *history, const struct guid *guid,
                       struct buffer *record, struct born *ret_born,
                       struct tema_error *error)
{
    static const char select[] =
        "SELECT o.id, o.kind, o.transaction_id, o.born, (SELECT max(w.field) FROM "
        "history_write w WHERE w.object_id = o.id) FROM history_object o "
        "WHERE o.guid = $1";
    struct born born = {0};
    struct rows rows;

    if (!store_query(history->store, select, BIND(sql_guid(guid)), &rows, error))
        return false;
    buffer_clear(record);
    if (rows_next(&rows)) {
        born = (struct born){.id = rows_integer(&rows, 0),
                             .kind = (int)rows_integer(&rows, 1),
                             .transaction = rows_integer(&rows, 2),
                             .is_written = !rows_is_null(&rows, 4)};
        born.is_only_removed = born.is_written && rows_integer(&rows, 4) == FIELD_REMOVED;
        buffer_add_slice(record, rows_slice(&rows, 3));
    }
    if (!rows_close(&rows, error))
        return false;
    *ret_born = born;
    return true;
}

bool history_read_object_by(struct history *history, int64_t id,
                            bool (*counts)(void *context, int64_t transaction),
                            void *context, struct arena *arena, struct object *ret_object,
                            struct tema_error *error)
{
    struct object object = {.id = id};
    struct overlay overlay = {.counts = counts, .context = context};

    if (!object_read_birth(history, id, arena, &object, error) ||
        !object_overlay(history, &object, &overlay, arena, error))
        return false;
    object.removed = object.values[FIELD_REMOVED].integer != 0;
    *ret_object = object;
    return true;
}

bool history_find_writer(struct history *history, int64_t object, int field,
                         int64_t *ret_writer, struct tema_error *error)
{
    static const char select[] =
        "SELECT w.transaction_id FROM history_write w "
        "JOIN history_transaction t ON t.id = w.transaction_id "
        "JOIN history_device d ON d.id = t.device_id "
        "WHERE w.object_id = $1 AND w.field = $2 AND w.superseded = 0 "
        "ORDER BY t.clock DESC, d.guid DESC LIMIT 1";

    return store_integer(history->store, select,
                         BIND(sql_integer(object), sql_integer(field)), 0, ret_writer,
                         error);
}

bool history_find_removal(struct history *history, int64_t object, int64_t *ret_writer,
                          bool *ret_removed, struct tema_error *error)
{
    static const char select[] =
        "SELECT transaction_id, value FROM history_write "
        "WHERE object_id = $1 AND field = 0 AND superseded = 0 LIMIT 2";
    CLEANUP_BUFFER struct buffer restored = {0};
    const struct value no = value_integer(0);
    struct rows rows;
    int64_t writer = 0;
    bool removed = false;

    record_add(&restored, &no, 1);
    if (!store_query(history->store, select, BIND(sql_integer(object)), &rows, error))
        return false;
    for (int i = 0; rows_next(&rows); i++) {
        writer = i == 0 ? rows_integer(&rows, 0) : 0;
        removed = i == 0 && !slice_equals(rows_slice(&rows, 1), buffer_slice(&restored));
    }
    *ret_writer = writer;
    *ret_removed = removed;
    return rows_close(&rows, error);
}

bool history_derive_again(struct history *history, int64_t id, struct tema_error *error)
{
    return object_derive(history, id, false, error);
}
