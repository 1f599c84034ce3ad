/* archive.c - see exchange/archive.h: opening, and finding members by name */
#include <unistd.h>

#include "base/cleanup.h"
#include "base/file.h"
#include "base/map.h"
#include "base/memory.h"
#include "exchange/archive.h"
#include "exchange/member_name.h"
#include "exchange/spool.h"

enum {
    MEMBERS_MOST = 100 * 1000,
    RATIO_MOST = 200, /* unpacked : packed */
    XML_DEPTH = 600,  /* elements within elements: 500 codes, and what is around them */
    PIECE_BYTES = 64 * 1024,
    BEGINNING_BYTES = 1024,
    NAME_SHOWN = 100,                 /* bytes of a member's name in a message */
    RECORD_MOST = 1024 * 1024 * 1024, /* bytes; longer XML is parsed twice */
};

#define MEMBER_BYTES_MOST ((size_t)INT32_MAX) /* the standard's own limit */

/* The XML on its way: from the ZIP, or from the file itself. */
struct xml_source {
    struct zip_stream *stream;
    int descriptor; /* -1: not open */
    char piece[PIECE_BYTES];
};

/* What was read of the XML, for a second time. */
struct xml_record {
    char *neighbour; /* NULL: nothing is recorded */
    bool is_kept;    /* all that was read so far */
    struct spool spool;
    struct buffer piece;
    int64_t read; /* bytes */
};

struct archive {
    char *path;
    struct zip_reader *members; /* NULL: the file is the XML itself */
    struct zip_reader *again; /* the same ZIP for the XML, which is read beside members */
    size_t project;           /* its member */
    struct map by_name;       /* folded, to the first such member */
    bool has_digest;
    struct sha256 digest;
    struct xml_source xml;
    struct xml_record record;
};

/* --- opening --- */

static bool check_member(const struct archive *archive, size_t member, struct slice name,
                         struct tema_error *error)
{
    const char *shown = zip_reader_name(archive->members, member);

    if (!member_name_is_safe(name))
        return tema_fail(error, TEMA_UNREADABLE,
                         "it holds a file called '%.*s', which leads out of it: such a "
                         "file is made to do harm, and is not read",
                         NAME_SHOWN, shown);
    if (zip_reader_size(archive->members, member) > (int64_t)MEMBER_BYTES_MOST)
        return tema_fail(error, TEMA_UNREADABLE,
                         "its file '%.*s' is over 2 GiB, the standard's limit: leave "
                         "that recording out when exporting",
                         NAME_SHOWN, shown);
    return true;
}

static bool is_at_root(struct slice name)
{
    return memchr(name.bytes, '/', name.length) == NULL;
}

struct projects {
    size_t at_root, deeper;
    size_t first, second; /* of those at the root */
    size_t first_deeper;
};

static bool index_members(struct archive *archive, struct projects *projects,
                          struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer folded = {0};
    size_t count = zip_reader_count(archive->members);

    for (size_t i = 0; i < count; i++) {
        struct slice name;

        buffer_clear(&folded);
        member_name_fold(slice_of(zip_reader_name(archive->members, i)), &folded);
        name = buffer_slice(&folded);
        if (!check_member(archive, i, name, error))
            return false;
        if (!map_find(&archive->by_name, name, NULL))
            map_put(&archive->by_name, name, (int64_t)i);
        if (!member_name_is_project(name))
            continue;
        if (!is_at_root(name)) {
            if (projects->deeper++ == 0)
                projects->first_deeper = i;
        } else if (projects->at_root++ == 0) {
            projects->first = i;
        } else {
            projects->second = i;
        }
    }
    return true;
}

static bool find_project(struct archive *archive, struct tema_error *error)
{
    struct projects projects = {0};

    if (!index_members(archive, &projects, error))
        return false;
    if (projects.at_root > 1)
        return tema_fail(error, TEMA_UNREADABLE,
                         "it holds %zu projects, '%.*s' and '%.*s': take all but one out",
                         projects.at_root, NAME_SHOWN,
                         zip_reader_name(archive->members, projects.first), NAME_SHOWN,
                         zip_reader_name(archive->members, projects.second));
    if (projects.at_root == 0 && projects.deeper > 0)
        return tema_fail(error, TEMA_UNREADABLE,
                         "its project '%.*s' lies in a folder: pack what is in the "
                         "folder, not the folder",
                         NAME_SHOWN,
                         zip_reader_name(archive->members, projects.first_deeper));
    if (projects.at_root == 0)
        return tema_fail(error, TEMA_UNREADABLE,
                         "it is a ZIP without a project: there is no file *.qde in it");
    archive->project = projects.first;
    return true;
}

static bool open_zip(struct archive *archive, struct tema_error *error)
{
    static const struct zip_limits limits = {
        .members = MEMBERS_MOST, .member_bytes = MEMBER_BYTES_MOST, .ratio = RATIO_MOST};

    return zip_reader_open_file(archive->path, &limits, &archive->members, error) &&
           zip_reader_open_file(archive->path, &limits, &archive->again, error) &&
           find_project(archive, error);
}

/* White space is any byte that is none of a word's, in UTF-16 the NULs too. */
static bool begins_like_xml(struct slice beginning)
{
    size_t i = 0;

    if (slice_starts_with(beginning, SLICE("\xEF\xBB\xBF")))
        i = 3;
    else if (slice_starts_with(beginning, SLICE("\xFF\xFE")) ||
             slice_starts_with(beginning, SLICE("\xFE\xFF")))
        i = 2;
    while (i < beginning.length &&
           (beginning.bytes[i] == ' ' || beginning.bytes[i] == '\t' ||
            beginning.bytes[i] == '\r' || beginning.bytes[i] == '\n' ||
            beginning.bytes[i] == '\0'))
        i++;
    return i < beginning.length && beginning.bytes[i] == '<';
}

static bool read_beginning(const char *path, char *bytes, size_t room, size_t *ret_length,
                           struct tema_error *error)
{
    uint64_t length;
    ssize_t count;
    int descriptor;

    if (!file_open(path, &descriptor, &length, error))
        return false;
    count = read(descriptor, bytes, room);
    close(descriptor);
    if (count < 0)
        return tema_fail(error, TEMA_IO, "it cannot be read");
    *ret_length = (size_t)count;
    return true;
}

static bool open_file(struct archive *archive, struct tema_error *error)
{
    char bytes[BEGINNING_BYTES];
    struct slice beginning = {bytes, 0};

    if (!read_beginning(archive->path, bytes, sizeof bytes, &beginning.length, error))
        return false;
    if (beginning.length == 0)
        return tema_fail(error, TEMA_UNREADABLE, "it is empty");
    if (slice_starts_with(beginning, SLICE("PK")))
        return open_zip(archive, error);
    return begins_like_xml(beginning) ||
           tema_fail(error, TEMA_UNREADABLE,
                     "it is neither a .qdpx (a ZIP) nor a .qde or .qdc (XML)");
}

bool archive_open(const char *path, struct archive **ret_archive,
                  struct tema_error *error)
{
    CLEANUP(archive_freep)
    struct archive *archive = memory_take_zeroed(1, sizeof *archive);

    archive->path = memory_copy_string(path);
    archive->xml.descriptor = -1;
    archive->record.spool.file = -1;
    if (!open_file(archive, error))
        return tema_explain(error, "%s", archive_name(archive));
    *ret_archive = TAKE(archive);
    return true;
}

static void close_xml(struct xml_source *xml)
{
    zip_stream_free(xml->stream);
    xml->stream = NULL;
    if (xml->descriptor >= 0)
        close(xml->descriptor);
    xml->descriptor = -1;
}

static void drop_record(struct xml_record *record)
{
    record->is_kept = false;
    spool_release(&record->spool);
    buffer_release(&record->piece);
    record->read = 0;
}

void archive_free(struct archive *archive)
{
    if (archive == NULL)
        return;
    close_xml(&archive->xml);
    drop_record(&archive->record);
    free(archive->record.neighbour);
    zip_reader_free(archive->again);
    zip_reader_free(archive->members);
    map_release(&archive->by_name);
    free(archive->path);
    free(archive);
}

void archive_freep(struct archive **archive)
{
    archive_free(*archive);
}

const char *archive_name(const struct archive *archive)
{
    return file_name(archive->path);
}

bool archive_digest(struct archive *archive, struct sha256 *ret_digest,
                    struct tema_error *error)
{
    uint64_t length;
    int descriptor;

    if (!archive->has_digest) {
        if (!file_open(archive->path, &descriptor, &length, error))
            return tema_explain(error, "%s", archive_name(archive));
        archive->has_digest = sha256_of_file(descriptor, &archive->digest);
        close(descriptor);
        if (!archive->has_digest)
            return tema_fail(error, TEMA_IO, "%s: it cannot be read",
                             archive_name(archive));
    }
    *ret_digest = archive->digest;
    return true;
}

/* --- the XML --- */

/* Whatever is in the way (a full disk), the XML can be parsed again. */
static void put_record_away(struct xml_record *record)
{
    struct spool *spool = &record->spool;
    struct tema_error error = {0};

    if (spool->buffer.length < SPOOL_ENOUGH)
        return;
    if (!record->is_kept)
        buffer_clear(&spool->buffer);
    else if (spool->length > RECORD_MOST ||
             (spool->file < 0 && !spool_open(spool, record->neighbour, &error)) ||
             !spool_write_out(spool, &error))
        drop_record(record);
}

/* Of the archive CONTEXT; between two events. */
static bool next_of_xml(void *context, struct slice *ret_piece, struct tema_error *error)
{
    struct archive *archive = context;
    struct xml_source *xml = &archive->xml;
    ssize_t count;

    put_record_away(&archive->record);
    if (xml->stream != NULL)
        return zip_stream_next(xml->stream, ret_piece, error);
    count = read(xml->descriptor, xml->piece, sizeof xml->piece);
    if (count < 0)
        return tema_fail(error, TEMA_IO, "it cannot be read");
    *ret_piece = (struct slice){xml->piece, (size_t)count};
    return true;
}

bool archive_project(struct archive *archive, struct xml_reader **ret_xml,
                     struct tema_error *error)
{
    struct xml_source *xml = &archive->xml;
    const char *name = archive_name(archive);
    uint64_t length;

    close_xml(xml);
    drop_record(&archive->record);
    if (archive->members == NULL) {
        if (!file_open(archive->path, &xml->descriptor, &length, error))
            return false;
    } else {
        if (!zip_reader_open_member(archive->again, archive->project, &xml->stream,
                                    error))
            return false;
        name = zip_reader_name(archive->members, archive->project);
    }
    if (!xml_reader_open_source(next_of_xml, archive, name, XML_DEPTH, ret_xml, error))
        return false;
    archive->record.is_kept = archive->record.neighbour != NULL;
    if (archive->record.is_kept)
        xml_reader_record(*ret_xml, &archive->record.spool.buffer);
    return true;
}

void archive_record(struct archive *archive, const char *neighbour)
{
    free(archive->record.neighbour);
    archive->record.neighbour = neighbour != NULL ? memory_copy_string(neighbour) : NULL;
}

static bool next_of_record(void *context, struct slice *ret_piece,
                           struct tema_error *error)
{
    struct xml_record *record = context;

    buffer_clear(&record->piece);
    if (record->spool.file >= 0) {
        if (!spool_read(&record->spool, record->read, &record->piece, error))
            return false;
    } else if (record->read == 0) {
        buffer_add_slice(&record->piece, buffer_slice(&record->spool.buffer));
    }
    record->read += (int64_t)record->piece.length;
    *ret_piece = buffer_slice(&record->piece);
    return true;
}

bool archive_project_again(struct archive *archive, struct xml_reader **ret_xml,
                           struct tema_error *error)
{
    struct xml_record *record = &archive->record;
    struct tema_error ignored = {0};

    if (!record->is_kept ||
        (record->spool.file >= 0 && !spool_write_out(&record->spool, &ignored))) {
        archive_record(archive, NULL);
        return archive_project(archive, ret_xml, error);
    }
    close_xml(&archive->xml);
    record->read = 0;
    xml_reader_open_record(next_of_record, record, ret_xml);
    return true;
}

/* --- members --- */

static bool has_folded(const struct archive *archive, const char *folder,
                       struct slice name, size_t *ret_member)
{
    CLEANUP_BUFFER struct buffer full = {0};
    int64_t number;

    buffer_add_string(&full, folder);
    buffer_add_slice(&full, name);
    if (!map_find(&archive->by_name, buffer_slice(&full), &number))
        return false;
    *ret_member = (size_t)number;
    return true;
}

bool archive_has(const struct archive *archive, const char *name, size_t *ret_member)
{
    CLEANUP_BUFFER struct buffer folded = {0};

    member_name_fold(slice_of(name), &folded);
    return has_folded(archive, "", buffer_slice(&folded), ret_member);
}

static bool find_inside(const struct archive *archive, struct slice path,
                        size_t *ret_member)
{
    CLEANUP_BUFFER struct buffer folded = {0};
    struct slice name;

    member_name_fold(path, &folded);
    name = buffer_slice(&folded);
    if (slice_starts_with(name, SLICE("internal:")))
        name = slice_from(name, strlen("internal:"));
    while (slice_starts_with(name, SLICE("/")))
        name = slice_from(name, 1);
    return name.length > 0 && (has_folded(archive, "sources/", name, ret_member) ||
                               has_folded(archive, "", name, ret_member));
}

enum archive_place archive_find(const struct archive *archive, const char *path,
                                size_t *ret_member)
{
    CLEANUP_BUFFER struct buffer decoded = {0};

    if (member_name_is_outside(slice_of(path)))
        return ARCHIVE_OUTSIDE;
    if (find_inside(archive, slice_of(path), ret_member))
        return ARCHIVE_INSIDE;
    member_name_decode(slice_of(path), &decoded);
    return find_inside(archive, buffer_slice(&decoded), ret_member) ? ARCHIVE_INSIDE
                                                                    : ARCHIVE_MISSING;
}

const char *archive_member_name(const struct archive *archive, size_t member)
{
    return zip_reader_name(archive->members, member);
}

int64_t archive_member_size(const struct archive *archive, size_t member)
{
    return zip_reader_size(archive->members, member);
}

bool archive_read(struct archive *archive, size_t member, size_t most,
                  struct buffer *ret_bytes, struct tema_error *error)
{
    int64_t size = archive_member_size(archive, member);

    if (size < 0 || (uint64_t)size > most)
        return tema_fail(error, TEMA_UNREADABLE, "its file '%.*s' is over %zu MiB",
                         NAME_SHOWN, archive_member_name(archive, member), most >> 20);
    return zip_reader_read_member(archive->members, member, ret_bytes, error);
}

bool archive_open_member(struct archive *archive, size_t member,
                         struct zip_stream **ret_stream, struct tema_error *error)
{
    return zip_reader_open_member(archive->members, member, ret_stream, error);
}
