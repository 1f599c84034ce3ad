/* command_code_remove.c - tema code remove CODE */
#include "cli/memory.h"
#include "cli/names.h"
#include "cli/tally.h"

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP_FREE char *path = NULL;
    struct tema_code_id code;
    struct tally tally = {0};
    int64_t codings = 0;

    if (!named_code(session, session_argument(session, "CODE"), &code, &path, error) ||
        !tema_codebook_remove(session->project, code, &codings, error))
        return false;
    tally_add(&tally, codings, "coding", "codings");
    tema_printer_begin_done(session->printer, "removed the code %s%s%s", path,
                            tally.used > 0 ? " and " : "", tally.text);
    tema_printer_string(session->printer, "code", path);
    tema_printer_integer(session->printer, "codings", codings);
    tema_printer_end(session->printer);
    return true;
}

const struct command command_code_remove = {
    .name = "code remove",
    .summary = "Remove a code, the codes below it and their codings",
    .needs = NEEDS_PROJECT,
    .arguments =
        (const struct argument[]){
            {.name = "CODE", .help = "the code's path or name"},
            {0},
        },
    .description = "The quotations stay.",
    .run = run,
};
