/* forest.c - see project/forest.h */
#include <stdlib.h>

#include "base/array.h"
#include "project/forest.h"
#include "project/names.h"
#include "project/tree.h"
#include "text/normal.h"
#include "text/utf8.h"

/* --- reading --- */

/* Codings of removed quotations hold nothing up. */
static const char select_codes[] =
    "SELECT c.id, c.shown_parent_id, c.name, c.path, c.depth, 0, c.removed, c.contested, "
    "CASE WHEN c.removed = 0 THEN 1 ELSE EXISTS (SELECT 1 FROM coding k "
    "JOIN quotation q ON q.id = k.quotation_id JOIN document d ON d.id = q.document_id "
    "WHERE k.code_id IN (SELECT id FROM code m WHERE m.effective_id = c.id) "
    "AND k.removed = 0 AND q.removed = 0 AND d.removed = 0) END "
    "FROM code c WHERE c.effective_id = c.id ORDER BY c.position";

static const char select_themes[] =
    "SELECT t.id, t.shown_parent_id, t.name, t.path, t.depth, t.rank, t.removed, "
    "t.contested, CASE WHEN t.removed = 0 THEN 1 ELSE EXISTS (SELECT 1 FROM gathering g "
    "WHERE g.theme_id = t.id AND g.removed = 0) OR EXISTS (SELECT 1 FROM evidence e "
    "JOIN quotation q ON q.id = e.quotation_id JOIN document d ON d.id = q.document_id "
    "WHERE e.theme_id = t.id AND e.removed = 0 AND q.removed = 0 AND d.removed = 0) END "
    "FROM theme t WHERE t.position IS NOT NULL ORDER BY t.position";

/* What stands above something shown is shown. */
static void show_ancestors(struct forest *forest)
{
    size_t above[TREE_DEEPEST] = {0};

    for (size_t i = 0; i < forest->count; i++) {
        struct forest_node *node = &forest->nodes[i];

        if (node->depth < 0 || node->depth >= TREE_DEEPEST)
            continue;
        above[node->depth] = i;
        for (int depth = 0; node->is_shown && depth < node->depth; depth++)
            forest->nodes[above[depth]].is_shown = true;
    }
}

bool forest_read(struct tema_project *project, enum kind kind, struct arena *arena,
                 struct forest *ret_forest, struct tema_error *error)
{
    bool codes = kind == KIND_CODE;
    struct forest forest = {.kind = kind, .noun = codes ? "code" : "theme"};
    ARRAY(struct forest_node) nodes = {0};
    struct rows rows;
    bool went_well;

    if (!store_query(project->store, codes ? select_codes : select_themes, BIND_NOTHING,
                     &rows, error))
        return false;
    while (rows_next(&rows))
        *array_push(&nodes) = (struct forest_node){
            .id = rows_integer(&rows, 0),
            .parent = rows_integer(&rows, 1),
            .name = arena_copy_string(arena, rows_text(&rows, 2)),
            .path = arena_copy_string(arena, rows_text(&rows, 3)),
            .depth = (int)rows_integer(&rows, 4),
            .rank = rows_integer(&rows, 5),
            .removed = rows_integer(&rows, 6) != 0,
            .contested = rows_integer(&rows, 7) != 0,
            .is_shown = rows_integer(&rows, 8) != 0,
        };
    went_well = rows_close(&rows, error);
    forest.count = nodes.count;
    forest.nodes = arena_take(arena, (nodes.count + 1) * sizeof *forest.nodes);
    if (nodes.count > 0)
        memcpy(forest.nodes, nodes.items, nodes.count * sizeof *forest.nodes);
    array_release(&nodes);
    show_ancestors(&forest);
    *ret_forest = forest;
    return went_well;
}

/* --- looking up --- */

static const struct forest_node *node_of(const struct forest *forest, int64_t id)
{
    for (size_t i = 0; id != 0 && i < forest->count; i++)
        if (forest->nodes[i].id == id)
            return &forest->nodes[i];
    return NULL;
}

bool forest_get(const struct forest *forest, int64_t id,
                const struct forest_node **ret_node, struct tema_error *error)
{
    const struct forest_node *node = node_of(forest, id);

    if (node == NULL)
        return tema_fail(error, TEMA_NOT_FOUND, "there is no such %s", forest->noun);
    if (!node->is_shown)
        return tema_fail(error, TEMA_NOT_FOUND, "the %s '%s' has been removed",
                         forest->noun, node->path);
    *ret_node = node;
    return true;
}

bool forest_find(const struct forest *forest, const char *path, int64_t *ret_id,
                 struct tema_error *error)
{
    CLEANUP_FREE struct name *names = memory_take((forest->count + 1) * sizeof *names);
    size_t count = 0;

    for (size_t i = 0; i < forest->count; i++)
        if (forest->nodes[i].is_shown)
            names[count++] = (struct name){forest->nodes[i].id, forest->nodes[i].path};
    return names_find(forest->noun, path, names, count, true, ret_id, error);
}

bool forest_is_within(const struct forest *forest, int64_t id, int64_t above)
{
    const struct forest_node *node = node_of(forest, id);

    while (node != NULL && node->id != above)
        node = node_of(forest, node->parent);
    return node != NULL;
}

/* "Stöd (2)" where another has the plain name, else the name. */
static const char *label_of(const struct forest_node *node)
{
    const char *slash = strrchr(node->path, '/');

    return slash != NULL ? slash + 1 : node->path;
}

static const struct forest_node *child_of(const struct forest *forest, int64_t parent,
                                          const char *name, int64_t itself)
{
    for (size_t i = 0; i < forest->count; i++) {
        const struct forest_node *node = &forest->nodes[i];

        if (node->parent == parent && node->id != itself && node->is_shown &&
            names_equal(label_of(node), name))
            return node;
    }
    return NULL;
}

/* --- checking --- */

static bool check_label(const struct forest *forest, int64_t parent, const char *label,
                        int64_t itself, struct tema_error *error)
{
    const struct forest_node *other = child_of(forest, parent, label, itself);

    if (other != NULL)
        return tema_fail(error, TEMA_EXISTS, "there is a %s '%s' already", forest->noun,
                         other->path);
    return true;
}

bool forest_check_name(const struct forest *forest, int64_t parent, const char *name,
                       int64_t itself, struct tema_error *error)
{
    if (!project_check_name(name, forest->noun, error))
        return false;
    if (strchr(name, '/') != NULL)
        return tema_fail(error, TEMA_INVALID, "a %s's name has no '/': '%s'",
                         forest->noun, name);
    return check_label(forest, parent, name, itself, error);
}

bool forest_check_place(const struct forest *forest, const struct forest_node *node,
                        int64_t parent, struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();

    return check_label(forest, parent, tree_label(node->name, arena), node->id, error) &&
           forest_check_depth(forest, node->id, parent, error);
}

static bool fail_deep(const struct forest *forest, struct tema_error *error)
{
    return tema_fail(error, TEMA_INVALID, "%ss go %d levels deep and no deeper",
                     forest->noun, TREE_DEEPEST);
}

bool forest_check_depth(const struct forest *forest, int64_t id, int64_t parent,
                        struct tema_error *error)
{
    const struct forest_node *node = node_of(forest, id);
    const struct forest_node *above = node_of(forest, parent);
    int levels = 0;

    for (size_t i = 0; i < forest->count; i++)
        if (node != NULL && forest->nodes[i].depth - node->depth > levels &&
            forest_is_within(forest, forest->nodes[i].id, id))
            levels = forest->nodes[i].depth - node->depth;
    if ((above != NULL ? above->depth + 1 : 0) + levels >= TREE_DEEPEST)
        return fail_deep(forest, error);
    return true;
}

const char *forest_composed(const char *text, struct arena *arena)
{
    CLEANUP_BUFFER struct buffer composed = {0};

    if (!utf8_is_valid(slice_of(text)))
        return text; /* for project_check_name to refuse */
    normal_add_composed(&composed, slice_of(text), NULL, 0);
    return arena_copy_string(arena, buffer_string(&composed));
}

bool forest_plan(const struct forest *forest, const char *path, struct arena *arena,
                 struct forest_path *ret_path, struct tema_error *error)
{
    struct forest_path plan = {
        .names = arena_take(arena, (TREE_DEEPEST + 1) * sizeof *plan.names)};
    char *rest = arena_copy_string(arena, forest_composed(path, arena));
    const struct forest_node *node = NULL;
    size_t depth = 0;

    while (rest != NULL) {
        char *name = strsep(&rest, "/");

        if (!project_check_name(name, forest->noun, error))
            return false;
        if (++depth > TREE_DEEPEST)
            return fail_deep(forest, error);
        if (plan.count == 0)
            node = child_of(forest, plan.parent, name, 0);
        if (plan.count == 0 && node != NULL)
            plan.parent = node->id;
        else
            plan.names[plan.count++] = name;
    }
    if (plan.count == 0)
        return tema_fail(error, TEMA_EXISTS, "there is a %s '%s' already", forest->noun,
                         node->path);
    *ret_path = plan;
    return true;
}

bool forest_revive(struct tema_project *project, const struct forest_node *node,
                   struct tema_error *error)
{
    if (!node->removed && !node->contested)
        return true;
    return history_write(project->history, node->id, FIELD_REMOVED, value_integer(0),
                         error);
}

bool forest_ids(struct tema_project *project, const char *sql, int64_t id,
                int64_t **ret_ids, size_t *ret_count, struct tema_error *error)
{
    ARRAY(int64_t) ids = {0};
    struct rows rows;

    if (!store_query(project->store, sql, BIND(sql_integer(id)), &rows, error))
        return false;
    while (rows_next(&rows))
        *array_push(&ids) = rows_integer(&rows, 0);
    if (!rows_close(&rows, error)) {
        array_release(&ids);
        return false;
    }
    *ret_ids = ids.items;
    *ret_count = ids.count;
    return true;
}
