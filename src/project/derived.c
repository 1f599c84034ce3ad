/* derived.c - see project/derived.h */
#include "project/derived.h"

bool derived_is_needed(struct tema_project *project, const struct derived_need *needs,
                       int64_t object_id, int64_t own_transaction, struct buffer *reason,
                       bool *ret_needed, struct tema_error *error)
{
    for (const struct derived_need *need = needs; need->sql != NULL; need++) {
        int64_t count;

        if (!store_integer(project->store, need->sql,
                           BIND(sql_integer(object_id), sql_integer(own_transaction)), 0,
                           &count, error))
            return false;
        if (count == 0)
            continue;
        if (count > 1)
            buffer_add_format(reason, "%lld ", (long long)count);
        buffer_add_string(reason, count == 1 ? need->one : need->several);
        *ret_needed = true;
        return true;
    }
    *ret_needed = false;
    return true;
}

static int64_t integer_or(const struct rows *rows, int column, int64_t nothing)
{
    return rows_is_null(rows, column) ? nothing : rows_integer(rows, column);
}

struct derived_place derived_read_place(const struct rows *rows, int column,
                                        struct arena *arena)
{
    return (struct derived_place){
        .shown_parent = integer_or(rows, column, 0),
        .path = arena_copy_string(arena, rows_text(rows, column + 1)),
        .depth = integer_or(rows, column + 2, -1),
        .position = integer_or(rows, column + 3, -1),
    };
}

bool derived_is_in_place(const struct derived_place *place, const struct tree_node *node)
{
    return place->shown_parent == node->shown_parent && place->depth == node->depth &&
           place->position == node->position && place->path != NULL &&
           strcmp(place->path, node->path) == 0;
}
