/* command_findings_show.c - tema findings show */
#include "cli/memory.h"
#include "cli/session.h"

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP_FREE char *chapter = NULL;

    if (!tema_findings_show(session->project, &chapter, error))
        return false;
    if (session_is_text(session)) {
        tema_printer_text(session->printer, chapter);
        return true;
    }
    tema_printer_begin(session->printer);
    tema_printer_string(session->printer, "text", chapter);
    tema_printer_end(session->printer);
    return true;
}

const struct command command_findings_show = {
    .name = "findings show",
    .summary = "Print the chapter that is kept in the project",
    .needs = NEEDS_PROJECT,
    .examples = "tema findings show > chapter.md",
    .run = run,
};
