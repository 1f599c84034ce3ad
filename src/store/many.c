/* many.c - rows in memory as a table, so that one statement stores them all
 *
 * A virtual table (The SQLite documentation, "The Virtual Table Mechanism Of SQLite")
 * called `many`, with the columns c1, c2 ... It holds what store_run_many was given. */
#include <assert.h>

#include "store/internal.h"

struct cursor {
    sqlite3_vtab_cursor base;
    size_t row;
};

struct table {
    sqlite3_vtab base;
    struct store *store;
};

static int connect_table(sqlite3 *database, void *store, int count,
                         const char *const *words, sqlite3_vtab **ret_table,
                         char **ret_error)
{
    struct table *table;
    int code = sqlite3_declare_vtab(
        database,
        "CREATE TABLE many (c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14,"
        " c15, c16, c17, c18, c19, c20)");

    (void)count, (void)words, (void)ret_error;
    if (code != SQLITE_OK)
        return code;
    table = sqlite3_malloc(sizeof *table);
    if (table == NULL)
        return SQLITE_NOMEM;
    *table = (struct table){.store = store};
    *ret_table = &table->base;
    return SQLITE_OK;
}

static int disconnect_table(sqlite3_vtab *table)
{
    sqlite3_free(table);
    return SQLITE_OK;
}

static int plan(sqlite3_vtab *table, sqlite3_index_info *info)
{
    (void)table;
    info->estimatedCost = 1000;
    info->estimatedRows = 1000;
    return SQLITE_OK;
}

static int open_cursor(sqlite3_vtab *table, sqlite3_vtab_cursor **ret_cursor)
{
    struct cursor *cursor = sqlite3_malloc(sizeof *cursor);

    (void)table;
    if (cursor == NULL)
        return SQLITE_NOMEM;
    *cursor = (struct cursor){.row = 0};
    *ret_cursor = &cursor->base;
    return SQLITE_OK;
}

static int close_cursor(sqlite3_vtab_cursor *cursor)
{
    sqlite3_free(cursor);
    return SQLITE_OK;
}

static struct store *store_of(const sqlite3_vtab_cursor *cursor)
{
    return ((struct table *)cursor->pVtab)->store;
}

static int start(sqlite3_vtab_cursor *cursor, int number, const char *words, int count,
                 sqlite3_value **values)
{
    (void)number, (void)words, (void)count, (void)values;
    ((struct cursor *)cursor)->row = 0;
    return SQLITE_OK;
}

static int next(sqlite3_vtab_cursor *cursor)
{
    ((struct cursor *)cursor)->row++;
    return SQLITE_OK;
}

static int is_behind(sqlite3_vtab_cursor *cursor)
{
    return ((struct cursor *)cursor)->row >= store_of(cursor)->many_count;
}

static int column(sqlite3_vtab_cursor *cursor, sqlite3_context *context, int number)
{
    const struct store *store = store_of(cursor);
    size_t row = ((struct cursor *)cursor)->row;
    const struct sql_value *value;

    if ((size_t)number >= store->many_width)
        return SQLITE_OK; /* NULL */
    value = store->many + row * store->many_width + number;
    if (value->type == SQL_INTEGER)
        sqlite3_result_int64(context, value->integer);
    else if (value->type == SQL_TEXT)
        sqlite3_result_text64(context, value->bytes.bytes, value->bytes.length,
                              SQLITE_STATIC, SQLITE_UTF8);
    else if (value->type == SQL_BYTES && value->bytes.length == 0)
        sqlite3_result_zeroblob(context, 0);
    else if (value->type == SQL_BYTES)
        sqlite3_result_blob64(context, value->bytes.bytes, value->bytes.length,
                              SQLITE_STATIC);
    return SQLITE_OK;
}

static int row_id(sqlite3_vtab_cursor *cursor, sqlite3_int64 *ret_id)
{
    *ret_id = (sqlite3_int64)((struct cursor *)cursor)->row + 1;
    return SQLITE_OK;
}

int store_make_many(struct store *store)
{
    static const sqlite3_module module = {
        .xConnect = connect_table, /* without xCreate it is there by its name alone */
        .xBestIndex = plan,
        .xDisconnect = disconnect_table,
        .xOpen = open_cursor,
        .xClose = close_cursor,
        .xFilter = start,
        .xNext = next,
        .xEof = is_behind,
        .xColumn = column,
        .xRowid = row_id,
    };

    return sqlite3_create_module(store->database, "many", &module, store);
}

static void fill_many(struct store *store, const struct sql_value *values, size_t width,
                      size_t count)
{
    assert(store->many == NULL);
    store->many = values;
    store->many_width = width;
    store->many_count = count;
}

void store_forget_many(struct store *store)
{
    store->many = NULL;
    store->many_count = 0;
}

bool store_run_many(struct store *store, const char *sql, const struct sql_value *values,
                    size_t width, size_t count, struct tema_error *error)
{
    bool went_well;

    fill_many(store, values, width, count);
    went_well = store_run(store, sql, BIND_NOTHING, NULL, error);
    store_forget_many(store);
    return went_well;
}

bool store_query_many(struct store *store, const char *sql,
                      const struct sql_value *values, size_t width, size_t count,
                      struct rows *ret_rows, struct tema_error *error)
{
    fill_many(store, values, width, count);
    if (!store_query(store, sql, BIND_NOTHING, ret_rows, error)) {
        store_forget_many(store);
        return false;
    }
    ret_rows->of_many = true;
    return true;
}
