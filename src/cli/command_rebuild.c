/* command_rebuild.c - tema rebuild */
#include "cli/session.h"

static bool run(struct session *session, struct tema_error *error)
{
    if (!tema_project_rebuild(session->project, error))
        return false;
    tema_printer_begin_done(session->printer, "%s is made again from its history",
                            session->project_path);
    tema_printer_string(session->printer, "project", session->project_path);
    tema_printer_end(session->printer);
    return true;
}

const struct command command_rebuild = {
    .name = "rebuild",
    .summary = "Make everything again from the history",
    .needs = NEEDS_PROJECT,
    .description = "The history of changes is the truth; all else in the file follows "
                   "from it. This makes it again, and changes nothing in a sound file.",
    .run = run,
};
