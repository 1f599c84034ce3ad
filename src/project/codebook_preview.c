/* codebook_preview.c - what a merge of two codes would do; see include/tema/codebook.h */
#include "project/forest.h"
#include "tema/codebook.h"

static bool count_uses(struct tema_project *project, int64_t from, int64_t into,
                       struct tema_merge_preview *preview, struct tema_error *error)
{
    /* What one coder put on one quotation with two codes that are one now counts once. */
    static const char select[] =
        "WITH used AS (SELECT DISTINCT g.quotation_id, g.coder_id FROM code c"
        " JOIN coding g ON g.code_id = c.id JOIN quotation q ON q.id = g.quotation_id"
        " JOIN document d ON d.id = q.document_id"
        " WHERE c.effective_id = $1 AND g.removed = 0 AND q.removed = 0"
        " AND d.removed = 0), "
        "marked AS (SELECT DISTINCT quotation_id FROM used) "
        "SELECT (SELECT count(*) FROM used), (SELECT count(*) FROM marked),"
        " (SELECT count(*) FROM marked m WHERE EXISTS (SELECT 1 FROM coding g"
        " JOIN code c ON c.id = g.code_id WHERE g.quotation_id = m.quotation_id"
        " AND g.removed = 0 AND c.effective_id = $2)),"
        " (SELECT count(DISTINCT g.theme_id) FROM gathering g"
        " JOIN code c ON c.id = g.code_id JOIN theme t ON t.id = g.theme_id"
        " WHERE c.effective_id = $1 AND g.removed = 0 AND t.path IS NOT NULL)";
    struct rows rows;

    if (!store_query(project->store, select, BIND(sql_integer(from), sql_integer(into)),
                     &rows, error))
        return false;
    if (rows_next(&rows)) {
        preview->codings = rows_integer(&rows, 0);
        preview->quotations = rows_integer(&rows, 1);
        preview->both = rows_integer(&rows, 2);
        preview->themes = rows_integer(&rows, 3);
    }
    return rows_close(&rows, error);
}

bool tema_codebook_merge_preview(struct tema_project *project, struct tema_code_id from,
                                 struct tema_code_id into,
                                 struct tema_merge_preview *ret_preview,
                                 struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct tema_merge_preview preview = {0};
    const struct forest_node *source, *target;
    struct forest forest;

    if (!forest_read(project, KIND_CODE, arena, &forest, error) ||
        !forest_get(&forest, from.row, &source, error) ||
        !forest_get(&forest, into.row, &target, error))
        return false;
    if (source == target)
        return tema_fail(error, TEMA_INVALID, "the code '%s' is one with itself already",
                         source->path);
    for (size_t i = 0; i < forest.count; i++)
        if (forest.nodes[i].is_shown && forest.nodes[i].parent == source->id &&
            &forest.nodes[i] != target)
            preview.children++;
    if (!count_uses(project, source->id, target->id, &preview, error))
        return false;
    *ret_preview = preview;
    return true;
}
