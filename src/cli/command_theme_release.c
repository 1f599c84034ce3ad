/* command_theme_release.c - tema theme release THEME [CODE...] */
#include "cli/gathering.h"

static bool run(struct session *session, struct tema_error *error)
{
    return gathering_run(session, false, error);
}

const struct command command_theme_release = {
    .name = "theme release",
    .summary = "Take codes or quotations away from a theme",
    .needs = NEEDS_PROJECT,
    .arguments = gathering_arguments,
    .options =
        (const struct option[]){
            {.name = "quotation",
             .value = "KEY",
             .help = "a quotation that the theme gathers itself",
             .repeated = true},
            {0},
        },
    .run = run,
};
