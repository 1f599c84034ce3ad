/* command_code_table.c - tema code-table FILE.csv */
#include "cli/session.h"
#include "cli/tally.h"

static void print(struct tema_printer *printer,
                  const struct tema_code_table_result *result)
{
    struct tally tally = {0};

    tally_add(&tally, result->codings, "new coding", "new codings");
    tally_add(&tally, result->quotations, "new quotation", "new quotations");
    tally_add(&tally, result->codes, "new code", "new codes");
    tally_add(&tally, result->coders, "new coder", "new coders");
    tally_add(&tally, result->unchanged, "row there already", "rows there already");
    tema_printer_begin_done(printer, "%lld row%s: %s", (long long)result->rows,
                            result->rows == 1 ? "" : "s",
                            tally.used > 0 ? tally.text : "nothing new");
    if (result->left_out[0] != '\0')
        tema_printer_say(printer, "columns left out: %s", result->left_out);
    tema_printer_integer(printer, "rows", result->rows);
    tema_printer_integer(printer, "codings", result->codings);
    tema_printer_integer(printer, "quotations", result->quotations);
    tema_printer_integer(printer, "codes", result->codes);
    tema_printer_integer(printer, "coders", result->coders);
    tema_printer_integer(printer, "unchanged", result->unchanged);
    tema_printer_string(printer, "left_out", result->left_out);
    tema_printer_end(printer);
}

static bool run(struct session *session, struct tema_error *error)
{
    struct tema_code_table_result result = {0};

    if (!tema_code_table(session->project, session_argument(session, "FILE"), &result,
                         error))
        return false;
    print(session->printer, &result);
    return true;
}

const struct command command_code_table = {
    .name = "code-table",
    .summary = "Code by a table: a CSV file with a row a coding",
    .needs = NEEDS_PROJECT,
    .arguments =
        (const struct argument[]){
            {.name = "FILE", .help = "a CSV file with a head"},
            {0},
        },
    .description =
        "The columns are document, start, end, text, code, coder, comment and key, in "
        "any order. document and code must be there, and text, or start and end "
        "(characters from the text's beginning). Text alone serves where it occurs once "
        "in its document; beside start and end it is checked. Codes that are missing are "
        "added by their path; several in a field are parted by ';'. Without coder the "
        "one who acts is meant.\n\nAll rows are one change: where one fails nothing is "
        "done, and its line is told.",
    .examples = "tema code-table codings.csv",
    .run = run,
};
