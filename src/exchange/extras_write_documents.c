/* extras_write_documents.c - see exchange/extras_write.h: what documents were imported
 * from, their turns, and who speaks */
#include "base/cleanup.h"
#include "exchange/extras_write.h"

enum { PIECE = 64 * 1024 /* bytes */ };

static const struct guid no_guid = {{0}};

/* A document's row, as far as it matters here; strings in the arena. */
struct document {
    const struct extras_item *item;
    const char *name, *source_name, *importer, *medium;
    struct guid text, source, layout; /* contents; no_guid where there is none */
    int64_t length, turns, case_id;
};

static struct guid guid_or_none(const struct rows *rows, int column)
{
    return rows_slice(rows, column).length == sizeof(struct guid)
               ? rows_guid(rows, column)
               : no_guid;
}

static bool read_document(struct writing *writing, struct arena *arena,
                          const struct extras_item *item, struct document *ret_document,
                          struct tema_error *error)
{
    static const char select[] =
        "SELECT source_name, importer, medium, text, source, layout, length, "
        "case_id, turns, name FROM document WHERE id = $1";
    struct rows rows;

    if (!store_query(writing->project->store, select, BIND(sql_integer(item->id)), &rows,
                     error))
        return false;
    *ret_document = (struct document){
        .item = item, .name = "", .source_name = "", .importer = "", .medium = ""};
    if (rows_next(&rows))
        *ret_document = (struct document){
            .item = item,
            .source_name = arena_copy_string(arena, rows_text(&rows, 0)),
            .importer = arena_copy_string(arena, rows_text(&rows, 1)),
            .medium = arena_copy_string(arena, rows_text(&rows, 2)),
            .text = guid_or_none(&rows, 3),
            .source = guid_or_none(&rows, 4),
            .layout = guid_or_none(&rows, 5),
            .length = rows_integer(&rows, 6),
            .case_id = rows_integer(&rows, 7),
            .turns = rows_integer(&rows, 8),
            .name = arena_copy_string(arena, rows_text(&rows, 9)),
        };
    return rows_close(&rows, error);
}

/* --- its case --- */

/* The only case that names the document, which the standard's SourceRefs tell; 0 where
 * there is none, or several. */
static bool find_told_case(struct writing *writing, int64_t document, int64_t *ret_case,
                           struct tema_error *error)
{
    static const char select[] =
        "SELECT CASE WHEN count(*) = 1 THEN max(id) ELSE 0 END FROM cases "
        "WHERE removed = 0 AND (id = (SELECT case_id FROM document WHERE id = $1) OR "
        "id IN (SELECT holder_id FROM reference WHERE target_id = $1 AND removed = 0))";

    return store_integer(writing->project->store, select, BIND(sql_integer(document)), 0,
                         ret_case, error);
}

static bool put_case(struct writing *writing, struct json_writer *json,
                     const struct document *document, struct tema_error *error)
{
    struct guid guid = no_guid;
    int64_t told, case_id = document->case_id;
    bool is_written = false;

    if (!writes(writing, TEMA_EXCHANGE_CASES))
        return true;
    if (!find_told_case(writing, document->item->id, &told, error) ||
        (case_id != 0 && !writing_guid(writing, case_id, &guid, &is_written, error)))
        return false;
    if (told == (is_written ? case_id : 0))
        return true;
    json_writer_key(json, "case");
    if (is_written)
        extras_put_guid(json, &guid);
    else
        json_writer_null(json);
    return true;
}

/* --- its members --- */

static bool read_content_of(struct writing *writing, int64_t document, int field,
                            struct arena *arena, struct guid *ret_content,
                            struct tema_error *error)
{
    struct object object;

    if (!history_read_object(writing->project->history, document, arena, &object, error))
        return false;
    *ret_content = object.values[field].guid;
    return true;
}

/* The marks stand in the XML. */
static bool fetch_layout(void *context, int64_t number, struct buffer *ret_bytes,
                         struct tema_error *error)
{
    struct writing *writing = context;
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_BUFFER struct buffer json = {0};
    struct layout layout;
    struct guid content;

    if (!read_content_of(writing, number, DOCUMENT_LAYOUT, arena, &content, error) ||
        !history_read_content(writing->project->history, &content, &json, error) ||
        !layout_read(buffer_slice(&json), arena, &layout, error))
        return false;
    layout.marks = NULL;
    layout.mark_count = 0;
    layout_write(&layout, ret_bytes);
    return true;
}

static bool fetch_source_piece(void *context, int64_t number, int64_t offset,
                               struct buffer *ret_bytes, struct tema_error *error)
{
    struct writing *writing = context;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct guid content;

    return read_content_of(writing, number, DOCUMENT_SOURCE, arena, &content, error) &&
           history_read_content_part(writing->project->history, &content, offset, PIECE,
                                     ret_bytes, error);
}

/* What came in with a text alone has its paragraphs found anew, and they are the same. */
static bool add_layout(struct writing *writing, const struct document *document,
                       struct zip_writer *zip, struct tema_error *error)
{
    CLEANUP_FREE char *name =
        extras_member(extras_layout_folder, &document->item->guid, "json");
    int64_t size;

    if (guid_equals(&document->layout, &no_guid) ||
        (document->turns == 0 && strncmp(document->importer, "refi ", 5) == 0))
        return true;
    if (!history_content_size(writing->project->history, &document->layout, &size, error))
        return false;
    if (size > 0)
        zip_writer_add_later(zip, name, fetch_layout, writing, document->item->id,
                             ZIP_DEFLATED);
    return true;
}

/* RET_SIZE: 0 where the source is the text, lies under sources/, or is not there. */
static bool measure_source(struct writing *writing, const struct document *document,
                           int64_t *ret_size, struct tema_error *error)
{
    struct history *history = writing->project->history;
    bool is_text = guid_equals(&document->source, &document->text);

    *ret_size = 0;
    if (guid_equals(&document->source, &no_guid) ||
        writing_holds_source(document->medium, document->importer, document->source_name))
        return true;
    if (!is_text && !guid_equals(&document->text, &no_guid) &&
        !history_same_content(history, &document->source, &document->text, &is_text,
                              error))
        return false;
    return is_text || history_content_size(history, &document->source, ret_size, error);
}

static bool add_source(struct writing *writing, struct json_writer *json,
                       const struct document *document, struct zip_writer *zip,
                       struct tema_error *error)
{
    struct zip_pieces pieces = {
        .piece = fetch_source_piece, .context = writing, .number = document->item->id};
    char extension[EXTENSION_SIZE];
    CLEANUP_FREE char *name = NULL;

    if (!measure_source(writing, document, &pieces.size, error))
        return false;
    if (pieces.size == 0)
        return true;
    writing_extension(document->medium, document->source_name, extension);
    name = extras_member(extras_source_folder, &document->item->guid, extension);
    json_writer_key(json, "source");
    json_writer_string(json, name);
    zip_writer_add_in_pieces(zip, name, &pieces, ZIP_DEFLATED);
    return true;
}

static bool put_document(struct writing *writing, struct json_writer *json,
                         const struct extras_item *item, struct zip_writer *zip,
                         struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct document document;

    if (!read_document(writing, arena, item, &document, error))
        return false;
    extras_key_guid(json, &item->guid);
    json_writer_begin_object(json);
    if (strcmp(document.medium, "note") == 0) { /* the XML has the memo's there */
        json_writer_key(json, "name");
        json_writer_string(json, document.name);
    }
    json_writer_key(json, "importer");
    json_writer_string(json, document.importer);
    json_writer_key(json, "source_name");
    json_writer_string(json, document.source_name);
    json_writer_key(json, "length");
    json_writer_integer(json, document.length);
    if (!put_case(writing, json, &document, error) ||
        !add_source(writing, json, &document, zip, error) ||
        !add_layout(writing, &document, zip, error))
        return false;
    json_writer_end_object(json);
    return true;
}

bool extras_write_documents(struct writing *writing, struct json_writer *json,
                            struct zip_writer *zip, struct tema_error *error)
{
    static const char select[] = "SELECT id, '' FROM document WHERE removed = 0";
    CLEANUP(extras_items_release) struct extras_items documents = {0};

    if (!extras_list(writing, select, &documents, error))
        return false;
    if (documents.count == 0)
        return true;
    json_writer_key(json, "documents");
    json_writer_begin_object(json);
    for (size_t i = 0; i < documents.count; i++)
        if (!put_document(writing, json, &documents.items[i], zip, error))
            return false;
    json_writer_end_object(json);
    return true;
}

/* --- who speaks --- */

static bool put_speaker(struct writing *writing, struct json_writer *json,
                        const struct extras_item *item, int64_t role, int64_t case_id,
                        struct tema_error *error)
{
    json_writer_begin_object(json);
    json_writer_key(json, "document");
    extras_put_guid(json, &item->guid);
    json_writer_key(json, "label");
    json_writer_string(json, item->text);
    json_writer_key(json, "role");
    json_writer_string(json, tema_role_name((enum tema_role)role));
    if (!extras_put_object(writing, json, "case", case_id, error))
        return false;
    json_writer_end_object(json);
    return true;
}

/* ITEM->id is the speaker's here, its GUID the document's. */
static bool put_speaker_of(struct writing *writing, struct json_writer *json,
                           const struct extras_item *item, struct tema_error *error)
{
    static const char select[] = "SELECT role, case_id FROM speaker WHERE id = $1";
    int64_t role = 0, case_id = 0;
    struct rows rows;

    if (!store_query(writing->project->store, select, BIND(sql_integer(item->id)), &rows,
                     error))
        return false;
    if (rows_next(&rows)) {
        role = rows_integer(&rows, 0);
        case_id = rows_integer(&rows, 1);
    }
    return rows_close(&rows, error) &&
           put_speaker(writing, json, item, role, case_id, error);
}

static bool list_speakers(struct writing *writing, struct extras_items *speakers,
                          struct tema_error *error)
{
    static const char select[] =
        "SELECT s.id, s.label, s.document_id FROM speaker s "
        "JOIN document d ON d.id = s.document_id WHERE s.removed = 0 AND d.removed = 0 "
        "AND (s.role <> 0 OR s.case_id IS NOT NULL)";
    struct rows rows;
    bool went_well = true;

    if (!store_query(writing->project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (went_well && rows_next(&rows)) {
        size_t before = speakers->count;

        went_well = extras_add(writing, speakers, rows_integer(&rows, 2),
                               rows_text(&rows, 1), error);
        if (speakers->count > before)
            speakers->items[before].id = rows_integer(&rows, 0);
    }
    if (!rows_close(&rows, error) || !went_well)
        return false;
    extras_sort(speakers);
    return true;
}

bool extras_write_speakers(struct writing *writing, struct json_writer *json,
                           struct tema_error *error)
{
    CLEANUP(extras_items_release) struct extras_items speakers = {0};

    if (!list_speakers(writing, &speakers, error))
        return false;
    if (speakers.count == 0)
        return true;
    json_writer_key(json, "speakers");
    json_writer_begin_array(json);
    for (size_t i = 0; i < speakers.count; i++)
        if (!put_speaker_of(writing, json, &speakers.items[i], error))
            return false;
    json_writer_end_array(json);
    return true;
}
