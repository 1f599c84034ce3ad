/* command_case_import.c - tema case import FILE.csv */
#include "cli/session.h"

static bool run(struct session *session, struct tema_error *error)
{
    struct tema_printer *printer = session->printer;
    struct tema_case_table_result result = {0};

    if (!tema_case_table(session->project, session_argument(session, "FILE"), &result,
                         error))
        return false;
    tema_printer_begin_done(
        printer, "%lld rows: %lld new cases, %lld variables, %lld values, %lld documents",
        (long long)result.rows, (long long)result.cases, (long long)result.variables,
        (long long)result.values, (long long)result.documents);
    tema_printer_integer(printer, "rows", result.rows);
    tema_printer_integer(printer, "cases", result.cases);
    tema_printer_integer(printer, "variables", result.variables);
    tema_printer_integer(printer, "values", result.values);
    tema_printer_integer(printer, "documents", result.documents);
    tema_printer_end(printer);
    return true;
}

const struct command command_case_import = {
    .name = "case import",
    .summary = "Add cases and their variables from a CSV file",
    .needs = NEEDS_PROJECT,
    .arguments =
        (const struct argument[]){
            {.name = "FILE", .help = "a CSV file with a head"},
            {0},
        },
    .description =
        "The column case, or else the first one, names the case. The column document, "
        "where there is one, names the documents that are about it, parted by ';'. Every "
        "other column is a variable. All rows are one change: where one fails nothing is "
        "done, and its line is told.",
    .examples = "tema case import cases.csv",
    .run = run,
};
