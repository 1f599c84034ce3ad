/* content.c - see history/history.h: texts and other bytes that the log points to, whole;
 * what is kept already is found by its SHA-256 */
#include "history/internal.h"

bool content_know(struct history *history, const struct sha256 *sha256, int64_t id,
                  struct tema_error *error)
{
    static const char insert[] = "INSERT INTO history_content (sha256, content_id) "
                                 "VALUES ($1, $2) ON CONFLICT (sha256) DO NOTHING";

    return store_run(
        history->store, insert,
        BIND(sql_bytes(sha256->bytes, sizeof sha256->bytes), sql_integer(id)), NULL,
        error);
}

bool content_know_all(struct history *history, struct tema_error *error)
{
    static const char insert[] =
        "INSERT INTO history_content (sha256, content_id) "
        "SELECT sha256, min(id) FROM content WHERE sha256 IS NOT NULL GROUP BY sha256";

    return store_run(history->store, insert, BIND_NOTHING, NULL, error);
}

bool content_find(struct history *history, const struct sha256 *sha256,
                  struct guid *ret_content, bool *ret_found, struct tema_error *error)
{
    static const char select[] = "SELECT c.guid FROM history_content k "
                                 "JOIN content c ON c.id = k.content_id "
                                 "WHERE k.sha256 = $1";
    struct rows rows;

    if (!store_query(history->store, select,
                     BIND(sql_bytes(sha256->bytes, sizeof sha256->bytes)), &rows, error))
        return false;
    *ret_found = rows_next(&rows);
    if (*ret_found)
        *ret_content = rows_guid(&rows, 0);
    return rows_close(&rows, error);
}

bool content_insert(struct history *history, const struct guid *guid, const char *name,
                    struct slice bytes, const struct sha256 *sha256,
                    struct tema_error *error)
{
    static const char insert[] = "INSERT INTO content (guid, name, bytes, sha256) "
                                 "VALUES ($1, $2, $3, $4)";
    int64_t id;

    return store_run(history->store, insert,
                     BIND(sql_guid(guid), sql_text(name),
                          sql_bytes(bytes.bytes, bytes.length),
                          sql_bytes(sha256->bytes, sizeof sha256->bytes)),
                     &id, error) &&
           content_know(history, sha256, id, error);
}

static bool add(struct history *history, const char *name, struct slice bytes,
                const struct sha256 *sha256, struct guid *ret_content,
                struct tema_error *error)
{
    struct guid guid = guid_new();

    if (!transaction_start(history, error) ||
        !content_insert(history, &guid, name, bytes, sha256, error))
        return false;
    *ret_content = guid;
    return true;
}

bool history_add_content(struct history *history, const char *name, struct slice bytes,
                         struct guid *ret_content, struct tema_error *error)
{
    struct sha256 sha256 = sha256_of(bytes);

    return add(history, name, bytes, &sha256, ret_content, error);
}

bool history_keep_summed(struct history *history, const char *name, struct slice bytes,
                         const struct sha256 *sha256, struct guid *ret_content,
                         struct tema_error *error)
{
    bool found;

    return content_find(history, sha256, ret_content, &found, error) &&
           (found || add(history, name, bytes, sha256, ret_content, error));
}

bool history_keep_content(struct history *history, const char *name, struct slice bytes,
                          struct guid *ret_content, struct tema_error *error)
{
    struct sha256 sha256 = sha256_of(bytes);

    return history_keep_summed(history, name, bytes, &sha256, ret_content, error);
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
