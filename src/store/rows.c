/* rows.c - see store/store.h: running statements and reading rows */
#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/memory.h"
#include "store/internal.h"

/* Statements are kept by the address of their SQL, so that a second call finds the
 * prepared one without looking at the text. */
static struct statement_slot *find_slot(struct store *store, const char *sql)
{
    size_t slot = ((uintptr_t)sql >> 3) * 0x9E3779B1u % STATEMENT_SLOTS;

    while (store->statements[slot].sql != NULL && store->statements[slot].sql != sql)
        slot = (slot + 1) % STATEMENT_SLOTS;
    return &store->statements[slot];
}

static void forget_statements(struct store *store)
{
    for (size_t i = 0; i < STATEMENT_SLOTS; i++) {
        if (store->statements[i].statement != NULL &&
            sqlite3_stmt_busy(store->statements[i].statement))
            return; /* some are in use: try again with the next new one */
    }
    for (size_t i = 0; i < STATEMENT_SLOTS; i++) {
        sqlite3_finalize(store->statements[i].statement);
        store->statements[i] = (struct statement_slot){0};
    }
    store->statement_count = 0;
}

/* SQLite numbers $1, $2 ... as they first appear, whatever they are called; ?1, ?2 ...
 * are what they say, as $1 is elsewhere. No literal of ours holds a $ before a digit. */
static int prepare_numbered(struct store *store, const char *sql,
                            sqlite3_stmt **ret_statement)
{
    CLEANUP_FREE char *numbered = memory_copy_string(sql);

    for (char *at = strchr(numbered, '$'); at != NULL; at = strchr(at + 1, '$'))
        if (at[1] >= '0' && at[1] <= '9')
            *at = '?';
    return sqlite3_prepare_v3(store->database, numbered, -1, SQLITE_PREPARE_PERSISTENT,
                              ret_statement, NULL);
}

static bool prepare(struct store *store, const char *sql, sqlite3_stmt **ret_statement,
                    struct tema_error *error)
{
    struct statement_slot *slot = find_slot(store, sql);
    int code;

    if (slot->sql == NULL) {
        if (store->statement_count > STATEMENT_SLOTS * 3 / 4) {
            forget_statements(store);
            slot = find_slot(store, sql);
        }
        assert(store->statement_count < STATEMENT_SLOTS - 1);
        code = prepare_numbered(store, sql, &slot->statement);
        if (code != SQLITE_OK)
            return store_fail(store, code, error);
        slot->sql = sql;
        store->statement_count++;
    }
    assert(!sqlite3_stmt_busy(slot->statement));
    *ret_statement = slot->statement;
    return true;
}

static int bind_value(sqlite3_stmt *statement, int index, const struct sql_value *value)
{
    const char *bytes = value->bytes.bytes != NULL ? value->bytes.bytes : "";

    switch (value->type) {
    case SQL_INTEGER:
        return sqlite3_bind_int64(statement, index, value->integer);
    case SQL_TEXT:
        return sqlite3_bind_text64(statement, index, bytes, value->bytes.length,
                                   SQLITE_STATIC, SQLITE_UTF8);
    case SQL_BYTES:
        return sqlite3_bind_blob64(statement, index, bytes, value->bytes.length,
                                   SQLITE_STATIC);
    case SQL_NULL:
    case SQL_END:
        break;
    }
    return sqlite3_bind_null(statement, index);
}

static bool bind_values(struct store *store, sqlite3_stmt *statement,
                        const struct sql_value *values, struct tema_error *error)
{
    int count = 0;

    while (values[count].type != SQL_END) {
        int code = bind_value(statement, count + 1, &values[count]);

        if (code != SQLITE_OK)
            return store_fail(store, code, error);
        count++;
    }
    assert(count == sqlite3_bind_parameter_count(statement));
    return true;
}

bool store_run(struct store *store, const char *sql, const struct sql_value *values,
               int64_t *ret_row, struct tema_error *error)
{
    sqlite3_stmt *statement;
    int code;

    if (!prepare(store, sql, &statement, error) ||
        !bind_values(store, statement, values, error))
        return false;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW)
        ;
    if (code != SQLITE_DONE) {
        store_fail(store, code, error);
        sqlite3_reset(statement);
        return false;
    }
    sqlite3_reset(statement);
    if (ret_row != NULL)
        *ret_row = sqlite3_last_insert_rowid(store->database);
    return true;
}

bool store_query(struct store *store, const char *sql, const struct sql_value *values,
                 struct rows *ret_rows, struct tema_error *error)
{
    sqlite3_stmt *statement;

    if (!prepare(store, sql, &statement, error) ||
        !bind_values(store, statement, values, error))
        return false;
    *ret_rows = (struct rows){store, statement, SQLITE_OK, false};
    return true;
}

bool rows_next(struct rows *rows)
{
    if (rows->code == SQLITE_OK || rows->code == SQLITE_ROW)
        rows->code = sqlite3_step(rows->statement);
    return rows->code == SQLITE_ROW;
}

bool rows_close(struct rows *rows, struct tema_error *error)
{
    bool went_well =
        rows->code == SQLITE_OK || rows->code == SQLITE_ROW || rows->code == SQLITE_DONE;

    if (!went_well)
        store_fail(rows->store, rows->code, error);
    sqlite3_reset(rows->statement);
    if (rows->of_many)
        store_forget_many(rows->store);
    return went_well;
}

bool rows_is_null(const struct rows *rows, int column)
{
    return sqlite3_column_type(rows->statement, column) == SQLITE_NULL;
}

int64_t rows_integer(const struct rows *rows, int column)
{
    return sqlite3_column_int64(rows->statement, column);
}

const char *rows_text(const struct rows *rows, int column)
{
    return (const char *)sqlite3_column_text(rows->statement, column);
}

struct slice rows_slice(const struct rows *rows, int column)
{
    const char *bytes = sqlite3_column_type(rows->statement, column) == SQLITE_TEXT
                            ? (const char *)sqlite3_column_text(rows->statement, column)
                            : sqlite3_column_blob(rows->statement, column);

    return (struct slice){bytes, (size_t)sqlite3_column_bytes(rows->statement, column)};
}

struct guid rows_guid(const struct rows *rows, int column)
{
    struct slice bytes = rows_slice(rows, column);
    struct guid guid = {{0}};

    if (bytes.length == sizeof guid.bytes)
        memcpy(guid.bytes, bytes.bytes, sizeof guid.bytes);
    return guid;
}

int rows_columns(const struct rows *rows)
{
    return sqlite3_column_count(rows->statement);
}

bool store_integer(struct store *store, const char *sql, const struct sql_value *values,
                   int64_t nothing, int64_t *ret_integer, struct tema_error *error)
{
    struct rows rows;
    int64_t found = nothing;

    if (!store_query(store, sql, values, &rows, error))
        return false;
    if (rows_next(&rows) && !rows_is_null(&rows, 0))
        found = rows_integer(&rows, 0);
    if (!rows_close(&rows, error))
        return false;
    *ret_integer = found;
    return true;
}
