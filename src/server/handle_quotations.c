/* handle_quotations.c - marked spans of the texts: listed, and changed one by one */
#include "server/fields.h"
#include "server/handlers.h"
#include "server/marking.h"
#include "server/memory.h"

enum { CONTEXT_OF_ONE = 300 /* code points */ };

/* --- printing --- */

static void print_codings(struct tema_printer *printer,
                          const struct tema_quotation *quotation)
{
    tema_printer_begin_records(printer, "codings");
    for (size_t i = 0; i < quotation->coding_count; i++) {
        const struct tema_coding *coding = quotation->codings + i;

        tema_printer_begin(printer);
        tema_printer_integer(printer, "code", coding->code.row);
        tema_printer_string(printer, "path", coding->code_path);
        tema_printer_string(printer, "coder", coding->coder);
        tema_printer_end(printer);
    }
    tema_printer_end_records(printer);
}

static void print(struct tema_printer *printer, const struct tema_quotation *quotation)
{
    tema_printer_begin(printer);
    tema_printer_string(printer, "key", quotation->key);
    tema_printer_integer(printer, "document", quotation->document.row);
    tema_printer_string(printer, "document_name", quotation->document_name);
    tema_printer_integer(printer, "start", quotation->start);
    tema_printer_integer(printer, "end", quotation->end);
    tema_printer_string(printer, "words", quotation->words);
    tema_printer_string(printer, "before", quotation->before);
    tema_printer_string(printer, "after", quotation->after);
    tema_printer_string(printer, "speaker", quotation->speaker);
    tema_printer_string(printer, "case", quotation->case_name);
    tema_printer_string(printer, "comment", quotation->comment);
    tema_printer_string(printer, "doubt", quotation->doubt);
    tema_printer_string(printer, "place", quotation->place);
    print_codings(printer, quotation);
    tema_printer_end(printer);
}

/* --- the list --- */

static bool read_sort(const struct request *request, enum tema_quotation_sort *ret_sort,
                      struct tema_error *error)
{
    static const char *const words[] = {
        [TEMA_SORT_DOCUMENT] = "document", [TEMA_SORT_CASE] = "case",
        [TEMA_SORT_CODE] = "code",         [TEMA_SORT_LENGTH] = "length",
        [TEMA_SORT_NEWEST] = "newest",
    };
    const char *word = request_query(request, "sort");

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (word == NULL || strcmp(words[i], word) == 0) {
            *ret_sort = (enum tema_quotation_sort)i;
            return true;
        }
    return request_fail(error, TEMA_INVALID,
                        "sort is document, case, code, length or newest, not '%s'", word);
}

static bool is_on(const struct request *request, const char *name)
{
    const char *word = request_query(request, name);

    return word != NULL && strcmp(word, "0") != 0 && strcmp(word, "false") != 0;
}

static bool read_filter(const struct request *request,
                        struct tema_quotation_filter *ret_filter,
                        struct tema_error *error)
{
    struct tema_quotation_filter filter = {
        .case_name = request_query(request, "case"),
        .coder = request_query(request, "coder"),
        .variable = request_query(request, "variable"),
        .value = request_query(request, "value"),
        .uncoded = is_on(request, "uncoded"),
        .doubtful = is_on(request, "doubtful"),
        .words = request_query(request, "q"),
    };

    if ((filter.variable == NULL) != (filter.value == NULL))
        return request_fail(error, TEMA_INVALID, "variable and value go together");
    if (!request_query_number(request, "code", 0, &filter.code.row, error) ||
        !request_query_number(request, "theme", 0, &filter.theme.row, error) ||
        !request_query_number(request, "document", 0, &filter.document.row, error) ||
        !request_query_number(request, "skip", 0, &filter.skip, error) ||
        !request_query_number(request, "most", 0, &filter.most, error) ||
        !request_query_number(request, "context", 0, &filter.context, error) ||
        !read_sort(request, &filter.sort, error))
        return false;
    *ret_filter = filter;
    return true;
}

bool handle_quotations(struct request *request, struct tema_error *error)
{
    CLEANUP(tema_quotations_free) struct tema_quotations quotations = {0};
    struct tema_quotation_filter filter;

    if (!read_filter(request, &filter, error) ||
        !tema_quotation_list(request->project, &filter, &quotations, error))
        return false;
    tema_printer_begin(request->printer);
    tema_printer_integer(request->printer, "total", quotations.total);
    tema_printer_begin_records(request->printer, "items");
    for (size_t i = 0; i < quotations.count; i++)
        print(request->printer, quotations.items + i);
    tema_printer_end_records(request->printer);
    tema_printer_end(request->printer);
    return true;
}

/* --- one of them --- */

static bool find(struct request *request, struct tema_quotation_id *ret_quotation,
                 struct tema_error *error)
{
    return tema_quotation_find(request->project, request_path(request, "key"),
                               ret_quotation, error);
}

bool handle_quotation(struct request *request, struct tema_error *error)
{
    CLEANUP(tema_quotations_free) struct tema_quotations quotations = {0};
    struct tema_quotation_filter filter = {.context = CONTEXT_OF_ONE};

    if (!find(request, &filter.quotation, error) ||
        !tema_quotation_list(request->project, &filter, &quotations, error))
        return false;
    if (quotations.count == 0)
        return request_fail(error, TEMA_NOT_FOUND, "the quotation is not there any more");
    print(request->printer, quotations.items);
    return true;
}

static bool change(struct request *request, struct tema_quotation_id quotation,
                   int64_t start, int64_t end, const char *comment,
                   struct tema_error *error)
{
    return (start < 0 ||
            tema_quotation_resize(request->project, quotation, start, end, error)) &&
           (comment == NULL ||
            tema_quotation_comment(request->project, quotation, comment, error));
}

bool handle_quotation_change(struct request *request, struct tema_error *error)
{
    struct tema_quotation_id quotation;
    int64_t start, end;
    const char *comment;

    if (!body_number(request, "start", -1, &start, error) ||
        !body_number(request, "end", -1, &end, error) ||
        !body_string(request, "comment", &comment, error))
        return false;
    if (body_has(request, "start") != body_has(request, "end"))
        return request_fail(error, TEMA_INVALID, "start and end go together");
    if (body_has(request, "start") && (start < 0 || end < 0))
        return request_fail(error, TEMA_INVALID, "positions are counted from 0");
    if (!find(request, &quotation, error))
        return false;
    if (start >= 0 && comment != NULL) {
        if (!changes_begin(request, error, "changed the quotation %s",
                           request_path(request, "key")))
            return false;
    } else if (!changes_begin(request, error, NULL)) {
        return false;
    }
    if (!changes_end(request, change(request, quotation, start, end, comment, error),
                     error))
        return false;
    fields_print_nothing(request);
    return true;
}

bool handle_quotation_remove(struct request *request, struct tema_error *error)
{
    struct tema_quotation_id quotation;

    if (!find(request, &quotation, error) ||
        !tema_quotation_remove(request->project, quotation, error))
        return false;
    fields_print_nothing(request);
    return true;
}

/* --- marking and coding --- */

bool handle_quotation_add(struct request *request, struct tema_error *error)
{
    struct marking_result result = {0};

    if (!marking_add(request, &result, error))
        return false;
    tema_printer_begin(request->printer);
    tema_printer_string(request->printer, "key", result.key);
    tema_printer_boolean(request->printer, "created", result.created);
    tema_printer_end(request->printer);
    return true;
}

bool handle_quotation_codes(struct request *request, struct tema_error *error)
{
    struct tema_quotation_id quotation;

    if (!find(request, &quotation, error) || !marking_code(request, quotation, error))
        return false;
    fields_print_nothing(request);
    return true;
}
