/* command_quote_remove.c - tema quote remove KEY */
#include "cli/session.h"

static bool run(struct session *session, struct tema_error *error)
{
    const char *key = session_argument(session, "KEY");
    struct tema_quotation_id id;

    if (!tema_quotation_find(session->project, key, &id, error) ||
        !tema_quotation_remove(session->project, id, error))
        return false;
    tema_printer_begin_done(session->printer, "removed the quotation %s", key);
    tema_printer_string(session->printer, "key", key);
    tema_printer_end(session->printer);
    return true;
}

const struct command command_quote_remove = {
    .name = "quote remove",
    .summary = "Remove a quotation with its codings",
    .needs = NEEDS_PROJECT,
    .arguments =
        (const struct argument[]){
            {.name = "KEY", .help = "the quotation's key"},
            {0},
        },
    .run = run,
};
