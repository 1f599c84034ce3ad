/* notes.c - see exchange/reading.h: notes are read in passing, and become memos when all
 * that they may stand on is there */
#include "base/cleanup.h"
#include "exchange/sources.h"
#include "exchange/tail.h"
#include "project/memo.h"

enum { BEGINNING_BYTES = 64 * 1024 /* of a body: its title stands there */ };

bool notes_read_one(struct reading *reading, struct xml_reader *xml,
                    struct tema_error *error)
{
    struct read_note note = {0};

    if (!source_read_note_document(reading, xml, &note, error))
        return false;
    *array_push(&reading->notes) = note;
    return true;
}

/* --- what it stands on --- */

/* The things that refer to a note, in the order of the file. */
struct standing {
    const struct read_note *note;
    const struct tail_ref *refs;
    size_t count;
    int64_t memo;     /* 0: it is new */
    struct value now; /* MEMO_ON in the project */
    bool now_is_told; /* the standard has a NoteRef for such a thing */
};

static bool can_bear_note(int64_t kind)
{
    return kind == KIND_CODE || kind == KIND_DOCUMENT || kind == KIND_QUOTATION ||
           kind == KIND_CODING || kind == KIND_LINK || kind == KIND_MEMO;
}

static bool read_now(struct reading *reading, struct standing *standing,
                     struct tema_error *error)
{
    static const char select[] =
        "SELECT o.guid, o.kind, o.id FROM memo m JOIN history_object o ON o.id = m.on_id "
        "WHERE m.id = $1";
    struct rows rows;

    if (!arrival_find(reading->arrival, KIND_MEMO, &standing->note->guid, &standing->memo,
                      error) ||
        !store_query(reading->project->store, select, BIND(sql_integer(standing->memo)),
                     &rows, error))
        return false;
    if (rows_next(&rows)) {
        struct guid guid = rows_guid(&rows, 0);

        standing->now = arrival_pointer(&guid);
        standing->now.integer = rows_integer(&rows, 2);
        standing->now_is_told = can_bear_note(rows_integer(&rows, 1));
    }
    return rows_close(&rows, error);
}

static bool has_ref(const struct standing *standing, const struct guid *object)
{
    for (size_t i = 0; i < standing->count; i++)
        if (guid_equals(&standing->refs[i].object.guid, object))
            return true;
    return false;
}

/* Whether the project has a reference from the memo to each of them. */
static bool are_references(struct reading *reading, const struct standing *standing,
                           bool *ret_all, struct tema_error *error)
{
    static const char select[] = "SELECT count(*) FROM reference WHERE holder_id = $1 "
                                 "AND target_id = $2 AND removed = 0";

    *ret_all = true;
    for (size_t i = 0; i < standing->count && *ret_all; i++) {
        int64_t count;

        if (!store_integer(reading->project->store, select,
                           BIND(sql_integer(standing->memo),
                                sql_integer(standing->refs[i].object.integer)),
                           0, &count, error))
            return false;
        *ret_all = count > 0;
    }
    return true;
}

/* MEMO_ON: the first thing that refers to the note. The standard does not say which of
 * them comes first, and has no place for what stands on a case or a theme: so what the
 * project says stays as long as the file does not tell otherwise. */
static bool choose_on(struct reading *reading, struct standing *standing,
                      struct value *ret_on, struct tema_error *error)
{
    bool are_all, is_told;

    if (!extras_memo_on(reading, &standing->note->known_as, &is_told, ret_on, error) ||
        !read_now(reading, standing, error))
        return false;
    if (is_told)
        return true;
    *ret_on = standing->count > 0 ? standing->refs[0].object : value_null();
    if (standing->memo == 0)
        return true;
    if (standing->now.type == VALUE_OBJECT) {
        if (has_ref(standing, &standing->now.guid) ||
            (standing->count == 0 && !standing->now_is_told))
            *ret_on = standing->now;
        return true;
    }
    if (!are_references(reading, standing, &are_all, error))
        return false;
    if (are_all)
        *ret_on = value_null();
    return true;
}

/* --- itself --- */

/* A name that the body begins with is none. */
static bool name_value(struct reading *reading, const struct read_note *note,
                       const struct value *body, struct value *ret_name,
                       struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_BUFFER struct buffer beginning = {0};
    const char *title;

    *ret_name = value_null();
    if (note->name == NULL || note->name[0] == '\0')
        return true;
    if (!history_read_content_part(reading->project->history, &body->guid, 0,
                                   BEGINNING_BYTES, &beginning, error))
        return false;
    title = memo_title(buffer_slice(&beginning), arena);
    if (strcmp(title, note->name) != 0)
        *ret_name = value_text(note->name);
    return true;
}

static bool body_value(struct reading *reading, const struct read_note *note,
                       struct value *ret_body, struct tema_error *error)
{
    *ret_body = note->body;
    return note->body.type == VALUE_CONTENT ||
           arrival_content(reading->arrival, "memo", SLICE(""), ret_body, error);
}

bool notes_bring_in(struct reading *reading, const struct read_note *note,
                    const struct tail_ref *refs, size_t count, int64_t *ret_memo,
                    struct value *ret_on, struct tema_error *error)
{
    struct standing standing = {.note = note, .refs = refs, .count = count};
    struct value values[MEMO_FIELDS] = {0};

    if (!choose_on(reading, &standing, ret_on, error) ||
        !body_value(reading, note, &values[MEMO_BODY - 1], error) ||
        !name_value(reading, note, &values[MEMO_BODY - 1], &values[MEMO_NAME - 1], error))
        return false;
    values[MEMO_ON - 1] = *ret_on;
    values[MEMO_DESCRIPTION - 1] = value_text(note->description);
    if (note->has_document)
        values[MEMO_DOCUMENT - 1] = arrival_pointer(&note->document);
    values[MEMO_AUTHOR - 1] = note->audit.author;
    values[MEMO_MADE_AT - 1] = note->audit.made_at;
    values[MEMO_CHANGED_BY - 1] = note->audit.changed_by;
    values[MEMO_CHANGED_AT - 1] = note->audit.changed_at;
    losses_add(reading->losses, TEMA_EXCHANGE_READ, "memos", "", 1);
    return arrival_object(reading->arrival, KIND_MEMO, &note->guid, values, note->name,
                          ret_memo, error);
}
