/* command_quote_code.c - tema quote code KEY CODE... */
#include "cli/quotation_codes.h"

static bool run(struct session *session, struct tema_error *error)
{
    return quotation_codes_run(session, true, error);
}

const struct command command_quote_code = {
    .name = "quote code",
    .summary = "Put codes on a quotation",
    .needs = NEEDS_PROJECT,
    .arguments = quotation_codes_arguments,
    .description = "What is coded so already is no error.",
    .examples = "tema quote code q7k3f2 Support/Colleague Shame",
    .run = run,
};
