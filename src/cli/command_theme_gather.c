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
    .arguments = gathering_arguments,
    .description = "A code may be gathered by several themes. With a code come the codes "
                   "below it.",
    .examples = "tema theme gather Self-care Support/Colleague Supervision",
    .run = run,
};
