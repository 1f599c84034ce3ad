/* command_check.c - tema check */
#include "cli/memory.h"
#include "cli/session.h"

static const char *const columns[] = {"fault", NULL};
static const struct tema_listing listing = {columns, NULL, "", false};

static void print(struct tema_printer *printer, const struct tema_faults *faults)
{
    tema_printer_begin_list(printer, &listing);
    for (size_t i = 0; i < faults->count; i++) {
        tema_printer_begin(printer);
        tema_printer_string(printer, "fault", faults->items[i]);
        tema_printer_end(printer);
    }
    tema_printer_end_list(printer);
}

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP(tema_faults_free) struct tema_faults faults = {0};

    if (!tema_project_check(session->project, &faults, error))
        return false;
    if (faults.count > 0)
        session->exit_code = tema_error_exit_code(TEMA_DAMAGED);
    if (!session_is_text(session)) {
        print(session->printer, &faults);
        return true;
    }
    for (size_t i = 0; i < faults.count; i++)
        tema_printer_say(session->printer, "%s", faults.items[i]);
    if (faults.count == 0)
        tema_printer_say(session->printer, "%s is whole: nothing is wrong with it",
                         session->project_path);
    return true;
}

const struct command command_check = {
    .name = "check",
    .summary = "Verify that the project file holds together",
    .needs = NEEDS_PROJECT,
    .description = "Checks the database, the hashes of the history and of every text, "
                   "all positions, and that everything follows from the history. Each "
                   "fault is told in one line; the exit code is then 7.",
    .run = run,
};
