/* write_notes.c - see exchange/writing.h: memos as Notes */
#include "base/cleanup.h"
#include "exchange/write_document.h"
#include "project/memo.h"

/* A memo; strings in its arena. */
struct memo {
    int64_t id, document_id; /* 0: it is but text */
    struct guid guid, body;
    const char *name, *description;
    struct written_audit audit;
};

static struct memo read_memo(const struct rows *rows, struct arena *arena)
{
    return (struct memo){
        .id = rows_integer(rows, 0),
        .guid = rows_guid(rows, 1),
        .name = arena_copy_string(arena, rows_text(rows, 2)),
        .description = arena_copy_string(arena, rows_text(rows, 3)),
        .body = rows_guid(rows, 4),
        .audit = writing_read_audit(rows, 5),
        .document_id = rows_integer(rows, 9),
    };
}

/* With its title as its name, where it has none of its own: other programs list notes by
 * their names. */
static void put_head(struct writing *writing, const struct memo *memo, struct slice body,
                     bool stands_inside, struct arena *arena)
{
    writing_start(writing, "Note");
    writing_put_guid(writing, "guid", &memo->guid);
    xml_writer_attribute(&writing->xml, "name",
                         *memo->name != '\0' ? memo->name : memo_title(body, arena));
    if (!stands_inside)
        writing_add_body(writing, "plainTextPath", &memo->guid, memo->id);
    writing_put_audit(writing, &memo->audit);
    writing_put_description(writing, memo->description);
}

static bool put_text(struct writing *writing, const struct memo *memo,
                     struct arena *arena, struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer body = {0};
    bool stands_inside;

    if (!writing_read_body(writing, &memo->body, &body, error))
        return false;
    stands_inside = write_text_is_short(buffer_slice(&body));
    put_head(writing, memo, buffer_slice(&body), stands_inside, arena);
    if (stands_inside) {
        writing_start(writing, "PlainTextContent");
        xml_writer_text(&writing->xml, buffer_slice(&body));
        writing_end(writing);
    }
    writing_put_note_refs(writing, memo->id);
    writing_end(writing);
    return true;
}

static bool read_document(struct writing *writing, int64_t id, struct arena *arena,
                          struct written_document *ret_document, struct tema_error *error)
{
    static const char select[] = "SELECT " WRITTEN_DOCUMENT_COLUMNS "FROM document d "
                                 "JOIN history_object o ON o.id = d.id WHERE d.id = $1";
    struct rows rows;

    if (!store_query(writing->project->store, select, BIND(sql_integer(id)), &rows,
                     error))
        return false;
    if (rows_next(&rows))
        written_document_read(&rows, arena, ret_document);
    return rows_close(&rows, error);
}

/* One with quotations of its own: its document's text, under the memo's name. */
static bool put_document(struct writing *writing, const struct memo *memo,
                         struct arena *arena, struct tema_error *error)
{
    struct text_element element = {
        .name = "Note", .guid = memo->guid, .notes_of = memo->id, .is_note = true};
    struct written_document document = {0};
    struct written_selections selections = {0};
    CLEANUP_BUFFER struct buffer body = {0};
    bool went_well;

    if (!read_document(writing, memo->document_id, arena, &document, error) ||
        !writing_read_body(writing, &memo->body, &body, error))
        return false;
    document.guid = memo->guid;
    document.name =
        *memo->name != '\0' ? memo->name : memo_title(buffer_slice(&body), arena);
    document.description = memo->description;
    document.audit = memo->audit;
    went_well = written_selections_load(writing, &document, &selections, error) &&
                write_text_element(writing, &element, &document, &selections, error);
    written_selections_release(&selections);
    return went_well;
}

static bool put_memo(struct writing *writing, const struct rows *rows,
                     struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct memo memo = read_memo(rows, arena);

    if (writing->tally.memos == 0)
        writing_start(writing, "Notes");
    writing->tally.memos++;
    return (memo.document_id != 0 ? put_document : put_text)(writing, &memo, arena,
                                                             error) &&
           spool_flush(&writing->spool, error);
}

bool write_notes(struct writing *writing, struct tema_error *error)
{
    static const char select[] =
        "SELECT m.id, o.guid, m.name, m.description, m.body, m.coder_id, m.written_at, "
        "m.changed_by_id, m.changed_at, d.id FROM memo m "
        "JOIN history_object o ON o.id = m.id "
        "LEFT JOIN document d ON d.id = m.document_id AND d.removed = 0 "
        "WHERE m.removed = 0 ORDER BY o.guid";
    struct rows rows;
    bool went_well = true;

    if (!store_query(writing->project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (went_well && rows_next(&rows))
        went_well = put_memo(writing, &rows, error);
    if (writing->tally.memos > 0)
        writing_end(writing);
    return rows_close(&rows, error) && went_well;
}
