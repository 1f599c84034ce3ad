/* command_memo_add.c - tema memo add [TEXT] [--on KIND:NAME] */
#include "cli/editor.h"
#include "cli/memo_print.h"
#include "cli/memory.h"

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP_FREE char *text = NULL;
    struct tema_memo_id id;

    if (!editor_text(session_argument(session, "TEXT"), session_option(session, "file"),
                     "", &text, error) ||
        !tema_memo_add(session->project, session_option(session, "on"), text, &id, error))
        return false;
    return memo_print_done(session, id, "added", error);
}

const struct command command_memo_add = {
    .name = "memo add",
    .summary = "Write a memo on the study or on anything in it",
    .needs = NEEDS_PROJECT,
    .arguments =
        (const struct argument[]){
            {.name = "TEXT",
             .help = "what it says, in Markdown; else it is written in your editor, or "
                     "read from standard input",
             .optional = true},
            {0},
        },
    .options =
        (const struct option[]){
            {.name = "on",
             .value = "KIND:NAME",
             .help = "what it is on: document:Anna, code:Support, theme:..., case:..., "
                     "quotation:KEY, memo:3; else the study (see: tema help names)"},
            {.name = "file", .value = "FILE", .help = "read the text from here"},
            {0},
        },
    .examples = "tema memo add --on code:Shame 'Shame, or guilt?'\n"
                "tema memo add --on document:Anna --file after-the-interview.md",
    .run = run,
};
