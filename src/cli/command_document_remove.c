/* command_document_remove.c - tema document remove DOC */
#include "cli/memory.h"
#include "cli/names.h"

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP_FREE char *name = NULL;
    struct tema_document_id document;

    if (!named_document(session, session_argument(session, "DOC"), &document, &name,
                        error) ||
        !tema_document_remove(session->project, document, error))
        return false;
    tema_printer_begin_done(session->printer,
                            "removed the document %s with its quotations (tema undo "
                            "brings them back)",
                            name);
    tema_printer_string(session->printer, "document", name);
    tema_printer_end(session->printer);
    return true;
}

const struct command command_document_remove = {
    .name = "document remove",
    .summary = "Remove a document with its quotations",
    .needs = NEEDS_PROJECT,
    .arguments =
        (const struct argument[]){
            {.name = "DOC", .help = "the document's name"},
            {0},
        },
    .run = run,
};
