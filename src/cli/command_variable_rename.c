/* command_variable_rename.c - tema variable rename VARIABLE NAME */
#include "cli/memory.h"
#include "cli/session.h"

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP_FREE char *old_name = NULL;
    const char *name = session_argument(session, "NAME");

    if (!tema_variable_find(session->project, session_argument(session, "VARIABLE"),
                            &old_name, error) ||
        !tema_variable_rename(session->project, old_name, name, error))
        return false;
    tema_printer_begin_done(session->printer, "renamed %s to %s", old_name, name);
    tema_printer_string(session->printer, "variable", name);
    tema_printer_string(session->printer, "old_name", old_name);
    tema_printer_end(session->printer);
    return true;
}

const struct command command_variable_rename = {
    .name = "variable rename",
    .summary = "Give a variable another name",
    .needs = NEEDS_PROJECT,
    .arguments =
        (const struct argument[]){
            {.name = "VARIABLE", .help = "the variable's name"},
            {.name = "NAME", .help = "its new name, unlike the others'"},
            {0},
        },
    .description = "Its values stay as they are.",
    .examples = "tema variable rename Age 'Age in years'",
    .run = run,
};
