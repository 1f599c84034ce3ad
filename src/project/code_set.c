/* code_set.c - see project/code_set.h */
#include <stdlib.h>

#include "project/code_set.h"
#include "project/forest.h"

void code_set_release(struct code_set *set)
{
    free(set->ids);
    *set = (struct code_set){0};
}

bool code_set_of_code(struct tema_project *project, int64_t code,
                      struct code_set *ret_set, struct tema_error *error)
{
    static const char select[] =
        "WITH RECURSIVE below (id) AS ("
        "SELECT effective_id FROM code WHERE id = $1 UNION "
        "SELECT c.id FROM code c JOIN below b ON c.shown_parent_id = b.id) "
        "SELECT id FROM code WHERE effective_id IN (SELECT id FROM below) ORDER BY id";
    struct code_set set = {0};

    if (!forest_ids(project, select, code, &set.ids, &set.count, error))
        return false;
    if (set.count == 0)
        return tema_fail(error, TEMA_NOT_FOUND, "there is no such code");
    *ret_set = set;
    return true;
}

bool code_set_of_theme(struct tema_project *project, int64_t theme,
                       struct code_set *ret_set, struct tema_error *error)
{
    static const char exists[] = "SELECT count(*) FROM theme WHERE id = $1";
    static const char select[] =
        "WITH RECURSIVE themes (id) AS ("
        "SELECT id FROM theme WHERE id = $1 UNION "
        "SELECT t.id FROM theme t JOIN themes ON t.shown_parent_id = themes.id), "
        "below (id) AS ("
        "SELECT c.effective_id FROM gathering g JOIN code c ON c.id = g.code_id "
        "WHERE g.removed = 0 AND g.theme_id IN (SELECT id FROM themes) UNION "
        "SELECT c.id FROM code c JOIN below b ON c.shown_parent_id = b.id) "
        "SELECT id FROM code WHERE effective_id IN (SELECT id FROM below) ORDER BY id";
    int64_t count;

    if (!store_integer(project->store, exists, BIND(sql_integer(theme)), 0, &count,
                       error))
        return false;
    if (count == 0)
        return tema_fail(error, TEMA_NOT_FOUND, "there is no such theme");
    return forest_ids(project, select, theme, &ret_set->ids, &ret_set->count, error);
}

bool code_set_evidence(struct tema_project *project, int64_t theme,
                       struct code_set *ret_set, struct tema_error *error)
{
    static const char select[] =
        "WITH RECURSIVE themes (id) AS ("
        "SELECT id FROM theme WHERE id = $1 UNION "
        "SELECT t.id FROM theme t JOIN themes ON t.shown_parent_id = themes.id) "
        "SELECT DISTINCT quotation_id FROM evidence "
        "WHERE removed = 0 AND theme_id IN (SELECT id FROM themes) ORDER BY quotation_id";

    return forest_ids(project, select, theme, &ret_set->ids, &ret_set->count, error);
}

static int compare_ids(const void *left, const void *right)
{
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;

    return (a > b) - (a < b);
}

bool code_set_has(const struct code_set *set, int64_t code)
{
    return set->count > 0 &&
           bsearch(&code, set->ids, set->count, sizeof *set->ids, compare_ids) != NULL;
}
