/* revert.c - undo and redo: brings back what stood before a transaction, where it still
 * stands
 *
 * A write still stands when it is the field's current one, or when only undo and redo
 * have written since: an undo's write counts as whatever stood before the write that it
 * took back. */
#include "history/revert.h"

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

bool revert_asks_whether_needed(const struct revert *revert,
                                const struct history_kind *kind, int64_t object,
                                bool *ret_needed, struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer reason = {0};

    *ret_needed = false;
    if (kind->needed == NULL)
        return true;
    if (!kind->needed(revert->history->context, object, revert->transaction, &reason,
                      ret_needed, error))
        return false;
    if (*ret_needed && reason.length > 0)
        leave(revert, object, buffer_string(&reason));
    return true;
}

static bool revert_birth(struct revert *revert, int64_t id, struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct history *history = revert->history;
    struct object object;
    bool needed, foreign;

    if (!history_read_object(history, id, arena, &object, error))
        return false;
    if (object.removed || object.born_in != revert->transaction)
        return true;
    if (!revert_asks_whether_needed(revert, history->kinds[object.kind], id, &needed,
                                    error))
        return false;
    if (needed)
        return true;
    if (!find_foreign_write(history, id, &foreign, error))
        return false;
    if (!foreign)
        return history_remove(history, id, error);
    leave(revert, id, "someone else has changed it since");
    return true;
}

bool revert_one(struct revert *revert, const struct touched *touched,
                struct tema_error *error)
{
    return touched->field == FIELD_BIRTH
               ? revert_birth(revert, touched->object, error)
               : revert_write(revert, touched->object, touched->field, error);
}

/* How many of the COUNT touched, from the last, can be looked at together: births, or
 * writes that removed or restored. What is not born in the transaction needs none that
 * is, so among births the order says nothing. */
static size_t count_alike(const struct revert *revert, size_t count)
{
    const struct touched *last = &revert->touched.items[count - 1];
    size_t alike = 1;

    if (revert->history->reverts_singly || last->field > FIELD_REMOVED)
        return 1;
    while (alike < count && alike < REVERTED_AT_ONCE &&
           (last - alike)->field == last->field)
        alike++;
    return alike;
}

static bool revert_all(struct revert *revert, struct tema_error *error)
{
    size_t count = revert->touched.count;

    while (count > 0) {
        size_t alike = count_alike(revert, count);
        const struct touched *first = revert->touched.items + count - alike;

        if (alike == 1 ? !revert_one(revert, first, error)
                       : !revert_alike(revert, first, alike, error))
            return false;
        count -= alike;
    }
    return true;
}

static void release(struct revert *revert)
{
    array_release(&revert->touched);
    array_release(&revert->writers);
    map_release(&revert->writers_by_id);
    buffer_release(&revert->seen);
}

bool history_revert(struct history *history, int64_t transaction, bool is_redo,
                    void (*left)(void *context, int64_t object_id, const char *reason),
                    void *context, struct tema_error *error)
{
    CLEANUP(release)
    struct revert revert = {
        .history = history, .transaction = transaction, .left = left, .context = context};

    if (!transaction_start(history, error) ||
        !transaction_stamp(history, transaction, &revert.seen, &revert.stamp, error))
        return false;
    buffer_clear(&history->reverts);
    buffer_add(&history->reverts, revert.stamp.device.bytes,
               sizeof revert.stamp.device.bytes);
    varint_add(&history->reverts, (uint64_t)revert.stamp.number);
    history->is_redo = is_redo;
    return revert_collect(&revert, error) && revert_all(&revert, error);
}
