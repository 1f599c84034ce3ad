/* command_quote_uncode.c - tema quote uncode KEY CODE... */
#include "cli/quotation_codes.h"

static bool run(struct session *session, struct tema_error *error)
{
    return quotation_codes_run(session, false, error);
}

const struct command command_quote_uncode = {
    .name = "quote uncode",
    .summary = "Take codes off a quotation",
    .needs = NEEDS_PROJECT,
    .arguments = quotation_codes_arguments,
    .description = "Only the acting coder's own codings go; others' stay.",
    .run = run,
};
