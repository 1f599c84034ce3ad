/* handle_history.c - who did what when; taking back and doing again */
#include "server/handlers.h"
#include "server/memory.h"

static void print_lines(struct tema_printer *printer, char *text)
{
    size_t count = 0;
    const char **lines = take_memory(strlen(text) + 1, sizeof *lines);

    for (char *rest = text, *line; (line = strsep(&rest, "\n")) != NULL;)
        if (line[0] != '\0')
            lines[count++] = line;
    tema_printer_begin(printer);
    tema_printer_strings(printer, "done", lines, count);
    tema_printer_end(printer);
    free(lines);
}

static bool step(struct request *request, bool redo, struct tema_error *error)
{
    CLEANUP_FREE char *done = NULL;
    int64_t count;

    if (!body_number(request, "count", 1, &count, error) ||
        !(redo ? tema_redo(request->project, count, &done, error)
               : tema_undo(request->project, count, &done, error)))
        return false;
    print_lines(request->printer, done);
    return true;
}

bool handle_undo(struct request *request, struct tema_error *error)
{
    return step(request, false, error);
}

bool handle_redo(struct request *request, struct tema_error *error)
{
    return step(request, true, error);
}

bool handle_history(struct request *request, struct tema_error *error)
{
    static const struct tema_listing listing;
    struct tema_printer *printer = request->printer;
    CLEANUP(tema_transactions_free) struct tema_transactions past = {0};
    struct tema_history_filter filter = {
        .on = request_query(request, "on"),
        .coder = request_query(request, "coder"),
    };

    if (!request_query_time(request, "from", &filter.from, error) ||
        !request_query_time(request, "until", &filter.until, error) ||
        !request_query_number(request, "most", 0, &filter.most, error) ||
        !tema_history_list(request->project, &filter, &past, error))
        return false;
    tema_printer_begin_list(printer, &listing);
    for (size_t i = 0; i < past.count; i++) {
        const struct tema_transaction *each = past.items + i;

        tema_printer_begin(printer);
        tema_printer_integer(printer, "number", each->number);
        tema_printer_string(printer, "coder", each->coder);
        tema_printer_time(printer, "at", each->at);
        tema_printer_string(printer, "label", each->label);
        tema_printer_string(printer, "device", each->device);
        tema_printer_integer(printer, "operations", each->operations);
        tema_printer_boolean(printer, "undone", each->undone);
        tema_printer_end(printer);
    }
    tema_printer_end_list(printer);
    return true;
}
