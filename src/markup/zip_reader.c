/* zip_reader.c - see markup/zip_reader.h */
#include <stdint.h>
#include <strings.h>
#include <zip.h>

#include "base/cleanup.h"
#include "base/memory.h"
#include "markup/zip_reader.h"

enum {
    RATIO_FREE_BYTES = 1024 * 1024, /* below this a high ratio harms nobody */
    DIRECTORY_ENTRY_BYTES = 256,    /* generous: 46, a name, and the extra fields */
    END_RECORD_BYTES = 22, /* end of central directory; a comment may follow it */
    END_SEARCH_BYTES = END_RECORD_BYTES + 65535,
    LOCATOR_BYTES = 20, /* before the end record, where there is a ZIP64 record */
    END64_RECORD_BYTES = 56,
};

struct zip_reader {
    zip_t *archive;
    struct zip_limits limits;
};

static uint64_t number_at(const char *bytes, int length)
{
    uint64_t number = 0;

    for (int i = length - 1; i >= 0; i--)
        number = number << 8 | (unsigned char)bytes[i];
    return number;
}

/* The size of the directory that the end record at OFFSET tells of. */
static uint64_t directory_bytes(struct slice zip, size_t offset)
{
    const char *locator;
    uint64_t place;

    if (offset >= LOCATOR_BYTES) {
        locator = zip.bytes + offset - LOCATOR_BYTES;
        place = number_at(locator + 8, 8);
        if (memcmp(locator, "PK\6\7", 4) == 0 && zip.length >= END64_RECORD_BYTES &&
            place <= zip.length - END64_RECORD_BYTES)
            return number_at(zip.bytes + place + 40, 8);
    }
    return number_at(zip.bytes + offset + 12, 4);
}

/* libzip reads the whole directory when it opens a ZIP, and believes any of the end
 * records that it finds: so each of them is looked at before. */
static bool directory_is_small(struct slice zip, const struct zip_limits *limits)
{
    size_t start = zip.length > END_SEARCH_BYTES ? zip.length - END_SEARCH_BYTES : 0;

    for (size_t i = start; i + END_RECORD_BYTES <= zip.length; i++) {
        if (memcmp(zip.bytes + i, "PK\5\6", 4) == 0 &&
            directory_bytes(zip, i) / DIRECTORY_ENTRY_BYTES > limits->members)
            return false;
    }
    return true;
}

static zip_t *open_archive(struct slice bytes, zip_error_t *reason)
{
    zip_source_t *source = zip_source_buffer_create(bytes.bytes, bytes.length, 0, reason);
    zip_t *archive;

    if (source == NULL)
        return NULL;
    archive = zip_open_from_source(source, ZIP_RDONLY, reason);
    if (archive == NULL)
        zip_source_free(source);
    return archive;
}

bool zip_reader_open(struct slice bytes, const struct zip_limits *limits,
                     struct zip_reader **ret_reader, struct tema_error *error)
{
    CLEANUP(zip_reader_freep) struct zip_reader *reader = NULL;
    zip_error_t reason;

    if (!directory_is_small(bytes, limits))
        return tema_fail(error, TEMA_UNREADABLE, "the ZIP has more than %zu members",
                         limits->members);
    reader = memory_take_zeroed(1, sizeof *reader);
    reader->limits = *limits;
    zip_error_init(&reason);
    reader->archive = open_archive(bytes, &reason);
    if (reader->archive == NULL)
        tema_fail(error, TEMA_UNREADABLE, "not a ZIP, or a damaged one: %s",
                  zip_error_strerror(&reason));
    zip_error_fini(&reason);
    if (reader->archive == NULL)
        return false;
    if (zip_reader_count(reader) == 0) /* so libzip takes a file of no bytes */
        return tema_fail(error, TEMA_UNREADABLE, "the ZIP is empty");
    if (zip_reader_count(reader) > limits->members)
        return tema_fail(error, TEMA_UNREADABLE, "the ZIP has more than %zu members",
                         limits->members);
    *ret_reader = TAKE(reader);
    return true;
}

void zip_reader_free(struct zip_reader *reader)
{
    if (reader == NULL)
        return;
    if (reader->archive != NULL)
        zip_discard(reader->archive);
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

/* How many members go by NAME; RET_INDEX is the first. */
static size_t find(const struct zip_reader *reader, const char *name, size_t *ret_index)
{
    size_t count = zip_reader_count(reader), found = 0;

    for (size_t i = 0; i < count; i++) {
        if (strcasecmp(zip_reader_name(reader, i), name) != 0)
            continue;
        if (found++ == 0)
            *ret_index = i;
    }
    return found;
}

bool zip_reader_has(const struct zip_reader *reader, const char *name)
{
    size_t index;

    return find(reader, name, &index) > 0;
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

/* Reads one byte beyond the declared size: so the end is met, where libzip compares the
 * checksum, and a member that goes on is found out. */
static bool read_all(zip_file_t *file, const char *name, size_t size,
                     struct buffer *ret_bytes, struct tema_error *error)
{
    size_t before = ret_bytes->length, got = 0;
    zip_int64_t count;

    buffer_reserve(ret_bytes, size + 1);
    do {
        count = zip_fread(file, ret_bytes->bytes + before + got, size + 1 - got);
        got += count > 0 ? (size_t)count : 0;
    } while (count > 0 && got <= size);
    if (count < 0 || got != size)
        ret_bytes->bytes[before] = '\0';
    if (count < 0)
        return tema_fail(error, TEMA_UNREADABLE, "its part '%s' is damaged: %s", name,
                         zip_file_strerror(file));
    if (got != size)
        return tema_fail(error, TEMA_UNREADABLE,
                         "its part '%s' is not of the size that it declares", name);
    ret_bytes->length = before + size;
    ret_bytes->bytes[ret_bytes->length] = '\0';
    return true;
}

bool zip_reader_read(struct zip_reader *reader, const char *name,
                     struct buffer *ret_bytes, struct tema_error *error)
{
    zip_stat_t member;
    zip_file_t *file;
    size_t index = 0, found = find(reader, name, &index);
    bool done;

    if (found == 0)
        return tema_fail(error, TEMA_NOT_FOUND, "it has no part '%s'", name);
    if (found > 1)
        return tema_fail(error, TEMA_UNREADABLE, "its part '%s' is there %zu times", name,
                         found);
    if (zip_stat_index(reader->archive, index, 0, &member) != 0)
        return tema_fail(error, TEMA_UNREADABLE, "its part '%s' is damaged", name);
    if (!check_member(reader, name, &member, error))
        return false;
    file = zip_fopen_index(reader->archive, index, 0);
    if (file == NULL)
        return tema_fail(error, TEMA_UNREADABLE, "its part '%s' cannot be unpacked: %s",
                         name, zip_strerror(reader->archive));
    done = read_all(file, name, (size_t)member.size, ret_bytes, error);
    zip_fclose(file);
    return done;
}
