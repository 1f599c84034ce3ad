/* revert.c - undo and redo: brings back what stood before a transaction, where it still
 * stands
 *
 * A write still stands when it is the field's current one, or when only undo and redo
 * have written since: an undo's write counts as whatever stood before the write that it
 * took back. */
#include "base/map.h"
#include "history/internal.h"

struct touched {
    int64_t object;
    int64_t field; /* -1: it was born */
};

struct revert {
    struct history *history;
    int64_t transaction;
    void (*left)(void *context, int64_t object_id, const char *reason);
    void *context;
    ARRAY(struct touched) touched; /* by the transaction, in order, each once */
    struct map known;
};

static bool collect(void *context, const struct operation *operation,
                    struct tema_error *error)
{
    struct revert *revert = context;
    struct touched touched = {.field = operation->is_birth ? -1 : operation->field};

    if (!history_find_object(revert->history, &operation->object, &touched.object, error))
        return false;
    if (map_find(&revert->known, MAP_KEY(touched), NULL))
        return true;
    map_put(&revert->known, MAP_KEY(touched), 1);
    *array_push(&revert->touched) = touched;
    return true;
}

static void leave(const struct revert *revert, int64_t object, const char *reason)
{
    if (revert->left != NULL)
        revert->left(revert->context, object, reason);
}

/* The transaction that TRANSACTION took back, 0 where it is no undo or redo. */
bool history_find_reverted(struct history *history, int64_t transaction,
                           int64_t *ret_reverted, struct tema_error *error)
{
    static const char select[] = "SELECT t.id FROM history_transaction t "
                                 "JOIN history_device d ON d.id = t.device_id "
                                 "WHERE d.guid = $1 AND t.number = $2";
    static const char read[] = "SELECT reverts FROM history_transaction WHERE id = $1";
    CLEANUP_BUFFER struct buffer reverts = {0};
    size_t offset = sizeof(struct guid);
    uint64_t number;
    struct rows rows;

    *ret_reverted = 0;
    if (transaction == history->transaction_id) {
        buffer_add_slice(&reverts, buffer_slice(&history->reverts));
    } else {
        if (!store_query(history->store, read, BIND(sql_integer(transaction)), &rows,
                         error))
            return false;
        if (rows_next(&rows))
            buffer_add_slice(&reverts, rows_slice(&rows, 0));
        if (!rows_close(&rows, error))
            return false;
    }
    if (reverts.length <= offset)
        return true;
    return varint_read(buffer_slice(&reverts), &offset, &number, error) &&
           store_integer(history->store, select,
                         BIND(sql_bytes(reverts.bytes, sizeof(struct guid)),
                              sql_integer((int64_t)number)),
                         0, ret_reverted, error);
}

/* The newest write of the field that TRANSACTION had seen; 0: there was none, the
 * birth's. */
static bool find_before(struct history *history, int64_t object, int field,
                        int64_t transaction, int64_t *ret_before, struct value *ret_value,
                        struct arena *arena, struct tema_error *error)
{
    static const char select[] =
        "SELECT w.transaction_id, w.value FROM history_write w "
        "JOIN history_transaction t ON t.id = w.transaction_id "
        "JOIN history_device d ON d.id = t.device_id "
        "WHERE w.object_id = $1 AND w.field = $2 AND w.transaction_id <> $3 "
        "ORDER BY t.clock DESC, d.guid DESC";
    CLEANUP_BUFFER struct buffer author_seen = {0}, writer_seen = {0};
    struct stamp author, writer;
    struct rows rows;
    bool went_well = true;

    *ret_before = 0;
    if (!transaction_stamp(history, transaction, &author_seen, &author, error) ||
        !store_query(
            history->store, select,
            BIND(sql_integer(object), sql_integer(field), sql_integer(transaction)),
            &rows, error))
        return false;
    while (went_well && *ret_before == 0 && rows_next(&rows)) {
        int64_t candidate = rows_integer(&rows, 0);

        went_well = transaction_stamp(history, candidate, &writer_seen, &writer, error);
        if (went_well && stamp_saw(&author, &writer)) {
            struct slice record = rows_slice(&rows, 1);
            struct value *value;
            size_t offset = 0, count;

            record.bytes = arena_copy_slice(arena, record);
            went_well = record_read(record, &offset, arena, &value, &count, error);
            *ret_before = candidate;
            if (went_well && count == 1)
                *ret_value = *value;
        }
    }
    return rows_close(&rows, error) && went_well;
}

/* Whether the write of TRANSACTION is what stands in the field, undo and redo seen
 * through. */
static bool still_stands(struct history *history, int64_t object, int field,
                         int64_t transaction, bool *ret_stands, struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    int64_t writer, reverted;
    struct value ignored;

    if (!history_find_writer(history, object, field, &writer, error))
        return false;
    while (writer != 0 && writer != transaction) {
        if (!history_find_reverted(history, writer, &reverted, error))
            return false;
        if (reverted == 0)
            break;
        if (!find_before(history, object, field, reverted, &writer, &ignored, arena,
                         error))
            return false;
    }
    *ret_stands = writer == transaction;
    return true;
}

static bool revert_write(struct revert *revert, int64_t object, int field,
                         struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct history *history = revert->history;
    struct object born;
    struct value value = {0};
    int64_t before;
    bool stands;

    if (!still_stands(history, object, field, revert->transaction, &stands, error))
        return false;
    if (!stands) {
        leave(revert, object, "it has been changed since");
        return true;
    }
    if (!find_before(history, object, field, revert->transaction, &before, &value, arena,
                     error))
        return false;
    if (before == 0) {
        if (!object_read_birth(history, object, arena, &born, error))
            return false;
        value = field == FIELD_REMOVED ? value_integer(0) : born.values[field];
    }
    return history_write(history, object, field, value, error);
}

/* Another coder's writes to the object that stand. */
static bool find_foreign_write(struct history *history, int64_t object, bool *ret_found,
                               struct tema_error *error)
{
    static const char select[] =
        "SELECT count(*) FROM history_write w "
        "JOIN history_transaction t ON t.id = w.transaction_id "
        "WHERE w.object_id = $1 AND w.superseded = 0 AND w.field <> 0 AND t.coder <> $2";
    int64_t count;

    if (!store_integer(history->store, select,
                       BIND(sql_integer(object), sql_guid(&history->coder)), 0, &count,
                       error))
        return false;
    *ret_found = count > 0;
    return true;
}

static bool revert_birth(struct revert *revert, int64_t id, struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_BUFFER struct buffer reason = {0};
    struct history *history = revert->history;
    const struct history_kind *kind;
    struct object object;
    bool needed = false, foreign;

    if (!history_read_object(history, id, arena, &object, error))
        return false;
    if (object.removed || object.born_in != revert->transaction)
        return true;
    kind = history->kinds[object.kind];
    if (kind->needed != NULL &&
        !kind->needed(history->context, id, revert->transaction, &reason, &needed, error))
        return false;
    if (!needed && !find_foreign_write(history, id, &foreign, error))
        return false;
    if (needed || foreign) {
        if (!needed || reason.length > 0)
            leave(revert, id,
                  needed ? buffer_string(&reason) : "someone else has changed it since");
        return true;
    }
    return history_remove(history, id, error);
}

static bool revert_all(struct revert *revert, struct tema_error *error)
{
    for (size_t i = revert->touched.count; i > 0; i--) {
        const struct touched *touched = &revert->touched.items[i - 1];

        if (touched->field < 0
                ? !revert_birth(revert, touched->object, error)
                : !revert_write(revert, touched->object, (int)touched->field, error))
            return false;
    }
    return true;
}

bool history_revert(struct history *history, int64_t transaction, bool is_redo,
                    void (*left)(void *context, int64_t object_id, const char *reason),
                    void *context, struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer seen = {0};
    struct revert revert = {
        .history = history, .transaction = transaction, .left = left, .context = context};
    struct stamp stamp;
    bool went_well;

    if (!transaction_start(history, error) ||
        !transaction_stamp(history, transaction, &seen, &stamp, error))
        return false;
    buffer_clear(&history->reverts);
    buffer_add(&history->reverts, stamp.device.bytes, sizeof stamp.device.bytes);
    varint_add(&history->reverts, (uint64_t)stamp.number);
    history->is_redo = is_redo;
    went_well = transaction_each(history, transaction, collect, &revert, error) &&
                revert_all(&revert, error);
    array_release(&revert.touched);
    map_release(&revert.known);
    return went_well;
}
