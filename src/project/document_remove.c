/* document_remove.c - a document leaves with all that stands on it */
#include "base/array.h"
#include "base/cleanup.h"
#include "project/document.h"

struct ids {
    int64_t *items;
    size_t count, capacity;
};

/* What stands on the document first, the document last. */
static bool find_what_goes(struct tema_project *project, int64_t document,
                           struct ids *ids, struct tema_error *error)
{
    static const char select[] =
        "WITH RECURSIVE gone(id) AS ("
        "SELECT ?1 "
        "UNION SELECT id FROM quotation WHERE document_id = ?1 AND removed = 0 "
        "UNION SELECT coding.id FROM gone JOIN coding ON coding.quotation_id = gone.id "
        "AND coding.removed = 0 "
        "UNION SELECT memo.id FROM gone JOIN memo ON memo.on_id = gone.id "
        "AND memo.removed = 0) "
        "SELECT id FROM gone ORDER BY id DESC";
    struct rows rows;

    if (!store_query(project->store, select, BIND(sql_integer(document)), &rows, error))
        return false;
    while (rows_next(&rows))
        *array_push(ids) = rows_integer(&rows, 0);
    return rows_close(&rows, error);
}

static bool remove_all(struct tema_project *project, int64_t document,
                       struct tema_error *error)
{
    struct ids ids = {0};
    bool went_well = project_expect(project, document, KIND_DOCUMENT, error) &&
                     find_what_goes(project, document, &ids, error);

    for (size_t i = 0; went_well && i < ids.count; i++)
        went_well = history_remove(project->history, ids.items[i], error);
    array_release(&ids);
    return went_well;
}

bool tema_document_remove(struct tema_project *project, struct tema_document_id document,
                          struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    const char *name = "";
    bool went_well;

    if (!project_begin(project, error))
        return false;
    went_well = document_name(project, document.row, arena, &name, error) &&
                remove_all(project, document.row, error);
    return project_end(project, went_well, error, "removed the document '%s'", name);
}
