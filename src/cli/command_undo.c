/* command_undo.c - tema undo [N], and tema redo [N] */
#include "cli/lines.h"
#include "cli/memory.h"
#include "cli/session.h"

static bool run_either(struct session *session, bool undo, struct tema_error *error)
{
    CLEANUP_FREE char *done = NULL;
    const char *word = session_argument(session, "N");
    int64_t count = 1;

    if (word != NULL && !session_number("N", word, 1, &count, error))
        return false;
    if (undo ? !tema_undo(session->project, count, &done, error)
             : !tema_redo(session->project, count, &done, error))
        return false;
    if (session_is_text(session)) {
        size_t length = strlen(done);

        if (length > 0 && done[length - 1] == '\n')
            done[length - 1] = '\0';
        tema_printer_say(session->printer, "%s", done);
        return true;
    }
    tema_printer_begin(session->printer);
    lines_print(session->printer, "done", done);
    tema_printer_end(session->printer);
    return true;
}

static bool run_undo(struct session *session, struct tema_error *error)
{
    return run_either(session, true, error);
}

static bool run_redo(struct session *session, struct tema_error *error)
{
    return run_either(session, false, error);
}

const struct command command_undo = {
    .name = "undo",
    .summary = "Take back what you did last",
    .needs = NEEDS_PROJECT,
    .arguments =
        (const struct argument[]){
            {.name = "N", .help = "how many changes; else one", .optional = true},
            {0},
        },
    .description = "Without end, and after years too. Only your own changes are taken "
                   "back, and what someone else has changed since is left as it is and "
                   "told.",
    .run = run_undo,
};

const struct command command_redo = {
    .name = "redo",
    .summary = "Do again what was undone last",
    .needs = NEEDS_PROJECT,
    .arguments =
        (const struct argument[]){
            {.name = "N", .help = "how many changes; else one", .optional = true},
            {0},
        },
    .run = run_redo,
};
