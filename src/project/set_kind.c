/* set_kind.c - the rows that are derived from sets, and from what belongs to what */
#include "project/derived.h"

static bool derive_set(void *context, const struct object *object, bool newborn,
                       struct tema_error *error)
{
    static const char upsert[] =
        "INSERT INTO sets (id, name, description, removed) VALUES ($1, $2, $3, $4) "
        "ON CONFLICT (id) DO UPDATE SET name = $2, description = $3, removed = $4";
    struct tema_project *project = context;
    const struct value *values = object->values;

    (void)newborn;
    return store_run(project->store, upsert,
                     BIND(sql_integer(object->id), derived_text(&values[SET_NAME]),
                          derived_text(&values[SET_DESCRIPTION]),
                          sql_integer(object->removed)),
                     NULL, error);
}

static bool set_is_needed(void *context, int64_t object_id, int64_t own_transaction,
                          struct buffer *reason, bool *ret_needed,
                          struct tema_error *error)
{
    static const char members[] =
        "SELECT count(*) FROM reference JOIN history_object o USING (id) "
        "WHERE reference.holder_id = $1 AND reference.removed = 0 "
        "AND o.transaction_id <> $2";
    static const struct derived_need needs[] = {
        {members, "something belongs to it", "things belong to it"},
        {NULL, NULL, NULL},
    };

    return derived_is_needed(context, needs, object_id, own_transaction, reason,
                             ret_needed, error);
}

const struct history_kind kind_set = {
    .number = KIND_SET,
    .name = "set",
    .fields = SET_FIELDS,
    .derive = derive_set,
    .needed = set_is_needed,
};

static bool derive_reference(void *context, const struct object *object, bool newborn,
                             struct tema_error *error)
{
    static const char upsert[] =
        "INSERT INTO reference (id, holder_id, target_id, removed) "
        "VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO UPDATE SET holder_id = $2, "
        "target_id = $3, removed = $4";
    struct tema_project *project = context;
    int64_t holder, target;

    (void)newborn;
    return history_resolve(project->history, &object->values[REFERENCE_HOLDER], &holder,
                           error) &&
           history_resolve(project->history, &object->values[REFERENCE_TARGET], &target,
                           error) &&
           store_run(project->store, upsert,
                     BIND(sql_integer(object->id), sql_integer(holder),
                          sql_integer(target), sql_integer(object->removed)),
                     NULL, error);
}

static bool derive_reference_removals(void *context, const int64_t *ids, size_t count,
                                      bool removed, struct tema_error *error)
{
    static const char update[] =
        "UPDATE OR FAIL reference SET removed = c2 FROM many WHERE id = c1";

    return derived_removals(context, update, ids, count, removed, error);
}

const struct history_kind kind_reference = {
    .number = KIND_REFERENCE,
    .name = "reference",
    .fields = REFERENCE_FIELDS,
    .derive = derive_reference,
    .derive_removals = derive_reference_removals,
};
