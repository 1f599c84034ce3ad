/* command_theme_remove.c - tema theme remove THEME */
#include "cli/memory.h"
#include "cli/names.h"

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP_FREE char *path = NULL;
    struct tema_theme_id theme;

    if (!named_theme(session, session_argument(session, "THEME"), &theme, &path, error) ||
        !tema_theme_remove(session->project, theme, error))
        return false;
    tema_printer_begin_done(session->printer, "removed the theme %s", path);
    tema_printer_string(session->printer, "theme", path);
    tema_printer_end(session->printer);
    return true;
}

const struct command command_theme_remove = {
    .name = "theme remove",
    .summary = "Remove a theme and its sub-themes",
    .needs = NEEDS_PROJECT,
    .arguments =
        (const struct argument[]){
            {.name = "THEME", .help = "the theme's path or name"},
            {0},
        },
    .description = "The codes and their quotations stay.",
    .run = run,
};
