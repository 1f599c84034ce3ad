/* command_variable_remove.c - tema variable remove VARIABLE */
#include "cli/memory.h"
#include "cli/session.h"

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP_FREE char *name = NULL;

    if (!tema_variable_find(session->project, session_argument(session, "VARIABLE"),
                            &name, error) ||
        !tema_variable_remove(session->project, name, error))
        return false;
    tema_printer_begin_done(session->printer, "removed the variable %s", name);
    tema_printer_string(session->printer, "variable", name);
    tema_printer_end(session->printer);
    return true;
}

const struct command command_variable_remove = {
    .name = "variable remove",
    .summary = "Remove a variable and its values",
    .needs = NEEDS_PROJECT,
    .arguments =
        (const struct argument[]){
            {.name = "VARIABLE", .help = "the variable's name"},
            {0},
        },
    .run = run,
};
