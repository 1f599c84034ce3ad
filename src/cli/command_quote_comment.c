/* command_quote_comment.c - tema quote comment KEY TEXT */
#include "cli/memory.h"
#include "cli/quotation_print.h"

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP(tema_quotations_free) struct tema_quotations list = {0};
    const struct tema_quotation *quotation;
    struct tema_quotation_id id;

    if (!tema_quotation_find(session->project, session_argument(session, "KEY"), &id,
                             error) ||
        !tema_quotation_comment(session->project, id, session_argument(session, "TEXT"),
                                error) ||
        !quotation_get(session->project, id, &list, &quotation, error))
        return false;
    tema_printer_begin_done(session->printer, "commented on %s", quotation->key);
    quotation_print_fields(session->printer, quotation);
    tema_printer_end(session->printer);
    return true;
}

const struct command command_quote_comment = {
    .name = "quote comment",
    .summary = "Comment on a quotation",
    .needs = NEEDS_PROJECT,
    .arguments =
        (const struct argument[]){
            {.name = "KEY", .help = "the quotation's key"},
            {.name = "TEXT", .help = "the comment, in place of an earlier one"},
            {0},
        },
    .run = run,
};
