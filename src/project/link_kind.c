/* link_kind.c - the rows that are derived from links, and from graphs that draw them */
#include "project/derived.h"

static bool derive_link(void *context, const struct object *object, bool newborn,
                        struct tema_error *error)
{
    static const char upsert[] =
        "INSERT INTO link (id, name, direction, color, origin_id, target_id, origin, "
        "target, removed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) "
        "ON CONFLICT (id) DO UPDATE SET name = $2, direction = $3, color = $4, "
        "origin_id = $5, target_id = $6, origin = $7, target = $8, removed = $9";
    struct tema_project *project = context;
    const struct value *values = object->values;
    struct sql_value origin, target;

    (void)newborn;
    return derived_object(project, &values[LINK_ORIGIN], &origin, error) &&
           derived_object(project, &values[LINK_TARGET], &target, error) &&
           store_run(project->store, upsert,
                     BIND(sql_integer(object->id), derived_text(&values[LINK_NAME]),
                          derived_text(&values[LINK_DIRECTION]),
                          derived_text(&values[LINK_COLOR]), origin, target,
                          derived_bytes(&values[LINK_ORIGIN]),
                          derived_bytes(&values[LINK_TARGET]),
                          sql_integer(object->removed)),
                     NULL, error);
}

const struct history_kind kind_link = {
    .number = KIND_LINK,
    .name = "link",
    .fields = LINK_FIELDS,
    .derive = derive_link,
};

static bool derive_graph(void *context, const struct object *object, bool newborn,
                         struct tema_error *error)
{
    static const char upsert[] =
        "INSERT INTO graph (id, name, drawing, removed) VALUES ($1, $2, $3, $4) "
        "ON CONFLICT (id) DO UPDATE SET name = $2, drawing = $3, removed = $4";
    struct tema_project *project = context;
    const struct value *values = object->values;

    (void)newborn;
    return store_run(project->store, upsert,
                     BIND(sql_integer(object->id), derived_text(&values[GRAPH_NAME]),
                          sql_guid(&values[GRAPH_DRAWING].guid),
                          sql_integer(object->removed)),
                     NULL, error);
}

const struct history_kind kind_graph = {
    .number = KIND_GRAPH,
    .name = "graph",
    .fields = GRAPH_FIELDS,
    .derive = derive_graph,
};
