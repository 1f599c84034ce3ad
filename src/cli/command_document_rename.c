/* command_document_rename.c - tema document rename DOC NAME */
#include "cli/memory.h"
#include "cli/names.h"

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP_FREE char *old_name = NULL;
    const char *name = session_argument(session, "NAME");
    struct tema_document_id document;

    if (!named_document(session, session_argument(session, "DOC"), &document, &old_name,
                        error) ||
        !tema_document_rename(session->project, document, name, error))
        return false;
    tema_printer_begin_done(session->printer, "renamed %s to %s", old_name, name);
    tema_printer_string(session->printer, "document", name);
    tema_printer_string(session->printer, "old_name", old_name);
    tema_printer_end(session->printer);
    return true;
}

const struct command command_document_rename = {
    .name = "document rename",
    .summary = "Give a document another name",
    .needs = NEEDS_PROJECT,
    .arguments =
        (const struct argument[]){
            {.name = "DOC", .help = "the document's name"},
            {.name = "NAME", .help = "its new name, unlike the others'"},
            {0},
        },
    .run = run,
};
