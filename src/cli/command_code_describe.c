/* command_code_describe.c - tema code describe CODE */
#include "cli/memory.h"
#include "cli/names.h"

static bool says_something(const struct tema_code_description *description)
{
    return description->description != NULL || description->color != NULL ||
           description->includes != NULL || description->excludes != NULL ||
           description->example != NULL;
}

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP_FREE char *path = NULL;
    const struct tema_code_description description = {
        .description = session_option(session, "description"),
        .color = session_option(session, "color"),
        .includes = session_option(session, "includes"),
        .excludes = session_option(session, "excludes"),
        .example = session_option(session, "example"),
    };
    struct tema_code_id code;

    if (!says_something(&description))
        return failure_of_use(error, session->invocation.command,
                              "code describe needs --description, --includes, "
                              "--excludes, --example or --color");
    if (!named_code(session, session_argument(session, "CODE"), &code, &path, error) ||
        !tema_codebook_describe(session->project, code, &description, error))
        return false;
    tema_printer_begin_done(session->printer, "described the code %s", path);
    tema_printer_string(session->printer, "code", path);
    tema_printer_end(session->printer);
    return true;
}

const struct command command_code_describe = {
    .name = "code describe",
    .summary = "Change what is said of a code, or its color",
    .needs = NEEDS_PROJECT,
    .arguments =
        (const struct argument[]){
            {.name = "CODE", .help = "the code's path or name"},
            {0},
        },
    .options =
        (const struct option[]){
            {.name = "description", .value = "TEXT", .help = "what the code means"},
            {.name = "includes", .value = "TEXT", .help = "when it is to be used"},
            {.name = "excludes", .value = "TEXT", .help = "when it is not to be used"},
            {.name = "example", .value = "KEY", .help = "a quotation that shows it"},
            {.name = "color", .value = "#RRGGBB", .help = "the color it is shown in"},
            {0},
        },
    .description = "An empty text (\"\") takes away what was said.",
    .examples = "tema code describe Support --includes \"help that was asked for\" "
                "--example q7k3f2",
    .run = run,
};
