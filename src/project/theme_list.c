/* theme_list.c - the themes as people read them, with their counts; see
 * include/tema/theme.h */
#include "project/code_set.h"
#include "project/forest.h"
#include "project/names.h"
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
        "SELECT DISTINCT e.path, e.position FROM gathering g "
        "JOIN code c ON c.id = g.code_id JOIN code e ON e.id = c.effective_id "
        "WHERE g.theme_id = $1 AND g.removed = 0 ORDER BY e.position";
    struct rows rows;

    if (!store_query(project->store, select, BIND(sql_integer(theme->id.row)), &rows,
                     error))
        return false;
    while (rows_next(&rows))
        names_add(arena, rows_slice(&rows, 0), &theme->codes, &theme->code_count);
    return rows_close(&rows, error);
}

static bool count_quotations(struct tema_project *project, struct tema_theme *theme,
                             struct tema_error *error)
{
    static const char select[] =
        "SELECT count(DISTINCT q.id), count(DISTINCT a.case_id) "
        "FROM coding k JOIN quotation q ON q.id = k.quotation_id AND q.removed = 0 "
        "JOIN document d ON d.id = q.document_id AND d.removed = 0 "
        "JOIN quotation_about a ON a.quotation_id = q.id "
        "WHERE k.removed = 0 AND k.code_id IN (SELECT id FROM temp.selected_code)";
    CLEANUP(code_set_release) struct code_set set = {0};
    struct rows rows;

    if (!code_set_of_theme(project, theme->id.row, &set, error) ||
        !code_set_select(project, &set, error) ||
        !store_query(project->store, select, BIND_NOTHING, &rows, error))
        return false;
    if (rows_next(&rows)) {
        theme->quotations = rows_integer(&rows, 0);
        theme->cases = rows_integer(&rows, 1);
    }
    return rows_close(&rows, error);
}

static bool fill(struct tema_project *project, const struct forest *forest,
                 struct arena *arena, struct tema_themes *themes,
                 struct tema_error *error)
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
            !count_quotations(project, theme, error))
            return false;
        themes->count++;
    }
    return true;
}

bool tema_theme_list(struct tema_project *project, struct tema_themes *ret_themes,
                     struct tema_error *error)
{
    static const char cases[] = "SELECT count(*) FROM cases WHERE removed = 0";
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct tema_themes themes = {0};
    struct forest forest;

    if (!store_integer(project->store, cases, BIND_NOTHING, 0, &themes.cases, error) ||
        !forest_read(project, KIND_THEME, arena, &forest, error) ||
        !fill(project, &forest, arena, &themes, error))
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
