/* command_theme_move.c - tema theme move THEME [PARENT] [--before THEME] */
#include "cli/memory.h"
#include "cli/names.h"

static bool find_parent_of(struct tema_project *project, struct tema_theme_id theme,
                           struct tema_theme_id *ret_parent, struct tema_error *error)
{
    CLEANUP(tema_themes_free) struct tema_themes themes = {0};

    if (!tema_theme_list(project, &themes, error))
        return false;
    for (size_t i = 0; i < themes.count; i++)
        if (themes.items[i].id.row == theme.row)
            *ret_parent = themes.items[i].parent;
    return true;
}

static bool find_place(struct session *session, struct tema_theme_id *ret_parent,
                       struct tema_theme_id *ret_before, struct tema_error *error)
{
    const char *above = session_argument(session, "PARENT");
    const char *before = session_option(session, "before");

    if (above == NULL && before == NULL)
        return failure_of_use(error, session->invocation.command,
                              "theme move needs PARENT or --before");
    if (before != NULL &&
        (!tema_theme_find(session->project, before, ret_before, error) ||
         !find_parent_of(session->project, *ret_before, ret_parent, error)))
        return false;
    if (above == NULL)
        return true;
    *ret_parent = (struct tema_theme_id){0};
    return strcmp(above, "/") == 0 ||
           tema_theme_find(session->project, above, ret_parent, error);
}

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP_FREE char *old_path = NULL;
    CLEANUP_FREE char *path = NULL;
    struct tema_theme_id theme, parent = {0}, before = {0};

    if (!named_theme(session, session_argument(session, "THEME"), &theme, &old_path,
                     error) ||
        !find_place(session, &parent, &before, error) ||
        !tema_theme_move(session->project, theme, parent, before, error) ||
        !name_of_theme(session->project, theme, &path, error))
        return false;
    if (strcmp(path, old_path) == 0)
        tema_printer_begin_done(session->printer, "moved %s", path);
    else
        tema_printer_begin_done(session->printer, "moved %s to %s", old_path, path);
    tema_printer_string(session->printer, "theme", path);
    tema_printer_string(session->printer, "old_theme", old_path);
    tema_printer_end(session->printer);
    return true;
}

const struct command command_theme_move = {
    .name = "theme move",
    .summary = "Put a theme under another, or before another",
    .needs = NEEDS_PROJECT,
    .arguments =
        (const struct argument[]){
            {.name = "THEME", .help = "the theme's path or name"},
            {.name = "PARENT",
             .help = "the theme to put it under, last; / for none",
             .optional = true},
            {0},
        },
    .options =
        (const struct option[]){
            {.name = "before",
             .value = "THEME",
             .help = "the theme it is to stand before"},
            {0},
        },
    .examples =
        "tema theme move Colleagues Self-care\ntema theme move Self-care --before "
        "Repair",
    .run = run,
};
