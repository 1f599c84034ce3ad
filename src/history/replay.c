/* replay.c - makes what is derived again from what is kept, and checks what is kept */
#include <stdarg.h>
#include <stdio.h>

#include "embedded.h"
#include "history/internal.h"

/* The kept tables; every other one is derived. */
static bool drop_derived(struct history *history, struct tema_error *error)
{
    static const char select[] =
        "SELECT type, name FROM sqlite_schema WHERE type IN ('table', 'view') "
        "AND name NOT LIKE 'sqlite_%' "
        "AND name NOT IN ('history_device', 'history_here', 'history_transaction', "
        "'history_operation', 'content') ORDER BY rowid DESC";
    CLEANUP_BUFFER struct buffer script = {0};
    struct rows rows;

    if (!store_query(history->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (rows_next(&rows))
        buffer_add_format(&script, "DROP %s \"%s\";", rows_text(&rows, 0),
                          rows_text(&rows, 1));
    return rows_close(&rows, error) &&
           store_script(history->store, buffer_string(&script), error);
}

struct replay {
    struct history *history;
    struct stamp stamp;
};

static bool replay_operation(void *context, const struct operation *operation,
                             struct tema_error *error)
{
    struct replay *replay = context;
    struct history *history = replay->history;
    int64_t id;
    bool newborn;

    if (operation->is_birth)
        return object_insert(history, operation, replay->stamp.id, &id, &newborn, error);
    if (!history_find_object(history, &operation->object, &id, error))
        return false;
    if (id == 0)
        return tema_fail(error, TEMA_DAMAGED,
                         "transaction %lld writes to an object that was never born",
                         (long long)replay->stamp.id);
    return object_apply_write(history, id, operation, &replay->stamp, error);
}

static bool replay_all(struct history *history, struct tema_error *error)
{
    static const char next[] = "SELECT min(id) FROM history_transaction WHERE id > $1";
    CLEANUP_BUFFER struct buffer seen = {0};
    struct replay replay = {.history = history};
    int64_t id = 0;

    for (;;) {
        if (!store_integer(history->store, next, BIND(sql_integer(id)), 0, &id, error))
            return false;
        if (id == 0)
            return true;
        if (!transaction_stamp(history, id, &seen, &replay.stamp, error) ||
            !transaction_each(history, id, replay_operation, &replay, error))
            return false;
    }
}

/* The kind of every object, by its id. New. */
static bool read_kinds(struct history *history, unsigned char **ret_kinds,
                       int64_t *ret_last, struct tema_error *error)
{
    static const char newest[] = "SELECT max(id) FROM history_object";
    static const char select[] = "SELECT id, kind FROM history_object";
    unsigned char *kinds;
    struct rows rows;

    if (!store_integer(history->store, newest, BIND_NOTHING, 0, ret_last, error) ||
        !store_query(history->store, select, BIND_NOTHING, &rows, error))
        return false;
    kinds = memory_take_zeroed((size_t)*ret_last + 1, 1);
    while (rows_next(&rows))
        kinds[rows_integer(&rows, 0)] = (unsigned char)rows_integer(&rows, 1);
    *ret_kinds = kinds;
    return rows_close(&rows, error);
}

static bool derive_all(struct history *history, struct tema_error *error)
{
    CLEANUP_FREE unsigned char *kinds = NULL;
    int64_t last;

    if (!read_kinds(history, &kinds, &last, error))
        return false;
    for (int ground = 1; ground >= 0; ground--)
        for (int64_t id = 1; id <= last; id++)
            if (kinds[id] != 0 && history->kinds[kinds[id]]->is_ground == ground &&
                !object_derive(history, id, true, error))
                return false;
    return history_settle(history, error);
}

static bool rebuild(struct history *history, const char *derived_sql,
                    struct tema_error *error)
{
    return drop_derived(history, error) &&
           store_script(history->store, history_derived_sql, error) &&
           store_script(history->store, derived_sql, error) &&
           content_know_all(history, error) && replay_all(history, error) &&
           derive_all(history, error);
}

bool history_rebuild(struct history *history, const char *derived_sql,
                     struct tema_error *error)
{
    bool went_well;

    if (!history_begin(history, error))
        return false;
    went_well = rebuild(history, derived_sql, error);
    return history_end(history, went_well, error, NULL);
}

bool history_begin_group(struct history *history, struct tema_error *error)
{
    if (history->frozen != NULL)
        return tema_fail(error, TEMA_REFUSED, "%s", history->frozen);
    if (!store_begin(history->store, error))
        return false;
    history->grouped = true;
    return true;
}

bool history_end_group(struct history *history, bool went_well, struct tema_error *error)
{
    history->grouped = false;
    if (went_well)
        went_well = store_commit(history->store, error);
    if (!went_well)
        store_rollback(history->store);
    return went_well;
}

struct verifier {
    void (*tell)(void *context, const char *fault);
    void *context;
};

__attribute__((format(printf, 2, 3))) static void tell(const struct verifier *verifier,
                                                       const char *format, ...)
{
    char line[256];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    verifier->tell(verifier->context, line);
}

static bool same_hash(struct slice stored, const unsigned char *computed)
{
    return stored.length == HASH_BYTES && memcmp(stored.bytes, computed, HASH_BYTES) == 0;
}

static bool verify_chain(struct history *history, const struct verifier *verifier,
                         struct tema_error *error)
{
    static const char select[] =
        "SELECT id, device_id, number, previous_hash, hash FROM history_transaction "
        "ORDER BY device_id, number";
    unsigned char expected[HASH_BYTES] = {0}, computed[HASH_BYTES];
    int64_t device = 0, number = 0;
    struct rows rows;
    bool went_well = true;

    if (!store_query(history->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (went_well && rows_next(&rows)) {
        long long id = rows_integer(&rows, 0);

        if (rows_integer(&rows, 1) != device) {
            device = rows_integer(&rows, 1);
            number = 0;
            memset(expected, 0, sizeof expected);
        }
        if (rows_integer(&rows, 2) != ++number)
            tell(verifier, "a transaction before transaction %lld is missing", id);
        number = rows_integer(&rows, 2);
        if (!same_hash(rows_slice(&rows, 3), expected))
            tell(verifier, "transaction %lld does not follow the one before it", id);
        went_well = transaction_hash(history, id, computed, error);
        if (went_well && !same_hash(rows_slice(&rows, 4), computed))
            tell(verifier, "transaction %lld has been changed since it was made", id);
        if (rows_slice(&rows, 4).length == HASH_BYTES)
            memcpy(expected, rows_slice(&rows, 4).bytes, HASH_BYTES);
    }
    return rows_close(&rows, error) && went_well;
}

static bool verify_content(struct history *history, const struct verifier *verifier,
                           const struct rows *rows, struct tema_error *error)
{
    struct guid guid = rows_guid(rows, 1);
    struct slice stored = rows_slice(rows, 3);
    struct sha256 sha256;
    char name[37];

    if (!content_sum(history, rows_integer(rows, 0), &sha256, error))
        return false;
    guid_format(&guid, name);
    if (stored.length != sizeof sha256.bytes ||
        memcmp(stored.bytes, sha256.bytes, sizeof sha256.bytes) != 0)
        tell(verifier, "the %s %s has been changed since it was stored",
             rows_text(rows, 2), name);
    return true;
}

static bool verify_contents(struct history *history, const struct verifier *verifier,
                            struct tema_error *error)
{
    static const char select[] = "SELECT id, guid, name, sha256 FROM content "
                                 "WHERE bytes IS NOT NULL ORDER BY id";
    struct rows rows;
    bool went_well = true;

    if (!store_query(history->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (went_well && rows_next(&rows))
        went_well = verify_content(history, verifier, &rows, error);
    return rows_close(&rows, error) && went_well;
}

bool history_verify(struct history *history,
                    void (*tell_fault)(void *context, const char *), void *context,
                    struct tema_error *error)
{
    const struct verifier verifier = {tell_fault, context};

    return verify_chain(history, &verifier, error) &&
           verify_contents(history, &verifier, error);
}
