/* as_of.c - a project as it was at some time; see include/tema/history.h */
#include "project/project.h"
#include "tema/history.h"

/* What was imported is large and not needed: what only a document's source points to
 * stays behind. */
static const char contents[] =
    "SELECT id, guid, name, CASE WHEN is_left THEN NULL ELSE bytes END, "
    "CASE WHEN is_left THEN NULL ELSE sha256 END FROM (SELECT c.*, c.name = 'source' "
    "AND c.guid NOT IN (SELECT text FROM document WHERE text IS NOT NULL "
    "UNION SELECT layout FROM document WHERE layout IS NOT NULL "
    "UNION SELECT comment FROM quotation WHERE comment IS NOT NULL "
    "UNION SELECT body FROM memo UNION SELECT body FROM chapter "
    "UNION SELECT drawing FROM graph UNION SELECT report FROM exchange) AS is_left "
    "FROM content c) ORDER BY id";

static bool expect_study(struct tema_project *past, struct tema_error *error)
{
    static const char select[] = "SELECT count(*) FROM study";
    int64_t count;

    return store_integer(past->store, select, BIND_NOTHING, 0, &count, error) &&
           (count > 0 || tema_fail(error, TEMA_NOT_FOUND,
                                   "the project had not been begun at that time"));
}

static bool fill(struct tema_project *now, struct tema_project *past, int64_t at_ms,
                 struct tema_error *error)
{
    return history_create_tables(past->store, error) &&
           history_copy_until(now->store, past->store, at_ms, contents, error) &&
           tema_project_rebuild(past, error) && expect_study(past, error) &&
           tema_project_act_as(past, tema_project_coder(now), error);
}

bool tema_project_open_at(const char *path, int64_t at_ms,
                          struct tema_project **ret_project, struct tema_error *error)
{
    CLEANUP(project_closep) struct tema_project *now = NULL;
    CLEANUP(project_closep) struct tema_project *past = NULL;

    if (!tema_project_open(path, &now, error) ||
        !project_open_private(path, &past, error) || !fill(now, past, at_ms, error))
        return false;
    history_freeze(past->history,
                   "this is the project as it was: nothing can be changed in it");
    *ret_project = TAKE(past);
    return true;
}
