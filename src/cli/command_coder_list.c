/* command_coder_list.c - tema coder list */
#include "cli/memory.h"
#include "cli/session.h"

static const char *const columns[] = {"coder", "codings", "transactions", NULL};
static const struct tema_listing listing = {columns, NULL, "no coders yet", false};

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP(tema_coders_free) struct tema_coders coders = {0};

    if (!tema_project_coders(session->project, &coders, error))
        return false;
    tema_printer_begin_list(session->printer, &listing);
    for (size_t i = 0; i < coders.count; i++) {
        tema_printer_begin(session->printer);
        tema_printer_string(session->printer, "coder", coders.items[i].name);
        tema_printer_integer(session->printer, "codings", coders.items[i].codings);
        tema_printer_integer(session->printer, "transactions",
                             coders.items[i].transactions);
        tema_printer_end(session->printer);
    }
    tema_printer_end_list(session->printer);
    return true;
}

const struct command command_coder_list = {
    .name = "coder list",
    .summary = "List who codes",
    .needs = NEEDS_PROJECT,
    .description = "Another coder acts with --coder NAME, and is added with the first "
                   "change.",
    .run = run,
};
