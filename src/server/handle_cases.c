/* handle_cases.c - whom the data is about, and what is known of them */
#include "server/fields.h"
#include "server/handlers.h"
#include "server/memory.h"
#include "server/scratch.h"

static void print(struct tema_printer *printer, const struct tema_case *item)
{
    tema_printer_begin(printer);
    tema_printer_integer(printer, "id", item->id.row);
    tema_printer_string(printer, "name", item->name);
    tema_printer_strings(printer, "documents", item->documents, item->document_count);
    tema_printer_integer(printer, "quotations", item->quotations);
    tema_printer_begin_records(printer, "values");
    for (size_t i = 0; i < item->value_count; i++) {
        tema_printer_begin(printer);
        tema_printer_string(printer, "variable", item->values[i].variable);
        tema_printer_string(printer, "value", item->values[i].value);
        tema_printer_end(printer);
    }
    tema_printer_end_records(printer);
    tema_printer_end(printer);
}

bool handle_cases(struct request *request, struct tema_error *error)
{
    CLEANUP(tema_cases_free) struct tema_cases cases = {0};

    if (!tema_case_list(request->project, &cases, error))
        return false;
    tema_printer_begin(request->printer);
    tema_printer_strings(request->printer, "variables", cases.variables,
                         cases.variable_count);
    tema_printer_begin_records(request->printer, "items");
    for (size_t i = 0; i < cases.count; i++)
        print(request->printer, cases.items + i);
    tema_printer_end_records(request->printer);
    tema_printer_end(request->printer);
    return true;
}

bool handle_case_add(struct request *request, struct tema_error *error)
{
    CLEANUP_FREE struct tema_value *values = NULL;
    struct tema_case_id case_id;
    const char *name;
    size_t count;
    bool added;

    if (!body_needs_string(request, "name", &name, error) ||
        !fields_read_values(request, &values, &count, error) ||
        !changes_begin(request, error, NULL))
        return false;
    added =
        tema_case_add(request->project, name, &case_id, error) &&
        (count == 0 || tema_case_set(request->project, case_id, values, count, error));
    if (!changes_end(request, added, error))
        return false;
    tema_printer_begin(request->printer);
    tema_printer_integer(request->printer, "id", case_id.row);
    tema_printer_end(request->printer);
    return true;
}

static bool find(struct request *request, struct tema_cases *ret_list,
                 const struct tema_case **ret_case, struct tema_error *error)
{
    int64_t row;

    if (!request_row(request, "case", &row, error) ||
        !tema_case_list(request->project, ret_list, error))
        return false;
    for (size_t i = 0; i < ret_list->count; i++)
        if (ret_list->items[i].id.row == row) {
            *ret_case = ret_list->items + i;
            return true;
        }
    return request_fail(error, TEMA_NOT_FOUND, "no case has the id %lld", (long long)row);
}

bool handle_case_change(struct request *request, struct tema_error *error)
{
    CLEANUP(tema_cases_free) struct tema_cases cases = {0};
    CLEANUP_FREE struct tema_value *values = NULL;
    const struct tema_case *item = NULL;
    const char *name;
    size_t count;
    bool changed;

    if (!body_string(request, "name", &name, error) ||
        !fields_read_values(request, &values, &count, error) ||
        !find(request, &cases, &item, error))
        return false;
    if (name != NULL && count > 0) {
        if (!changes_begin(request, error, "changed the case '%s'", item->name))
            return false;
    } else if (!changes_begin(request, error, NULL)) {
        return false;
    }
    changed =
        (name == NULL || tema_case_rename(request->project, item->id, name, error)) &&
        (count == 0 || tema_case_set(request->project, item->id, values, count, error));
    if (!changes_end(request, changed, error))
        return false;
    fields_print_nothing(request);
    return true;
}

bool handle_case_remove(struct request *request, struct tema_error *error)
{
    struct tema_case_id case_id;

    if (!request_row(request, "case", &case_id.row, error) ||
        !tema_case_remove(request->project, case_id, error))
        return false;
    fields_print_nothing(request);
    return true;
}

bool handle_case_table(struct request *request, struct tema_error *error)
{
    CLEANUP(scratch_release) struct scratch scratch = {0};
    struct tema_case_table_result result = {0};
    const char *csv;

    if (!body_needs_string(request, "csv", &csv, error) ||
        !scratch_make(&scratch, NULL, "table.csv", error) ||
        !scratch_write(&scratch, csv, strlen(csv), error) ||
        !tema_case_table(request->project, scratch.path, &result, error))
        return false;
    tema_printer_begin(request->printer);
    tema_printer_integer(request->printer, "rows", result.rows);
    tema_printer_integer(request->printer, "cases", result.cases);
    tema_printer_integer(request->printer, "variables", result.variables);
    tema_printer_integer(request->printer, "values", result.values);
    tema_printer_integer(request->printer, "documents", result.documents);
    tema_printer_end(request->printer);
    return true;
}

bool handle_variable_rename(struct request *request, struct tema_error *error)
{
    const char *variable, *name;

    if (!body_needs_string(request, "variable", &variable, error) ||
        !body_needs_string(request, "name", &name, error) ||
        !tema_variable_rename(request->project, variable, name, error))
        return false;
    fields_print_nothing(request);
    return true;
}

bool handle_variable_remove(struct request *request, struct tema_error *error)
{
    const char *variable = request_query(request, "variable");

    if (variable == NULL)
        return request_fail(error, TEMA_INVALID, "which variable is not said");
    if (!tema_variable_remove(request->project, variable, error))
        return false;
    fields_print_nothing(request);
    return true;
}

/* --- documents that are called as cases are --- */

bool handle_case_matches(struct request *request, struct tema_error *error)
{
    CLEANUP(tema_case_matches_free) struct tema_case_matches matches = {0};

    if (!tema_case_match(request->project, &matches, error))
        return false;
    tema_printer_begin_list(request->printer, &fields_listing);
    for (size_t i = 0; i < matches.count; i++) {
        const struct tema_case_match *match = matches.items + i;

        tema_printer_begin(request->printer);
        tema_printer_integer(request->printer, "document", match->document.row);
        tema_printer_string(request->printer, "document_name", match->document_name);
        tema_printer_integer(request->printer, "case", match->case_id.row);
        tema_printer_string(request->printer, "case_name", match->case_name);
        tema_printer_string(request->printer, "alike",
                            tema_likeness_name(match->likeness));
        tema_printer_end(request->printer);
    }
    tema_printer_end_list(request->printer);
    return true;
}

/* Leaves the MATCHES of DOCUMENTS alone. */
static void choose(struct tema_case_matches *matches, const int64_t *documents,
                   size_t count)
{
    size_t kept = 0;

    for (size_t i = 0; i < matches->count; i++)
        for (size_t j = 0; j < count; j++)
            if (matches->items[i].document.row == documents[j]) {
                matches->items[kept++] = matches->items[i];
                break;
            }
    matches->count = kept;
}

bool handle_case_connect(struct request *request, struct tema_error *error)
{
    CLEANUP(tema_case_matches_free) struct tema_case_matches matches = {0};
    CLEANUP_FREE int64_t *documents = NULL;
    size_t count;

    if (!body_numbers(request, "documents", &documents, &count, error) ||
        !tema_case_match(request->project, &matches, error))
        return false;
    if (body_has(request, "documents"))
        choose(&matches, documents, count);
    if (matches.count > 0 &&
        !tema_case_connect(request->project, matches.items, matches.count, error))
        return false;
    tema_printer_begin(request->printer);
    tema_printer_integer(request->printer, "connected", (int64_t)matches.count);
    tema_printer_end(request->printer);
    return true;
}
