/* command_case_remove.c - tema case remove CASE */
#include "cli/case_values.h"
#include "cli/memory.h"
#include "cli/names.h"

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP_FREE char *name = NULL;
    struct tema_case_id case_id;

    if (!tema_case_find(session->project, session_argument(session, "CASE"), &case_id,
                        error) ||
        !name_of_case(session->project, case_id, &name, error) ||
        !tema_case_remove(session->project, case_id, error))
        return false;
    case_print_done(session, "removed", name);
    return true;
}

const struct command command_case_remove = {
    .name = "case remove",
    .summary = "Remove a case and what is known of it",
    .needs = NEEDS_PROJECT,
    .arguments =
        (const struct argument[]){
            {.name = "CASE", .help = "the case's name"},
            {0},
        },
    .description = "Its documents, speakers, quotations and memos stay; they are about "
                   "nobody then.",
    .run = run,
};
