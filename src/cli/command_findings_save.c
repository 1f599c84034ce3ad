/* command_findings_save.c - tema findings save CHAPTER.md */
#include "cli/chapter.h"
#include "cli/memory.h"

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP_FREE char *chapter = NULL;
    const char *name;

    if (!chapter_read(session, &chapter, &name, error) ||
        !tema_findings_save(session->project, chapter, error))
        return false;
    tema_printer_begin_done(session->printer, "saved %s in the project", name);
    tema_printer_string(session->printer, "file", name);
    tema_printer_end(session->printer);
    return true;
}

const struct command command_findings_save = {
    .name = "findings save",
    .summary = "Keep a chapter in the project",
    .needs = NEEDS_PROJECT,
    .arguments =
        (const struct argument[]){
            {.name = "CHAPTER.md", .help = "the chapter, in Markdown"},
            {0},
        },
    .run = run,
};
