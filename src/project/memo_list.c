/* memo_list.c - memos as people read them; see include/tema/memo.h */
#include "base/array.h"
#include "project/memo.h"
#include "project/objects.h"
#include "tema/memo.h"
#include "text/utf8.h"

enum { TITLE_LENGTH = 60 /* code points */ };

const char *memo_title(struct slice text, struct arena *arena)
{
    size_t start = 0, end;

    while (start < text.length && strchr("\r\n\t #", text.bytes[start]) != NULL)
        start++;
    text = slice_from(text, start);
    for (end = 0; end < text.length; end++)
        if (text.bytes[end] == '\n' || text.bytes[end] == '\r')
            break;
    text.length = end;
    text.length = utf8_skip(text, 0, TITLE_LENGTH);
    return arena_copy_slice(arena, text);
}

static void read_row(const struct rows *rows, struct arena *arena, struct tema_memo *memo,
                     int64_t *ret_on, struct guid *ret_body)
{
    *memo = (struct tema_memo){
        .id = {rows_integer(rows, 0)},
        .number = rows_integer(rows, 1),
        .coder = arena_copy_string(arena, rows_text(rows, 4)),
        .written_at = rows_is_null(rows, 5) ? -1 : rows_integer(rows, 5),
        .changed_at = rows_is_null(rows, 6) ? -1 : rows_integer(rows, 6),
        .title = arena_copy_string(arena, rows_text(rows, 7)),
    };
    *ret_on = rows_integer(rows, 2);
    *ret_body = rows_guid(rows, 3);
}

static bool fill(struct tema_project *project, struct arena *arena, int64_t on,
                 const struct guid *body, struct tema_memo *memo,
                 struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer text = {0};

    if (!history_read_content(project->history, body, &text, error) ||
        !objects_describe(project, on, arena, &memo->on_kind, &memo->on_name, error))
        return false;
    memo->text = arena_copy_string(arena, buffer_string(&text));
    if (memo->title[0] == '\0')
        memo->title = memo_title(buffer_slice(&text), arena);
    return true;
}

/* What a query yields, kept until it is closed. */
struct pending {
    struct tema_memo memo;
    int64_t on;
    struct guid body;
};

static bool read_all(struct tema_project *project, bool filtered, int64_t on,
                     struct arena *arena, struct tema_memos *memos,
                     struct tema_error *error)
{
    static const char select[] =
        "SELECT m.id, m.number, m.on_id, m.body, c.name, m.written_at, "
        "coalesce(m.changed_at, m.written_at), m.name "
        "FROM memo m LEFT JOIN coder c ON c.id = m.coder_id "
        "WHERE m.removed = 0 AND ($1 = 0 OR coalesce(m.on_id, 0) = $2) "
        "ORDER BY m.number";
    ARRAY(struct pending) all = {0};
    struct rows rows;
    bool went_well;

    if (!store_query(project->store, select, BIND(sql_integer(filtered), sql_integer(on)),
                     &rows, error))
        return false;
    while (rows_next(&rows)) {
        struct pending *next = array_push(&all);

        read_row(&rows, arena, &next->memo, &next->on, &next->body);
    }
    went_well = rows_close(&rows, error);
    memos->items = arena_take(arena, (all.count + 1) * sizeof *memos->items);
    for (; went_well && memos->count < all.count; memos->count++) {
        struct pending *next = &all.items[memos->count];

        went_well = fill(project, arena, next->on, &next->body, &next->memo, error);
        memos->items[memos->count] = next->memo;
    }
    array_release(&all);
    return went_well;
}

bool tema_memo_list(struct tema_project *project, const char *on,
                    struct tema_memos *ret_memos, struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct tema_memos memos = {0};
    int64_t on_id = 0;

    if ((on != NULL && !objects_find(project, on, &on_id, error)) ||
        !read_all(project, on != NULL, on_id, arena, &memos, error))
        return false;
    memos.memory = TAKE(arena);
    *ret_memos = memos;
    return true;
}

void tema_memos_free(struct tema_memos *memos)
{
    arena_free(memos->memory);
    *memos = (struct tema_memos){0};
}

bool tema_memo_find(struct tema_project *project, int64_t number,
                    struct tema_memo_id *ret_memo, struct tema_error *error)
{
    static const char select[] = "SELECT id FROM memo WHERE number = $1 AND removed = 0";
    int64_t id;

    if (!store_integer(project->store, select, BIND(sql_integer(number)), 0, &id, error))
        return false;
    if (id == 0)
        return tema_fail(error, TEMA_NOT_FOUND, "there is no memo %lld",
                         (long long)number);
    ret_memo->row = id;
    return true;
}
