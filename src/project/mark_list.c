/* mark_list.c - see include/tema/mark.h */
#include "base/array.h"
#include "project/codings.h"
#include "tema/mark.h"

struct listing {
    struct tema_project *project;
    int64_t document, from, until;
    struct arena *arena; /* what is handed out lives here */
    struct small_tables tables;
    struct codings codings;
    ARRAY(struct tema_mark) marks;
};

static void release_listing(struct listing *listing)
{
    small_tables_release(&listing->tables);
    codings_release(&listing->codings);
    array_release(&listing->marks);
    arena_free(listing->arena);
}

static struct tema_mark mark_of_row(const struct rows *rows, struct arena *arena)
{
    return (struct tema_mark){
        .id = {rows_integer(rows, 0)},
        .key = arena_copy_slice(arena, rows_slice(rows, 1)),
        .start = rows_integer(rows, 2),
        .end = rows_integer(rows, 3),
        .doubt = rows_slice(rows, 4).length > 0
                     ? arena_copy_slice(arena, rows_slice(rows, 4))
                     : NULL,
        .comment =
            rows_is_null(rows, 5) ? "" : arena_copy_slice(arena, rows_slice(rows, 5)),
    };
}

static int compare_ends(const void *left_pointer, const void *right_pointer)
{
    const struct tema_mark *left = left_pointer, *right = right_pointer;

    if (left->end != right->end)
        return left->end < right->end ? -1 : 1;
    return (left->id.row > right->id.row) - (left->id.row < right->id.row);
}

/* The database sorts by start alone, for which it has an index. */
static void sort_equal_starts(struct listing *listing)
{
    struct tema_mark *marks = listing->marks.items;

    for (size_t i = 0, end; i < listing->marks.count; i = end) {
        for (end = i + 1; end < listing->marks.count; end++)
            if (marks[end].start != marks[i].start)
                break;
        if (end > i + 1)
            qsort(marks + i, end - i, sizeof *marks, compare_ends);
    }
}

static bool read_marks(struct listing *listing, struct tema_error *error)
{
    static const char select[] =
        "SELECT q.id, q.key, q.start, q.\"end\", q.doubt, c.bytes FROM quotation q"
        " LEFT JOIN content c ON c.guid = q.comment"
        " WHERE q.document_id = $1 AND q.removed = 0 AND q.start < $3"
        " AND (q.\"end\" > $2 OR (q.\"end\" = q.start AND q.start >= $2))"
        " ORDER BY q.start";
    struct rows rows;

    if (!store_query(listing->project->store, select,
                     BIND(sql_integer(listing->document), sql_integer(listing->from),
                          sql_integer(listing->until)),
                     &rows, error))
        return false;
    while (rows_next(&rows))
        *array_push(&listing->marks) = mark_of_row(&rows, listing->arena);
    sort_equal_starts(listing);
    return rows_close(&rows, error);
}

static bool read_codings(struct listing *listing, struct tema_error *error)
{
    size_t count = listing->marks.count;
    CLEANUP_FREE int64_t *ids = memory_take((count + 1) * sizeof *ids);

    for (size_t i = 0; i < count; i++)
        ids[i] = listing->marks.items[i].id.row;
    return codings_read_of(listing->project, &listing->tables, ids, count,
                           &listing->codings, error);
}

/* Each mark gets its part of one run of codings. */
static void give_codings(struct listing *listing)
{
    struct tema_mark_coding *codings =
        arena_take(listing->arena, (listing->codings.count + 1) * sizeof *codings);

    for (size_t i = 0; i < listing->marks.count; i++) {
        struct tema_mark *mark = listing->marks.items + i;
        size_t count;
        const struct coded *coded = codings_on(&listing->codings, mark->id.row, &count);

        mark->codings = codings;
        for (size_t j = 0; j < count; j++) {
            if (j > 0 && codings_repeats(coded + j))
                continue;
            *codings++ = (struct tema_mark_coding){{coded[j].code->id},
                                                   codings_coder(coded[j].coder)};
            mark->coding_count++;
        }
    }
}

bool tema_mark_list(struct tema_project *project, struct tema_document_id document,
                    int64_t from, int64_t until, struct tema_marks *ret_marks,
                    struct tema_error *error)
{
    CLEANUP(release_listing)
    struct listing listing = {.project = project,
                              .document = document.row,
                              .from = from,
                              .until = until > 0 ? until : INT64_MAX,
                              .arena = arena_new()};
    struct tema_mark *items;

    if (from < 0 || from > until)
        return tema_fail(error, TEMA_INVALID, "%lld:%lld is no range", (long long)from,
                         (long long)until);
    if (!project_expect(project, document.row, KIND_DOCUMENT, error) ||
        !small_tables_read_codes(project, listing.arena, &listing.tables, error) ||
        !read_marks(&listing, error) || !read_codings(&listing, error))
        return false;
    give_codings(&listing);
    items = arena_take(listing.arena, (listing.marks.count + 1) * sizeof *items);
    if (listing.marks.count > 0)
        memcpy(items, listing.marks.items, listing.marks.count * sizeof *items);
    *ret_marks = (struct tema_marks){items, listing.marks.count, TAKE(listing.arena)};
    return true;
}

void tema_marks_free(struct tema_marks *marks)
{
    if (marks == NULL)
        return;
    arena_free(marks->memory);
    *marks = (struct tema_marks){0};
}
