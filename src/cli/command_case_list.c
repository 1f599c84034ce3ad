/* command_case_list.c - tema case list */
#include "cli/memory.h"
#include "cli/session.h"

/* case, documents, quotations and a column a variable, ended by NULL; new. */
static const char **make_columns(const struct tema_cases *cases)
{
    const char **columns = take_memory(cases->variable_count + 4, sizeof *columns);

    columns[0] = "case";
    columns[1] = "documents";
    columns[2] = "quotations";
    for (size_t i = 0; i < cases->variable_count; i++)
        columns[i + 3] = cases->variables[i];
    return columns;
}

static void print_values(struct tema_printer *printer, const struct tema_case *item)
{
    bool inner = tema_printer_form(printer) == TEMA_JSON;

    if (inner)
        tema_printer_begin_object(printer, "variables");
    for (size_t i = 0; i < item->value_count; i++)
        tema_printer_string(printer, item->values[i].variable, item->values[i].value);
    if (inner)
        tema_printer_end_object(printer);
}

static void print(struct tema_printer *printer, const struct tema_case *item)
{
    tema_printer_begin(printer);
    tema_printer_string(printer, "case", item->name);
    tema_printer_strings(printer, "documents", item->documents, item->document_count);
    tema_printer_integer(printer, "quotations", item->quotations);
    print_values(printer, item);
    tema_printer_end(printer);
}

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP(tema_cases_free) struct tema_cases cases = {0};
    CLEANUP_FREE const char **columns = NULL;
    struct tema_listing listing = {
        .empty = "no cases yet: tema case add NAME, or tema case import FILE.csv"};

    if (!tema_case_list(session->project, &cases, error))
        return false;
    listing.columns = columns = make_columns(&cases);
    tema_printer_begin_list(session->printer, &listing);
    for (size_t i = 0; i < cases.count; i++)
        print(session->printer, cases.items + i);
    tema_printer_end_list(session->printer);
    return true;
}

const struct command command_case_list = {
    .name = "case list",
    .summary = "List the cases with their variables",
    .needs = NEEDS_PROJECT,
    .run = run,
};
