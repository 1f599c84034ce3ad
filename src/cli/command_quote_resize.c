/* command_quote_resize.c - tema quote resize KEY START:END */
#include "cli/memory.h"
#include "cli/quotation_print.h"
#include "cli/range.h"

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP(tema_quotations_free) struct tema_quotations list = {0};
    const struct tema_quotation *quotation;
    struct tema_quotation_id id;
    int64_t start, end;

    if (!range_read(session_argument(session, "START:END"), &start, &end, error) ||
        !tema_quotation_find(session->project, session_argument(session, "KEY"), &id,
                             error) ||
        !tema_quotation_resize(session->project, id, start, end, error) ||
        !quotation_get(session->project, id, &list, &quotation, error))
        return false;
    tema_printer_begin_done(session->printer, "%s marks %s %lld:%lld", quotation->key,
                            quotation->document_name, (long long)quotation->start,
                            (long long)quotation->end);
    quotation_print_fields(session->printer, quotation);
    tema_printer_end(session->printer);
    return true;
}

const struct command command_quote_resize = {
    .name = "quote resize",
    .summary = "Let a quotation mark more words, or fewer",
    .needs = NEEDS_PROJECT,
    .arguments =
        (const struct argument[]){
            {.name = "KEY", .help = "the quotation's key"},
            {.name = "START:END", .help = "characters from the text's beginning"},
            {0},
        },
    .run = run,
};
