/* variables.c - see project/variables.h and include/tema/cases.h */
#include <stdlib.h>

#include "base/array.h"
#include "base/cleanup.h"
#include "base/map.h"
#include "project/forest.h"
#include "project/variables.h"
#include "tema/cases.h"
#include "text/fold.h"

/* --- their names --- */

static bool take_name(struct map *taken, const char *name)
{
    CLEANUP_BUFFER struct buffer folded = {0};

    fold(slice_of(name), &folded);
    if (map_find(taken, buffer_slice(&folded), NULL))
        return false;
    map_put(taken, buffer_slice(&folded), 1);
    return true;
}

static const char *free_name(struct map *taken, const char *name, struct arena *arena)
{
    const char *label = name;

    for (int i = 2; !take_name(taken, label); i++)
        label = arena_format(arena, "%s (%d)", name, i);
    return label;
}

bool variables_read(struct tema_project *project, struct arena *arena,
                    struct name **ret_variables, size_t *ret_count,
                    struct tema_error *error)
{
    static const char select[] =
        "SELECT variable.id, name FROM variable JOIN history_object USING (id) "
        "WHERE removed = 0 ORDER BY guid";
    CLEANUP(map_release) struct map taken = {0};
    struct name *names = NULL;
    size_t count = 0;
    struct rows rows;

    if (!store_query(project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (rows_next(&rows)) {
        const char *name = arena_copy_string(arena, rows_text(&rows, 1));

        names = names_room(arena, names, count, sizeof *names);
        names[count++] =
            (struct name){rows_integer(&rows, 0), free_name(&taken, name, arena)};
    }
    *ret_variables = names;
    *ret_count = count;
    return rows_close(&rows, error);
}

/* --- identity --- */

/* Whether a variable called NAME may be GUID: nothing is, or what is has that name. */
static bool may_be(struct tema_project *project, const struct guid *guid,
                   const char *name, bool *ret_may, struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct object object;
    int64_t id;

    if (!history_find_object(project->history, guid, &id, error))
        return false;
    *ret_may = true;
    if (id == 0)
        return true;
    if (!history_read_object(project->history, id, arena, &object, error))
        return false;
    *ret_may =
        names_equal(arena_copy_slice(arena, object.values[VARIABLE_NAME].text), name);
    return true;
}

bool variables_new_guid(struct tema_project *project, const char *name,
                        struct guid *ret_guid, struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer bytes = {0};
    bool may = false;

    buffer_add(&bytes, "variable", sizeof "variable");
    buffer_add_string(&bytes, name);
    for (;;) {
        struct guid guid = guid_from_name(buffer_slice(&bytes));

        if (project != NULL && !may_be(project, &guid, name, &may, error))
            return false;
        if (project == NULL || may) {
            *ret_guid = guid;
            return true;
        }
        buffer_add_byte(&bytes, '\0');
        buffer_add(&bytes, (const char *)guid.bytes, sizeof guid.bytes);
    }
}

/* --- by name --- */

static bool find(struct tema_project *project, const char *variable, struct arena *arena,
                 struct name *ret_found, struct tema_error *error)
{
    struct name *names;
    size_t count;
    int64_t id;

    if (!variables_read(project, arena, &names, &count, error) ||
        !names_find("variable", variable, names, count, false, &id, error))
        return false;
    for (size_t i = 0; i < count; i++)
        if (names[i].id == id)
            *ret_found = names[i];
    return true;
}

bool tema_variable_find(struct tema_project *project, const char *variable,
                        char **ret_name, struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct name found = {0};

    if (!find(project, variable, arena, &found, error))
        return false;
    *ret_name = memory_copy_string(found.name);
    return true;
}

/* --- changes --- */

static bool check_free(struct tema_project *project, int64_t id, const char *name,
                       struct arena *arena, struct tema_error *error)
{
    struct name *names;
    size_t count;

    if (!variables_read(project, arena, &names, &count, error))
        return false;
    for (size_t i = 0; i < count; i++)
        if (names[i].id != id && names_equal(names[i].name, name))
            return tema_fail(error, TEMA_EXISTS, "there is a variable '%s' already",
                             names[i].name);
    return true;
}

bool tema_variable_rename(struct tema_project *project, const char *variable,
                          const char *name, struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct name found = {.name = ""};
    bool went_well;

    if (!project_check_name(name, "variable", error) || !project_begin(project, error))
        return false;
    went_well =
        find(project, variable, arena, &found, error) &&
        check_free(project, found.id, name, arena, error) &&
        history_write(project->history, found.id, VARIABLE_NAME, value_text(name), error);
    return project_end(project, went_well, error, "renamed the variable '%s' to '%s'",
                       found.name, name);
}

static bool remove_variable(struct tema_project *project, int64_t id,
                            struct tema_error *error)
{
    static const char values[] =
        "SELECT id FROM value WHERE variable_id = $1 AND removed = 0 ORDER BY id";
    CLEANUP_FREE int64_t *ids = NULL;
    size_t count = 0;

    if (!forest_ids(project, values, id, &ids, &count, error))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!history_remove(project->history, ids[i], error))
            return false;
    return history_remove(project->history, id, error);
}

bool tema_variable_remove(struct tema_project *project, const char *variable,
                          struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct name found = {.name = ""};
    bool went_well;

    if (!project_begin(project, error))
        return false;
    went_well = find(project, variable, arena, &found, error) &&
                remove_variable(project, found.id, error);
    return project_end(project, went_well, error, "removed the variable '%s'",
                       found.name);
}
