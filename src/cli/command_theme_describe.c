/* command_theme_describe.c - tema theme describe THEME */
#include "cli/memory.h"
#include "cli/names.h"

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP_FREE char *path = NULL;
    struct tema_theme_id theme;

    if (!named_theme(session, session_argument(session, "THEME"), &theme, &path, error) ||
        !tema_theme_describe(session->project, theme, session_option(session, "concept"),
                             error))
        return false;
    tema_printer_begin_done(session->printer, "described the theme %s", path);
    tema_printer_string(session->printer, "theme", path);
    tema_printer_end(session->printer);
    return true;
}

const struct command command_theme_describe = {
    .name = "theme describe",
    .summary = "Change a theme's central concept",
    .needs = NEEDS_PROJECT,
    .arguments =
        (const struct argument[]){
            {.name = "THEME", .help = "the theme's path or name"},
            {0},
        },
    .options =
        (const struct option[]){
            {.name = "concept",
             .value = "TEXT",
             .help = "its central concept",
             .required = true},
            {0},
        },
    .run = run,
};
