/* theme_kind.c - the rows that are derived from themes and gatherings */
#include "base/array.h"
#include "project/derived.h"

static bool derive(void *context, const struct object *object, bool newborn,
                   struct tema_error *error)
{
    static const char upsert[] =
        "INSERT INTO theme (id, name, parent_id, concept, rank, removed, contested) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO UPDATE SET name = $2, "
        "parent_id = $3, concept = $4, rank = $5, removed = $6, contested = $7";
    struct tema_project *project = context;
    const struct value *values = object->values;
    int64_t parent;

    (void)newborn;
    return history_resolve(project->history, &values[THEME_PARENT], &parent, error) &&
           store_run(project->store, upsert,
                     BIND(sql_integer(object->id), derived_text(&values[THEME_NAME]),
                          sql_id(parent), derived_text(&values[THEME_CONCEPT]),
                          sql_integer(values[THEME_RANK].integer),
                          sql_integer(object->removed), sql_integer(object->contested)),
                     NULL, error);
}

/* --- settling --- */

/* What a theme's row says now. */
struct settled {
    int64_t id;
    struct derived_place place;
};

struct themes {
    ARRAY(struct tree_node) nodes;
    ARRAY(struct settled) rows; /* ordered by id */
};

static bool read_themes(struct tema_project *project, struct arena *arena,
                        struct themes *themes, struct tema_error *error)
{
    static const char select[] =
        "SELECT t.id, t.parent_id, t.name, t.rank, t.removed, o.guid, "
        "coalesce((SELECT max(p.clock) FROM history_write w JOIN history_transaction p "
        "ON p.id = w.transaction_id WHERE w.object_id = t.id AND w.field = $1), "
        "b.clock), "
        "t.shown_parent_id, t.path, t.depth, t.position "
        "FROM theme t JOIN history_object o ON o.id = t.id "
        "JOIN history_transaction b ON b.id = o.transaction_id ORDER BY t.id";
    struct rows rows;

    if (!store_query(project->store, select, BIND(sql_integer(THEME_PARENT)), &rows,
                     error))
        return false;
    while (rows_next(&rows)) {
        *array_push(&themes->nodes) =
            (struct tree_node){.id = rows_integer(&rows, 0),
                               .parent = rows_integer(&rows, 1),
                               .name = arena_copy_string(arena, rows_text(&rows, 2)),
                               .rank = rows_integer(&rows, 3),
                               .yields = rows_integer(&rows, 4) != 0,
                               .guid = rows_guid(&rows, 5),
                               .clock = rows_integer(&rows, 6)};
        *array_push(&themes->rows) =
            (struct settled){rows_integer(&rows, 0), derived_read_place(&rows, 7, arena)};
    }
    return rows_close(&rows, error);
}

static int by_id(const void *left, const void *right)
{
    int64_t a = ((const struct settled *)left)->id;
    int64_t b = ((const struct settled *)right)->id;

    return (a > b) - (a < b);
}

static bool is_settled(const struct themes *themes, const struct tree_node *node)
{
    struct settled wanted = {.id = node->id};
    const struct settled *row = bsearch(&wanted, themes->rows.items, themes->rows.count,
                                        sizeof *themes->rows.items, by_id);

    return derived_is_in_place(&row->place, node);
}

static bool write_tree(struct tema_project *project, const struct themes *themes,
                       struct tema_error *error)
{
    static const char update[] = "UPDATE theme SET shown_parent_id = $2, path = $3, "
                                 "depth = $4, position = $5 WHERE id = $1";

    for (size_t i = 0; i < themes->nodes.count; i++) {
        const struct tree_node *node = &themes->nodes.items[i];

        if (is_settled(themes, node))
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

static bool settle(void *context, struct tema_error *error)
{
    struct tema_project *project = context;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct themes themes = {0};
    bool went_well = read_themes(project, arena, &themes, error);

    if (went_well) {
        tree_settle(themes.nodes.items, themes.nodes.count, arena);
        went_well = write_tree(project, &themes, error);
    }
    array_release(&themes.nodes);
    array_release(&themes.rows);
    return went_well;
}

static bool needed(void *context, int64_t object_id, int64_t own_transaction,
                   struct buffer *reason, bool *ret_needed, struct tema_error *error)
{
    static const char children[] =
        "SELECT count(*) FROM theme JOIN history_object o USING (id) "
        "WHERE theme.parent_id = $1 AND theme.removed = 0 AND o.transaction_id <> $2";
    static const char gatherings[] =
        "SELECT count(*) FROM gathering JOIN history_object o USING (id) "
        "WHERE gathering.theme_id = $1 AND gathering.removed = 0 "
        "AND o.transaction_id <> $2";
    static const char evidence[] =
        "SELECT count(*) FROM evidence JOIN history_object o USING (id) "
        "WHERE evidence.theme_id = $1 AND evidence.removed = 0 "
        "AND o.transaction_id <> $2";
    static const char memos[] =
        "SELECT count(*) FROM memo JOIN history_object o USING (id) "
        "WHERE memo.on_id = $1 AND memo.removed = 0 AND o.transaction_id <> $2";
    static const struct derived_need needs[] = {
        {children, "a theme is below it", "themes are below it"},
        {gatherings, "it gathers a code", "codes are gathered by it"},
        {evidence, "it gathers a quotation", "quotations are gathered by it"},
        {memos, "a memo is on it", "memos are on it"},
        {NULL, NULL, NULL},
    };

    return derived_is_needed(context, needs, object_id, own_transaction, reason,
                             ret_needed, error);
}

const struct history_kind kind_theme = {
    .number = KIND_THEME,
    .name = "theme",
    .fields = THEME_FIELDS,
    .derive = derive,
    .settle = settle,
    .needed = needed,
};

/* --- gatherings --- */

static bool derive_gathering(void *context, const struct object *object, bool newborn,
                             struct tema_error *error)
{
    static const char upsert[] =
        "INSERT INTO gathering (id, theme_id, code_id, removed) VALUES ($1, $2, $3, $4) "
        "ON CONFLICT (id) DO UPDATE SET removed = $4";
    struct tema_project *project = context;
    int64_t theme, code;

    (void)newborn;
    return history_resolve(project->history, &object->values[GATHERING_THEME], &theme,
                           error) &&
           history_resolve(project->history, &object->values[GATHERING_CODE], &code,
                           error) &&
           store_run(project->store, upsert,
                     BIND(sql_integer(object->id), sql_integer(theme), sql_integer(code),
                          sql_integer(object->removed)),
                     NULL, error);
}

static bool derive_gathering_removals(void *context, const int64_t *ids, size_t count,
                                      bool removed, struct tema_error *error)
{
    static const char update[] =
        "UPDATE OR FAIL gathering SET removed = c2 FROM many WHERE id = c1";

    return derived_removals(context, update, ids, count, removed, error);
}

const struct history_kind kind_gathering = {
    .number = KIND_GATHERING,
    .name = "gathering",
    .fields = GATHERING_FIELDS,
    .derive = derive_gathering,
    .derive_removals = derive_gathering_removals,
};
