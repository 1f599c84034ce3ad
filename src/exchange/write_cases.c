/* write_cases.c - see exchange/writing.h: variables, cases, and the values they have */
#include "base/cleanup.h"
#include "exchange/writing.h"

/* Types as the schema calls them, and the elements of their values. */
static const struct type {
    const char *name, *written, *element;
} types[] = {
    {"text", "Text", "TextValue"},          {"boolean", "Boolean", "BooleanValue"},
    {"integer", "Integer", "IntegerValue"}, {"float", "Float", "FloatValue"},
    {"date", "Date", "DateValue"},          {"datetime", "DateTime", "DateTimeValue"},
};

static const struct type *find_type(const char *name)
{
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strcmp(types[i].name, name) == 0)
            return &types[i];
    return &types[0];
}

bool write_variables(struct writing *writing, struct tema_error *error)
{
    if (writing->variables.count == 0)
        return true;
    writing_start(writing, "Variables");
    for (size_t i = 0; i < writing->variables.count; i++) {
        const struct written_variable *variable = &writing->variables.items[i];

        writing_start(writing, "Variable");
        writing_put_guid(writing, "guid", &variable->known_as);
        xml_writer_attribute(&writing->xml, "name", variable->name);
        xml_writer_attribute(&writing->xml, "typeOfVariable",
                             find_type(variable->type)->written);
        writing_put_description(writing, variable->description);
        writing_end(writing);
    }
    writing_end(writing);
    writing->tally.variables = (int64_t)writing->variables.count;
    return spool_flush(&writing->spool, error);
}

/* --- values --- */

struct held_value {
    const struct written_variable *variable;
    const char *value;
};

struct held_values {
    struct held_value *items;
    size_t count, capacity;
};

static int compare_values(const void *left, const void *right)
{
    const struct held_value *a = left, *b = right;

    return memcmp(&a->variable->known_as, &b->variable->known_as, sizeof(struct guid));
}

static bool load_values(struct writing *writing, int64_t of, struct arena *arena,
                        struct held_values *values, struct tema_error *error)
{
    static const char select[] =
        "SELECT variable_id, value FROM value WHERE case_id = $1 AND removed = 0 "
        "AND value <> '' UNION ALL "
        "SELECT variable_id, value FROM value WHERE document_id = $1 AND removed = 0 "
        "AND value <> ''";
    struct rows rows;

    if (!store_query(writing->project->store, select, BIND(sql_integer(of)), &rows,
                     error))
        return false;
    while (rows_next(&rows)) {
        const struct written_variable *variable =
            writing_variable(writing, rows_integer(&rows, 0));

        if (variable == NULL)
            continue;
        *array_push(values) =
            (struct held_value){variable, arena_copy_string(arena, rows_text(&rows, 1))};
    }
    return rows_close(&rows, error);
}

static void put_value(struct writing *writing, const struct held_value *value)
{
    writing_start(writing, "VariableValue");
    writing_ref(writing, "VariableRef", &value->variable->known_as);
    writing_start(writing, find_type(value->variable->type)->element);
    xml_writer_text(&writing->xml, slice_of(value->value));
    writing_end(writing);
    writing_end(writing);
}

bool write_values(struct writing *writing, int64_t of, struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = NULL;
    struct held_values values = {0};
    bool went_well;

    if (writing->variables.count == 0)
        return true;
    arena = arena_new();
    went_well = load_values(writing, of, arena, &values, error);
    if (values.count > 0)
        qsort(values.items, values.count, sizeof *values.items, compare_values);
    for (size_t i = 0; i < values.count; i++)
        put_value(writing, &values.items[i]);
    writing->tally.values += (int64_t)values.count;
    array_release(&values);
    return went_well;
}

/* --- cases --- */

/* What the case is about: documents that are about it alone, and what it names. */
static bool load_refs(struct writing *writing, int64_t id, struct written_refs *refs,
                      struct tema_error *error)
{
    static const char select[] =
        "SELECT id FROM document WHERE case_id = $1 AND removed = 0";
    struct rows rows;
    bool went_well = true;

    if (!store_query(writing->project->store, select, BIND(sql_integer(id)), &rows,
                     error))
        return false;
    while (went_well && rows_next(&rows))
        went_well = writing_add_ref(writing, rows_integer(&rows, 0), refs, error);
    if (!rows_close(&rows, error) || !went_well ||
        !writing_add_refs(writing, id, refs, error))
        return false;
    writing_sort_refs(refs);
    return true;
}

static bool put_case(struct writing *writing, const struct rows *rows,
                     struct written_refs *refs, struct tema_error *error)
{
    int64_t id = rows_integer(rows, 0);
    struct guid guid = rows_guid(rows, 1);

    refs->count = 0;
    if (!load_refs(writing, id, refs, error))
        return false;
    writing_start(writing, "Case");
    writing_put_guid(writing, "guid", &guid);
    xml_writer_attribute(&writing->xml, "name", rows_text(rows, 2));
    writing_put_description(writing, rows_text(rows, 3));
    writing_put_refs(writing, refs, KIND_CODE, "CodeRef", "targetGUID");
    if (!write_values(writing, id, error))
        return false;
    writing_put_refs(writing, refs, KIND_DOCUMENT, "SourceRef", "targetGUID");
    writing_put_refs(writing, refs, KIND_MEMO, "SourceRef", "targetGUID");
    writing_put_refs(writing, refs, KIND_QUOTATION, "SelectionRef", "targetGUID");
    writing_end(writing);
    writing->tally.cases++;
    return spool_flush(&writing->spool, error);
}

bool write_cases(struct writing *writing, struct tema_error *error)
{
    static const char select[] =
        "SELECT c.id, o.guid, c.name, c.description FROM cases c "
        "JOIN history_object o ON o.id = c.id WHERE c.removed = 0 ORDER BY o.guid";
    struct written_refs refs = {0};
    struct rows rows;
    bool went_well = true;

    if (!store_query(writing->project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (went_well && rows_next(&rows)) {
        if (writing->tally.cases == 0)
            writing_start(writing, "Cases");
        went_well = put_case(writing, &rows, &refs, error);
    }
    if (writing->tally.cases > 0)
        writing_end(writing);
    array_release(&refs);
    return rows_close(&rows, error) && went_well;
}
