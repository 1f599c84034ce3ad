/* revert_collect.c - what the transaction that is taken back has touched
 *
 * Objects that were born or written to one after the other mostly have ids that ascend or
 * descend by one: so the rows are walked along with the operations, and only where the
 * next row is another object's is it looked up. */
#include "history/revert.h"

struct collection {
    struct revert *revert;
    struct map known; /* object and field of each write */
    struct rows walk;
    bool is_walking;
    int64_t last; /* id */
};

static void take_row(const struct collection *collection, const struct rows *rows,
                     struct touched *touched)
{
    touched->object = rows_integer(rows, 0);
    touched->kind = (int)rows_integer(rows, 2);
    touched->is_own = rows_integer(rows, 3) == collection->revert->transaction;
}

static bool look_up(struct collection *collection, struct touched *touched,
                    struct tema_error *error)
{
    static const char select[] =
        "SELECT id, guid, kind, transaction_id FROM history_object WHERE guid = $1";
    struct rows rows;

    if (!store_query(collection->revert->history->store, select,
                     BIND(sql_guid(&touched->guid)), &rows, error))
        return false;
    if (rows_next(&rows))
        take_row(collection, &rows, touched);
    return rows_close(&rows, error);
}

static bool stop_walking(struct collection *collection, struct tema_error *error)
{
    bool was_walking = collection->is_walking;

    collection->is_walking = false;
    return !was_walking || rows_close(&collection->walk, error);
}

static bool start_walking(struct collection *collection, int64_t id,
                          struct tema_error *error)
{
    static const char up[] = "SELECT id, guid, kind, transaction_id FROM history_object "
                             "WHERE id > $1 ORDER BY id";
    static const char down[] = "SELECT id, guid, kind, transaction_id FROM "
                               "history_object WHERE id < $1 ORDER BY id DESC";
    struct store *store = collection->revert->history->store;

    if (id != collection->last + 1 && id != collection->last - 1)
        return true;
    collection->is_walking = true;
    if (store_query(store, id > collection->last ? up : down, BIND(sql_integer(id)),
                    &collection->walk, error))
        return true;
    collection->is_walking = false;
    return false;
}

static bool find(struct collection *collection, struct touched *touched,
                 struct tema_error *error)
{
    if (collection->is_walking && rows_next(&collection->walk)) {
        struct guid guid = rows_guid(&collection->walk, 1);

        if (guid_equals(&guid, &touched->guid)) {
            take_row(collection, &collection->walk, touched);
            collection->last = touched->object;
            return true;
        }
    }
    if (!stop_walking(collection, error) || !look_up(collection, touched, error) ||
        !start_walking(collection, touched->object, error))
        return false;
    collection->last = touched->object;
    return true;
}

static bool collect(void *context, const struct operation *operation,
                    struct tema_error *error)
{
    struct collection *collection = context;
    struct touched touched = {
        .guid = operation->object,
        .field = operation->is_birth ? FIELD_BIRTH : operation->field,
    };

    if (!find(collection, &touched, error))
        return false;
    if (touched.object == 0)
        return tema_fail(error, TEMA_DAMAGED,
                         "transaction %lld writes to an object that was never born",
                         (long long)collection->revert->transaction);
    if (touched.kind <= 0 || touched.kind >= KINDS_MOST ||
        collection->revert->history->kinds[touched.kind] == NULL)
        return tema_fail(error, TEMA_DAMAGED, "object %lld is of no known kind",
                         (long long)touched.object);
    if (!operation->is_birth) {
        const int64_t write[] = {touched.object, touched.field};

        if (map_find(&collection->known, MAP_KEY(write), NULL))
            return true;
        map_put(&collection->known, MAP_KEY(write), 1);
    }
    *array_push(&collection->revert->touched) = touched;
    return true;
}

bool revert_collect(struct revert *revert, struct tema_error *error)
{
    struct collection collection = {.revert = revert};
    bool went_well = transaction_each(revert->history, revert->transaction, collect,
                                      &collection, error);

    map_release(&collection.known);
    return stop_walking(&collection, error) && went_well;
}
