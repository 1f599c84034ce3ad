/* extras_write_marks.c - see exchange/extras_write.h: what quotations and memos have that
 * the standard has no place for */
#include "base/cleanup.h"
#include "exchange/extras_write.h"
#include "project/quotation.h"

/* --- quotations --- */

struct marks {
    struct extras_items keys, doubts, comments;
};

static void marks_release(struct marks *marks)
{
    extras_items_release(&marks->keys);
    extras_items_release(&marks->doubts);
    extras_items_release(&marks->comments);
}

static void add_text(struct writing *writing, struct extras_items *items,
                     const struct guid *quotation, const char *text)
{
    *array_push(items) = (struct extras_item){
        .guid = *quotation, .text = arena_copy_string(writing->arena, text)};
}

/* Of a whole document: it is written as codings, which have no description. */
static bool add_comment(struct writing *writing, struct marks *marks,
                        const struct guid *quotation, const struct guid *content,
                        struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer text = {0};

    if (!history_read_content(writing->project->history, content, &text, error))
        return false;
    if (text.length > 0)
        add_text(writing, &marks->comments, quotation, buffer_string(&text));
    return true;
}

static bool add_marks(struct writing *writing, const struct rows *rows,
                      struct marks *marks, struct tema_error *error)
{
    struct guid guid = rows_guid(rows, 1), document;
    const char *key = rows_text(rows, 2), *doubt = rows_text(rows, 3);
    bool has_comment = rows_slice(rows, 4).length == sizeof guid, is_written;
    char usual[KEY_SIZE];

    quotation_key_make(&guid, KEY_SHORTEST, usual);
    if (strcmp(key, usual) == 0 && *doubt == '\0' && !has_comment)
        return true;
    if (!writing_guid(writing, rows_integer(rows, 0), &document, &is_written, error))
        return false;
    if (!is_written)
        return true;
    if (strcmp(key, usual) != 0)
        add_text(writing, &marks->keys, &guid, key);
    if (*doubt != '\0')
        add_text(writing, &marks->doubts, &guid, doubt);
    if (has_comment) {
        struct guid content = rows_guid(rows, 4);

        return add_comment(writing, marks, &guid, &content, error);
    }
    return true;
}

bool extras_write_quotations(struct writing *writing, struct json_writer *json,
                             struct tema_error *error)
{
    static const char select[] =
        "SELECT q.document_id, o.guid, q.key, q.doubt, "
        "CASE WHEN q.place = 'whole' THEN q.comment END FROM quotation q "
        "JOIN history_object o ON o.id = q.id WHERE q.removed = 0";
    CLEANUP(marks_release) struct marks marks = {0};
    struct rows rows;
    bool went_well = true;

    if (!writes(writing, TEMA_EXCHANGE_CODINGS))
        return true;
    if (!store_query(writing->project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (went_well && rows_next(&rows))
        went_well = add_marks(writing, &rows, &marks, error);
    if (!rows_close(&rows, error) || !went_well)
        return false;
    extras_put_texts(json, "keys", &marks.keys);
    extras_put_texts(json, "doubts", &marks.doubts);
    extras_put_texts(json, "comments", &marks.comments);
    return true;
}

/* --- memos --- */

/* An object that a memo is on, or refers to. */
struct target {
    struct guid guid;
    bool is_written;
    bool has_note_refs; /* the standard says so in its element */
};

static bool find_target(struct writing *writing, int64_t id, struct target *ret_target,
                        struct tema_error *error)
{
    static const char select[] =
        "SELECT o.kind, o.guid, coalesce(q.place = 'whole', 0) FROM history_object o "
        "LEFT JOIN quotation q ON q.id = o.id WHERE o.id = $1";
    struct guid own = {{0}};
    bool is_whole = false;
    int64_t kind = 0;
    struct rows rows;

    if (!store_query(writing->project->store, select, BIND(sql_integer(id)), &rows,
                     error))
        return false;
    if (rows_next(&rows)) {
        kind = rows_integer(&rows, 0);
        own = rows_guid(&rows, 1);
        is_whole = rows_integer(&rows, 2) != 0;
    }
    if (!rows_close(&rows, error) ||
        !writing_guid(writing, id, &ret_target->guid, &ret_target->is_written, error))
        return false;
    if (is_whole)
        ret_target->guid = own;
    ret_target->has_note_refs =
        !is_whole && (kind == KIND_STUDY || kind == KIND_CODE || kind == KIND_DOCUMENT ||
                      kind == KIND_QUOTATION || kind == KIND_CODING ||
                      kind == KIND_MEMO || kind == KIND_LINK);
    return true;
}

/* What MEMO refers to: how many there are beside the study, and those that no NoteRef
 * can say. */
static bool list_refs(struct writing *writing, int64_t memo, size_t *ret_count,
                      struct extras_items *silent, struct tema_error *error)
{
    static const char select[] =
        "SELECT r.target_id FROM reference r JOIN history_object o ON o.id = r.target_id "
        "WHERE r.holder_id = $1 AND r.removed = 0 AND o.kind <> $2";
    struct rows rows;
    bool went_well = true;

    *ret_count = 0;
    if (!store_query(writing->project->store, select,
                     BIND(sql_integer(memo), sql_integer(KIND_STUDY)), &rows, error))
        return false;
    while (went_well && rows_next(&rows)) {
        struct target target;

        went_well = find_target(writing, rows_integer(&rows, 0), &target, error);
        if (!went_well || !target.is_written)
            continue;
        ++*ret_count;
        if (!target.has_note_refs)
            *array_push(silent) = (struct extras_item){.guid = target.guid, .text = ""};
    }
    extras_sort(silent);
    return rows_close(&rows, error) && went_well;
}

static void put_also(struct json_writer *json, const struct extras_items *also)
{
    if (also->count == 0)
        return;
    json_writer_key(json, "also");
    json_writer_begin_array(json);
    for (size_t i = 0; i < also->count; i++)
        extras_put_guid(json, &also->items[i].guid);
    json_writer_end_array(json);
}

/* Where one NoteRef alone says it all, nothing is written. *IS_FIRST: of all memos. */
static bool put_memo(struct writing *writing, struct json_writer *json,
                     const struct extras_item *memo, bool *is_first,
                     struct tema_error *error)
{
    static const char select[] = "SELECT on_id FROM memo WHERE id = $1";
    CLEANUP(extras_items_release) struct extras_items also = {0};
    struct target on = {.has_note_refs = true};
    size_t refs;
    int64_t id;

    if (!store_integer(writing->project->store, select, BIND(sql_integer(memo->id)), 0,
                       &id, error) ||
        (id != 0 && !find_target(writing, id, &on, error)) ||
        !list_refs(writing, memo->id, &refs, &also, error))
        return false;
    if (refs == 0 && (on.has_note_refs || !on.is_written))
        return true;
    if (*is_first) {
        json_writer_key(json, "memos");
        json_writer_begin_object(json);
        *is_first = false;
    }
    extras_key_guid(json, &memo->guid);
    json_writer_begin_object(json);
    json_writer_key(json, "on");
    if (on.is_written)
        extras_put_guid(json, &on.guid);
    else
        json_writer_null(json);
    put_also(json, &also);
    json_writer_end_object(json);
    return true;
}

bool extras_write_memos(struct writing *writing, struct json_writer *json,
                        struct tema_error *error)
{
    static const char select[] = "SELECT id, '' FROM memo WHERE removed = 0";
    CLEANUP(extras_items_release) struct extras_items memos = {0};
    bool is_first = true;

    if (!writes(writing, TEMA_EXCHANGE_MEMOS))
        return true;
    if (!extras_list(writing, select, &memos, error))
        return false;
    for (size_t i = 0; i < memos.count; i++)
        if (!put_memo(writing, json, &memos.items[i], &is_first, error))
            return false;
    if (!is_first)
        json_writer_end_object(json);
    return true;
}
