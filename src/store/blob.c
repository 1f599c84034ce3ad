/* blob.c - see store/store.h: bytes of one value, a part at a time */
#include <assert.h>
#include <stdlib.h>

#include "base/memory.h"
#include "store/internal.h"

struct store_blob {
    struct store *store;
    sqlite3_blob *blob;
};

bool store_blob_open(struct store *store, const char *table, const char *column,
                     int64_t row, bool to_write, struct store_blob **ret_blob,
                     struct tema_error *error)
{
    struct store_blob *blob;
    sqlite3_blob *opened;
    int code =
        sqlite3_blob_open(store->database, "main", table, column, row, to_write, &opened);

    if (code != SQLITE_OK)
        return store_fail(store, code, error);
    blob = memory_take(sizeof *blob);
    *blob = (struct store_blob){store, opened};
    *ret_blob = blob;
    return true;
}

void store_blob_close(struct store_blob *blob)
{
    if (blob == NULL)
        return;
    sqlite3_blob_close(blob->blob);
    free(blob);
}

void store_blob_closep(struct store_blob **blob)
{
    store_blob_close(*blob);
}

int64_t store_blob_size(const struct store_blob *blob)
{
    return sqlite3_blob_bytes(blob->blob);
}

static bool has_room(const struct store_blob *blob, int64_t offset, size_t length)
{
    int64_t size = store_blob_size(blob);

    return offset >= 0 && offset <= size && length <= (size_t)(size - offset);
}

bool store_blob_read(struct store_blob *blob, int64_t offset, void *ret_bytes,
                     size_t length, struct tema_error *error)
{
    int code;

    assert(has_room(blob, offset, length));
    code = sqlite3_blob_read(blob->blob, ret_bytes, (int)length, (int)offset);
    return code == SQLITE_OK || store_fail(blob->store, code, error);
}

bool store_blob_write(struct store_blob *blob, int64_t offset, struct slice bytes,
                      struct tema_error *error)
{
    int code;

    assert(has_room(blob, offset, bytes.length));
    code = sqlite3_blob_write(blob->blob, bytes.bytes, (int)bytes.length, (int)offset);
    return code == SQLITE_OK || store_fail(blob->store, code, error);
}
