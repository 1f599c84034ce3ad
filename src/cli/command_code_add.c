/* command_code_add.c - tema code add CODE */
#include "cli/memory.h"
#include "cli/names.h"

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP_FREE char *path = NULL;
    struct tema_code_id code;

    if (!tema_codebook_add(session->project, session_argument(session, "CODE"),
                           session_option(session, "description"),
                           session_option(session, "color"), &code, error) ||
        !name_of_code(session->project, code, &path, error))
        return false;
    tema_printer_begin_done(session->printer, "added the code %s", path);
    tema_printer_string(session->printer, "code", path);
    tema_printer_end(session->printer);
    return true;
}

const struct command command_code_add = {
    .name = "code add",
    .summary = "Add a code to the codebook",
    .needs = NEEDS_PROJECT,
    .arguments =
        (const struct argument[]){
            {.name = "CODE",
             .help = "its path: 'Support/Colleague' is Colleague below Support; what is "
                     "missing above it is added too"},
            {0},
        },
    .options =
        (const struct option[]){
            {.name = "description",
             .value = "TEXT",
             .help = "when the code is to be put"},
            {.name = "color", .value = "#RRGGBB", .help = "the color it is shown in"},
            {0},
        },
    .examples = "tema code add Support/Colleague --description 'help from a colleague'",
    .run = run,
};
