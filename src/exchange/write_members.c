/* write_members.c - see exchange/writing.h: the files beside the XML, one at a time */
#include <ctype.h>
#include <stdio.h>

#include "base/cleanup.h"
#include "exchange/writing.h"

enum { PIECE = 64 * 1024 /* bytes */ };

/* --- which files --- */

/* The part behind the last dot, or NULL. */
static const char *ending_of(const char *name)
{
    const char *dot = strrchr(name, '.');

    return dot != NULL && strchr(dot, '/') == NULL ? dot + 1 : NULL;
}

bool writing_holds_source(const char *medium, const char *importer,
                          const char *source_name)
{
    const char *ending = ending_of(source_name);

    if (strcmp(medium, "text") != 0 && strcmp(medium, "transcript") != 0 &&
        strcmp(medium, "note") != 0)
        return true;
    /* The standard's rich text; what was imported from elsewhere would be read there as
     * another form of the same text, and its positions would not be the text's. */
    return strncmp(importer, "refi ", 5) == 0 && ending != NULL &&
           strcasecmp(ending, "docx") == 0;
}

void writing_extension(const char *medium, const char *source_name,
                       char ret_extension[EXTENSION_SIZE])
{
    static const struct {
        const char *medium, *extension;
    } usual[] = {{"pdf", "pdf"}, {"picture", "jpg"}, {"audio", "m4a"}, {"video", "mp4"}};
    const char *ending = ending_of(source_name);
    size_t length = ending != NULL ? strlen(ending) : 0;
    const char *chosen = "bin";
    bool is_usable = length > 0 && length < EXTENSION_SIZE;

    for (size_t i = 0; is_usable && i < length; i++)
        is_usable = isalnum((unsigned char)ending[i]);
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        if (strcmp(usual[i].medium, medium) == 0)
            chosen = usual[i].extension;
    if (is_usable)
        chosen = ending;
    for (length = 0; chosen[length] != '\0'; length++)
        ret_extension[length] = (char)tolower((unsigned char)chosen[length]);
    ret_extension[length] = '\0';
}

/* --- what is in them --- */

static void tell_progress(struct writing *writing)
{
    writing->members_done++;
    if (writing->options->progress != NULL)
        writing->options->progress(writing->options->context, "packing",
                                   writing->members_done,
                                   (int64_t)writing->members.count);
}

static bool has_astral(struct slice text)
{
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.bytes[i] >= 0xF0)
            return true;
    return false;
}

/* SQL yields the GUID of a content of the object NUMBER. */
static bool find_content(struct writing *writing, const char *sql, int64_t number,
                         struct guid *ret_content, struct tema_error *error)
{
    struct rows rows;
    bool found;

    if (!store_query(writing->project->store, sql, BIND(sql_integer(number)), &rows,
                     error))
        return false;
    found = rows_next(&rows) && rows_slice(&rows, 0).length == sizeof *ret_content;
    if (found)
        *ret_content = rows_guid(&rows, 0);
    if (!rows_close(&rows, error))
        return false;
    return found || tema_fail(error, TEMA_DAMAGED, "a document has lost its text");
}

static bool fetch_text(void *context, int64_t number, struct buffer *ret_bytes,
                       struct tema_error *error)
{
    static const char select[] = "SELECT text FROM document WHERE id = $1";
    struct writing *writing = context;
    struct guid content;

    if (!find_content(writing, select, number, &content, error) ||
        !history_read_content(writing->project->history, &content, ret_bytes, error))
        return false;
    if (has_astral(buffer_slice(ret_bytes)))
        writing->astral_documents++;
    tell_progress(writing);
    return true;
}

bool writing_read_body(struct writing *writing, const struct guid *body,
                       struct buffer *ret_text, struct tema_error *error)
{
    static const struct guid nothing = {{0}};
    CLEANUP_BUFFER struct buffer raw = {0};
    struct slice text;

    if (guid_equals(body, &nothing))
        return true;
    if (!history_read_content(writing->project->history, body, &raw, error))
        return false;
    text = buffer_slice(&raw);
    while (slice_starts_with(text, SLICE("\xEF\xBB\xBF")))
        text = slice_from(text, 3);
    for (size_t i = 0; i < text.length; i++) {
        if (text.bytes[i] != '\r')
            buffer_add_byte(ret_text, text.bytes[i]);
        else if (i + 1 == text.length || text.bytes[i + 1] != '\n')
            buffer_add_byte(ret_text, '\n');
    }
    return true;
}

static bool fetch_body(void *context, int64_t number, struct buffer *ret_bytes,
                       struct tema_error *error)
{
    static const char select[] = "SELECT body FROM memo WHERE id = $1";
    struct writing *writing = context;
    struct guid content;

    if (!find_content(writing, select, number, &content, error) ||
        !writing_read_body(writing, &content, ret_bytes, error))
        return false;
    tell_progress(writing);
    return true;
}

static const char source_of[] = "SELECT source FROM document WHERE id = $1";

static bool fetch_source_piece(void *context, int64_t number, int64_t offset,
                               struct buffer *ret_bytes, struct tema_error *error)
{
    struct writing *writing = context;
    struct guid content;

    if (!find_content(writing, source_of, number, &content, error))
        return false;
    if (offset == 0)
        tell_progress(writing);
    return history_read_content_part(writing->project->history, &content, offset, PIECE,
                                     ret_bytes, error);
}

static bool fetch_project_piece(void *context, int64_t number, int64_t offset,
                                struct buffer *ret_bytes, struct tema_error *error)
{
    struct writing *writing = context;
    int64_t head = (int64_t)writing->head.length;
    struct slice rest;

    (void)number;
    if (offset >= head)
        return spool_read(&writing->spool, offset - head, ret_bytes, error);
    rest = slice_from(buffer_slice(&writing->head), (size_t)offset);
    if (rest.length > PIECE)
        rest.length = PIECE;
    buffer_add_slice(ret_bytes, rest);
    return true;
}

/* --- members --- */

/* Puts the path into the XML, and remembers the member: the ZIP begins with the project,
 * whose size is not known yet. */
static void add_member(struct writing *writing, const char *attribute,
                       const struct guid *guid, const char *extension,
                       const struct written_member *member)
{
    char text[LEXICAL_GUID_SIZE], path[MEMBER_SIZE];
    struct written_member *added = array_push(&writing->members);

    *added = *member;
    lexical_write_guid(guid, text);
    snprintf(path, sizeof path, "internal://%s.%s", text, extension);
    snprintf(added->name, sizeof added->name, "sources/%s.%s", text, extension);
    xml_writer_attribute(&writing->xml, attribute, path);
}

void writing_add_text(struct writing *writing, const char *name, const struct guid *guid,
                      int64_t document)
{
    add_member(writing, name, guid, "txt",
               &(struct written_member){.type = MEMBER_TEXT, .object = document});
}

void writing_add_body(struct writing *writing, const char *name, const struct guid *guid,
                      int64_t memo)
{
    add_member(writing, name, guid, "txt",
               &(struct written_member){.type = MEMBER_BODY, .object = memo});
}

void writing_add_source(struct writing *writing, const char *name,
                        const struct guid *guid, const char *extension, int64_t document)
{
    add_member(writing, name, guid, extension,
               &(struct written_member){.type = MEMBER_SOURCE, .object = document});
}

/* Pictures, recordings, PDF and DOCX are packed in themselves. */
static bool pack_source(struct writing *writing, const struct written_member *member,
                        struct tema_error *error)
{
    struct zip_pieces pieces = {
        .piece = fetch_source_piece, .context = writing, .number = member->object};
    struct guid content;

    if (!find_content(writing, source_of, member->object, &content, error) ||
        !history_content_size(writing->project->history, &content, &pieces.size, error))
        return false;
    zip_writer_add_in_pieces(writing->zip, member->name, &pieces, ZIP_STORED);
    return true;
}

bool writing_pack(struct writing *writing, struct tema_error *error)
{
    struct zip_pieces project = {
        .piece = fetch_project_piece,
        .context = writing,
        .size = (int64_t)writing->head.length + writing->spool.length,
    };

    zip_writer_add_in_pieces(writing->zip, "project.qde", &project, ZIP_DEFLATED);
    for (size_t i = 0; i < writing->members.count; i++) {
        const struct written_member *member = &writing->members.items[i];

        if (member->type != MEMBER_SOURCE)
            zip_writer_add_later(writing->zip, member->name,
                                 member->type == MEMBER_TEXT ? fetch_text : fetch_body,
                                 writing, member->object, ZIP_DEFLATED);
        else if (!pack_source(writing, member, error))
            return false;
    }
    return true;
}
