/* object.c - objects: born, written to, read, derived */
#include <assert.h>

#include "history/internal.h"

static const char *kind_name(struct history *history, int kind)
{
    return kind > 0 && kind < KINDS_MOST && history->kinds[kind] != NULL
               ? history->kinds[kind]->name
               : NULL;
}

bool object_expect_change(struct history *history, int kind, struct tema_error *error)
{
    const struct history_kind *definition =
        kind_name(history, kind) != NULL ? history->kinds[kind] : NULL;

    return definition == NULL || definition->before_change == NULL ||
           definition->before_change(history->context, error);
}

bool history_find_object(struct history *history, const struct guid *guid,
                         int64_t *ret_id, struct tema_error *error)
{
    static const char select[] = "SELECT id FROM history_object WHERE guid = $1";

    return store_integer(history->store, select, BIND(sql_guid(guid)), 0, ret_id, error);
}

bool history_resolve(struct history *history, const struct value *value, int64_t *ret_id,
                     struct tema_error *error)
{
    if (value->type != VALUE_OBJECT || value->integer != 0) {
        *ret_id = value->type == VALUE_OBJECT ? value->integer : 0;
        return true;
    }
    return history_find_object(history, &value->guid, ret_id, error);
}

bool history_value_of(struct history *history, int64_t id, struct value *ret_value,
                      struct tema_error *error)
{
    static const char select[] = "SELECT guid FROM history_object WHERE id = $1";
    struct rows rows;
    struct guid guid;
    bool found;

    if (id == 0) {
        *ret_value = value_null();
        return true;
    }
    if (!store_query(history->store, select, BIND(sql_integer(id)), &rows, error))
        return false;
    found = rows_next(&rows);
    if (found)
        guid = rows_guid(&rows, 0);
    if (!rows_close(&rows, error))
        return false;
    if (!found)
        return tema_fail(error, TEMA_NOT_FOUND, "there is no object %lld", (long long)id);
    *ret_value = (struct value){.type = VALUE_OBJECT, .integer = id, .guid = guid};
    return true;
}

/* A second birth of an object named by what it is changes nothing. */
bool object_insert(struct history *history, const struct operation *birth,
                   int64_t transaction, int64_t *ret_id, bool *ret_newborn,
                   struct tema_error *error)
{
    static const char insert[] = "INSERT INTO history_object (guid, kind, "
                                 "transaction_id, born) VALUES ($1, $2, $3, $4) "
                                 "ON CONFLICT (guid) DO NOTHING";

    if (kind_name(history, birth->kind) == NULL)
        return tema_fail(
            error, TEMA_UNREADABLE,
            "the project holds things that this version of tema does not know; "
            "use a newer one");
    if (!store_run(history->store, insert,
                   BIND(sql_guid(&birth->object), sql_integer(birth->kind),
                        sql_integer(transaction),
                        sql_bytes(birth->record.bytes, birth->record.length)),
                   ret_id, error))
        return false;
    *ret_newborn = store_changes(history->store) == 1;
    history->touched[birth->kind] = true;
    return *ret_newborn || history_find_object(history, &birth->object, ret_id, error);
}

static bool restore(struct history *history, int64_t id, struct tema_error *error)
{
    return history_write(history, id, FIELD_REMOVED, value_integer(0), error);
}

/* Inside a transaction that has begun. Inserting finds out whether the object is there:
 * looking first would take as long again. */
static bool bear_or_restore(struct history *history, int kind, const struct guid *guid,
                            const struct value *values, size_t count, int64_t *ret_id,
                            struct tema_error *error)
{
    struct operation birth = {.object = *guid, .is_birth = true, .kind = kind};
    struct object object = {.guid = *guid,
                            .kind = kind,
                            .born_in = history->transaction_id,
                            .born_at = history->made_at,
                            .changed_at = history->made_at,
                            .coder = history->coder,
                            .count = count + 1};
    bool newborn;

    count = record_needed(values, count);
    buffer_clear(&history->scratch);
    record_add(&history->scratch, values, count);
    birth.record = buffer_slice(&history->scratch);
    if (!object_insert(history, &birth, history->transaction_id, &object.id, &newborn,
                       error))
        return false;
    *ret_id = object.id;
    if (!newborn)
        return restore(history, object.id, error);
    operation_pack_birth(&history->packed, guid, kind, values, count);
    history->operations++;
    if (history->packed.length > BATCH_BYTES && !transaction_flush(history, error))
        return false;
    memcpy(object.values + 1, values, count * sizeof *values);
    return history->kinds[kind]->derive(history->context, &object, true, error);
}

bool history_bear(struct history *history, int kind, const struct guid *guid,
                  const struct value *values, size_t count, int64_t *ret_id,
                  struct tema_error *error)
{
    struct guid own = guid != NULL ? *guid : guid_new();
    int64_t id = 0;

    assert(kind_name(history, kind) != NULL && count <= history->kinds[kind]->fields);
    /* What is there already must not begin a transaction that then says nothing. */
    if (guid != NULL && history->transaction_id == 0 &&
        !history_find_object(history, &own, &id, error))
        return false;
    if (id != 0 ? !restore(history, id, error)
                : !object_expect_change(history, kind, error) ||
                      !transaction_start(history, error) ||
                      !bear_or_restore(history, kind, &own, values, count, &id, error))
        return false;
    if (ret_id != NULL)
        *ret_id = id;
    return true;
}

bool object_read_birth(struct history *history, int64_t id, struct arena *arena,
                       struct object *object, struct tema_error *error)
{
    static const char select[] =
        "SELECT o.guid, o.kind, o.transaction_id, o.born, t.made_at, t.coder "
        "FROM history_object o JOIN history_transaction t ON t.id = o.transaction_id "
        "WHERE o.id = $1";
    struct rows rows;
    struct slice born = {0};
    struct value *values;
    size_t offset = 0, count;
    bool found;

    if (!store_query(history->store, select, BIND(sql_integer(id)), &rows, error))
        return false;
    found = rows_next(&rows);
    if (found) {
        *object = (struct object){
            .id = id,
            .guid = rows_guid(&rows, 0),
            .kind = (int)rows_integer(&rows, 1),
            .born_in = rows_integer(&rows, 2),
            .born_at = rows_integer(&rows, 4),
            .changed_at = rows_integer(&rows, 4),
            .coder = rows_guid(&rows, 5),
        };
        born = rows_slice(&rows, 3);
        born.bytes = arena_copy_slice(arena, born);
    }
    if (!rows_close(&rows, error))
        return false;
    if (!found)
        return tema_fail(error, TEMA_NOT_FOUND, "there is no object %lld", (long long)id);
    if (!record_read(born, &offset, arena, &values, &count, error))
        return false;
    object->count = count < FIELDS_MOST ? count + 1 : FIELDS_MOST;
    memcpy(object->values + 1, values, (object->count - 1) * sizeof *values);
    return true;
}

bool object_overlay(struct history *history, struct object *object,
                    struct overlay *overlay, struct arena *arena,
                    struct tema_error *error)
{
    static const char select[] =
        "SELECT w.field, w.transaction_id, w.value, t.made_at FROM history_write w "
        "JOIN history_transaction t ON t.id = w.transaction_id "
        "JOIN history_device d ON d.id = t.device_id "
        "WHERE w.object_id = $1 AND (w.superseded = 0 OR $2) ORDER BY t.clock, d.guid";
    struct rows rows;
    bool readable = true;

    if (!store_query(history->store, select,
                     BIND(sql_integer(object->id), sql_integer(overlay->counts != NULL)),
                     &rows, error))
        return false;
    while (readable && rows_next(&rows)) {
        int64_t field = rows_integer(&rows, 0), transaction = rows_integer(&rows, 1);
        struct slice record = rows_slice(&rows, 2);
        struct value *value;
        size_t offset = 0, count;

        if (field < 0 || field >= FIELDS_MOST ||
            (overlay->counts != NULL && !overlay->counts(overlay->context, transaction)))
            continue;
        record.bytes = arena_copy_slice(arena, record);
        readable = record_read(record, &offset, arena, &value, &count, error);
        if (!readable || count != 1)
            continue;
        object->values[field] = *value;
        if ((size_t)field >= object->count)
            object->count = (size_t)field + 1;
        overlay->newest[field] = transaction;
        if (rows_integer(&rows, 3) > object->changed_at)
            object->changed_at = rows_integer(&rows, 3);
    }
    return rows_close(&rows, error) && readable;
}

/* Removed by one while another changed it: the change wins, and the object is contested.
 */
static bool settle_removal(struct history *history, struct object *object,
                           const struct overlay *overlay, struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer remover_seen = {0}, writer_seen = {0};
    struct stamp remover, writer;

    object->removed = object->values[FIELD_REMOVED].integer != 0;
    if (!object->removed)
        return true;
    if (!transaction_stamp(history, overlay->newest[FIELD_REMOVED], &remover_seen,
                           &remover, error))
        return false;
    for (size_t field = 1; field < object->count; field++) {
        if (overlay->newest[field] == 0)
            continue;
        if (!transaction_stamp(history, overlay->newest[field], &writer_seen, &writer,
                               error))
            return false;
        if (!stamp_saw(&remover, &writer)) {
            object->removed = false;
            object->contested = true;
        }
    }
    return true;
}

bool history_read_object(struct history *history, int64_t id, struct arena *arena,
                         struct object *ret_object, struct tema_error *error)
{
    struct object object = {.id = id};
    struct overlay overlay = {0};

    if (!object_read_birth(history, id, arena, &object, error) ||
        !object_overlay(history, &object, &overlay, arena, error) ||
        !settle_removal(history, &object, &overlay, error))
        return false;
    *ret_object = object;
    return true;
}

bool object_derive(struct history *history, int64_t id, bool newborn,
                   struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct object object;

    if (!history_read_object(history, id, arena, &object, error))
        return false;
    if (kind_name(history, object.kind) == NULL)
        return tema_fail(error, TEMA_DAMAGED, "object %lld is of no known kind",
                         (long long)id);
    history->touched[object.kind] = true;
    return history->kinds[object.kind]->derive(history->context, &object, newborn, error);
}

/* Marks what the new write has seen as superseded. */
static bool supersede(struct history *history, int64_t id, int field,
                      const struct stamp *author, struct tema_error *error)
{
    static const char select[] =
        "SELECT transaction_id FROM history_write "
        "WHERE object_id = $1 AND field = $2 AND superseded = 0 AND transaction_id <> $3";
    static const char mark[] =
        "UPDATE history_write SET superseded = 1 "
        "WHERE object_id = $1 AND field = $2 AND transaction_id = $3";
    CLEANUP_BUFFER struct buffer seen = {0};
    ARRAY(int64_t) standing = {0};
    struct rows rows;
    bool went_well;

    if (!store_query(history->store, select,
                     BIND(sql_integer(id), sql_integer(field), sql_integer(author->id)),
                     &rows, error))
        return false;
    while (rows_next(&rows))
        *array_push(&standing) = rows_integer(&rows, 0);
    went_well = rows_close(&rows, error);
    for (size_t i = 0; went_well && i < standing.count; i++) {
        struct stamp writer;

        went_well = transaction_stamp(history, standing.items[i], &seen, &writer, error);
        if (went_well && history->supersedes(author, &writer))
            went_well = store_run(
                history->store, mark,
                BIND(sql_integer(id), sql_integer(field), sql_integer(writer.id)), NULL,
                error);
    }
    array_release(&standing);
    return went_well;
}

bool object_apply_write(struct history *history, int64_t id,
                        const struct operation *write, const struct stamp *author,
                        struct tema_error *error)
{
    static const char insert[] =
        "INSERT INTO history_write (object_id, field, transaction_id, superseded, value) "
        "VALUES ($1, $2, $3, 0, $4) "
        "ON CONFLICT (object_id, field, transaction_id) DO UPDATE SET value = $4";

    return supersede(history, id, write->field, author, error) &&
           store_run(history->store, insert,
                     BIND(sql_integer(id), sql_integer(write->field),
                          sql_integer(author->id),
                          sql_bytes(write->record.bytes, write->record.length)),
                     NULL, error);
}

bool history_write(struct history *history, int64_t object_id, int field,
                   struct value value, struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_BUFFER struct buffer record = {0};
    struct operation write = {.field = field};
    struct object object;
    struct value current;

    assert(field >= 0 && field < FIELDS_MOST);
    if (!history_read_object(history, object_id, arena, &object, error))
        return false;
    current = object.values[field];
    if (field == FIELD_REMOVED)
        current = value_integer(object.removed);
    if (value_equals(&current, &value) && !object.contested)
        return true;
    if (!object_expect_change(history, object.kind, error) ||
        !transaction_start(history, error))
        return false;
    write.object = object.guid;
    record_add(&record, &value, 1);
    write.record = buffer_slice(&record);
    operation_pack_write(&history->packed, &object.guid, field, &value);
    history->operations++;
    if (history->packed.length > BATCH_BYTES && !transaction_flush(history, error))
        return false;
    return object_apply_write(history, object_id, &write, &history->stamp, error) &&
           object_derive(history, object_id, false, error);
}

bool history_remove(struct history *history, int64_t object_id, struct tema_error *error)
{
    return history_write(history, object_id, FIELD_REMOVED, value_integer(1), error);
}
