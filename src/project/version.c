/* version.c - whether anybody has changed the project */
#include "project/document.h"
#include "project/project.h"
#include "tema/project.h"

/* Texts never change, but who speaks in them may. */
static void forget_what_is_kept(struct tema_project *project)
{
    project->coder_id = 0;
    document_cache_free(project->documents);
    project->documents = NULL;
}

bool tema_project_version(struct tema_project *project, int64_t *ret_version,
                          struct tema_error *error)
{
    static const char select[] = "SELECT max(id) FROM history_transaction";
    int64_t seen;

    if (!store_version(project->store, &seen, error))
        return false;
    if (seen != project->seen && !history_is_open(project->history))
        forget_what_is_kept(project);
    project->seen = seen;
    return store_integer(project->store, select, BIND_NOTHING, 0, ret_version, error);
}
