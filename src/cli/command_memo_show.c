/* command_memo_show.c - tema memo show NUMBER */
#include "cli/memo_print.h"
#include "cli/memory.h"

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP(tema_memos_free) struct tema_memos all = {0};
    const struct tema_memo *memo;

    if (!memo_get(session, &all, &memo, error))
        return false;
    if (session_is_text(session)) {
        tema_printer_say(session->printer, "%s", memo->text);
        return true;
    }
    tema_printer_begin(session->printer);
    memo_print_fields(session->printer, memo);
    tema_printer_end(session->printer);
    return true;
}

const struct command command_memo_show = {
    .name = "memo show",
    .summary = "Print a memo",
    .needs = NEEDS_PROJECT,
    .arguments =
        (const struct argument[]){
            {.name = "NUMBER", .help = "the memo's number, as tema memo list tells it"},
            {0},
        },
    .run = run,
};
