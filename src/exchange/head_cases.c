/* head_cases.c - see exchange/head.h: cases and their values come in */
#include "base/cleanup.h"
#include "exchange/head.h"
#include "exchange/sources.h"
#include "project/cases.h"

/* --- values --- */

/* What one value is to be, in the order of the birth. */
struct value_row {
    struct value fields[VALUE_FIELDS];
};

struct value_batch {
    ARRAY(struct value_row) rows;
    ARRAY(struct birth) births;
    ARRAY(const char *) names;
    struct map seen; /* places of variables */
};

static void release_batch(struct value_batch *batch)
{
    array_release(&batch->rows);
    array_release(&batch->births);
    array_release(&batch->names);
    map_release(&batch->seen);
}

static void add_value(struct reading *reading, struct value_batch *batch,
                      const struct guid *of, const char *name,
                      const struct found_value *value)
{
    struct value_row row = {0};
    int64_t place;

    if (value->value == NULL) /* a missing value is none */
        return;
    place = value->has_variable
                ? map_number(&reading->variables_by_guid, MAP_KEY(value->variable), -1)
                : -1;
    if (place < 0) {
        losses_note(reading->losses, TEMA_EXCHANGE_LOST, "values",
                    "their variable is not in the file", name);
        return;
    }
    if (map_find(&batch->seen, MAP_KEY(place), NULL)) {
        losses_note(reading->losses, TEMA_EXCHANGE_LOST, "values",
                    "a second one of the same variable: the first counts", name);
        return;
    }
    map_put(&batch->seen, MAP_KEY(place), 1);
    row.fields[VALUE_OF - 1] = arrival_pointer(of);
    row.fields[VALUE_VARIABLE - 1] =
        arrival_pointer(&reading->variables.items[place].guid);
    row.fields[VALUE_VARIABLE - 1].integer = reading->variables.items[place].id;
    row.fields[VALUE_VALUE - 1] = value_text(value->value);
    *array_push(&batch->rows) = row;
    *array_push(&batch->names) = name;
}

bool head_bring_values_in(struct reading *reading, const struct guid *of,
                          const char *name, const struct found_value *values,
                          size_t count, struct tema_error *error)
{
    CLEANUP(release_batch) struct value_batch batch = {0};

    for (size_t i = 0; i < count; i++)
        add_value(reading, &batch, of, name, &values[i]);
    for (size_t i = 0; i < batch.rows.count; i++) {
        const struct value *fields = batch.rows.items[i].fields;

        *array_push(&batch.births) = (struct birth){
            cases_value_guid(of, &fields[VALUE_VARIABLE - 1].guid), fields};
    }
    losses_add(reading->losses, TEMA_EXCHANGE_READ, "values", "",
               (int64_t)batch.rows.count);
    return arrival_objects(reading->arrival, KIND_VALUE, batch.births.items,
                           batch.names.items, batch.births.count, NULL, error);
}

/* --- cases --- */

/* Names of the project's cases that this file does not hold. */
static bool take_names(struct reading *reading, struct tema_error *error)
{
    static const char select[] = "SELECT o.guid, name FROM cases JOIN history_object o "
                                 "USING (id) WHERE removed = 0 ORDER BY id";
    CLEANUP(map_release) struct map in_file = {0};
    struct rows rows;

    for (size_t i = 0; i < reading->cases.count; i++)
        map_put(&in_file, MAP_KEY(reading->cases.items[i].guid), 1);
    if (!store_query(reading->project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (rows_next(&rows))
        if (!map_find(&in_file, rows_slice(&rows, 0), NULL))
            reading_take_name(reading, 'p', rows_text(&rows, 1));
    return rows_close(&rows, error);
}

static bool bring_case_in(struct reading *reading, struct found_case *found,
                          struct tema_error *error)
{
    struct value values[CASE_FIELDS] = {0};

    if (found->name == NULL)
        found->name = reading_name(reading, NULL, "cases");
    found->name = reading_unique_name(reading, 'p', found->name, "cases");
    values[CASE_NAME - 1] = value_text(found->name);
    values[CASE_DESCRIPTION - 1] = value_text(found->description);
    losses_add(reading->losses, TEMA_EXCHANGE_READ, "cases", "", 1);
    return arrival_object(reading->arrival, KIND_CASE, &found->guid, values, found->name,
                          NULL, error) &&
           head_bring_values_in(reading, &found->guid, found->name, found->values.items,
                                found->values.count, error);
}

bool head_bring_cases_in(struct reading *reading, struct tema_error *error)
{
    if (!take_names(reading, error))
        return false;
    for (size_t i = 0; i < reading->cases.count; i++)
        if (!source_is_case_of(&reading->cases.items[i]) &&
            !bring_case_in(reading, &reading->cases.items[i], error))
            return false;
    return true;
}
