/* command_variable_list.c - tema variable list */
#include <string.h>

#include "cli/memory.h"
#include "cli/session.h"

static int64_t count_cases(const struct tema_cases *cases, const char *variable)
{
    int64_t count = 0;

    for (size_t i = 0; i < cases->count; i++)
        for (size_t j = 0; j < cases->items[i].value_count; j++)
            count += strcmp(cases->items[i].values[j].variable, variable) == 0;
    return count;
}

static bool run(struct session *session, struct tema_error *error)
{
    static const char *const columns[] = {"variable", "cases", NULL};
    CLEANUP(tema_cases_free) struct tema_cases cases = {0};
    struct tema_listing listing = {
        .columns = columns,
        .empty = "no variables yet: tema case set CASE VARIABLE=VALUE",
    };

    if (!tema_case_list(session->project, &cases, error))
        return false;
    tema_printer_begin_list(session->printer, &listing);
    for (size_t i = 0; i < cases.variable_count; i++) {
        tema_printer_begin(session->printer);
        tema_printer_string(session->printer, "variable", cases.variables[i]);
        tema_printer_integer(session->printer, "cases",
                             count_cases(&cases, cases.variables[i]));
        tema_printer_end(session->printer);
    }
    tema_printer_end_list(session->printer);
    return true;
}

const struct command command_variable_list = {
    .name = "variable list",
    .summary = "List the variables, and how many cases have each",
    .needs = NEEDS_PROJECT,
    .run = run,
};
