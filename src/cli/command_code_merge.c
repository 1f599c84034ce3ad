/* command_code_merge.c - tema code merge A into B */
#include "cli/memory.h"
#include "cli/names.h"

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP_FREE char *from_path = NULL;
    CLEANUP_FREE char *into_path = NULL;
    struct tema_code_id from, into;

    if (!named_code(session, session_argument(session, "CODE"), &from, &from_path,
                    error) ||
        !named_code(session, session_argument(session, "OTHER"), &into, &into_path,
                    error) ||
        !tema_codebook_merge(session->project, from, into, error))
        return false;
    tema_printer_begin_done(session->printer, "merged %s into %s", from_path, into_path);
    tema_printer_string(session->printer, "code", into_path);
    tema_printer_string(session->printer, "old_code", from_path);
    tema_printer_end(session->printer);
    return true;
}

const struct command command_code_merge = {
    .name = "code merge",
    .summary = "Make one code of two",
    .needs = NEEDS_PROJECT,
    .arguments =
        (const struct argument[]){
            {.name = "CODE", .help = "the code that is given up"},
            {.name = "into", .filler = true},
            {.name = "OTHER", .help = "the code that takes its codings and its children"},
            {0},
        },
    .examples = "tema code merge Peer into Support/Colleague",
    .run = run,
};
