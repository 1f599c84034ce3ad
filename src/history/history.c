/* history.c - see history/history.h: opening, who acts */
#include <assert.h>

#include "embedded.h"
#include "history/internal.h"

bool history_open(struct store *store, const struct history_kind *const *kinds,
                  void *context, struct history **ret_history, struct tema_error *error)
{
    struct history *history;

    if (sodium_init() < 0)
        return tema_fail(error, TEMA_IO, "this machine gives no random numbers");
    history = memory_take_zeroed(1, sizeof *history);
    history->store = store;
    history->context = context;
    history->supersedes = stamp_saw;
    for (; *kinds != NULL; kinds++) {
        assert((*kinds)->number > 0 && (*kinds)->number < KINDS_MOST);
        assert((*kinds)->fields < FIELDS_MOST);
        history->kinds[(*kinds)->number] = *kinds;
    }
    *ret_history = history;
    return true;
}

void history_close(struct history *history)
{
    if (history == NULL)
        return;
    if (history->depth > 0)
        history_abandon(history);
    content_stop_reading(history);
    buffer_release(&history->label);
    buffer_release(&history->inner_label);
    buffer_release(&history->seen);
    buffer_release(&history->reverts);
    buffer_release(&history->packed);
    buffer_release(&history->scratch);
    free(history);
}

bool history_create_tables(struct store *store, struct tema_error *error)
{
    return store_script(store, history_kept_sql, error) &&
           store_script(store, history_derived_sql, error);
}

void history_set_place(struct history *history, const char *path)
{
    device_find_place(path, history->place);
}

void history_freeze(struct history *history, const char *reason)
{
    history->frozen = reason;
}

bool history_is_frozen(const struct history *history)
{
    return history->frozen != NULL;
}

void history_act_as(struct history *history, const struct guid *coder)
{
    history->coder = *coder;
}

bool history_last_coder(struct history *history, struct guid *ret_coder, bool *ret_found,
                        struct tema_error *error)
{
    static const char select[] = "SELECT coder FROM history_here WHERE coder IS NOT NULL";
    struct rows rows;

    if (!store_query(history->store, select, BIND_NOTHING, &rows, error))
        return false;
    *ret_found = rows_next(&rows);
    if (*ret_found)
        *ret_coder = rows_guid(&rows, 0);
    return rows_close(&rows, error);
}
