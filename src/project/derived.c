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
