/* content_stream.c - see history/history.h: contents too large to be held, a part at a
 * time */
#include "history/internal.h"

enum {
    HELD_BYTES = 1024 * 1024, /* up to this a content is taken whole */
    PART_BYTES = 64 * 1024,
};

static const int64_t most_bytes = 1000 * 1000 * 1000; /* of one value of the engine's */

/* A content that is being added. */
struct incoming {
    const char *name;
    int64_t size;
    bool (*next)(void *context, struct slice *ret_piece, struct tema_error *error);
    void *context;

    struct guid guid;
    int64_t id, got; /* of its row; bytes */
    struct sha256 sha256;
    bool known; /* the bytes are kept already, in GUID */
};

static bool check_size(int64_t size, int64_t got, struct tema_error *error)
{
    return got == size || tema_fail(error, TEMA_UNREADABLE,
                                    "it has %s than the %lld bytes that were told",
                                    got < size ? "fewer" : "more", (long long)size);
}

static bool hold(struct incoming *incoming, struct buffer *ret_bytes,
                 struct tema_error *error)
{
    struct slice piece;

    do {
        if (!incoming->next(incoming->context, &piece, error))
            return false;
        buffer_add_slice(ret_bytes, piece);
    } while (piece.length > 0 && (int64_t)ret_bytes->length <= incoming->size);
    return check_size(incoming->size, (int64_t)ret_bytes->length, error);
}

/* Room for the bytes and for their sum, which stands last: the engine needs no memory for
 * a row that ends in zeros. */
static bool make_room(struct history *history, struct incoming *incoming,
                      struct tema_error *error)
{
    static const char insert[] = "INSERT INTO content (guid, name, bytes, sha256) "
                                 "VALUES ($1, $2, zeroblob($3), zeroblob(32))";

    incoming->guid = guid_new();
    return store_run(history->store, insert,
                     BIND(sql_guid(&incoming->guid), sql_text(incoming->name),
                          sql_integer(incoming->size)),
                     &incoming->id, error);
}

static bool fill_room(struct history *history, struct incoming *incoming,
                      struct tema_error *error)
{
    CLEANUP(store_blob_closep) struct store_blob *blob = NULL;
    struct sha256_work work;
    struct slice piece;

    if (!store_blob_open(history->store, "content", "bytes", incoming->id, true, &blob,
                         error))
        return false;
    sha256_begin(&work);
    for (;;) {
        if (!incoming->next(incoming->context, &piece, error))
            return false;
        if (piece.length == 0)
            break;
        if (piece.length > (size_t)(incoming->size - incoming->got))
            return check_size(incoming->size, incoming->size + 1, error);
        sha256_add(&work, piece);
        if (!store_blob_write(blob, incoming->got, piece, error))
            return false;
        incoming->got += (int64_t)piece.length;
    }
    incoming->sha256 = sha256_end(&work);
    return check_size(incoming->size, incoming->got, error);
}

static bool write_sum(struct history *history, const struct incoming *incoming,
                      struct tema_error *error)
{
    CLEANUP(store_blob_closep) struct store_blob *blob = NULL;
    struct slice sum = {(const char *)incoming->sha256.bytes,
                        sizeof incoming->sha256.bytes};

    return store_blob_open(history->store, "content", "sha256", incoming->id, true, &blob,
                           error) &&
           store_blob_write(blob, 0, sum, error);
}

static bool receive(struct history *history, struct incoming *incoming,
                    struct tema_error *error)
{
    struct guid guid;

    if (!make_room(history, incoming, error) || !fill_room(history, incoming, error) ||
        !content_find(history, &incoming->sha256, &guid, &incoming->known, error))
        return false;
    if (incoming->known) {
        incoming->guid = guid;
        return true;
    }
    return write_sum(history, incoming, error) &&
           content_know(history, &incoming->sha256, incoming->id, error);
}

/* Only when all has come is it known whether it was kept already; then, as after a
 * failure, the file is as it was. */
static bool keep_large(struct history *history, struct incoming *incoming,
                       struct tema_error *error)
{
    bool went_well;

    if (!transaction_start(history, error) || !store_mark(history->store, error))
        return false;
    went_well = receive(history, incoming, error);
    if (went_well && !incoming->known)
        return store_forget_mark(history->store, error);
    content_stop_reading(history);
    store_back_to_mark(history->store);
    return went_well;
}

static bool keep_small(struct history *history, struct incoming *incoming,
                       struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer bytes = {0};

    if (!hold(incoming, &bytes, error))
        return false;
    incoming->sha256 = sha256_of(buffer_slice(&bytes));
    return history_keep_content(history, incoming->name, buffer_slice(&bytes),
                                &incoming->guid, error);
}

bool history_keep_stream(struct history *history, const char *name, int64_t size,
                         bool (*next)(void *context, struct slice *ret_piece,
                                      struct tema_error *error),
                         void *context, struct guid *ret_content,
                         struct sha256 *ret_sha256, struct tema_error *error)
{
    struct incoming incoming = {name, size, next, context, .got = 0};

    if (size < 0 || size > most_bytes)
        return tema_fail(error, TEMA_UNREADABLE,
                         "it is over %lld million bytes, too large for a project file",
                         (long long)(most_bytes / 1000000));
    if (size <= HELD_BYTES ? !keep_small(history, &incoming, error)
                           : !keep_large(history, &incoming, error))
        return false;
    *ret_content = incoming.guid;
    if (ret_sha256 != NULL)
        *ret_sha256 = incoming.sha256;
    return true;
}

/* RET_SIZE: -1 where it was purged. */
static bool find_row(struct history *history, const struct guid *content, int64_t *ret_id,
                     int64_t *ret_size, struct tema_error *error)
{
    static const char select[] =
        "SELECT id, coalesce(length(bytes), -1) FROM content WHERE guid = $1";
    struct rows rows;
    char name[37];
    bool found;

    if (!store_query(history->store, select, BIND(sql_guid(content)), &rows, error))
        return false;
    found = rows_next(&rows);
    if (found) {
        *ret_id = rows_integer(&rows, 0);
        *ret_size = rows_integer(&rows, 1);
    }
    if (!rows_close(&rows, error))
        return false;
    guid_format(content, name);
    return found || tema_fail(error, TEMA_DAMAGED, "the content %s is missing", name);
}

bool history_content_size(struct history *history, const struct guid *content,
                          int64_t *ret_size, struct tema_error *error)
{
    int64_t id, size = 0;

    if (!find_row(history, content, &id, &size, error))
        return false;
    *ret_size = size > 0 ? size : 0;
    return true;
}

void content_stop_reading(struct history *history)
{
    store_blob_close(history->part);
    history->part = NULL;
}

/* Opens CONTENT as the one that is read from; history->part is NULL where there is
 * nothing in it. */
static bool start_reading(struct history *history, const struct guid *content,
                          struct tema_error *error)
{
    int64_t id, size = 0;

    if (history->part != NULL && guid_equals(&history->part_of, content))
        return true;
    content_stop_reading(history);
    history->part_of = *content;
    return find_row(history, content, &id, &size, error) &&
           (size <= 0 || store_blob_open(history->store, "content", "bytes", id, false,
                                         &history->part, error));
}

bool history_read_content_part(struct history *history, const struct guid *content,
                               int64_t offset, size_t length, struct buffer *buffer,
                               struct tema_error *error)
{
    int64_t rest;

    if (!start_reading(history, content, error))
        return false;
    rest = history->part != NULL ? store_blob_size(history->part) - offset : 0;
    if (rest <= 0) {
        content_stop_reading(history);
        return true;
    }
    if ((int64_t)length > rest)
        length = (size_t)rest;
    buffer_reserve(buffer, length);
    if (!store_blob_read(history->part, offset, buffer->bytes + buffer->length, length,
                         error)) {
        content_stop_reading(history);
        return false;
    }
    buffer->length += length;
    buffer->bytes[buffer->length] = '\0';
    /* While it is open nobody else can write to the file. */
    if ((int64_t)length == rest)
        content_stop_reading(history);
    return true;
}

bool history_same_content(struct history *history, const struct guid *left,
                          const struct guid *right, bool *ret_same,
                          struct tema_error *error)
{
    static const char select[] = "SELECT count(*) FROM content l JOIN content r "
                                 "ON r.sha256 = l.sha256 "
                                 "WHERE l.guid = $1 AND r.guid = $2";
    int64_t id, left_size = 0, right_size = 0, same = 0;

    if (!find_row(history, left, &id, &left_size, error) ||
        !find_row(history, right, &id, &right_size, error))
        return false;
    /* The sum stands behind the bytes, so that to read it is to read them all. */
    if (!guid_equals(left, right) && left_size == right_size &&
        !store_integer(history->store, select, BIND(sql_guid(left), sql_guid(right)), 0,
                       &same, error))
        return false;
    *ret_same = guid_equals(left, right) || same > 0;
    return true;
}

bool content_sum(struct history *history, int64_t id, struct sha256 *ret_sha256,
                 struct tema_error *error)
{
    CLEANUP(store_blob_closep) struct store_blob *blob = NULL;
    struct sha256_work work;
    char part[PART_BYTES];
    int64_t size;

    if (!store_blob_open(history->store, "content", "bytes", id, false, &blob, error))
        return false;
    size = store_blob_size(blob);
    sha256_begin(&work);
    for (int64_t offset = 0; offset < size; offset += PART_BYTES) {
        int64_t length = size - offset < PART_BYTES ? size - offset : PART_BYTES;

        if (!store_blob_read(blob, offset, part, (size_t)length, error))
            return false;
        sha256_add(&work, (struct slice){part, (size_t)length});
    }
    *ret_sha256 = sha256_end(&work);
    return true;
}
