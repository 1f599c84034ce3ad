/* command_theme_rename.c - tema theme rename THEME NAME */
#include "cli/memory.h"
#include "cli/names.h"

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP_FREE char *old_path = NULL;
    CLEANUP_FREE char *path = NULL;
    struct tema_theme_id theme;

    if (!named_theme(session, session_argument(session, "THEME"), &theme, &old_path,
                     error) ||
        !tema_theme_rename(session->project, theme, session_argument(session, "NAME"),
                           error) ||
        !name_of_theme(session->project, theme, &path, error))
        return false;
    tema_printer_begin_done(session->printer, "renamed %s to %s", old_path, path);
    tema_printer_string(session->printer, "theme", path);
    tema_printer_string(session->printer, "old_theme", old_path);
    tema_printer_end(session->printer);
    return true;
}

const struct command command_theme_rename = {
    .name = "theme rename",
    .summary = "Give a theme another name",
    .needs = NEEDS_PROJECT,
    .arguments =
        (const struct argument[]){
            {.name = "THEME", .help = "the theme's path or name"},
            {.name = "NAME", .help = "its new name, without the path"},
            {0},
        },
    .run = run,
};
