/* cases_change.c - see include/tema/cases.h: renaming and removing a case */
#include "base/cleanup.h"
#include "project/cases.h"
#include "project/forest.h"
#include "project/names.h"
#include "project/removal.h"

static bool check_free(struct tema_project *project, int64_t case_id, const char *name,
                       struct tema_error *error)
{
    static const char select[] = "SELECT id, name FROM cases WHERE removed = 0";
    bool is_taken = false;
    struct rows rows;

    if (!store_query(project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (rows_next(&rows))
        is_taken = is_taken || (rows_integer(&rows, 0) != case_id &&
                                names_equal(rows_text(&rows, 1), name));
    if (!rows_close(&rows, error))
        return false;
    return !is_taken ||
           tema_fail(error, TEMA_EXISTS, "there is a case '%s' already", name);
}

bool tema_case_rename(struct tema_project *project, struct tema_case_id case_id,
                      const char *name, struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    const char *old = "";
    bool went_well;

    if (!project_check_name(name, "case", error) || !project_begin(project, error))
        return false;
    went_well =
        cases_name(project, case_id.row, arena, &old, error) &&
        check_free(project, case_id.row, name, error) &&
        history_write(project->history, case_id.row, CASE_NAME, value_text(name), error);
    return project_end(project, went_well, error, "renamed the case '%s' to '%s'", old,
                       name);
}

/* Removed documents and speakers keep pointing to it: a change would call them back. */
static bool forget(struct tema_project *project, const char *sql, int field,
                   int64_t case_id, struct tema_error *error)
{
    CLEANUP_FREE int64_t *ids = NULL;
    size_t count = 0;

    if (!forest_ids(project, sql, case_id, &ids, &count, error))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!cases_point(project, ids[i], field, 0, error))
            return false;
    return true;
}

static bool remove_values(struct tema_project *project, int64_t case_id,
                          struct tema_error *error)
{
    static const char select[] =
        "SELECT id FROM value WHERE case_id = $1 AND removed = 0 ORDER BY id";
    CLEANUP_FREE int64_t *ids = NULL;
    size_t count = 0;

    if (!forest_ids(project, select, case_id, &ids, &count, error))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!history_remove(project->history, ids[i], error))
            return false;
    return true;
}

static bool remove_case(struct tema_project *project, int64_t case_id,
                        struct tema_error *error)
{
    static const char documents[] =
        "SELECT id FROM document WHERE case_id = $1 AND removed = 0 ORDER BY id";
    static const char speakers[] =
        "SELECT id FROM speaker WHERE case_id = $1 AND removed = 0 ORDER BY id";

    return forget(project, documents, DOCUMENT_CASE, case_id, error) &&
           forget(project, speakers, SPEAKER_CASE, case_id, error) &&
           remove_values(project, case_id, error) &&
           removal_of_references(project, case_id, error) &&
           history_remove(project->history, case_id, error);
}

bool tema_case_remove(struct tema_project *project, struct tema_case_id case_id,
                      struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    const char *name = "";
    bool went_well;

    if (!project_begin(project, error))
        return false;
    went_well = cases_name(project, case_id.row, arena, &name, error) &&
                remove_case(project, case_id.row, error);
    return project_end(project, went_well, error, "removed the case '%s'", name);
}
