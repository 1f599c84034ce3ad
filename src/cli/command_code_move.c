/* command_code_move.c - tema code move CODE PARENT */
#include "cli/memory.h"
#include "cli/names.h"

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP_FREE char *old_path = NULL;
    CLEANUP_FREE char *path = NULL;
    const char *above = session_argument(session, "PARENT");
    struct tema_code_id code, parent = {0};

    if (!named_code(session, session_argument(session, "CODE"), &code, &old_path, error))
        return false;
    if (strcmp(above, "/") != 0 &&
        !tema_codebook_find(session->project, above, &parent, error))
        return false;
    if (!tema_codebook_move(session->project, code, parent, error) ||
        !name_of_code(session->project, code, &path, error))
        return false;
    tema_printer_begin_done(session->printer, "moved %s to %s", old_path, path);
    tema_printer_string(session->printer, "code", path);
    tema_printer_string(session->printer, "old_code", old_path);
    tema_printer_end(session->printer);
    return true;
}

const struct command command_code_move = {
    .name = "code move",
    .summary = "Put a code, with all below it, under another",
    .needs = NEEDS_PROJECT,
    .arguments =
        (const struct argument[]){
            {.name = "CODE", .help = "the code's path or name"},
            {.name = "PARENT", .help = "the code to put it under; / for none"},
            {0},
        },
    .examples = "tema code move Colleague Support\ntema code move Support/Colleague /",
    .run = run,
};
