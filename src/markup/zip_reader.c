/* zip_reader.c - see markup/zip_reader.h */
#include <unistd.h>

#include "base/cleanup.h"
#include "base/file.h"
#include "base/map.h"
#include "base/memory.h"
#include "markup/zip_bytes.h"
#include "markup/zip_reader.h"

enum {
    RATIO_FREE_BYTES = 1024 * 1024, /* below this a high ratio harms nobody */
    PIECE_BYTES = 64 * 1024,
};

struct zip_reader {
    zip_t *archive;
    struct zip_bytes bytes;
    struct zip_limits limits;
    struct map names;     /* folded, to the first member of that name */
    uint32_t *namesakes;  /* of each that is first: how many go by its name */
    struct buffer folded; /* scratch */
};

/* A member while it is unpacked. */
struct member {
    zip_file_t *file;
    char *name;
    uint64_t size; /* as the ZIP declares it */
    uint64_t got;
};

struct zip_stream {
    struct member member;
    char piece[PIECE_BYTES];
};

/* By ASCII letters alone, whatever the locale. */
static struct slice fold(struct buffer *buffer, const char *name)
{
    buffer_clear(buffer);
    for (; *name != '\0'; name++)
        buffer_add_byte(buffer,
                        *name >= 'A' && *name <= 'Z' ? (char)(*name | 0x20) : *name);
    return buffer_slice(buffer);
}

/* Also refuses members that share their packed bytes: so few bytes unpack to very many
 * without any member being beyond its limits. */
static bool index_members(struct zip_reader *reader, struct tema_error *error)
{
    uint64_t rest = reader->bytes.length;
    size_t count = zip_reader_count(reader);

    reader->namesakes = memory_take_zeroed(count, sizeof *reader->namesakes);
    for (size_t i = 0; i < count; i++) {
        struct slice name = fold(&reader->folded, zip_reader_name(reader, i));
        int64_t first = map_number(&reader->names, name, (int64_t)i);
        zip_stat_t status;

        if (first == (int64_t)i)
            map_put(&reader->names, name, first);
        reader->namesakes[first]++;
        if (zip_stat_index(reader->archive, i, 0, &status) != 0 ||
            !(status.valid & ZIP_STAT_COMP_SIZE))
            continue;
        if (status.comp_size > rest)
            return tema_fail(error, TEMA_UNREADABLE,
                             "the members of the ZIP are larger than the ZIP");
        rest -= status.comp_size;
    }
    return true;
}

static void fail_to_open(zip_error_t *reason, struct tema_error *error)
{
    int code = zip_error_code_zip(reason);

    if (code == ZIP_ER_NOZIP || code == ZIP_ER_INCONS)
        tema_fail(error, TEMA_UNREADABLE,
                  "it is no whole ZIP (cut off, or damaged): save or export it again, or "
                  "copy it again");
    else
        tema_fail(error, TEMA_UNREADABLE, "the ZIP cannot be read: %s",
                  zip_error_strerror(reason));
}

static bool open_archive(struct zip_reader *reader, struct tema_error *error)
{
    zip_source_t *source;
    zip_error_t reason;

    zip_error_init(&reason);
    source = zip_bytes_source(&reader->bytes, &reason);
    if (source != NULL)
        reader->archive = zip_open_from_source(source, ZIP_RDONLY, &reason);
    if (reader->archive == NULL) {
        zip_source_free(source);
        fail_to_open(&reason, error);
    }
    zip_error_fini(&reason);
    return reader->archive != NULL;
}

/* READER has its bytes and limits. */
static bool open_reader(struct zip_reader *reader, struct tema_error *error)
{
    const size_t most = reader->limits.members;

    if (!zip_bytes_have_small_directory(&reader->bytes, most))
        return tema_fail(error, TEMA_UNREADABLE, "the ZIP has more than %zu members",
                         most);
    if (!open_archive(reader, error))
        return false;
    if (zip_reader_count(reader) == 0) /* so libzip takes a file of no bytes */
        return tema_fail(error, TEMA_UNREADABLE, "the ZIP is empty");
    if (zip_reader_count(reader) > most)
        return tema_fail(error, TEMA_UNREADABLE, "the ZIP has more than %zu members",
                         most);
    return index_members(reader, error);
}

static struct zip_reader *new_reader(const struct zip_limits *limits)
{
    struct zip_reader *reader = memory_take_zeroed(1, sizeof *reader);

    reader->limits = *limits;
    reader->bytes.descriptor = -1;
    return reader;
}

bool zip_reader_open(struct slice bytes, const struct zip_limits *limits,
                     struct zip_reader **ret_reader, struct tema_error *error)
{
    CLEANUP(zip_reader_freep) struct zip_reader *reader = new_reader(limits);

    reader->bytes.memory = bytes.length > 0 ? bytes.bytes : "";
    reader->bytes.length = bytes.length;
    if (!open_reader(reader, error))
        return false;
    *ret_reader = TAKE(reader);
    return true;
}

bool zip_reader_open_file(const char *path, const struct zip_limits *limits,
                          struct zip_reader **ret_reader, struct tema_error *error)
{
    CLEANUP(zip_reader_freep) struct zip_reader *reader = new_reader(limits);

    if (!file_open(path, &reader->bytes.descriptor, &reader->bytes.length, error) ||
        !open_reader(reader, error))
        return false;
    *ret_reader = TAKE(reader);
    return true;
}

void zip_reader_free(struct zip_reader *reader)
{
    if (reader == NULL)
        return;
    if (reader->archive != NULL)
        zip_discard(reader->archive);
    if (reader->bytes.descriptor >= 0)
        close(reader->bytes.descriptor);
    map_release(&reader->names);
    buffer_release(&reader->folded);
    free(reader->namesakes);
    free(reader);
}

void zip_reader_freep(struct zip_reader **reader)
{
    zip_reader_free(*reader);
}

size_t zip_reader_count(const struct zip_reader *reader)
{
    zip_int64_t count = zip_get_num_entries(reader->archive, 0);

    return count > 0 ? (size_t)count : 0;
}

const char *zip_reader_name(const struct zip_reader *reader, size_t index)
{
    const char *name = zip_get_name(reader->archive, index, ZIP_FL_ENC_GUESS);

    return name != NULL ? name : "";
}

/* The first member that goes by NAME; -1: none. */
static int64_t find(const struct zip_reader *reader, const char *name)
{
    CLEANUP_BUFFER struct buffer folded = {0};

    return map_number(&reader->names, fold(&folded, name), -1);
}

bool zip_reader_has(const struct zip_reader *reader, const char *name)
{
    return find(reader, name) >= 0;
}

int64_t zip_reader_size(const struct zip_reader *reader, size_t index)
{
    zip_stat_t member;

    if (zip_stat_index(reader->archive, index, 0, &member) != 0 ||
        !(member.valid & ZIP_STAT_SIZE) || member.size > INT64_MAX)
        return -1;
    return (int64_t)member.size;
}

static bool check_member(const struct zip_reader *reader, const char *name,
                         const zip_stat_t *member, struct tema_error *error)
{
    const zip_uint64_t wanted = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;

    if ((member->valid & ZIP_STAT_ENCRYPTION_METHOD) &&
        member->encryption_method != ZIP_EM_NONE)
        return tema_fail(error, TEMA_UNREADABLE, "its part '%s' is encrypted", name);
    if ((member->valid & wanted) != wanted)
        return tema_fail(error, TEMA_UNREADABLE, "its part '%s' tells no size", name);
    if (member->size > reader->limits.member_bytes)
        return tema_fail(error, TEMA_UNREADABLE, "its part '%s' is over %zu MiB", name,
                         reader->limits.member_bytes >> 20);
    if (member->size > RATIO_FREE_BYTES &&
        member->size / reader->limits.ratio > member->comp_size)
        return tema_fail(error, TEMA_UNREADABLE,
                         "its part '%s' unpacks to more than %zu times its size", name,
                         reader->limits.ratio);
    return true;
}

static bool open_member(struct zip_reader *reader, size_t index,
                        struct member *ret_member, struct tema_error *error)
{
    const char *name = zip_reader_name(reader, index);
    zip_stat_t status;
    zip_file_t *file;

    if (zip_stat_index(reader->archive, index, 0, &status) != 0)
        return tema_fail(error, TEMA_UNREADABLE, "its part '%s' is damaged", name);
    if (!check_member(reader, name, &status, error))
        return false;
    file = zip_fopen_index(reader->archive, index, 0);
    if (file == NULL)
        return tema_fail(error, TEMA_UNREADABLE, "its part '%s' cannot be unpacked: %s",
                         name, zip_strerror(reader->archive));
    *ret_member = (struct member){file, memory_copy_string(name), status.size, 0};
    return true;
}

static void close_member(struct member *member)
{
    zip_fclose(member->file);
    free(member->name);
}

/* Reads till ROOM bytes are there or the end is met, where libzip compares the checksum.
 */
static bool read_member(struct member *member, char *bytes, size_t room,
                        size_t *ret_length, struct tema_error *error)
{
    zip_int64_t count;
    size_t length = 0;

    do {
        count = zip_fread(member->file, bytes + length, room - length);
        length += count > 0 ? (size_t)count : 0;
    } while (count > 0 && length < room);
    member->got += length;
    if (count < 0)
        return tema_fail(error, TEMA_UNREADABLE, "its part '%s' is damaged: %s",
                         member->name, zip_file_strerror(member->file));
    if (member->got > member->size || (count == 0 && member->got < member->size))
        return tema_fail(error, TEMA_UNREADABLE,
                         "its part '%s' is not of the size that it declares",
                         member->name);
    *ret_length = length;
    return true;
}

bool zip_reader_read_member(struct zip_reader *reader, size_t index,
                            struct buffer *ret_bytes, struct tema_error *error)
{
    size_t before = ret_bytes->length, length = 0;
    struct member member;
    bool done;

    if (!open_member(reader, index, &member, error))
        return false;
    /* One byte beyond the declared size: so the end is met, and a member that goes on is
     * found out. */
    buffer_reserve(ret_bytes, (size_t)member.size + 1);
    done = read_member(&member, ret_bytes->bytes + before, (size_t)member.size + 1,
                       &length, error);
    close_member(&member);
    ret_bytes->length = before + length;
    ret_bytes->bytes[ret_bytes->length] = '\0';
    return done;
}

bool zip_reader_read(struct zip_reader *reader, const char *name,
                     struct buffer *ret_bytes, struct tema_error *error)
{
    int64_t index = find(reader, name);

    if (index < 0)
        return tema_fail(error, TEMA_NOT_FOUND, "it has no part '%s'", name);
    if (reader->namesakes[index] > 1)
        return tema_fail(error, TEMA_UNREADABLE, "its part '%s' is there %u times", name,
                         (unsigned)reader->namesakes[index]);
    return zip_reader_read_member(reader, (size_t)index, ret_bytes, error);
}

bool zip_reader_open_member(struct zip_reader *reader, size_t index,
                            struct zip_stream **ret_stream, struct tema_error *error)
{
    struct zip_stream *stream;
    struct member member;

    if (!open_member(reader, index, &member, error))
        return false;
    stream = memory_take(sizeof *stream);
    stream->member = member;
    *ret_stream = stream;
    return true;
}

void zip_stream_free(struct zip_stream *stream)
{
    if (stream == NULL)
        return;
    close_member(&stream->member);
    free(stream);
}

void zip_stream_freep(struct zip_stream **stream)
{
    zip_stream_free(*stream);
}

bool zip_stream_next(void *context, struct slice *ret_piece, struct tema_error *error)
{
    struct zip_stream *stream = context;
    size_t length;

    if (!read_member(&stream->member, stream->piece, sizeof stream->piece, &length,
                     error))
        return false;
    *ret_piece = (struct slice){stream->piece, length};
    return true;
}
