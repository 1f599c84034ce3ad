/* quotation_codes.c - see cli/quotation_codes.h */
#include "cli/quotation_codes.h"
#include "cli/memory.h"
#include "cli/names.h"
#include "cli/quotation_print.h"

const struct argument quotation_codes_arguments[] = {
    {.name = "KEY", .help = "the quotation's key"},
    {.name = "CODE", .help = "a code's path or name", .repeated = true},
    {0},
};

static bool change_each(struct session *session, struct tema_quotation_id id,
                        const struct tema_code_id *codes, bool code,
                        struct tema_error *error)
{
    size_t count;

    session_arguments(session, "CODE", &count);
    for (size_t i = 0; i < count; i++) {
        bool done = code ? tema_quotation_code(session->project, id, codes[i], error)
                         : tema_quotation_uncode(session->project, id, codes[i], error);

        if (!done)
            return false;
    }
    return true;
}

static bool change(struct session *session, struct tema_quotation_id id, bool code,
                   struct tema_error *error)
{
    CLEANUP_FREE struct tema_code_id *codes = NULL;
    size_t count;
    const char *const *words = session_arguments(session, "CODE", &count);

    if (!named_codes(session, words, count, &codes, error) ||
        !tema_transaction_begin(session->project, NULL, error))
        return false;
    if (change_each(session, id, codes, code, error))
        return tema_transaction_commit(session->project, error);
    tema_transaction_abandon(session->project);
    return false;
}

bool quotation_codes_run(struct session *session, bool code, struct tema_error *error)
{
    CLEANUP(tema_quotations_free) struct tema_quotations list = {0};
    const struct tema_quotation *quotation;
    struct tema_quotation_id id;

    if (!tema_quotation_find(session->project, session_argument(session, "KEY"), &id,
                             error) ||
        !change(session, id, code, error) ||
        !quotation_get(session->project, id, &list, &quotation, error))
        return false;
    if (quotation->coding_count > 0)
        tema_printer_begin_done(session->printer, "%s is coded %s", quotation->key,
                                quotation->codes);
    else
        tema_printer_begin_done(session->printer, "%s bears no code", quotation->key);
    quotation_print_fields(session->printer, quotation);
    tema_printer_end(session->printer);
    return true;
}
