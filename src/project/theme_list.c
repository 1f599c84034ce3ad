/* theme_list.c - the themes as people read them, with their counts; see
 * include/tema/theme.h */
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
                          struct arena *arena, struct tema_error *error)
{
    static const char select[] =
        "SELECT q.id, e.role, q.key, q.words, c.name FROM evidence e "
        "JOIN quotation q ON q.id = e.quotation_id AND q.removed = 0 "
        "JOIN document d ON d.id = q.document_id AND d.removed = 0 "
        "JOIN quotation_about a ON a.quotation_id = q.id "
        "LEFT JOIN cases c ON c.id = a.case_id "
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

        *evidence = (struct tema_evidence){
            .quotation = {rows_integer(&rows, 0)},
            .key = arena_copy_string(arena, rows_text(&rows, 2)),
            .words = arena_copy_string(arena, rows_text(&rows, 3)),
            .case_name = rows_is_null(&rows, 4)
                             ? NULL
                             : arena_copy_string(arena, rows_text(&rows, 4)),
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

/* --- counting --- */

/* The quotations of THEME and its sub-themes, in temp.theme_quotation, and whether they
 * carry it: contrary to a theme, a quotation carries neither that nor, through it, those
 * above. */
static bool select_quotations(struct tema_project *project, int64_t theme,
                              struct tema_error *error)
{
    static const char create[] = "CREATE TABLE IF NOT EXISTS temp.theme_quotation "
                                 "(id INTEGER PRIMARY KEY, carries INTEGER NOT NULL)";
    static const char clear[] = "DELETE FROM temp.theme_quotation";
    static const char insert[] =
        "WITH RECURSIVE below (id) AS (SELECT id FROM theme WHERE id = $1 UNION "
        "SELECT t.id FROM theme t JOIN below b ON t.shown_parent_id = b.id), "
        "within (id, above) AS (SELECT id, id FROM below UNION "
        "SELECT w.id, t.shown_parent_id FROM within w JOIN theme t ON t.id = w.above "
        "WHERE w.above <> $1), "
        "brought (theme_id, code_id) AS (SELECT g.theme_id, c.effective_id "
        "FROM gathering g JOIN code c ON c.id = g.code_id "
        "WHERE g.removed = 0 AND g.theme_id IN (SELECT id FROM below) UNION "
        "SELECT b.theme_id, c.id FROM brought b JOIN code c "
        "ON c.shown_parent_id = b.code_id), "
        "member (theme_id, quotation_id, shows) AS (SELECT b.theme_id, k.quotation_id, 1 "
        "FROM brought b JOIN code c ON c.effective_id = b.code_id "
        "JOIN coding k ON k.code_id = c.id WHERE k.removed = 0 UNION "
        "SELECT theme_id, quotation_id, role <> 'contrary' FROM evidence "
        "WHERE removed = 0 AND theme_id IN (SELECT id FROM below)) "
        "INSERT INTO temp.theme_quotation (id, carries) "
        "SELECT m.quotation_id, max(m.shows AND NOT EXISTS (SELECT 1 FROM evidence e "
        "CROSS JOIN within w ON w.id = m.theme_id AND w.above = e.theme_id "
        "WHERE e.quotation_id = m.quotation_id AND e.role = 'contrary' "
        "AND e.removed = 0)) FROM member m "
        "JOIN quotation q ON q.id = m.quotation_id AND q.removed = 0 "
        "JOIN document d ON d.id = q.document_id AND d.removed = 0 "
        "GROUP BY m.quotation_id";

    return store_run(project->store, create, BIND_NOTHING, NULL, error) &&
           store_run(project->store, clear, BIND_NOTHING, NULL, error) &&
           store_run(project->store, insert, BIND(sql_integer(theme)), NULL, error);
}

static bool count(struct tema_project *project, struct tema_theme *theme,
                  struct arena *arena, struct tema_error *error)
{
    static const char quotations[] = "SELECT count(*) FROM temp.theme_quotation";
    static const char cases[] =
        "SELECT DISTINCT c.name, c.id FROM temp.theme_quotation s "
        "JOIN quotation_about a ON a.quotation_id = s.id "
        "JOIN cases c ON c.id = a.case_id WHERE s.carries ORDER BY c.name, c.id";
    size_t count = 0;
    struct rows rows;

    if (!select_quotations(project, theme->id.row, error) ||
        !store_integer(project->store, quotations, BIND_NOTHING, 0, &theme->quotations,
                       error) ||
        !store_query(project->store, cases, BIND_NOTHING, &rows, error))
        return false;
    while (rows_next(&rows))
        names_add(arena, rows_slice(&rows, 0), &theme->case_names, &count);
    theme->cases = (int64_t)count;
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
            !read_evidence(project, theme, arena, error) ||
            !count(project, theme, arena, error))
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
