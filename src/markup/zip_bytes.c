/* zip_bytes.c - see markup/zip_bytes.h */
#include <errno.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/memory.h"
#include "markup/zip_bytes.h"

enum {
    DIRECTORY_ENTRY_BYTES = 256, /* generous: 46, a name, and the extra fields */
    END_RECORD_BYTES = 22,       /* end of central directory; a comment may follow it */
    END_SEARCH_BYTES = END_RECORD_BYTES + 65535,
    LOCATOR_BYTES = 20, /* before the end record, where there is a ZIP64 record */
    END64_RECORD_BYTES = 56,
};

/* The state of a source of libzip. */
struct source {
    struct zip_bytes *bytes;
    uint64_t position;
    zip_error_t error;
};

static bool read_file(int descriptor, uint64_t offset, char *ret_bytes, size_t length)
{
    while (length > 0) {
        ssize_t count = pread(descriptor, ret_bytes, length, (off_t)offset);

        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        ret_bytes += count;
        offset += (uint64_t)count;
        length -= (size_t)count;
    }
    return true;
}

bool zip_bytes_read(const struct zip_bytes *bytes, uint64_t offset, void *ret_bytes,
                    size_t length)
{
    if (offset > bytes->length || length > bytes->length - offset)
        return false;
    if (bytes->memory == NULL)
        return read_file(bytes->descriptor, offset, ret_bytes, length);
    memcpy(ret_bytes, bytes->memory + offset, length);
    return true;
}

static uint64_t number_at(const char *bytes, int length)
{
    uint64_t number = 0;

    for (int i = length - 1; i >= 0; i--)
        number = number << 8 | (unsigned char)bytes[i];
    return number;
}

/* The size of the directory that the end record RECORD tells of. BEFORE: the bytes before
 * the record, NULL where there are too few for a locator. */
static uint64_t directory_bytes(const struct zip_bytes *bytes, const char *before,
                                const char *record)
{
    char record64[END64_RECORD_BYTES];

    if (before != NULL && memcmp(before, "PK\6\7", 4) == 0 &&
        zip_bytes_read(bytes, number_at(before + 8, 8), record64, sizeof record64))
        return number_at(record64 + 40, 8);
    return number_at(record + 12, 4);
}

bool zip_bytes_have_small_directory(const struct zip_bytes *bytes, size_t members)
{
    static const size_t most = END_SEARCH_BYTES + LOCATOR_BYTES;
    size_t length = bytes->length < most ? (size_t)bytes->length : most;
    CLEANUP_FREE char *tail = memory_take(length + 1);

    /* What cannot be read is not read by libzip either. */
    if (!zip_bytes_read(bytes, bytes->length - length, tail, length))
        return true;
    for (size_t i = 0; i + END_RECORD_BYTES <= length; i++) {
        const char *before = i >= LOCATOR_BYTES ? tail + i - LOCATOR_BYTES : NULL;

        if (memcmp(tail + i, "PK\5\6", 4) == 0 &&
            directory_bytes(bytes, before, tail + i) / DIRECTORY_ENTRY_BYTES > members)
            return false;
    }
    return true;
}

static zip_int64_t read_source(struct source *source, void *data, zip_uint64_t length)
{
    uint64_t rest = source->bytes->length - source->position;

    if (length > rest)
        length = rest;
    if (!zip_bytes_read(source->bytes, source->position, data, (size_t)length)) {
        zip_error_set(&source->error, ZIP_ER_READ, errno);
        return -1;
    }
    source->position += length;
    return (zip_int64_t)length;
}

static zip_int64_t seek_source(struct source *source, void *data, zip_uint64_t length)
{
    zip_int64_t place = zip_source_seek_compute_offset(
        source->position, source->bytes->length, data, length, &source->error);

    if (place < 0)
        return -1;
    source->position = (uint64_t)place;
    return 0;
}

static zip_int64_t tell_status(const struct source *source, zip_stat_t *status)
{
    zip_stat_init(status);
    status->valid = ZIP_STAT_SIZE;
    status->size = source->bytes->length;
    return sizeof *status;
}

static zip_int64_t answer(void *user, void *data, zip_uint64_t length,
                          zip_source_cmd_t command)
{
    struct source *source = user;

    switch (command) {
    case ZIP_SOURCE_OPEN:
        source->position = 0;
        return 0;
    case ZIP_SOURCE_READ:
        return read_source(source, data, length);
    case ZIP_SOURCE_SEEK:
        return seek_source(source, data, length);
    case ZIP_SOURCE_TELL:
        return (zip_int64_t)source->position;
    case ZIP_SOURCE_STAT:
        return tell_status(source, data);
    case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&source->error, data, length);
    case ZIP_SOURCE_CLOSE:
        return 0;
    case ZIP_SOURCE_FREE:
        zip_error_fini(&source->error);
        free(source);
        return 0;
    case ZIP_SOURCE_SUPPORTS:
        return ZIP_SOURCE_SUPPORTS_SEEKABLE;
    default:
        zip_error_set(&source->error, ZIP_ER_OPNOTSUPP, 0);
        return -1;
    }
}

zip_source_t *zip_bytes_source(struct zip_bytes *bytes, zip_error_t *reason)
{
    struct source *source = memory_take_zeroed(1, sizeof *source);
    zip_source_t *made;

    source->bytes = bytes;
    zip_error_init(&source->error);
    made = zip_source_function_create(answer, source, reason);
    if (made == NULL)
        free(source);
    return made;
}
