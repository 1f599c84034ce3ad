/* codebook_kind.c - the rows that are derived from codes, and the tree they make */
#include "project/derived.h"

static bool derive(void *context, const struct object *object, bool newborn,
                   struct tema_error *error)
{
    static const char upsert[] =
        "INSERT INTO code (id, name, parent_id, description, color, merged_into_id, "
        "removed, contested, codable, includes, excludes, example) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) "
        "ON CONFLICT (id) DO UPDATE SET name = $2, parent_id = $3, description = $4, "
        "color = $5, merged_into_id = $6, removed = $7, contested = $8, codable = $9, "
        "includes = $10, excludes = $11, example = $12";
    struct tema_project *project = context;
    const struct value *values = object->values;
    const struct value *codable = &values[CODE_CODABLE];
    bool is_codable = codable->type != VALUE_INTEGER || codable->integer != 0;
    const struct value *example = &values[CODE_EXAMPLE];
    int64_t parent, target;

    (void)newborn;
    return history_resolve(project->history, &values[CODE_PARENT], &parent, error) &&
           history_resolve(project->history, &values[CODE_MERGED_INTO], &target, error) &&
           store_run(
               project->store, upsert,
               BIND(sql_integer(object->id), derived_text(&values[CODE_NAME]),
                    sql_id(parent), derived_text(&values[CODE_DESCRIPTION]),
                    derived_text(&values[CODE_COLOR]), sql_id(target),
                    sql_integer(object->removed), sql_integer(object->contested),
                    sql_integer(is_codable), derived_text(&values[CODE_INCLUDES]),
                    derived_text(&values[CODE_EXCLUDES]),
                    example->type == VALUE_OBJECT ? sql_guid(&example->guid) : sql_id(0)),
               NULL, error);
}

/* --- settling: what follows from all codes together --- */

/* A code as it is written, and what its row says now. */
struct row {
    int64_t parent, target; /* written; 0: none */
    int64_t parent_clock, target_clock;
    const char *name;
    struct guid guid;
    bool removed;
    int64_t effective; /* 0: none yet */
    struct derived_place place;
};

struct codebook {
    struct tree_node
        *merges;      /* one a code, ordered by id; shown_parent: the effective id */
    struct row *rows; /* likewise */
    size_t count;
    struct tree_node *tree; /* the codes that are not merged */
    size_t tree_count;
};

static void read_row(const struct rows *rows, struct arena *arena, struct row *row)
{
    *row = (struct row){
        .name = arena_copy_string(arena, rows_text(rows, 1)),
        .parent = rows_integer(rows, 2),
        .target = rows_integer(rows, 3),
        .removed = rows_integer(rows, 4) != 0,
        .guid = rows_guid(rows, 5),
        .parent_clock = rows_integer(rows, 6),
        .target_clock = rows_integer(rows, 7),
        .effective = rows_integer(rows, 8),
        .place = derived_read_place(rows, 9, arena),
    };
}

/* The clock of an edge is that of the transaction which wrote it, else of the code's
 * birth. */
static bool read_codes(struct tema_project *project, struct arena *arena,
                       struct codebook *book, struct tema_error *error)
{
    static const char count_all[] = "SELECT count(*) FROM code";
    static const char select[] =
        "SELECT c.id, c.name, c.parent_id, c.merged_into_id, c.removed, o.guid, "
        "coalesce((SELECT max(t.clock) FROM history_write w JOIN history_transaction t "
        "ON t.id = w.transaction_id WHERE w.object_id = c.id AND w.field = $1), "
        "b.clock), "
        "coalesce((SELECT max(t.clock) FROM history_write w JOIN history_transaction t "
        "ON t.id = w.transaction_id WHERE w.object_id = c.id AND w.field = $2), "
        "b.clock), "
        "c.effective_id, c.shown_parent_id, c.path, c.depth, c.position "
        "FROM code c JOIN history_object o ON o.id = c.id "
        "JOIN history_transaction b ON b.id = o.transaction_id ORDER BY c.id";
    struct rows rows;
    int64_t count;

    if (!store_integer(project->store, count_all, BIND_NOTHING, 0, &count, error))
        return false;
    book->rows = arena_take(arena, ((size_t)count + 1) * sizeof *book->rows);
    book->merges = arena_take(arena, ((size_t)count + 1) * sizeof *book->merges);
    book->tree = arena_take(arena, ((size_t)count + 1) * sizeof *book->tree);
    if (!store_query(project->store, select,
                     BIND(sql_integer(CODE_PARENT), sql_integer(CODE_MERGED_INTO)), &rows,
                     error))
        return false;
    while (book->count < (size_t)count && rows_next(&rows)) {
        struct row *row = &book->rows[book->count];
        struct tree_node *merge = &book->merges[book->count++];

        read_row(&rows, arena, row);
        *merge = (struct tree_node){.id = rows_integer(&rows, 0),
                                    .parent = row->target,
                                    .clock = row->target_clock,
                                    .guid = row->guid,
                                    .name = row->name};
    }
    return rows_close(&rows, error);
}

/* The place of the code ID; count where there is none. */
static size_t place_of(const struct codebook *book, int64_t id)
{
    size_t low = 0, high = book->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (book->merges[middle].id < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < book->count && book->merges[low].id == id ? low : book->count;
}

/* The parent of the code at PLACE after merges. Where that is the code itself, because a
 * code above was merged into it, it takes that code's place. */
static int64_t parent_after_merges(const struct codebook *book, size_t place)
{
    int64_t parent = book->rows[place].parent;

    for (size_t steps = 0; parent != 0 && steps <= book->count; steps++) {
        size_t above = place_of(book, parent);

        if (above == book->count)
            return 0;
        if (book->merges[above].shown_parent != book->merges[place].id)
            return book->merges[above].shown_parent;
        parent = book->rows[above].parent;
    }
    return 0;
}

static void plant(struct codebook *book, struct arena *arena)
{
    tree_follow(book->merges, book->count);
    for (size_t i = 0; i < book->count; i++) {
        const struct row *row = &book->rows[i];

        if (book->merges[i].shown_parent != book->merges[i].id)
            continue;
        book->tree[book->tree_count++] = (struct tree_node){
            .id = book->merges[i].id,
            .parent = parent_after_merges(book, i),
            .name = row->name,
            .by_name = true,
            .yields = row->removed,
            .clock = row->parent_clock,
            .guid = row->guid,
        };
    }
    tree_settle(book->tree, book->tree_count, arena);
}

static bool write_tree(struct tema_project *project, const struct codebook *book,
                       struct tema_error *error)
{
    static const char update[] =
        "UPDATE code SET effective_id = $1, shown_parent_id = $2, path = $3, depth = $4, "
        "position = $5 WHERE id = $1";

    for (size_t i = 0; i < book->tree_count; i++) {
        const struct tree_node *node = &book->tree[i];
        const struct row *row = &book->rows[place_of(book, node->id)];

        if (row->effective == node->id && derived_is_in_place(&row->place, node))
            continue;
        if (!store_run(project->store, update,
                       BIND(sql_integer(node->id), sql_id(node->shown_parent),
                            sql_text(node->path), sql_integer(node->depth),
                            sql_integer(node->position)),
                       NULL, error))
            return false;
    }
    return true;
}

static bool write_merges(struct tema_project *project, const struct codebook *book,
                         struct tema_error *error)
{
    static const char update[] =
        "UPDATE code SET effective_id = $2, shown_parent_id = NULL, path = NULL, "
        "depth = NULL, position = NULL WHERE id = $1";

    for (size_t i = 0; i < book->count; i++) {
        const struct tree_node *merge = &book->merges[i];
        const struct row *row = &book->rows[i];

        if (merge->shown_parent == merge->id ||
            (row->effective == merge->shown_parent && row->place.path == NULL))
            continue;
        if (!store_run(project->store, update,
                       BIND(sql_integer(merge->id), sql_integer(merge->shown_parent)),
                       NULL, error))
            return false;
    }
    return true;
}

static bool settle(void *context, struct tema_error *error)
{
    struct tema_project *project = context;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct codebook book = {0};

    if (!read_codes(project, arena, &book, error))
        return false;
    plant(&book, arena);
    return write_tree(project, &book, error) && write_merges(project, &book, error);
}

static bool needed(void *context, int64_t object_id, int64_t own_transaction,
                   struct buffer *reason, bool *ret_needed, struct tema_error *error)
{
    static const char codings[] =
        "SELECT count(*) FROM coding JOIN history_object o USING (id) "
        "WHERE coding.code_id = $1 AND coding.removed = 0 AND o.transaction_id <> $2";
    static const char children[] =
        "SELECT count(*) FROM code JOIN history_object o USING (id) "
        "WHERE code.parent_id = $1 AND code.removed = 0 AND o.transaction_id <> $2";
    static const char merged[] =
        "SELECT count(*) FROM code JOIN history_object o USING (id) "
        "WHERE code.merged_into_id = $1 AND code.removed = 0 AND o.transaction_id <> $2";
    static const char gatherings[] =
        "SELECT count(*) FROM gathering JOIN history_object o USING (id) "
        "WHERE gathering.code_id = $1 AND gathering.removed = 0 "
        "AND o.transaction_id <> $2";
    static const char memos[] =
        "SELECT count(*) FROM memo JOIN history_object o USING (id) "
        "WHERE memo.on_id = $1 AND memo.removed = 0 AND o.transaction_id <> $2";
    static const struct derived_need needs[] = {
        {codings, "a coding uses it", "codings use it"},
        {children, "a code is below it", "codes are below it"},
        {merged, "a code was merged into it", "codes were merged into it"},
        {gatherings, "a theme gathers it", "themes gather it"},
        {memos, "a memo is on it", "memos are on it"},
        DERIVED_REFERRING,
        {NULL, NULL, NULL},
    };

    return derived_is_needed(context, needs, object_id, own_transaction, reason,
                             ret_needed, error);
}

const struct history_kind kind_code = {
    .number = KIND_CODE,
    .name = "code",
    .fields = CODE_FIELDS,
    .derive = derive,
    .settle = settle,
    .needed = needed,
};
