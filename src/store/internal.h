/* internal.h - what the files of this room share; the only header that knows the engine
 */
#ifndef STORE_INTERNAL_H
#define STORE_INTERNAL_H

#include <sqlite3.h>

#include "store/store.h"

enum { STATEMENT_SLOTS = 256 }; /* a power of two */

struct statement_slot {
    const char *sql; /* by address */
    sqlite3_stmt *statement;
};

struct store {
    int patience; /* ms that it waits for another program */
    sqlite3 *database;
    struct statement_slot statements[STATEMENT_SLOTS]; /* open addressing */
    size_t statement_count;
    const struct sql_value *many; /* of store_run_many, store_query_many */
    size_t many_width, many_count;
};

/* Makes the table `many`; a code of SQLite's. */
int store_make_many(struct store *store);
/* It is empty from now on. */
void store_forget_many(struct store *store);

bool store_fail(struct store *store, int code, struct tema_error *error);

#endif
