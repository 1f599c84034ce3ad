/* theme_list.c - the themes as people read them, with their counts; see
 * include/tema/theme.h */
#include "project/forest.h"
#include "project/names.h"
#include "project/theme_count.h"
#include "tema/theme.h"

static bool read_concept(struct tema_project *project, struct tema_theme *theme,
                         struct arena *arena, struct tema_error *error)
{
    static const char select[] = "SELECT concept FROM theme WHERE id = $1";
    struct rows rows;

    if (!store_query(project->store, select, BIND(sql_integer(theme->id.row)), &rows,
                     error))
        return false;
    if (rows_next(&rows))
    theme->concept = arena_copy_string(arena, rows_text(&rows, 0));
    return rows_close(&rows, error);
}

static bool read_codes(struct tema_project *project, struct tema_theme *theme,
                       struct arena *arena, struct tema_error *error)
{
    static const char select[] =
        "SELECT DISTINCT e.path, e.id, e.position FROM gathering g "
        "JOIN code c ON c.id = g.code_id JOIN code e ON e.id = c.effective_id "
        "WHERE g.theme_id = $1 AND g.removed = 0 ORDER BY e.position";
    struct rows rows;

    if (!store_query(project->store, select, BIND(sql_integer(theme->id.row)), &rows,
                     error))
        return false;
    while (rows_next(&rows)) {
        struct tema_code_id *ids =
            names_room(arena, theme->code_ids, theme->code_count, sizeof *ids);

        ids[theme->code_count].row = rows_integer(&rows, 1);
        theme->code_ids = ids;
        names_add(arena, rows_slice(&rows, 0), &theme->codes, &theme->code_count);
    }
    return rows_close(&rows, error);
}

static bool read_evidence(struct tema_project *project, struct tema_theme *theme,
                          const struct census *census, struct arena *arena,
                          struct tema_error *error)
{
    static const char select[] =
        "SELECT q.id, e.role, q.key, q.words FROM evidence e "
        "JOIN quotation q ON q.id = e.quotation_id AND q.removed = 0 "
        "JOIN document d ON d.id = q.document_id AND d.removed = 0 "
        "WHERE e.theme_id = $1 AND e.removed = 0 "
        "ORDER BY d.name, d.id, q.start, q.\"end\", q.key";
    ARRAY(struct tema_evidence) found = {0};
    struct tema_evidence *items;
    struct rows rows;
    bool went_well = true;

    if (!store_query(project->store, select, BIND(sql_integer(theme->id.row)), &rows,
                     error))
        return false;
    while (went_well && rows_next(&rows)) {
        struct tema_evidence *evidence = array_push(&found);
        const struct counted *counted = census_of(census, rows_integer(&rows, 0));

        *evidence = (struct tema_evidence){
            .quotation = {rows_integer(&rows, 0)},
            .key = arena_copy_string(arena, rows_text(&rows, 2)),
            .words = arena_copy_string(arena, rows_text(&rows, 3)),
            .case_name = counted != NULL && counted->about != NULL
                             ? arena_copy_string(arena, counted->about->name)
                             : NULL,
        };
        went_well =
            tema_evidence_role_from_name(rows_text(&rows, 1), &evidence->role, error);
    }
    items = arena_take(arena, (found.count + 1) * sizeof *items);
    if (found.count > 0)
        memcpy(items, found.items, found.count * sizeof *items);
    theme->evidence = items;
    theme->evidence_count = found.count;
    array_release(&found);
    return rows_close(&rows, error) && went_well;
}

static bool fill(struct tema_project *project, const struct forest *forest,
                 const struct census *census, struct arena *arena,
                 struct tema_themes *themes, struct tema_error *error)
{
    themes->items = arena_take(arena, (forest->count + 1) * sizeof *themes->items);
    for (size_t i = 0; i < forest->count; i++) {
        const struct forest_node *node = &forest->nodes[i];
        struct tema_theme *theme = &themes->items[themes->count];

        if (!node->is_shown)
            continue;
        *theme = (struct tema_theme){
            .id = {node->id},
            .parent = {node->parent},
            .name = node->name,
            .path = node->path,
            .depth = node->depth,
            .removed = node->removed || node->contested,
        };
        if (!read_concept(project, theme, arena, error) ||
            !read_codes(project, theme, arena, error) ||
            !read_evidence(project, theme, census, arena, error))
            return false;
        themes->count++;
    }
    return theme_count(project, census, arena, themes->items, themes->count, error);
}

bool tema_theme_list(struct tema_project *project, struct tema_themes *ret_themes,
                     struct tema_error *error)
{
    static const char cases[] = "SELECT count(*) FROM cases WHERE removed = 0";
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_ARENA struct arena *of_census = arena_new();
    CLEANUP(census_release) struct census census = {0};
    struct tema_themes themes = {0};
    struct forest forest;

    if (!store_integer(project->store, cases, BIND_NOTHING, 0, &themes.cases, error) ||
        !forest_read(project, KIND_THEME, arena, &forest, error) ||
        !census_read(project, of_census, &census, error) ||
        !fill(project, &forest, &census, arena, &themes, error))
        return false;
    themes.memory = TAKE(arena);
    *ret_themes = themes;
    return true;
}

void tema_themes_free(struct tema_themes *themes)
{
    arena_free(themes->memory);
    *themes = (struct tema_themes){0};
}

bool tema_theme_find(struct tema_project *project, const char *path,
                     struct tema_theme_id *ret_theme, struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct forest forest;

    return forest_read(project, KIND_THEME, arena, &forest, error) &&
           forest_find(&forest, path, &ret_theme->row, error);
}
