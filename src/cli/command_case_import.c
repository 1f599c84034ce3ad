/* command_case_import.c - tema case import FILE.csv */
#include "cli/session.h"
#include "cli/tally.h"

static void begin(struct tema_printer *printer,
                  const struct tema_case_table_result *result)
{
    struct tally tally = {0};

    tally_add(&tally, result->cases, "new case", "new cases");
    tally_add(&tally, result->variables, "new variable", "new variables");
    tally_add(&tally, result->values, "value set", "values set");
    tally_add(&tally, result->documents, "document assigned", "documents assigned");
    tema_printer_begin_done(printer, "%lld row%s: %s", (long long)result->rows,
                            result->rows == 1 ? "" : "s",
                            tally.used > 0 ? tally.text : "nothing new");
}

static bool run(struct session *session, struct tema_error *error)
{
    struct tema_printer *printer = session->printer;
    struct tema_case_table_result result = {0};

    if (!tema_case_table(session->project, session_argument(session, "FILE"), &result,
                         error))
        return false;
    begin(printer, &result);
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
