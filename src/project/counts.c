/* counts.c - how much there is in a project */
#include "project/project.h"

bool tema_project_counts(struct tema_project *project, struct tema_counts *ret_counts,
                         struct tema_error *error)
{
    static const char select[] =
        "SELECT (SELECT count(*) FROM document WHERE removed = 0 "
        "AND part_of_id IS NULL AND medium <> 'note'), "
        "(SELECT coalesce(sum(turns), 0) FROM document WHERE removed = 0), "
        "(SELECT count(*) FROM quotation WHERE removed = 0), "
        "(SELECT count(*) FROM code WHERE removed = 0 AND effective_id = id), "
        "(SELECT count(*) FROM coding WHERE removed = 0), "
        "(SELECT count(*) FROM theme WHERE removed = 0), "
        "(SELECT count(*) FROM cases WHERE removed = 0), "
        "(SELECT count(*) FROM variable WHERE removed = 0), "
        "(SELECT count(*) FROM memo WHERE removed = 0), "
        "(SELECT count(*) FROM coder WHERE name <> ''), "
        "(SELECT count(*) FROM chapter WHERE removed = 0), "
        "(SELECT count(*) FROM history_transaction), "
        "(SELECT coalesce(sum(length), 0) FROM document WHERE removed = 0), "
        "(SELECT count(*) FROM link WHERE removed = 0), "
        "(SELECT count(*) FROM sets WHERE removed = 0), "
        "(SELECT count(*) FROM graph WHERE removed = 0)";
    struct tema_counts counts = {0};
    int64_t *const fields[] = {
        &counts.documents,  &counts.turns,  &counts.quotations, &counts.codes,
        &counts.codings,    &counts.themes, &counts.cases,      &counts.variables,
        &counts.memos,      &counts.coders, &counts.chapters,   &counts.transactions,
        &counts.characters, &counts.links,  &counts.sets,       &counts.graphs,
    };
    struct rows rows;

    if (!store_query(project->store, select, BIND_NOTHING, &rows, error))
        return false;
    if (rows_next(&rows))
        for (int i = 0; i < (int)(sizeof fields / sizeof *fields); i++)
            *fields[i] = rows_integer(&rows, i);
    if (!rows_close(&rows, error))
        return false;
    *ret_counts = counts;
    return true;
}

bool tema_project_coders(struct tema_project *project, struct tema_coders *ret_coders,
                         struct tema_error *error)
{
    static const char select[] =
        "SELECT c.name, (SELECT count(*) FROM coding g WHERE g.coder_id = c.id "
        "AND g.removed = 0), (SELECT count(*) FROM history_transaction t "
        "WHERE t.coder = o.guid) FROM coder c JOIN history_object o ON o.id = c.id "
        "WHERE c.name <> '' "
        "ORDER BY c.id";
    ARRAY(struct tema_coder) coders = {0};
    struct arena *arena;
    struct rows rows;

    if (!store_query(project->store, select, BIND_NOTHING, &rows, error))
        return false;
    arena = arena_new();
    while (rows_next(&rows))
        *array_push(&coders) = (struct tema_coder){
            .name = arena_copy_string(arena, rows_text(&rows, 0)),
            .codings = rows_integer(&rows, 1),
            .transactions = rows_integer(&rows, 2),
        };
    *ret_coders = (struct tema_coders){coders.items, coders.count, arena};
    if (rows_close(&rows, error))
        return true;
    tema_coders_free(ret_coders);
    return false;
}

void tema_coders_free(struct tema_coders *coders)
{
    free(coders->items);
    arena_free(coders->memory);
    *coders = (struct tema_coders){0};
}
