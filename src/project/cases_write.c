/* cases_write.c - see project/cases.h: bearing cases and variables, writing values */
#include "base/array.h"
#include "base/cleanup.h"
#include "project/cases.h"
#include "project/variables.h"
#include "text/fold.h"
#include "text/utf8.h"

enum { VALUE_LIMIT = 1000 }; /* code points */

static bool add_names(struct tema_project *project, const char *sql, struct map *names,
                      struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer folded = {0};
    struct rows rows;

    if (!store_query(project->store, sql, BIND_NOTHING, &rows, error))
        return false;
    while (rows_next(&rows)) {
        buffer_clear(&folded);
        fold(rows_slice(&rows, 1), &folded);
        if (!map_find(names, buffer_slice(&folded), NULL))
            map_put(names, buffer_slice(&folded), rows_integer(&rows, 0));
    }
    return rows_close(&rows, error);
}

bool cases_map(struct tema_project *project, struct map *names, struct tema_error *error)
{
    static const char select[] =
        "SELECT id, name FROM cases WHERE removed = 0 ORDER BY id";

    return add_names(project, select, names, error);
}

bool cases_map_variables(struct tema_project *project, struct map *names,
                         struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_BUFFER struct buffer folded = {0};
    struct name *variables;
    size_t count;

    if (!variables_read(project, arena, &variables, &count, error))
        return false;
    for (size_t i = 0; i < count; i++) {
        buffer_clear(&folded);
        fold(slice_of(variables[i].name), &folded);
        map_put(names, buffer_slice(&folded), variables[i].id);
    }
    return true;
}

bool cases_find_or_bear(struct tema_project *project, struct map *names, const char *name,
                        int64_t *ret_case, bool *ret_is_new, struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer folded = {0};
    const struct value values[CASE_FIELDS] = {[CASE_NAME - 1] = value_text(name)};
    bool is_new;

    if (!project_check_name(name, "case", error))
        return false;
    fold(slice_of(name), &folded);
    is_new = !map_find(names, buffer_slice(&folded), ret_case);
    if (ret_is_new != NULL)
        *ret_is_new = is_new;
    if (!is_new)
        return true;
    if (!history_bear(project->history, KIND_CASE, NULL, values, CASE_FIELDS, ret_case,
                      error))
        return false;
    map_put(names, buffer_slice(&folded), *ret_case);
    return true;
}

bool cases_find_or_bear_variable(struct tema_project *project, struct map *names,
                                 const char *name, int64_t *ret_variable,
                                 bool *ret_is_new, struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer folded = {0};
    struct value values[VARIABLE_FIELDS] = {[VARIABLE_NAME - 1] = value_text(name)};
    struct guid guid;

    if (!project_check_name(name, "variable", error))
        return false;
    fold(slice_of(name), &folded);
    *ret_is_new = !map_find(names, buffer_slice(&folded), ret_variable);
    if (!*ret_is_new)
        return true;
    if (!variables_new_guid(project, name, &guid, error) ||
        !history_bear(project->history, KIND_VARIABLE, &guid, values, VARIABLE_FIELDS,
                      ret_variable, error))
        return false;
    map_put(names, buffer_slice(&folded), *ret_variable);
    return true;
}

bool cases_named(struct tema_project *project, const char *name, int64_t *ret_case,
                 bool *ret_is_new, struct tema_error *error)
{
    CLEANUP(map_release) struct map names = {0};

    return cases_map(project, &names, error) &&
           cases_find_or_bear(project, &names, name, ret_case, ret_is_new, error);
}

bool cases_name(struct tema_project *project, int64_t case_id, struct arena *arena,
                const char **ret_name, struct tema_error *error)
{
    struct object object;

    if (!project_expect(project, case_id, KIND_CASE, error) ||
        !history_read_object(project->history, case_id, arena, &object, error))
        return false;
    *ret_name = arena_copy_slice(arena, object.values[CASE_NAME].text);
    return true;
}

bool cases_point(struct tema_project *project, int64_t object, int field, int64_t case_id,
                 struct tema_error *error)
{
    struct value value = value_null();

    return (case_id == 0 || history_value_of(project->history, case_id, &value, error)) &&
           history_write(project->history, object, field, value, error);
}

/* --- values --- */

static bool check_value(const char *value, struct tema_error *error)
{
    if (!utf8_is_valid(slice_of(value)))
        return tema_fail(error, TEMA_INVALID, "a value must be UTF-8");
    if (utf8_length(slice_of(value)) > VALUE_LIMIT)
        return tema_fail(error, TEMA_INVALID, "a value has at most %d characters",
                         VALUE_LIMIT);
    return true;
}

/* Whether VALUE stands there already; nothing there is "". */
static bool is_set(struct tema_project *project, int64_t case_id, int64_t variable,
                   const char *value, bool *ret_set, struct tema_error *error)
{
    static const char select[] =
        "SELECT value FROM value WHERE case_id = ?1 AND variable_id = ?2 "
        "AND removed = 0";
    struct rows rows;
    bool set = value[0] == '\0';

    if (!store_query(project->store, select,
                     BIND(sql_integer(case_id), sql_integer(variable)), &rows, error))
        return false;
    if (rows_next(&rows))
        set = slice_equals(rows_slice(&rows, 0), slice_of(value));
    *ret_set = set;
    return rows_close(&rows, error);
}

struct guid cases_value_guid(const struct guid *of, const struct guid *variable)
{
    char name[sizeof "value" + 2 * sizeof *of] = "value";

    memcpy(name + sizeof "value", of->bytes, sizeof *of);
    memcpy(name + sizeof "value" + sizeof *of, variable->bytes, sizeof *variable);
    return guid_from_name((struct slice){name, sizeof name});
}

static bool write_value(struct tema_project *project, int64_t case_id, int64_t variable,
                        const char *value, struct tema_error *error)
{
    struct value values[VALUE_FIELDS] = {0};
    struct guid guid;
    int64_t id;

    if (!history_value_of(project->history, case_id, &values[VALUE_OF - 1], error) ||
        !history_value_of(project->history, variable, &values[VALUE_VARIABLE - 1], error))
        return false;
    guid = cases_value_guid(&values[VALUE_OF - 1].guid, &values[VALUE_VARIABLE - 1].guid);
    return history_bear(project->history, KIND_VALUE, &guid, values, VALUE_FIELDS, &id,
                        error) &&
           history_write(project->history, id, VALUE_VALUE, value_text(value), error);
}

bool cases_set_value(struct tema_project *project, int64_t case_id, int64_t variable,
                     const char *value, bool *ret_changed, struct tema_error *error)
{
    bool set;

    if (!check_value(value, error) ||
        !is_set(project, case_id, variable, value, &set, error))
        return false;
    if (ret_changed != NULL)
        *ret_changed = !set;
    return set || write_value(project, case_id, variable, value, error);
}

/* --- a document's values --- */

struct taken {
    int64_t variable;
    const char *value;
};

/* What the document says of variables of which the case says nothing. */
static bool read_untold(struct tema_project *project, int64_t document, int64_t case_id,
                        struct arena *arena, struct taken **ret_items, size_t *ret_count,
                        struct tema_error *error)
{
    static const char select[] =
        "SELECT variable_id, value FROM value said "
        "WHERE document_id = ?1 AND removed = 0 "
        "AND value <> '' AND NOT EXISTS (SELECT 1 FROM value WHERE case_id = ?2 "
        "AND variable_id = said.variable_id AND removed = 0) ORDER BY variable_id";
    ARRAY(struct taken) list = {0};
    struct rows rows;

    if (!store_query(project->store, select,
                     BIND(sql_integer(document), sql_integer(case_id)), &rows, error))
        return false;
    while (rows_next(&rows))
        *array_push(&list) = (struct taken){
            rows_integer(&rows, 0), arena_copy_string(arena, rows_text(&rows, 1))};
    *ret_items = list.items;
    *ret_count = list.count;
    return rows_close(&rows, error);
}

bool cases_point_document(struct tema_project *project, int64_t document, int64_t case_id,
                          struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_FREE struct taken *items = NULL;
    size_t count = 0;

    if (!cases_point(project, document, DOCUMENT_CASE, case_id, error) ||
        (case_id != 0 &&
         !read_untold(project, document, case_id, arena, &items, &count, error)))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!write_value(project, case_id, items[i].variable, items[i].value, error))
            return false;
    return true;
}
