/* zip_target.c - see markup/zip_target.h */
#include "markup/zip_target.h"

static zip_int64_t write_bytes(struct zip_target *target, const void *data,
                               zip_uint64_t length)
{
    struct slice bytes = {data, (size_t)length};

    if (target->error.kind != TEMA_NO_ERROR ||
        !new_file_write(&target->file, target->position, bytes, &target->error))
        return -1;
    target->position += length;
    if (target->position > target->end)
        target->end = target->position;
    return (zip_int64_t)length;
}

static zip_int64_t seek(struct zip_target *target, void *data, zip_uint64_t length)
{
    zip_error_t ignored;
    zip_int64_t place;

    zip_error_init(&ignored);
    place = zip_source_seek_compute_offset(target->position, target->end, data, length,
                                           &ignored);
    zip_error_fini(&ignored);
    if (place < 0)
        return -1;
    target->position = (uint64_t)place;
    return 0;
}

/* For libzip, the failure is one of writing; TARGET knows more. */
static zip_int64_t tell_error(void *data, zip_uint64_t length)
{
    zip_error_t error;
    zip_int64_t told;

    zip_error_init(&error);
    zip_error_set(&error, ZIP_ER_WRITE, 0);
    told = zip_error_to_data(&error, data, length);
    zip_error_fini(&error);
    return told;
}

static zip_int64_t answer(void *user, void *data, zip_uint64_t length,
                          zip_source_cmd_t command)
{
    struct zip_target *target = user;
    zip_stat_t *status = data;

    switch (command) {
    case ZIP_SOURCE_STAT:
        zip_stat_init(status);
        status->valid = ZIP_STAT_SIZE;
        status->size = 0;
        return sizeof *status;
    case ZIP_SOURCE_WRITE:
        return write_bytes(target, data, length);
    case ZIP_SOURCE_SEEK_WRITE:
        return seek(target, data, length);
    case ZIP_SOURCE_TELL_WRITE:
        return (zip_int64_t)target->position;
    case ZIP_SOURCE_SUPPORTS:
        return ZIP_SOURCE_SUPPORTS_WRITABLE;
    case ZIP_SOURCE_ERROR:
        return tell_error(data, length);
    case ZIP_SOURCE_OPEN:
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_BEGIN_WRITE:
    case ZIP_SOURCE_COMMIT_WRITE: /* the file is put in place by the writer */
    case ZIP_SOURCE_ROLLBACK_WRITE:
    case ZIP_SOURCE_REMOVE:
    case ZIP_SOURCE_FREE:
        return 0;
    default: /* nothing is read: the ZIP is new */
        return -1;
    }
}

zip_source_t *zip_target_source(struct zip_target *target, zip_error_t *reason)
{
    return zip_source_function_create(answer, target, reason);
}
