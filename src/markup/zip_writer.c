/* zip_writer.c - see markup/zip_writer.h */
#include <zip.h>

#include "base/cleanup.h"
#include "base/memory.h"
#include "markup/zip_writer.h"

enum {
    DOS_DATE_1980_01_01 = (1 << 5) | 1, /* the earliest that a ZIP can tell */
    DOS_MIDNIGHT = 0,
    DEFLATE_LEVEL = 6,
};

struct zip_writer {
    zip_t *archive;          /* NULL once finished */
    zip_source_t *target;    /* where the bytes go; ours beside the archive's own hold */
    struct tema_error error; /* the first failure of an add */
};

struct zip_writer *zip_writer_new(void)
{
    struct zip_writer *writer = memory_take_zeroed(1, sizeof *writer);
    zip_error_t reason;

    zip_error_init(&reason);
    writer->target = zip_source_buffer_create(NULL, 0, 0, &reason);
    if (writer->target != NULL)
        writer->archive =
            zip_open_from_source(writer->target, ZIP_CREATE | ZIP_TRUNCATE, &reason);
    if (writer->archive == NULL)
        tema_fail(&writer->error, TEMA_IO, "cannot begin a ZIP: %s",
                  zip_error_strerror(&reason));
    else
        zip_source_keep(writer->target);
    zip_error_fini(&reason);
    return writer;
}

void zip_writer_free(struct zip_writer *writer)
{
    if (writer == NULL)
        return;
    if (writer->archive != NULL)
        zip_discard(writer->archive);
    zip_source_free(writer->target);
    free(writer);
}

void zip_writer_freep(struct zip_writer **writer)
{
    zip_writer_free(*writer);
}

static bool add(zip_t *archive, const char *name, struct slice bytes,
                enum zip_packing packing)
{
    int method = packing == ZIP_STORED ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
    void *copy = NULL; /* libzip reads it when the ZIP is closed */
    zip_source_t *source;
    zip_int64_t index;

    if (bytes.length > 0) /* of no bytes libzip takes no ownership */
        copy = memcpy(memory_take(bytes.length), bytes.bytes, bytes.length);
    source = zip_source_buffer(archive, copy, bytes.length, 1);
    if (source == NULL) {
        free(copy);
        return false;
    }
    index = zip_file_add(archive, name, source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    return zip_set_file_compression(archive, (zip_uint64_t)index, method,
                                    DEFLATE_LEVEL) == 0 &&
           zip_file_set_dostime(archive, (zip_uint64_t)index, DOS_MIDNIGHT,
                                DOS_DATE_1980_01_01, 0) == 0;
}

void zip_writer_add(struct zip_writer *writer, const char *name, struct slice bytes,
                    enum zip_packing packing)
{
    if (writer->error.kind != TEMA_NO_ERROR)
        return;
    if (!add(writer->archive, name, bytes, packing))
        tema_fail(&writer->error, TEMA_INVALID, "cannot add '%s' to a ZIP: %s", name,
                  zip_strerror(writer->archive));
}

static bool copy_target(zip_source_t *target, struct buffer *ret_bytes)
{
    zip_int64_t length, got;

    if (zip_source_open(target) != 0)
        return false;
    /* A source in memory tells its length as the place of its end. */
    if (zip_source_seek(target, 0, SEEK_END) != 0 ||
        (length = zip_source_tell(target)) < 0 ||
        zip_source_seek(target, 0, SEEK_SET) != 0) {
        zip_source_close(target);
        return false;
    }
    buffer_reserve(ret_bytes, (size_t)length);
    got = zip_source_read(target, ret_bytes->bytes + ret_bytes->length,
                          (zip_uint64_t)length);
    zip_source_close(target);
    if (got != length)
        return false;
    ret_bytes->length += (size_t)length;
    ret_bytes->bytes[ret_bytes->length] = '\0';
    return true;
}

bool zip_writer_finish(struct zip_writer *writer, struct buffer *ret_bytes,
                       struct tema_error *error)
{
    if (writer->error.kind != TEMA_NO_ERROR) {
        *error = writer->error;
        return false;
    }
    /* An archive without members is no file at all to libzip. */
    if (zip_get_num_entries(writer->archive, 0) == 0)
        return tema_fail(error, TEMA_INVALID, "a ZIP has at least one member");
    if (zip_close(writer->archive) != 0)
        return tema_fail(error, TEMA_IO, "cannot write a ZIP: %s",
                         zip_strerror(writer->archive));
    writer->archive = NULL;
    if (!copy_target(writer->target, ret_bytes))
        return tema_fail(error, TEMA_IO, "cannot write a ZIP: %s",
                         zip_error_strerror(zip_source_error(writer->target)));
    return true;
}
