/* exchange_kind.c - the rows that are derived from what came in from other programs */
#include "project/derived.h"

static bool derive(void *context, const struct object *object, bool newborn,
                   struct tema_error *error)
{
    static const char upsert[] =
        "INSERT INTO exchange (id, file, sha256, program, project, convention, report, "
        "transaction_id, removed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) "
        "ON CONFLICT (id) DO UPDATE SET file = $2, sha256 = $3, program = $4, "
        "project = $5, convention = $6, report = $7, removed = $9";
    struct tema_project *project = context;
    const struct value *values = object->values;
    struct slice sha256 = values[EXCHANGE_SHA256].text;

    (void)newborn;
    return store_run(project->store, upsert,
                     BIND(sql_integer(object->id), derived_text(&values[EXCHANGE_FILE]),
                          sql_bytes(sha256.bytes, sha256.length),
                          derived_text(&values[EXCHANGE_PROGRAM]),
                          derived_text(&values[EXCHANGE_PROJECT]),
                          derived_text(&values[EXCHANGE_CONVENTION]),
                          sql_guid(&values[EXCHANGE_REPORT].guid),
                          sql_integer(object->born_in), sql_integer(object->removed)),
                     NULL, error);
}

const struct history_kind kind_exchange = {
    .number = KIND_EXCHANGE,
    .name = "exchange",
    .fields = EXCHANGE_FIELDS,
    .derive = derive,
};
