/* command_code_rename.c - tema code rename CODE NAME */
#include "cli/memory.h"
#include "cli/names.h"

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP_FREE char *old_path = NULL;
    CLEANUP_FREE char *path = NULL;
    struct tema_code_id code;

    if (!named_code(session, session_argument(session, "CODE"), &code, &old_path,
                    error) ||
        !tema_codebook_rename(session->project, code, session_argument(session, "NAME"),
                              error) ||
        !name_of_code(session->project, code, &path, error))
        return false;
    tema_printer_begin_done(session->printer, "renamed %s to %s", old_path, path);
    tema_printer_string(session->printer, "code", path);
    tema_printer_string(session->printer, "old_code", old_path);
    tema_printer_end(session->printer);
    return true;
}

const struct command command_code_rename = {
    .name = "code rename",
    .summary = "Give a code another name",
    .needs = NEEDS_PROJECT,
    .arguments =
        (const struct argument[]){
            {.name = "CODE", .help = "the code's path or name"},
            {.name = "NAME", .help = "its new name, without the path"},
            {0},
        },
    .examples = "tema code rename Support/Colleague Peer",
    .run = run,
};
