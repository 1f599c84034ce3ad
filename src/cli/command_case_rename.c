/* command_case_rename.c - tema case rename CASE NAME */
#include "cli/memory.h"
#include "cli/names.h"

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP_FREE char *old_name = NULL;
    const char *name = session_argument(session, "NAME");
    struct tema_case_id case_id;

    if (!tema_case_find(session->project, session_argument(session, "CASE"), &case_id,
                        error) ||
        !name_of_case(session->project, case_id, &old_name, error) ||
        !tema_case_rename(session->project, case_id, name, error))
        return false;
    tema_printer_begin_done(session->printer, "renamed %s to %s", old_name, name);
    tema_printer_string(session->printer, "case", name);
    tema_printer_string(session->printer, "old_name", old_name);
    tema_printer_end(session->printer);
    return true;
}

const struct command command_case_rename = {
    .name = "case rename",
    .summary = "Give a case another name",
    .needs = NEEDS_PROJECT,
    .arguments =
        (const struct argument[]){
            {.name = "CASE", .help = "the case's name"},
            {.name = "NAME", .help = "its new name, unlike the others'"},
            {0},
        },
    .examples = "tema case rename Anna 'Participant 1'",
    .run = run,
};
