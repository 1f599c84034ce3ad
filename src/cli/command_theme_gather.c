/* command_theme_gather.c - tema theme gather THEME CODE... */
#include "cli/gathering.h"

static bool run(struct session *session, struct tema_error *error)
{
    return gathering_run(session, true, error);
}

const struct command command_theme_gather = {
    .name = "theme gather",
    .summary = "Gather codes under a theme",
    .needs = NEEDS_PROJECT,
    .arguments =
        (const struct argument[]){
            {.name = "THEME", .help = "the theme's path or name"},
            {.name = "CODE", .help = "a code's path or name", .repeated = true},
            {0},
        },
    .description = "A code may be gathered by several themes. With a code come the codes "
                   "below it.",
    .examples = "tema theme gather Self-care Support/Colleague Supervision",
    .run = run,
};
