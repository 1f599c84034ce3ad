/* cases_kind.c - the rows that are derived from cases, variables and values */
#include "base/cleanup.h"
#include "project/derived.h"

static bool derive_case(void *context, const struct object *object, bool newborn,
                        struct tema_error *error)
{
    static const char upsert[] =
        "INSERT INTO cases (id, name, description, removed) VALUES (?1, ?2, ?3, ?4) "
        "ON CONFLICT (id) DO UPDATE SET name = excluded.name, "
        "description = excluded.description, removed = excluded.removed";
    struct tema_project *project = context;
    const struct value *values = object->values;

    (void)newborn;
    return store_run(project->store, upsert,
                     BIND(sql_integer(object->id), derived_text(&values[CASE_NAME]),
                          derived_text(&values[CASE_DESCRIPTION]),
                          sql_integer(object->removed)),
                     NULL, error);
}

static bool derive_variable(void *context, const struct object *object, bool newborn,
                            struct tema_error *error)
{
    static const char upsert[] =
        "INSERT INTO variable (id, name, type, description, known_as, removed) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (id) DO UPDATE SET "
        "name = excluded.name, type = excluded.type, description = excluded.description, "
        "known_as = excluded.known_as, removed = excluded.removed";
    struct tema_project *project = context;
    const struct value *values = object->values;
    const struct value *type = &values[VARIABLE_TYPE];

    (void)newborn;
    return store_run(
        project->store, upsert,
        BIND(sql_integer(object->id), derived_text(&values[VARIABLE_NAME]),
             type->type == VALUE_TEXT ? derived_text(type) : sql_text("text"),
             derived_text(&values[VARIABLE_DESCRIPTION]),
             derived_bytes(&values[VARIABLE_KNOWN_AS]), sql_integer(object->removed)),
        NULL, error);
}

/* Whose value it is: *RET_CASE or *RET_DOCUMENT is NULL. */
static bool find_owner(struct tema_project *project, const struct object *object,
                       struct sql_value *ret_case, struct sql_value *ret_document,
                       struct tema_error *error)
{
    static const char select[] = "SELECT kind FROM history_object WHERE id = ?1";
    struct sql_value owner;
    int64_t kind;

    if (!derived_object(project, &object->values[VALUE_OF], &owner, error) ||
        !store_integer(project->store, select, BIND(owner), 0, &kind, error))
        return false;
    *ret_case = kind == KIND_DOCUMENT ? sql_id(0) : owner;
    *ret_document = kind == KIND_DOCUMENT ? owner : sql_id(0);
    return true;
}

static bool derive_value(void *context, const struct object *object, bool newborn,
                         struct tema_error *error)
{
    static const char upsert[] =
        "INSERT INTO value (id, case_id, document_id, variable_id, value, removed) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (id) DO UPDATE SET "
        "value = excluded.value, removed = excluded.removed";
    struct tema_project *project = context;
    const struct value *values = object->values;
    struct sql_value case_id, document_id, variable;

    (void)newborn;
    return find_owner(project, object, &case_id, &document_id, error) &&
           derived_object(project, &values[VALUE_VARIABLE], &variable, error) &&
           store_run(project->store, upsert,
                     BIND(sql_integer(object->id), case_id, document_id, variable,
                          derived_text(&values[VALUE_VALUE]),
                          sql_integer(object->removed)),
                     NULL, error);
}

/* Values, and what was said to be about the case, in other transactions. */
static bool case_needed(void *context, int64_t object_id, int64_t own_transaction,
                        struct buffer *reason, bool *ret_needed, struct tema_error *error)
{
    static const char values[] =
        "SELECT count(*) FROM value JOIN history_object USING (id) "
        "WHERE case_id = $1 AND removed = 0 AND value <> '' AND transaction_id <> $2";
    static const char about[] =
        "SELECT count(*) FROM (SELECT id FROM document "
        "WHERE case_id = $1 AND removed = 0 "
        "UNION ALL SELECT id FROM speaker WHERE case_id = $1 AND removed = 0) "
        "JOIN history_object USING (id) WHERE transaction_id <> $2 AND NOT EXISTS "
        "(SELECT 1 FROM history_write WHERE object_id = id AND superseded = 0 "
        "AND history_write.transaction_id = $2)";
    static const char named[] =
        "SELECT count(*) FROM reference JOIN history_object USING (id) "
        "WHERE holder_id = $1 AND removed = 0 AND transaction_id <> $2";
    static const struct derived_need needs[] = {
        {about, "1 of the documents and speakers is about it",
         "of the documents and speakers are about it"},
        {values, "1 of its variables is set", "of its variables are set"},
        {named, "1 thing is said to be about it", "things are said to be about it"},
        DERIVED_REFERRING,
        {NULL, NULL, NULL},
    };

    return derived_is_needed(context, needs, object_id, own_transaction, reason,
                             ret_needed, error);
}

static bool variable_needed(void *context, int64_t object_id, int64_t own_transaction,
                            struct buffer *reason, bool *ret_needed,
                            struct tema_error *error)
{
    static const char of_cases[] =
        "SELECT count(*) FROM value JOIN history_object USING (id) "
        "WHERE variable_id = $1 AND removed = 0 AND value <> '' AND case_id IS NOT NULL "
        "AND transaction_id <> $2";
    static const char of_documents[] =
        "SELECT count(*) FROM value JOIN history_object USING (id) "
        "WHERE variable_id = $1 AND removed = 0 AND value <> '' AND case_id IS NULL "
        "AND transaction_id <> $2";
    static const struct derived_need needs[] = {
        {of_cases, "1 case has it", "cases have it"},
        {of_documents, "1 document has it", "documents have it"},
        {NULL, NULL, NULL},
    };

    return derived_is_needed(context, needs, object_id, own_transaction, reason,
                             ret_needed, error);
}

const struct history_kind kind_case = {
    .number = KIND_CASE,
    .name = "case",
    .fields = CASE_FIELDS,
    .derive = derive_case,
    .needed = case_needed,
};

const struct history_kind kind_variable = {
    .number = KIND_VARIABLE,
    .name = "variable",
    .fields = VARIABLE_FIELDS,
    .derive = derive_variable,
    .needed = variable_needed,
};

const struct history_kind kind_value = {
    .number = KIND_VALUE,
    .name = "value",
    .fields = VALUE_FIELDS,
    .derive = derive_value,
};
