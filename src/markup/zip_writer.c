/* zip_writer.c - see markup/zip_writer.h */
#include <assert.h>
#include <zip.h>

#include "base/cleanup.h"
#include "base/memory.h"
#include "markup/zip_lazy.h"
#include "markup/zip_target.h"

enum {
    DOS_DATE_1980_01_01 = (1 << 5) | 1, /* the earliest that a ZIP can tell */
    DOS_MIDNIGHT = 0,
    DEFLATE_LEVEL = 6,
    /* Files are large: of interviews it makes 17 % more bytes in a quarter of the time.
     */
    DEFLATE_LEVEL_OF_FILES = 1,
};

struct zip_writer {
    zip_t *archive;          /* NULL once finished */
    zip_source_t *target;    /* where the bytes go; ours beside the archive's own hold */
    struct zip_target *file; /* NULL: they go into memory */
    struct tema_error error; /* the first failure of an add */
};

/* Of WRITER, whose target is there or could not be made, for REASON. */
static struct zip_writer *begin(struct zip_writer *writer, zip_error_t *reason)
{
    if (writer->target != NULL)
        writer->archive =
            zip_open_from_source(writer->target, ZIP_CREATE | ZIP_TRUNCATE, reason);
    if (writer->archive == NULL)
        tema_fail(&writer->error, TEMA_IO, "cannot begin a ZIP: %s",
                  zip_error_strerror(reason));
    else
        zip_source_keep(writer->target);
    zip_error_fini(reason);
    return writer;
}

struct zip_writer *zip_writer_new(void)
{
    struct zip_writer *writer = memory_take_zeroed(1, sizeof *writer);
    zip_error_t reason;

    zip_error_init(&reason);
    writer->target = zip_source_buffer_create(NULL, 0, 0, &reason);
    return begin(writer, &reason);
}

struct zip_writer *zip_writer_new_file(const char *path, bool overwrite)
{
    struct zip_writer *writer = memory_take_zeroed(1, sizeof *writer);
    zip_error_t reason;

    writer->file = memory_take_zeroed(1, sizeof *writer->file);
    writer->file->file.overwrite = overwrite;
    if (!new_file_begin(&writer->file->file, path, &writer->error))
        return writer;
    zip_error_init(&reason);
    writer->target = zip_target_source(writer->file, &reason);
    return begin(writer, &reason);
}

void zip_writer_free(struct zip_writer *writer)
{
    if (writer == NULL)
        return;
    if (writer->archive != NULL)
        zip_discard(writer->archive);
    zip_source_free(writer->target);
    if (writer->file != NULL)
        new_file_release(&writer->file->file);
    free(writer->file);
    free(writer);
}

void zip_writer_freep(struct zip_writer **writer)
{
    zip_writer_free(*writer);
}

/* Steals SOURCE. */
static void add(struct zip_writer *writer, const char *name, zip_source_t *source,
                enum zip_packing packing)
{
    int method = packing == ZIP_STORED ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
    zip_t *archive = writer->archive;
    zip_int64_t place = -1;
    int level = writer->file != NULL ? DEFLATE_LEVEL_OF_FILES : DEFLATE_LEVEL;
    zip_uint64_t index;

    if (source != NULL)
        place = zip_file_add(archive, name, source, ZIP_FL_ENC_UTF_8);
    if (place < 0)
        zip_source_free(source);
    index = (zip_uint64_t)place;
    if (place < 0 ||
        zip_set_file_compression(archive, index, method, (zip_uint32_t)level) != 0 ||
        zip_file_set_dostime(archive, index, DOS_MIDNIGHT, DOS_DATE_1980_01_01, 0) != 0)
        tema_fail(&writer->error, TEMA_INVALID, "cannot add '%s' to a ZIP: %s", name,
                  zip_strerror(archive));
}

void zip_writer_add(struct zip_writer *writer, const char *name, struct slice bytes,
                    enum zip_packing packing)
{
    void *copy = NULL; /* libzip reads it when the ZIP is closed */
    zip_source_t *source;

    if (writer->error.kind != TEMA_NO_ERROR)
        return;
    if (bytes.length > 0) /* of no bytes libzip takes no ownership */
        copy = memcpy(memory_take(bytes.length), bytes.bytes, bytes.length);
    source = zip_source_buffer(writer->archive, copy, bytes.length, 1);
    if (source == NULL)
        free(copy);
    add(writer, name, source, packing);
}

static void add_lazy(struct zip_writer *writer, const char *name,
                     const struct zip_lazy *lazy, enum zip_packing packing)
{
    assert(writer->file != NULL);
    if (writer->error.kind == TEMA_NO_ERROR)
        add(writer, name, zip_lazy_source(writer->archive, lazy), packing);
}

void zip_writer_add_later(struct zip_writer *writer, const char *name,
                          bool (*fetch)(void *context, int64_t number,
                                        struct buffer *ret_bytes,
                                        struct tema_error *error),
                          void *context, int64_t number, enum zip_packing packing)
{
    add_lazy(writer, name,
             &(struct zip_lazy){.fetch = fetch,
                                .context = context,
                                .number = number,
                                .size = -1,
                                .error = &writer->error},
             packing);
}

void zip_writer_add_in_pieces(struct zip_writer *writer, const char *name,
                              const struct zip_pieces *pieces, enum zip_packing packing)
{
    add_lazy(writer, name,
             &(struct zip_lazy){.piece = pieces->piece,
                                .context = pieces->context,
                                .number = pieces->number,
                                .size = pieces->size,
                                .error = &writer->error},
             packing);
}

/* Packs the members and writes them to where they go. */
static bool pack(struct zip_writer *writer, struct tema_error *error)
{
    if (writer->error.kind != TEMA_NO_ERROR) {
        *error = writer->error;
        return false;
    }
    /* An archive without members is no file at all to libzip. */
    if (zip_get_num_entries(writer->archive, 0) == 0)
        return tema_fail(error, TEMA_INVALID, "a ZIP has at least one member");
    if (zip_close(writer->archive) == 0) {
        writer->archive = NULL;
        return true;
    }
    if (writer->file != NULL && writer->error.kind == TEMA_NO_ERROR)
        writer->error = writer->file->error;
    if (writer->error.kind == TEMA_NO_ERROR)
        tema_fail(&writer->error, TEMA_IO, "cannot write a ZIP: %s",
                  zip_strerror(writer->archive));
    *error = writer->error;
    return false;
}

bool zip_writer_finish_file(struct zip_writer *writer, struct tema_error *error)
{
    bool went_well = pack(writer, error) && new_file_finish(&writer->file->file, error);

    if (!went_well)
        new_file_release(&writer->file->file);
    return went_well;
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
    assert(writer->file == NULL);
    if (!pack(writer, error))
        return false;
    if (!copy_target(writer->target, ret_bytes))
        return tema_fail(error, TEMA_IO, "cannot write a ZIP: %s",
                         zip_error_strerror(zip_source_error(writer->target)));
    return true;
}
