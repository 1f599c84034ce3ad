/* command_case_list.c - tema case list */
#include "cli/memory.h"
#include "cli/names.h"

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

static void print(struct tema_printer *printer, const struct tema_case *item,
                  const char *const *documents, size_t count)
{
    tema_printer_begin(printer);
    tema_printer_string(printer, "case", item->name);
    names_print(printer, "documents", item->documents ? item->documents : "", ", ",
                documents, count);
    tema_printer_integer(printer, "quotations", item->quotations);
    print_values(printer, item);
    tema_printer_end(printer);
}

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP(tema_cases_free) struct tema_cases cases = {0};
    CLEANUP(tema_documents_free) struct tema_documents documents = {0};
    CLEANUP_FREE const char **columns = NULL;
    CLEANUP_FREE const char **names = NULL;
    struct tema_listing listing = {
        .empty = "no cases yet: tema case add NAME, or tema case import FILE.csv"};

    if (!tema_case_list(session->project, &cases, error) ||
        !tema_document_list(session->project, &documents, error))
        return false;
    listing.columns = columns = make_columns(&cases);
    names = take_memory(documents.count, sizeof *names);
    for (size_t i = 0; i < documents.count; i++)
        names[i] = documents.items[i].name;
    tema_printer_begin_list(session->printer, &listing);
    for (size_t i = 0; i < cases.count; i++)
        print(session->printer, cases.items + i, names, documents.count);
    tema_printer_end_list(session->printer);
    return true;
}

const struct command command_case_list = {
    .name = "case list",
    .summary = "List the cases with their variables",
    .needs = NEEDS_PROJECT,
    .run = run,
};
