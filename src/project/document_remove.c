/* document_remove.c - a document leaves with all that stands on it */
#include "project/document.h"
#include "project/removal.h"

bool tema_document_remove(struct tema_project *project, struct tema_document_id document,
                          struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    const char *name = "";
    bool went_well;

    if (!project_begin(project, error))
        return false;
    went_well = document_name(project, document.row, arena, &name, error) &&
                project_expect(project, document.row, KIND_DOCUMENT, error) &&
                removal_of_document(project, document.row, error);
    return project_end(project, went_well, error, "removed the document '%s'", name);
}
