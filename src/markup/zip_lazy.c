/* zip_lazy.c - see markup/zip_lazy.h */
#include "markup/zip_lazy.h"
#include "base/cleanup.h"
#include "base/memory.h"

struct source {
    struct zip_lazy lazy;
    struct buffer held; /* all of it, or a piece */
    size_t taken;       /* of HELD */
    int64_t offset;     /* of what comes behind HELD */
    bool is_whole;      /* HELD is all */
};

/* libzip asks for the size before it reads, and again when it has read: the bytes are
 * fetched once. */
static bool fetch(struct source *source)
{
    struct zip_lazy *lazy = &source->lazy;

    if (lazy->fetch == NULL || source->is_whole)
        return true;
    buffer_clear(&source->held);
    if (!lazy->fetch(lazy->context, lazy->number, &source->held, lazy->error))
        return false;
    source->is_whole = true;
    lazy->size = (int64_t)source->held.length;
    return true;
}

static bool next_piece(struct source *source)
{
    struct zip_lazy *lazy = &source->lazy;
    int64_t length;

    buffer_clear(&source->held);
    source->taken = 0;
    if (!lazy->piece(lazy->context, lazy->number, source->offset, &source->held,
                     lazy->error))
        return false;
    length = (int64_t)source->held.length;
    if (length > lazy->size - source->offset ||
        (length == 0 && source->offset < lazy->size))
        return tema_fail(lazy->error, TEMA_IO,
                         "a member of the ZIP is not of the size that was told");
    source->offset += length;
    return true;
}

static zip_int64_t read_bytes(struct source *source, void *data, zip_uint64_t room)
{
    size_t length = source->held.length - source->taken;

    if (length == 0 && !source->is_whole) {
        if (!next_piece(source))
            return -1;
        length = source->held.length;
    }
    if (length > room)
        length = (size_t)room;
    if (length > 0)
        memcpy(data, source->held.bytes + source->taken, length);
    source->taken += length;
    return (zip_int64_t)length;
}

static zip_int64_t tell_status(struct source *source, zip_stat_t *status)
{
    if (source->lazy.size < 0 && !fetch(source))
        return -1;
    zip_stat_init(status);
    status->valid = ZIP_STAT_SIZE;
    status->size = (zip_uint64_t)source->lazy.size;
    return sizeof *status;
}

static zip_int64_t begin(struct source *source)
{
    source->taken = 0;
    source->offset = 0;
    return fetch(source) ? 0 : -1;
}

static zip_int64_t end(struct source *source)
{
    buffer_release(&source->held);
    source->is_whole = false;
    return 0;
}

/* For libzip, the failure is one of reading; the writer knows more. */
static zip_int64_t tell_error(void *data, zip_uint64_t length)
{
    zip_error_t error;
    zip_int64_t told;

    zip_error_init(&error);
    zip_error_set(&error, ZIP_ER_READ, 0);
    told = zip_error_to_data(&error, data, length);
    zip_error_fini(&error);
    return told;
}

static zip_int64_t answer(void *user, void *data, zip_uint64_t length,
                          zip_source_cmd_t command)
{
    struct source *source = user;

    switch (command) {
    case ZIP_SOURCE_OPEN:
        return begin(source);
    case ZIP_SOURCE_READ:
        return read_bytes(source, data, length);
    case ZIP_SOURCE_CLOSE:
        return end(source);
    case ZIP_SOURCE_STAT:
        return tell_status(source, data);
    case ZIP_SOURCE_ERROR:
        return tell_error(data, length);
    case ZIP_SOURCE_FREE:
        end(source);
        free(source);
        return 0;
    case ZIP_SOURCE_SUPPORTS:
        return ZIP_SOURCE_SUPPORTS_READABLE;
    default:
        return -1;
    }
}

zip_source_t *zip_lazy_source(zip_t *archive, const struct zip_lazy *lazy)
{
    struct source *source = memory_take_zeroed(1, sizeof *source);
    zip_source_t *made;

    source->lazy = *lazy;
    made = zip_source_function(archive, answer, source);
    if (made == NULL)
        free(source);
    return made;
}
