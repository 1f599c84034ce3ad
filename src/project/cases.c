/* cases.c - see include/tema/cases.h */
#include <stddef.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/cleanup.h"
#include "project/cases.h"
#include "project/census.h"
#include "project/names.h"
#include "project/order.h"
#include "project/variables.h"

struct case_array {
    struct tema_case *items;
    size_t count, capacity;
};

/* --- the list --- */

static bool read_cases(struct tema_project *project, struct case_array *cases,
                       struct arena *arena, struct tema_error *error)
{
    static const char select[] =
        "SELECT id, name FROM cases WHERE removed = 0 ORDER BY id";
    struct rows rows;

    if (!store_query(project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (rows_next(&rows))
        *array_push(cases) = (struct tema_case){
            .id = {rows_integer(&rows, 0)},
            .name = arena_copy_string(arena, rows_text(&rows, 1)),
        };
    return rows_close(&rows, error);
}

/* The case with ID among CASES, which are in order of their ids; NULL: none. */
static struct tema_case *case_by_id(const struct case_array *cases, int64_t id)
{
    size_t low = 0, high = cases->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (cases->items[middle].id.row < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < cases->count && cases->items[low].id.row == id ? &cases->items[low]
                                                                : NULL;
}

static bool count_quotations(struct tema_project *project, struct case_array *cases,
                             struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP(census_release) struct census census = {0};
    CLEANUP_FREE int64_t *counts = NULL;

    if (!census_read(project, arena, &census, error))
        return false;
    counts = memory_take_zeroed(census.tables.cases.count + 1, sizeof *counts);
    for (size_t i = 0; i < census.count; i++)
        if (census.items[i].about != NULL)
            counts[census_place(&census.tables.cases, census.items[i].about)]++;
    for (size_t i = 0; i < census.tables.cases.count; i++) {
        struct tema_case *item = case_by_id(cases, census.tables.cases.items[i].id);

        if (item != NULL)
            item->quotations = counts[i];
    }
    return true;
}

static bool read_documents(struct tema_project *project, struct case_array *cases,
                           struct arena *arena, struct tema_error *error)
{
    static const char select[] =
        "SELECT case_id, name FROM document WHERE removed = 0 AND case_id IS NOT NULL "
        "UNION SELECT speaker.case_id, document.name FROM speaker "
        "JOIN document ON document.id = speaker.document_id "
        "WHERE speaker.removed = 0 AND document.removed = 0 "
        "AND speaker.case_id IS NOT NULL "
        "UNION SELECT reference.holder_id, document.name FROM reference "
        "JOIN document ON document.id = reference.target_id "
        "WHERE reference.removed = 0 AND document.removed = 0 ORDER BY 1, 2";
    struct rows rows;

    if (!store_query(project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (rows_next(&rows)) {
        struct tema_case *item = case_by_id(cases, rows_integer(&rows, 0));

        if (item != NULL)
            names_add(arena, rows_slice(&rows, 1), &item->documents,
                      &item->document_count);
    }
    return rows_close(&rows, error);
}

struct value_array {
    struct tema_value *items;
    size_t count, capacity;
};

static void give_values(struct tema_case *to, struct value_array *values,
                        struct arena *arena)
{
    if (to != NULL && values->count > 0) {
        size_t bytes = values->count * sizeof *values->items;

        order_by_name(values->items, values->count, sizeof *values->items,
                      offsetof(struct tema_value, variable));
        to->values = memcpy(arena_take(arena, bytes), values->items, bytes);
        to->value_count = values->count;
    }
    values->count = 0;
}

/* PLACES: of VARIABLES, by their ids. */
static bool read_values(struct tema_project *project, struct case_array *cases,
                        const struct name *variables, const struct map *places,
                        struct arena *arena, struct tema_error *error)
{
    static const char select[] =
        "SELECT case_id, variable_id, value FROM value WHERE removed = 0 "
        "AND value <> '' ORDER BY case_id, variable_id";
    struct value_array values = {0};
    struct tema_case *last = NULL;
    struct rows rows;

    if (!store_query(project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (rows_next(&rows)) {
        struct tema_case *of_row = case_by_id(cases, rows_integer(&rows, 0));
        int64_t variable = rows_integer(&rows, 1), place;

        if (of_row == NULL || !map_find(places, MAP_KEY(variable), &place))
            continue;
        if (last != of_row)
            give_values(last, &values, arena);
        last = of_row;
        *array_push(&values) = (struct tema_value){
            variables[place].name, arena_copy_string(arena, rows_text(&rows, 2))};
    }
    give_values(last, &values, arena);
    array_release(&values);
    return rows_close(&rows, error);
}

static bool read_variables(struct tema_project *project, struct tema_cases *cases,
                           struct case_array *list, struct arena *arena,
                           struct tema_error *error)
{
    CLEANUP(map_release) struct map places = {0};
    struct name *variables;
    size_t count;

    if (!variables_read(project, arena, &variables, &count, error))
        return false;
    cases->variables = memory_take((count + 1) * sizeof *cases->variables);
    cases->variable_count = count;
    for (size_t i = 0; i < count; i++) {
        cases->variables[i] = variables[i].name;
        map_put(&places, MAP_KEY(variables[i].id), (int64_t)i);
    }
    order_by_name(cases->variables, count, sizeof *cases->variables, 0);
    return read_values(project, list, variables, &places, arena, error);
}

bool tema_case_list(struct tema_project *project, struct tema_cases *ret_cases,
                    struct tema_error *error)
{
    struct arena *arena = arena_new();
    struct tema_cases cases = {.memory = arena};
    struct case_array list = {0};
    bool went_well = read_cases(project, &list, arena, error) &&
                     count_quotations(project, &list, error) &&
                     read_documents(project, &list, arena, error) &&
                     read_variables(project, &cases, &list, arena, error);

    cases.items = list.items;
    cases.count = list.count;
    if (!went_well) {
        tema_cases_free(&cases);
        return false;
    }
    order_by_name(cases.items, cases.count, sizeof *cases.items,
                  offsetof(struct tema_case, name));
    *ret_cases = cases;
    return true;
}

void tema_cases_free(struct tema_cases *cases)
{
    free(cases->items);
    free(cases->variables);
    arena_free(cases->memory);
    *cases = (struct tema_cases){0};
}

/* --- one of them --- */

bool tema_case_find(struct tema_project *project, const char *name,
                    struct tema_case_id *ret_case, struct tema_error *error)
{
    static const char select[] =
        "SELECT id, name FROM cases WHERE removed = 0 ORDER BY id";
    CLEANUP_ARENA struct arena *arena = arena_new();
    ARRAY(struct name) names = {0};
    struct rows rows;
    bool went_well;

    if (!store_query(project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (rows_next(&rows))
        *array_push(&names) = (struct name){
            rows_integer(&rows, 0), arena_copy_string(arena, rows_text(&rows, 1))};
    went_well =
        rows_close(&rows, error) &&
        names_find("case", name, names.items, names.count, false, &ret_case->row, error);
    array_release(&names);
    return went_well;
}

static bool add_case(struct tema_project *project, const char *name,
                     struct tema_case_id *ret_case, struct tema_error *error)
{
    struct tema_case_id added;
    bool is_new;

    if (!cases_named(project, name, &added.row, &is_new, error))
        return false;
    if (!is_new)
        return tema_fail(error, TEMA_EXISTS, "there is a case '%s' already", name);
    *ret_case = added;
    return true;
}

bool tema_case_add(struct tema_project *project, const char *name,
                   struct tema_case_id *ret_case, struct tema_error *error)
{
    bool went_well;

    if (!project_begin(project, error))
        return false;
    went_well = add_case(project, name, ret_case, error);
    return project_end(project, went_well, error, "added the case '%s'", name);
}

/* --- what is about it --- */

static bool document_label(struct tema_project *project, int64_t id, struct arena *arena,
                           const char **ret_name, struct tema_error *error)
{
    struct object object;

    if (!project_expect(project, id, KIND_DOCUMENT, error) ||
        !history_read_object(project->history, id, arena, &object, error))
        return false;
    *ret_name = arena_copy_slice(arena, object.values[DOCUMENT_NAME].text);
    return true;
}

bool tema_case_assign(struct tema_project *project, struct tema_document_id document,
                      struct tema_case_id case_id, struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    const char *name = "", *of_document = "";
    bool went_well;

    if (!project_begin(project, error))
        return false;
    went_well =
        document_label(project, document.row, arena, &of_document, error) &&
        (case_id.row == 0 || cases_name(project, case_id.row, arena, &name, error)) &&
        cases_point_document(project, document.row, case_id.row, error);
    if (case_id.row == 0)
        return project_end(project, went_well, error, "said that '%s' is about no case",
                           of_document);
    return project_end(project, went_well, error, "said that '%s' is about the case '%s'",
                       of_document, name);
}

static bool set_values(struct tema_project *project, int64_t case_id,
                       const struct tema_value *values, size_t count,
                       struct tema_error *error)
{
    CLEANUP(map_release) struct map variables = {0};

    if (!cases_map_variables(project, &variables, error))
        return false;
    for (size_t i = 0; i < count; i++) {
        int64_t variable;
        bool is_new;

        if (!cases_find_or_bear_variable(project, &variables, values[i].variable,
                                         &variable, &is_new, error) ||
            !cases_set_value(project, case_id, variable, values[i].value, NULL, error))
            return false;
    }
    return true;
}

bool tema_case_set(struct tema_project *project, struct tema_case_id case_id,
                   const struct tema_value *values, size_t count,
                   struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    const char *name = "";
    bool went_well;

    if (!project_begin(project, error))
        return false;
    went_well = cases_name(project, case_id.row, arena, &name, error) &&
                set_values(project, case_id.row, values, count, error);
    if (count == 1)
        return project_end(project, went_well, error, "set %s of the case '%s' to '%s'",
                           values[0].variable, name, values[0].value);
    return project_end(project, went_well, error, "set %zu variables of the case '%s'",
                       count, name);
}
