/* command_quote_show.c - tema quote show KEY */
#include "cli/memory.h"
#include "cli/quotation_print.h"

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP(tema_quotations_free) struct tema_quotations list = {0};
    const struct tema_quotation *quotation;
    struct tema_quotation_id id;

    if (!tema_quotation_find(session->project, session_argument(session, "KEY"), &id,
                             error) ||
        !quotation_get(session->project, id, &list, &quotation, error))
        return false;
    quotation_print(session->printer, quotation);
    return true;
}

const struct command command_quote_show = {
    .name = "quote show",
    .summary = "Tell a quotation in full",
    .needs = NEEDS_PROJECT,
    .arguments =
        (const struct argument[]){
            {.name = "KEY", .help = "the quotation's key"},
            {0},
        },
    .run = run,
};
