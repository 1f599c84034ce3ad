/* command_memo_remove.c - tema memo remove NUMBER */
#include "cli/memo_print.h"
#include "cli/memory.h"

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP(tema_memos_free) struct tema_memos all = {0};
    const struct tema_memo *memo;

    if (!memo_get(session, &all, &memo, error) ||
        !tema_memo_remove(session->project, memo->id, error))
        return false;
    tema_printer_begin_done(session->printer, "removed memo %lld: %s",
                            (long long)memo->number, memo->title);
    tema_printer_integer(session->printer, "memo", memo->number);
    tema_printer_end(session->printer);
    return true;
}

const struct command command_memo_remove = {
    .name = "memo remove",
    .summary = "Remove a memo",
    .needs = NEEDS_PROJECT,
    .arguments =
        (const struct argument[]){
            {.name = "NUMBER", .help = "the memo's number, as tema memo list tells it"},
            {0},
        },
    .run = run,
};
