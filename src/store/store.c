/* store.c - see store/store.h: opening, statements, transactions */
#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "base/array.h"
#include "base/cleanup.h"
#include "base/memory.h"
#include "store/internal.h"

enum {
    BUSY_MS = 10000,        /* how long a write usually waits for another program's */
    CACHE_KIB = 48 * 1024,  /* pages kept in memory */
    PAGE_BYTES = 8192,      /* of new files: texts and many small rows in fewer pages */
    LOOKASIDE_BYTES = 1200, /* small blocks of memory that need no malloc */
    LOOKASIDE_SLOTS = 1000,
};

static bool tells_of_room(int number)
{
    return number == ENOSPC || number == EDQUOT || number == EFBIG;
}

/* SQLite calls it an error of input and output when a user's quota is used up, or a file
 * may not grow: the system's number tells, the file's own or (of the journal) the last.
 */
static bool is_full(struct store *store, int code)
{
    int number = 0;

    if ((code & 0xFF) != SQLITE_IOERR)
        return (code & 0xFF) == SQLITE_FULL;
    sqlite3_file_control(store->database, "main", SQLITE_FCNTL_LAST_ERRNO, &number);
    return tells_of_room(number) || tells_of_room(sqlite3_system_errno(store->database));
}

/* The outcome of a failed call as one line; CODE is SQLite's. */
bool store_fail(struct store *store, int code, struct tema_error *error)
{
    const char *words = sqlite3_errmsg(store->database);

    if (is_full(store, code))
        return tema_fail(error, TEMA_IO, "the disk is full: nothing was saved");
    switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return tema_fail(error, TEMA_BUSY,
                         "another program is writing to the project; try again");
    case SQLITE_CONSTRAINT:
        return tema_fail(error, TEMA_EXISTS, "%s", words);
    case SQLITE_CORRUPT:
        return tema_fail(error, TEMA_DAMAGED,
                         "the project file is damaged (%s); go back to a copy of it",
                         words);
    case SQLITE_NOTADB:
        return tema_fail(error, TEMA_UNREADABLE, "this is not a tema project");
    case SQLITE_READONLY:
        return tema_fail(error, TEMA_IO, "the project file may only be read here");
    case SQLITE_CANTOPEN:
        return tema_fail(error, TEMA_IO, "the project file cannot be opened or written");
    case SQLITE_TOOBIG:
        return tema_fail(error, TEMA_INVALID, "this is too large for a project file");
    default:
        return tema_fail(error, TEMA_IO, "the project file cannot be used: %s", words);
    }
}

static bool set_pragmas(struct store *store, struct tema_error *error)
{
    /* A rollback journal, not WAL: SQLite before 3.51.3 can corrupt a WAL database. */
    static const char pragmas[] = "PRAGMA journal_mode = DELETE;"
                                  "PRAGMA synchronous = FULL;"
                                  "PRAGMA trusted_schema = OFF;"
                                  "PRAGMA cell_size_check = ON;"
                                  "PRAGMA temp_store = MEMORY;";
    char cache[96];

    sqlite3_db_config(store->database, SQLITE_DBCONFIG_LOOKASIDE, NULL, LOOKASIDE_BYTES,
                      LOOKASIDE_SLOTS);
    sqlite3_busy_timeout(store->database, store->patience);
    /* The size of the cache is reckoned in pages as large as they are when it is said: so
     * it is said last, when a file that is there has been looked into. */
    sqlite3_snprintf(
        sizeof cache, cache,
        "PRAGMA page_size = %d; PRAGMA schema_version; PRAGMA cache_size = -%d;",
        PAGE_BYTES, CACHE_KIB);
    return store_script(store, pragmas, error) && store_script(store, cache, error);
}

static bool is_file(const char *path)
{
    return path[0] != '\0' && strcmp(path, ":memory:") != 0;
}

/* A new file is ours from its first moment: of two programs that make the same one, one
 * is told so, and leaves the other's alone. */
static bool claim_path(const char *path, bool create, struct tema_error *error)
{
    int file;

    if (!is_file(path))
        return true;
    if (!create)
        return access(path, F_OK) == 0 ||
               tema_fail(error, TEMA_NOT_FOUND, "there is no file '%s'", path);
    file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (file >= 0)
        return close(file) == 0 ||
               tema_fail(error, TEMA_IO, "cannot write '%s': %s", path, strerror(errno));
    if (errno == EEXIST)
        return tema_fail(error, TEMA_EXISTS, "'%s' is there already", path);
    if (tells_of_room(errno))
        return tema_fail(error, TEMA_IO, "the disk is full: nothing was saved");
    return tema_fail(error, TEMA_IO, "cannot write '%s': %s", path, strerror(errno));
}

bool store_open(const char *path, bool create, struct store **ret_store,
                struct tema_error *error)
{
    return store_open_within(path, create, BUSY_MS, ret_store, error);
}

bool store_open_within(const char *path, bool create, int patience,
                       struct store **ret_store, struct tema_error *error)
{
    int flags =
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (create ? SQLITE_OPEN_CREATE : 0);
    struct store *store;
    int code;

    if (!claim_path(path, create, error))
        return false;
    store = memory_take_zeroed(1, sizeof *store);
    store->patience = patience;
    /* Nobody asks for statistics of memory; without them it needs no lock. Refused, to no
     * harm, where the engine is in use already. */
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    code = sqlite3_open_v2(path, &store->database, flags, NULL);
    if (code == SQLITE_OK)
        code = store_make_many(store);
    if (code != SQLITE_OK ? !store_fail(store, code, error)
                          : !set_pragmas(store, error)) {
        store_close(store);
        if (create && is_file(path))
            unlink(path);
        return tema_explain(error, "cannot open '%s'", path);
    }
    *ret_store = store;
    return true;
}

static bool copy_pages(struct store *from, struct store *to, struct tema_error *error)
{
    sqlite3_backup *backup =
        sqlite3_backup_init(to->database, "main", from->database, "main");
    int code;

    if (backup == NULL)
        return store_fail(to, sqlite3_errcode(to->database), error);
    code = sqlite3_backup_step(backup, -1);
    sqlite3_backup_finish(backup);
    return code == SQLITE_DONE || store_fail(from, code, error);
}

bool store_copy(struct store *store, struct store **ret_copy, struct tema_error *error)
{
    CLEANUP(store_closep) struct store *copy = NULL;

    /* The empty name is a file without a name, in memory as far as it fits. */
    if (!store_open("", true, &copy, error) || !copy_pages(store, copy, error))
        return false;
    *ret_copy = TAKE(copy);
    return true;
}

void store_close(struct store *store)
{
    if (store == NULL)
        return;
    for (size_t i = 0; i < STATEMENT_SLOTS; i++)
        sqlite3_finalize(store->statements[i].statement);
    sqlite3_close_v2(store->database);
    free(store);
}

void store_closep(struct store **store)
{
    store_close(*store);
}

bool store_script(struct store *store, const char *sql, struct tema_error *error)
{
    int code = sqlite3_exec(store->database, sql, NULL, NULL, NULL);

    return code == SQLITE_OK || store_fail(store, code, error);
}

int64_t store_changes(const struct store *store)
{
    return sqlite3_changes64(store->database);
}

bool store_begin(struct store *store, struct tema_error *error)
{
    static const char begin[] = "BEGIN IMMEDIATE";

    return store_run(store, begin, BIND_NOTHING, NULL, error);
}

bool store_commit(struct store *store, struct tema_error *error)
{
    static const char commit[] = "COMMIT";

    return store_run(store, commit, BIND_NOTHING, NULL, error);
}

void store_rollback(struct store *store)
{
    /* A full disk has rolled back already; then there is nothing to do. */
    if (!sqlite3_get_autocommit(store->database))
        sqlite3_exec(store->database, "ROLLBACK", NULL, NULL, NULL);
}

bool store_mark(struct store *store, struct tema_error *error)
{
    static const char mark[] = "SAVEPOINT mark";

    return store_run(store, mark, BIND_NOTHING, NULL, error);
}

bool store_forget_mark(struct store *store, struct tema_error *error)
{
    static const char forget[] = "RELEASE mark";

    return store_run(store, forget, BIND_NOTHING, NULL, error);
}

void store_back_to_mark(struct store *store)
{
    /* A full disk has rolled back all already; then there is no mark. */
    sqlite3_exec(store->database, "ROLLBACK TO mark; RELEASE mark", NULL, NULL, NULL);
}

bool store_version(struct store *store, int64_t *ret_version, struct tema_error *error)
{
    static const char select[] = "PRAGMA data_version";
    bool went_well;

    sqlite3_busy_timeout(store->database, 0);
    went_well = store_integer(store, select, BIND_NOTHING, 0, ret_version, error);
    sqlite3_busy_timeout(store->database, store->patience);
    return went_well;
}
