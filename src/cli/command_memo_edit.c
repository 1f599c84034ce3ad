/* command_memo_edit.c - tema memo edit NUMBER [TEXT] */
#include "cli/editor.h"
#include "cli/memo_print.h"
#include "cli/memory.h"

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP(tema_memos_free) struct tema_memos all = {0};
    CLEANUP_FREE char *text = NULL;
    const struct tema_memo *memo;

    if (!memo_get(session, &all, &memo, error) ||
        !editor_text(session_argument(session, "TEXT"), session_option(session, "file"),
                     memo->text, &text, error) ||
        !tema_memo_edit(session->project, memo->id, text, error))
        return false;
    return memo_print_done(session, memo->id, "changed", error);
}

const struct command command_memo_edit = {
    .name = "memo edit",
    .summary = "Write a memo anew",
    .needs = NEEDS_PROJECT,
    .arguments =
        (const struct argument[]){
            {.name = "NUMBER", .help = "the memo's number, as tema memo list tells it"},
            {.name = "TEXT",
             .help = "what it is to say; else it is changed in your editor, or read from "
                     "standard input",
             .optional = true},
            {0},
        },
    .options =
        (const struct option[]){
            {.name = "file", .value = "FILE", .help = "read the text from here"},
            {0},
        },
    .run = run,
};
