/* command_history.c - tema history: who did what when */
#include "cli/clock.h"
#include "cli/memory.h"
#include "cli/session.h"

static const char *const columns[] = {"number", "at",         "coder",  "label",
                                      "device", "operations", "undone", NULL};
static const char *const shown[] = {"number", "at", "coder", "label", NULL};
static const struct tema_listing listing = {columns, shown,
                                            "nothing in the history fits this", true};

static bool read_filter(struct session *session, struct tema_history_filter *filter,
                        struct tema_error *error)
{
    const char *from = session_option(session, "from");
    const char *until = session_option(session, "until");
    const char *most = session_option(session, "most");

    filter->on = session_option(session, "on");
    filter->coder = session_option(session, "coder");
    return (from == NULL || clock_read(from, false, &filter->from, error)) &&
           (until == NULL || clock_read(until, true, &filter->until, error)) &&
           (most == NULL || session_number("--most", most, 1, &filter->most, error));
}

/* People see behind the label that it is undone. */
static void print_label(struct tema_printer *printer,
                        const struct tema_transaction *transaction)
{
    CLEANUP_FREE char *label = NULL;

    if (asprintf(&label, "%s%s", transaction->label,
                 transaction->undone && tema_printer_form(printer) == TEMA_TEXT
                     ? " (undone)"
                     : "") < 0)
        abort();
    tema_printer_string(printer, "label", label);
}

static void print(struct tema_printer *printer,
                  const struct tema_transaction *transaction)
{
    tema_printer_begin(printer);
    tema_printer_integer(printer, "number", transaction->number);
    tema_printer_time(printer, "at", transaction->at);
    tema_printer_string(printer, "coder", transaction->coder);
    print_label(printer, transaction);
    tema_printer_string(printer, "device", transaction->device);
    tema_printer_integer(printer, "operations", transaction->operations);
    tema_printer_boolean(printer, "undone", transaction->undone);
    tema_printer_end(printer);
}

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP(tema_transactions_free) struct tema_transactions transactions = {0};
    struct tema_history_filter filter = {0};

    if (!read_filter(session, &filter, error) ||
        !tema_history_list(session->project, &filter, &transactions, error))
        return false;
    tema_printer_begin_list(session->printer, &listing);
    for (size_t i = 0; i < transactions.count; i++)
        print(session->printer, transactions.items + i);
    tema_printer_end_list(session->printer);
    return true;
}

const struct command command_history = {
    .name = "history",
    .summary = "Tell who did what when, newest first",
    .needs = NEEDS_PROJECT,
    .options =
        (const struct option[]){
            {.name = "on",
             .value = "KIND:NAME",
             .help = "what changed this: document:Anna, code:Support ... (see: tema help "
                     "names)"},
            {.name = "coder", .value = "CODER", .help = "what that coder did"},
            {.name = "from",
             .value = "TIME",
             .help = "from YYYY-MM-DD, or YYYY-MM-DDTHH:MM, on (local time)"},
            {.name = "until",
             .value = "TIME",
             .help = "until that day's end, or that minute"},
            {.name = "most", .value = "N", .help = "no more than the N newest"},
            {0},
        },
    .examples = "tema history --coder Anna --from 2024-05-01\n"
                "tema history --on code:Support --most 10",
    .run = run,
};
