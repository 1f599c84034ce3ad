/* evidence_kind.c - the rows that are derived from evidence: a theme gathers a quotation
 */
#include "project/derived.h"
#include "project/theme.h"

struct guid evidence_guid(const struct guid *theme, const struct guid *quotation)
{
    CLEANUP_BUFFER struct buffer identity = {0};

    buffer_add(&identity, "evidence", sizeof "evidence");
    buffer_add(&identity, theme->bytes, sizeof theme->bytes);
    buffer_add(&identity, quotation->bytes, sizeof quotation->bytes);
    return guid_from_name(buffer_slice(&identity));
}

static const char *role_of(const struct value *value)
{
    static const char *const roles[] = {"strong", "contrary"};

    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (value->type == VALUE_TEXT && slice_equals(value->text, slice_of(roles[i])))
            return roles[i];
    return "gathered";
}

static bool derive(void *context, const struct object *object, bool newborn,
                   struct tema_error *error)
{
    static const char upsert[] =
        "INSERT INTO evidence (id, theme_id, quotation_id, role, removed) "
        "VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO UPDATE SET role = $4, "
        "removed = $5";
    struct tema_project *project = context;
    const struct value *values = object->values;
    int64_t theme, quotation;

    (void)newborn;
    return history_resolve(project->history, &values[EVIDENCE_THEME], &theme, error) &&
           history_resolve(project->history, &values[EVIDENCE_QUOTATION], &quotation,
                           error) &&
           store_run(project->store, upsert,
                     BIND(sql_integer(object->id), sql_integer(theme),
                          sql_integer(quotation),
                          sql_text(role_of(&values[EVIDENCE_ROLE])),
                          sql_integer(object->removed)),
                     NULL, error);
}

static bool derive_removals(void *context, const int64_t *ids, size_t count, bool removed,
                            struct tema_error *error)
{
    static const char update[] =
        "UPDATE OR FAIL evidence SET removed = c2 FROM many WHERE id = c1";

    return derived_removals(context, update, ids, count, removed, error);
}

const struct history_kind kind_evidence = {
    .number = KIND_EVIDENCE,
    .name = "evidence",
    .fields = EVIDENCE_FIELDS,
    .derive = derive,
    .derive_removals = derive_removals,
};
