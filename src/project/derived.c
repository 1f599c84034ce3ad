/* derived.c - see project/derived.h */
#include "project/derived.h"
#include "project/coder.h"

bool derived_object(struct tema_project *project, const struct value *value,
                    struct sql_value *ret_id, struct tema_error *error)
{
    int64_t id;

    if (!history_resolve(project->history, value, &id, error))
        return false;
    *ret_id = sql_id(id);
    return true;
}

bool derived_birth_of(struct tema_project *project, const struct object *object,
                      struct derived_birth *ret_birth, struct tema_error *error)
{
    ret_birth->made_at = object->born_at;
    return history_find_object(project->history, &object->coder, &ret_birth->coder,
                               error);
}

bool derived_birth_now(struct tema_project *project, struct derived_birth *ret_birth,
                       struct tema_error *error)
{
    ret_birth->made_at = history_current_time(project->history);
    return project_coder(project, &ret_birth->coder, error);
}

bool derived_before_change(void *context, struct tema_error *error)
{
    int64_t coder;

    return project_coder(context, &coder, error);
}

/* CODER where nothing is said, NULL where nobody is named. */
static bool person(struct tema_project *project, const struct value *value, int64_t coder,
                   struct sql_value *ret_person, struct tema_error *error)
{
    if (value->type != VALUE_OBJECT) {
        *ret_person = sql_id(coder);
        return true;
    }
    if (coder_is_nobody(&value->guid)) {
        *ret_person = sql_id(0);
        return true;
    }
    return derived_object(project, value, ret_person, error);
}

bool derived_audit(struct tema_project *project, const struct value *fields,
                   const struct derived_birth *birth, struct derived_audit *ret_audit,
                   struct tema_error *error)
{
    ret_audit->made_at = derived_time(&fields[1], birth->made_at);
    ret_audit->changed_at = derived_time(&fields[3], 0);
    return person(project, &fields[0], birth->coder, &ret_audit->author, error) &&
           person(project, &fields[2], 0, &ret_audit->changed_by, error);
}

const char derived_referring[] =
    "SELECT count(*) FROM (SELECT id FROM reference WHERE target_id = $1 AND removed = 0 "
    "UNION SELECT id FROM link WHERE origin_id = $1 AND removed = 0 "
    "UNION SELECT id FROM link WHERE target_id = $1 AND removed = 0) "
    "JOIN history_object o USING (id) WHERE o.transaction_id <> $2";

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

enum { REMOVALS = 256 }; /* that one statement writes */

bool derived_removals(struct tema_project *project, const char *update,
                      const int64_t *ids, size_t count, bool removed,
                      struct tema_error *error)
{
    struct sql_value values[REMOVALS * 2];
    size_t filled = 0;

    for (size_t i = 0; i < count; i++) {
        values[2 * filled] = sql_integer(ids[i]);
        values[2 * filled++ + 1] = sql_integer(removed);
        if (filled < REMOVALS && i + 1 < count)
            continue;
        if (!store_run_many(project->store, update, values, 2, filled, error))
            return false;
        filled = 0;
    }
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
