/* digest.c - fingerprints of whole tables */
#include <string.h>

#include "base/cleanup.h"
#include "base/digest.h"
#include "store/internal.h"

/* Each column as its type, its length and its bytes, so that no two rows read alike. */
static void add_row(struct buffer *row, sqlite3_stmt *statement)
{
    for (int column = 0; column < sqlite3_column_count(statement); column++) {
        int type = sqlite3_column_type(statement, column);
        const void *bytes = sqlite3_column_blob(statement, column);
        int length = sqlite3_column_bytes(statement, column);

        buffer_add(row, &type, sizeof type);
        buffer_add(row, &length, sizeof length);
        buffer_add(row, bytes, (size_t)length);
    }
}

bool store_digest_table(struct store *store, const char *name,
                        unsigned char ret_digest[TABLE_DIGEST_BYTES],
                        struct tema_error *error)
{
    char *sql = sqlite3_mprintf("SELECT * FROM \"%w\"", name);
    CLEANUP_BUFFER struct buffer row = {0};
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(store->database, sql, -1, &statement, NULL);

    sqlite3_free(sql);
    memset(ret_digest, 0, TABLE_DIGEST_BYTES);
    while (code == SQLITE_OK || code == SQLITE_ROW) {
        code = sqlite3_step(statement);
        if (code != SQLITE_ROW)
            break;
        buffer_clear(&row);
        buffer_add(&row, ret_digest, TABLE_DIGEST_BYTES);
        add_row(&row, statement);
        digest_blake2b(buffer_slice(&row), ret_digest, TABLE_DIGEST_BYTES);
    }
    if (code != SQLITE_DONE)
        store_fail(store, code, error);
    sqlite3_finalize(statement);
    return code == SQLITE_DONE;
}
