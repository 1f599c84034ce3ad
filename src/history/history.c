/* history.c - see history/history.h: opening, who acts, contents */
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

bool history_add_content(struct history *history, const char *name, struct slice bytes,
                         struct guid *ret_content, struct tema_error *error)
{
    static const char insert[] =
        "INSERT INTO content (guid, name, bytes, sha256) VALUES ($1, $2, $3, $4)";
    unsigned char sha256[crypto_hash_sha256_BYTES];
    struct guid guid = guid_new();

    if (!transaction_start(history, error))
        return false;
    crypto_hash_sha256(sha256, (const unsigned char *)bytes.bytes, bytes.length);
    if (!store_run(history->store, insert,
                   BIND(sql_guid(&guid), sql_text(name),
                        sql_bytes(bytes.bytes, bytes.length),
                        sql_bytes(sha256, sizeof sha256)),
                   NULL, error))
        return false;
    *ret_content = guid;
    return true;
}

bool history_read_content(struct history *history, const struct guid *content,
                          struct buffer *buffer, struct tema_error *error)
{
    static const char select[] = "SELECT bytes FROM content WHERE guid = $1";
    struct rows rows;
    char name[37];
    bool found;

    buffer_clear(buffer);
    if (!store_query(history->store, select, BIND(sql_guid(content)), &rows, error))
        return false;
    found = rows_next(&rows);
    if (found)
        buffer_add_slice(buffer, rows_slice(&rows, 0));
    if (!rows_close(&rows, error))
        return false;
    guid_format(content, name);
    return found || tema_fail(error, TEMA_DAMAGED, "the content %s is missing", name);
}
