/* command_code_describe.c - tema code describe CODE */
#include "cli/memory.h"
#include "cli/names.h"

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP_FREE char *path = NULL;
    struct tema_code_id code;

    if (!session_has(session, "description") && !session_has(session, "color"))
        return failure_of_use(error, session->invocation.command,
                              "code describe needs --description or --color");
    if (!named_code(session, session_argument(session, "CODE"), &code, &path, error) ||
        !tema_codebook_describe(session->project, code,
                                session_option(session, "description"),
                                session_option(session, "color"), error))
        return false;
    tema_printer_begin_done(session->printer, "described the code %s", path);
    tema_printer_string(session->printer, "code", path);
    tema_printer_end(session->printer);
    return true;
}

const struct command command_code_describe = {
    .name = "code describe",
    .summary = "Change a code's description or color",
    .needs = NEEDS_PROJECT,
    .arguments =
        (const struct argument[]){
            {.name = "CODE", .help = "the code's path or name"},
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
    .run = run,
};
