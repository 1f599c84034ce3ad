/* command_memo_list.c - tema memo list [--on KIND:NAME] */
#include "cli/memo_print.h"
#include "cli/memory.h"

static const char *const columns[] = {"memo",       "on",         "title", "coder",
                                      "written_at", "changed_at", "text",  NULL};
static const char *const shown[] = {"memo", "changed_at", "coder", "on", "title", NULL};
static const struct tema_listing listing = {
    columns, shown, "no memos here: tema memo add --on KIND:NAME", false};

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP(tema_memos_free) struct tema_memos memos = {0};

    if (!tema_memo_list(session->project, session_option(session, "on"), &memos, error))
        return false;
    tema_printer_begin_list(session->printer, &listing);
    for (size_t i = 0; i < memos.count; i++) {
        tema_printer_begin(session->printer);
        memo_print_fields(session->printer, memos.items + i);
        tema_printer_end(session->printer);
    }
    tema_printer_end_list(session->printer);
    return true;
}

const struct command command_memo_list = {
    .name = "memo list",
    .summary = "List memos",
    .needs = NEEDS_PROJECT,
    .options =
        (const struct option[]){
            {.name = "on",
             .value = "KIND:NAME",
             .help = "only those on this: document:Anna, code:Support, project ..."},
            {0},
        },
    .run = run,
};
