/* store.h - one database file: statements with bound values, rows, transactions
 *
 * SQL stands as `static const char name[]` at the top of the function that runs it:
 * prepared statements are kept by the address of their text. */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "base/error.h"
#include "base/guid.h"
#include "base/slice.h"

struct store; /* opaque */

/* A bound value; make one with sql_...(). Text and bytes are borrowed until the call
 * returns (for store_query: until the rows are closed). */
struct sql_value {
    enum { SQL_END, SQL_NULL, SQL_INTEGER, SQL_TEXT, SQL_BYTES } type;
    int64_t integer;
    struct slice bytes;
};

static inline struct sql_value sql_integer(int64_t integer)
{
    return (struct sql_value){SQL_INTEGER, integer, {0}};
}

/* An id; row 0 becomes NULL. */
static inline struct sql_value sql_id(int64_t row)
{
    return row != 0 ? sql_integer(row) : (struct sql_value){SQL_NULL, 0, {0}};
}

static inline struct sql_value sql_slice(struct slice text)
{
    return text.bytes != NULL ? (struct sql_value){SQL_TEXT, 0, text}
                              : (struct sql_value){SQL_NULL, 0, {0}};
}

/* NULL becomes NULL. */
static inline struct sql_value sql_text(const char *text)
{
    return sql_slice(slice_of(text));
}

static inline struct sql_value sql_bytes(const void *bytes, size_t length)
{
    return (struct sql_value){SQL_BYTES, 0, {bytes, length}};
}

static inline struct sql_value sql_guid(const struct guid *guid)
{
    return sql_bytes(guid->bytes, sizeof guid->bytes);
}

/* clang-format off */
#define BIND(...) ((const struct sql_value[]){__VA_ARGS__, {SQL_END, 0, {0}}})
#define BIND_NOTHING ((const struct sql_value[]){{SQL_END, 0, {0}}})
/* clang-format on */

/* Opens PATH (":memory:" for one that lives in memory); makes it only if CREATE.
 * Fails with TEMA_NOT_FOUND, TEMA_EXISTS (CREATE and it is there), TEMA_UNREADABLE (no
 * database), TEMA_IO, TEMA_BUSY. */
TEMA_MUST_CHECK
bool store_open(const char *path, bool create, struct store **ret_store,
                struct tema_error *error);
/* The same; here and later it waits at most PATIENCE ms for another program. */
TEMA_MUST_CHECK
bool store_open_within(const char *path, bool create, int patience,
                       struct store **ret_store, struct tema_error *error);
/* A copy of the whole database that only this program sees and that is gone when it is
 * closed; the original need not be writable. */
TEMA_MUST_CHECK
bool store_copy(struct store *store, struct store **ret_copy, struct tema_error *error);
void store_close(struct store *store); /* takes NULL */
void store_closep(struct store **store);

/* Runs SQL that yields no rows (or whose rows do not matter). RET_ROW (may be NULL): the
 * row id of the last insert. A broken constraint fails with TEMA_EXISTS ("the name is
 * taken" is for the caller to say), a full disk with TEMA_IO, a lock with TEMA_BUSY,
 * damage with TEMA_DAMAGED. */
TEMA_MUST_CHECK
bool store_run(struct store *store, const char *sql, const struct sql_value *values,
               int64_t *ret_row, struct tema_error *error);

/* Runs SQL once over COUNT rows of WIDTH (1..20) values each, which stand one row behind
 * the other in VALUES (no SQL_END): "INSERT INTO t (a, b) SELECT c1, c2 FROM many".
 * Several times as fast as store_run for each. Fails as store_run. */
TEMA_MUST_CHECK
bool store_run_many(struct store *store, const char *sql, const struct sql_value *values,
                    size_t width, size_t count, struct tema_error *error);

/* Several statements of text made by the program itself (the schema), nothing bound. */
TEMA_MUST_CHECK
bool store_script(struct store *store, const char *sql, struct tema_error *error);

/* How many rows the last store_run changed. */
int64_t store_changes(const struct store *store);

/* Rows of a query, one after the other:
 *     struct rows rows;
 *     if (!store_query(store, select, BIND(...), &rows, error)) return false;
 *     while (rows_next(&rows)) ... rows_integer(&rows, 0) ...
 *     return rows_close(&rows, error);
 * The same SQL may be open once at a time only. Column values are borrowed until the next
 * rows_next or rows_close. */
struct rows {
    struct store *store;
    void *statement;
    int code;
    bool of_many;
};

TEMA_MUST_CHECK
bool store_query(struct store *store, const char *sql, const struct sql_value *values,
                 struct rows *ret_rows, struct tema_error *error);
/* The same over rows as of store_run_many, which are borrowed until these are closed; no
 * other call with such rows may come in between: "SELECT ... FROM many CROSS JOIN t WHERE
 * t.id = c1". */
TEMA_MUST_CHECK
bool store_query_many(struct store *store, const char *sql,
                      const struct sql_value *values, size_t width, size_t count,
                      struct rows *ret_rows, struct tema_error *error);
bool rows_next(struct rows *rows);
/* To be called always, also after breaking off; tells whether reading went well. */
TEMA_MUST_CHECK
bool rows_close(struct rows *rows, struct tema_error *error);
bool rows_is_null(const struct rows *rows, int column);
int64_t rows_integer(const struct rows *rows, int column);  /* 0 for NULL */
const char *rows_text(const struct rows *rows, int column); /* NULL for NULL */
struct slice rows_slice(const struct rows *rows,
                        int column); /* text or bytes; NULL: {0} */
struct guid rows_guid(const struct rows *rows, int column);
int rows_columns(const struct rows *rows);

/* One integer of one row; NOTHING where there is no row or NULL. */
TEMA_MUST_CHECK
bool store_integer(struct store *store, const char *sql, const struct sql_value *values,
                   int64_t nothing, int64_t *ret_integer, struct tema_error *error);

/* Takes the write lock at once; nested calls must be matched by the caller (history
 * does). */
TEMA_MUST_CHECK
bool store_begin(struct store *store, struct tema_error *error);
TEMA_MUST_CHECK
bool store_commit(struct store *store,
                  struct tema_error *error); /* durable when it returns */
void store_rollback(struct store *store);

/* Inside a transaction: what comes after store_mark is made undone by store_back_to_mark,
 * or stays. One of the two ends the mark. */
TEMA_MUST_CHECK
bool store_mark(struct store *store, struct tema_error *error);
TEMA_MUST_CHECK
bool store_forget_mark(struct store *store, struct tema_error *error);
void store_back_to_mark(struct store *store);

/* The bytes in COLUMN of one row, a part at a time, so that they are never all in memory.
 * While it is open outside of a transaction nobody else can write; an end of the
 * transaction makes it useless. */
struct store_blob; /* opaque */

/* TABLE, COLUMN: borrowed until the call returns. The value is bytes, not NULL; where it
 * is to be written, no index has the column. */
TEMA_MUST_CHECK
bool store_blob_open(struct store *store, const char *table, const char *column,
                     int64_t row, bool to_write, struct store_blob **ret_blob,
                     struct tema_error *error);
void store_blob_close(struct store_blob *blob); /* takes NULL */
void store_blob_closep(struct store_blob **blob);
int64_t store_blob_size(const struct store_blob *blob); /* bytes */
/* Within the size. */
TEMA_MUST_CHECK
bool store_blob_read(struct store_blob *blob, int64_t offset, void *ret_bytes,
                     size_t length, struct tema_error *error);
TEMA_MUST_CHECK
bool store_blob_write(struct store_blob *blob, int64_t offset, struct slice bytes,
                      struct tema_error *error);

/* Changes whenever another program has written to the file. Never waits: TEMA_BUSY. */
TEMA_MUST_CHECK
bool store_version(struct store *store, int64_t *ret_version, struct tema_error *error);

enum { TABLE_DIGEST_BYTES = 32 };

/* A fingerprint of all rows of the table NAME, in the order of its key: equal exactly
 * when the rows are. */
TEMA_MUST_CHECK
bool store_digest_table(struct store *store, const char *name,
                        unsigned char ret_digest[TABLE_DIGEST_BYTES],
                        struct tema_error *error);

#endif
