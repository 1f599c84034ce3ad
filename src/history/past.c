/* past.c - the transactions as the history tells of them, and which stand undone */
#include "history/internal.h"

static struct past *find(struct past *items, size_t count, int64_t id)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (items[middle].id < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && items[low].id == id ? &items[low] : NULL;
}

/* An undo takes its transaction back; a redo takes the undo back, and so brings that
 * transaction again. */
static void mark_undone(struct past *items, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct past *reverted = find(items, count, items[i].reverts);

        if (items[i].reverts == 0 || reverted == NULL)
            continue;
        reverted->undone = true;
        if (items[i].is_redo) {
            struct past *again = find(items, count, reverted->reverts);

            if (again != NULL)
                again->undone = false;
        }
    }
}

static void turn_round(struct past *items, size_t count)
{
    for (size_t i = 0; i < count / 2; i++) {
        struct past other = items[i];

        items[i] = items[count - 1 - i];
        items[count - 1 - i] = other;
    }
}

bool history_read_newest(struct history *history, struct arena *arena, int64_t most,
                         struct past **ret_items, size_t *ret_count,
                         struct tema_error *error)
{
    static const char select[] =
        "SELECT t.id, t.coder, t.made_at, t.label, d.name, t.operations, t.is_redo, "
        "t.reverts IS NOT NULL FROM history_transaction t "
        "JOIN history_device d ON d.id = t.device_id ORDER BY t.id DESC LIMIT $1";
    ARRAY(struct past) past = {0};
    struct past *items;
    struct rows rows;
    bool went_well;

    if (!store_query(history->store, select, BIND(sql_integer(most)), &rows, error))
        return false;
    while (rows_next(&rows))
        *array_push(&past) = (struct past){
            .id = rows_integer(&rows, 0),
            .coder = rows_guid(&rows, 1),
            .made_at = rows_integer(&rows, 2),
            .label = arena_copy_string(arena, rows_text(&rows, 3)),
            .device = arena_copy_string(arena, rows_text(&rows, 4)),
            .operations = rows_integer(&rows, 5),
            .is_redo = rows_integer(&rows, 6) != 0,
            .reverts = rows_integer(&rows, 7),
        };
    went_well = rows_close(&rows, error);
    turn_round(past.items, past.count);
    for (size_t i = 0; went_well && i < past.count; i++)
        if (past.items[i].reverts != 0)
            went_well = history_find_reverted(history, past.items[i].id,
                                              &past.items[i].reverts, error);
    mark_undone(past.items, past.count);
    items = arena_take(arena, past.count * sizeof *items);
    if (past.count > 0)
        memcpy(items, past.items, past.count * sizeof *items);
    *ret_items = items;
    *ret_count = past.count;
    array_release(&past);
    return went_well;
}

bool history_read_past(struct history *history, struct arena *arena,
                       struct past **ret_items, size_t *ret_count,
                       struct tema_error *error)
{
    return history_read_newest(history, arena, -1, ret_items, ret_count, error);
}
