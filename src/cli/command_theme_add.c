/* command_theme_add.c - tema theme add THEME */
#include "cli/memory.h"
#include "cli/names.h"

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP_FREE char *path = NULL;
    struct tema_theme_id theme;

    if (!tema_theme_add(session->project, session_argument(session, "THEME"),
                        session_option(session, "concept"), &theme, error) ||
        !name_of_theme(session->project, theme, &path, error))
        return false;
    tema_printer_begin_done(session->printer, "added the theme %s", path);
    tema_printer_string(session->printer, "theme", path);
    tema_printer_end(session->printer);
    return true;
}

const struct command command_theme_add = {
    .name = "theme add",
    .summary = "Add a theme, behind the others",
    .needs = NEEDS_PROJECT,
    .arguments =
        (const struct argument[]){
            {.name = "THEME",
             .help = "its path: 'Self-care/Colleagues' is Colleagues below Self-care; "
                     "what is missing above it is added too"},
            {0},
        },
    .options =
        (const struct option[]){
            {.name = "concept", .value = "TEXT", .help = "its central concept"},
            {0},
        },
    .examples = "tema theme add Self-care --concept 'One cannot carry it alone'",
    .run = run,
};
