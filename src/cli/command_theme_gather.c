/* command_theme_gather.c - tema theme gather THEME [CODE...] */
#include "cli/gathering.h"

static bool run(struct session *session, struct tema_error *error)
{
    return gathering_run(session, true, error);
}

const struct command command_theme_gather = {
    .name = "theme gather",
    .summary = "Gather codes or quotations under a theme",
    .needs = NEEDS_PROJECT,
    .arguments = gathering_arguments,
    .options =
        (const struct option[]){
            {.name = "quotation",
             .value = "KEY",
             .help = "a quotation to gather itself, whatever its codes",
             .repeated = true},
            {.name = "role",
             .value = "gathered|strong|contrary",
             .help =
                 "what the quotations are to the theme: evidence, strong evidence, or "
                 "evidence against it"},
            {0},
        },
    .description = "A code may be gathered by several themes. With a code come the codes "
                   "below it.\n\n"
                   "A quotation that is contrary to a theme belongs to it, but its case "
                   "does not carry the theme by it.",
    .examples = "tema theme gather Self-care Support/Colleague Supervision\n"
                "tema theme gather Self-care --quotation q7k3f2 --role strong",
    .run = run,
};
