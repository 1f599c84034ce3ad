/* theme.c - changing the themes; see include/tema/theme.h */
#include "project/theme.h"
#include "text/utf8.h"

enum { CONCEPT_LARGEST = 100000 /* bytes */ };

static bool check_concept(const char *concept, struct tema_error *error)
{
    if (concept == NULL)
        return true;
    if (!utf8_is_valid(slice_of(concept)))
        return tema_fail(error, TEMA_INVALID, "a theme's concept must be UTF-8");
    if (strlen(concept) > CONCEPT_LARGEST)
        return tema_fail(error, TEMA_INVALID, "a theme's concept has at most %d bytes",
                         CONCEPT_LARGEST);
    return true;
}

static struct value text_or_null(const char *text)
{
    return text != NULL && *text != '\0' ? value_text(text) : value_null();
}

/* --- adding --- */

static bool bear_path(struct tema_project *project, const struct forest *forest,
                      const struct forest_path *plan, const char *concept,
                      int64_t *ret_id, struct tema_error *error)
{
    int64_t id = plan->parent;

    for (size_t i = 0; i < plan->count; i++) {
        bool is_last = i + 1 == plan->count;
        int64_t rank = i == 0 ? rank_behind(forest, id, 0) : 0;
        struct value values[THEME_FIELDS] = {
            [THEME_NAME - 1] = value_text(plan->names[i]),
            [THEME_CONCEPT - 1] = text_or_null(is_last ? concept : NULL),
            [THEME_RANK - 1] = value_integer(rank),
        };

        if (!history_value_of(project->history, id, &values[THEME_PARENT - 1], error) ||
            !history_bear(project->history, KIND_THEME, NULL, values, THEME_FIELDS, &id,
                          error))
            return false;
    }
    *ret_id = id;
    return true;
}

static bool add(struct tema_project *project, const char *path, const char *concept,
                int64_t *ret_id, struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct forest forest;
    struct forest_path plan;

    return forest_read(project, KIND_THEME, arena, &forest, error) &&
           forest_plan(&forest, path, arena, &plan, error) &&
           bear_path(project, &forest, &plan, concept, ret_id, error);
}

bool tema_theme_add(struct tema_project *project, const char *path,
                    const char *concept_text, struct tema_theme_id *ret_theme,
                    struct tema_error *error)
{
    int64_t id = 0;
    bool went_well;

    if (!check_concept(concept_text, error) || !project_begin(project, error))
        return false;
    went_well = add(project, path, concept_text, &id, error);
    if (!project_end(project, went_well, error, "added the theme '%s'", path))
        return false;
    ret_theme->row = id;
    return true;
}

/* --- one theme changed --- */

bool theme_begin(struct tema_project *project, struct tema_theme_id theme,
                 struct theme_command *command, struct tema_error *error)
{
    if (!project_begin(project, error))
        return false;
    if (forest_read(project, KIND_THEME, command->arena, &command->forest, error) &&
        forest_get(&command->forest, theme.row, &command->theme, error))
        return true;
    return project_end(project, false, error, NULL);
}

bool tema_theme_describe(struct tema_project *project, struct tema_theme_id theme,
                         const char *concept_text, struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct theme_command command = {.arena = arena};
    bool went_well;

    if (!check_concept(concept_text, error) ||
        !theme_begin(project, theme, &command, error))
        return false;
    went_well =
        concept_text == NULL || (history_write(project->history, theme.row, THEME_CONCEPT,
                                               text_or_null(concept_text), error) &&
                                 forest_revive(project, command.theme, error));
    return project_end(project, went_well, error,
                       "described the central concept of the theme '%s'",
                       command.theme->path);
}

bool tema_theme_rename(struct tema_project *project, struct tema_theme_id theme,
                       const char *name, struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct theme_command command = {.arena = arena};
    bool went_well;

    name = forest_composed(name, arena);
    if (!theme_begin(project, theme, &command, error))
        return false;
    went_well =
        forest_check_name(&command.forest, command.theme->parent, name, theme.row,
                          error) &&
        history_write(project->history, theme.row, THEME_NAME, value_text(name), error) &&
        forest_revive(project, command.theme, error);
    return project_end(project, went_well, error, "renamed the theme '%s' to '%s'",
                       command.theme->name, name);
}

/* --- removing --- */

static bool remove_one(struct tema_project *project, const struct forest_node *node,
                       struct tema_error *error)
{
    static const char gathered[] =
        "SELECT id FROM gathering WHERE theme_id = $1 AND removed = 0 UNION ALL "
        "SELECT id FROM evidence WHERE theme_id = $1 AND removed = 0 ORDER BY id";
    CLEANUP_FREE int64_t *ids = NULL;
    size_t count = 0;

    if (!forest_ids(project, gathered, node->id, &ids, &count, error))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!history_remove(project->history, ids[i], error))
            return false;
    return node->removed || history_remove(project->history, node->id, error);
}

static bool remove_all(struct tema_project *project, const struct theme_command *command,
                       struct tema_error *error)
{
    const struct forest *forest = &command->forest;

    for (size_t i = 0; i < forest->count; i++)
        if (forest_is_within(forest, forest->nodes[i].id, command->theme->id) &&
            !remove_one(project, &forest->nodes[i], error))
            return false;
    return true;
}

bool tema_theme_remove(struct tema_project *project, struct tema_theme_id theme,
                       struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct theme_command command = {.arena = arena};
    bool went_well;

    if (!theme_begin(project, theme, &command, error))
        return false;
    went_well = remove_all(project, &command, error);
    return project_end(project, went_well, error, "removed the theme '%s'",
                       command.theme->path);
}
