/* names.c - see exchange/reading.h: what people tell coders, variables and cases by */
#include <stdio.h>

#include "base/cleanup.h"
#include "exchange/reading.h"
#include "project/cases.h"
#include "project/coder.h"
#include "project/variables.h"
#include "text/fold.h"

/* How many things of FAMILY are called NAME by now, this one too. A coder is told by the
 * very letters, all else is found in any case. */
static int64_t count_name(struct reading *reading, char family, const char *name)
{
    CLEANUP_BUFFER struct buffer key = {0};
    int64_t count;

    buffer_add_byte(&key, family);
    if (family == 'u')
        buffer_add_string(&key, name);
    else
        fold(slice_of(name), &key);
    count = map_number(&reading->names_taken, buffer_slice(&key), 0) + 1;
    map_put(&reading->names_taken, buffer_slice(&key), count);
    return count;
}

void reading_take_name(struct reading *reading, char family, const char *name)
{
    (void)count_name(reading, family, name);
}

const char *reading_unique_name(struct reading *reading, char family, const char *name,
                                const char *noun)
{
    int64_t count = count_name(reading, family, name);
    const char *unique;

    if (count == 1)
        return name;
    losses_note(reading->losses, TEMA_EXCHANGE_REPAIRED, noun,
                "a name that another one has: a number is put behind it", name);
    for (;;) {
        unique = arena_format(reading->arena, "%s (%lld)", name, (long long)count);
        if (count_name(reading, family, unique) == 1)
            return unique;
        count = count_name(reading, family, name);
    }
}

/* --- what the project knows them as: its own GUID, where no other program gave one ---
 */

static bool load_known(struct reading *reading, const char *sql, struct map *known,
                       struct tema_error *error)
{
    struct rows rows;

    if (!store_query(reading->project->store, sql, BIND_NOTHING, &rows, error))
        return false;
    while (rows_next(&rows)) {
        if (map_find(known, rows_slice(&rows, 0), NULL))
            continue;
        map_put(known, rows_slice(&rows, 0), (int64_t)reading->object_guids.count);
        *array_push(&reading->object_guids) = rows_guid(&rows, 1);
    }
    return rows_close(&rows, error);
}

static bool take_guid(struct reading *reading, const struct guid *guid)
{
    if (map_find(&reading->guids_taken, MAP_KEY(*guid), NULL))
        return false;
    map_put(&reading->guids_taken, MAP_KEY(*guid), 1);
    return true;
}

static bool take_known(struct reading *reading, const struct map *known,
                       const struct guid *known_as, struct guid *ret_guid)
{
    int64_t place = map_number(known, MAP_KEY(*known_as), -1);

    if (place < 0 || !take_guid(reading, &reading->object_guids.items[place]))
        return false;
    *ret_guid = reading->object_guids.items[place];
    return true;
}

/* --- users --- */

/* The same name is the same coder, unless the file has two of it, or the project knows
 * the one of this name as another user of the file. */
static void name_user(struct reading *reading, struct found_user *user)
{
    const char *name = user->name;

    do {
        user->name = reading_unique_name(reading, 'u', name, "coders");
        user->guid = coder_guid(user->name);
    } while (!take_guid(reading, &user->guid));
}

static void call_by_guid(struct reading *reading, struct found_user *user)
{
    char text[37];

    if (user->is_listed)
        return;
    guid_format(&user->known_as, text);
    for (int i = 0; i < 8; i++)
        text[i] = (char)(text[i] >= 'a' ? text[i] - 'a' + 'A' : text[i]);
    user->name = arena_format(reading->arena, "user %.8s", text);
    losses_note(reading->losses, TEMA_EXCHANGE_REPAIRED, "coders",
                "a user who is mentioned and not listed: called by the GUID", user->name);
}

size_t reading_add_user(struct reading *reading, const struct guid *guid)
{
    int64_t place = map_number(&reading->users_by_guid, MAP_KEY(*guid), -1);
    struct found_user *user;

    if (place >= 0)
        return (size_t)place;
    place = (int64_t)reading->users.count;
    map_put(&reading->users_by_guid, MAP_KEY(*guid), place);
    user = array_push(&reading->users);
    *user = (struct found_user){.known_as = *guid};
    if (reading->users_are_named) {
        call_by_guid(reading, user);
        name_user(reading, user);
    }
    return (size_t)place;
}

bool reading_name_users(struct reading *reading, struct tema_error *error)
{
    static const char select[] = "SELECT coalesce(known_as, guid), guid FROM coder "
                                 "JOIN history_object USING (id) ORDER BY id";
    CLEANUP_FREE bool *is_known =
        memory_take_zeroed(reading->users.count + 1, sizeof *is_known);

    if (reading->project != NULL &&
        !load_known(reading, select, &reading->known_coders, error))
        return false;
    for (size_t i = 0; i < reading->users.count; i++) {
        struct found_user *user = &reading->users.items[i];

        call_by_guid(reading, user);
        is_known[i] =
            take_known(reading, &reading->known_coders, &user->known_as, &user->guid);
    }
    for (size_t i = 0; i < reading->users.count; i++)
        if (!is_known[i])
            name_user(reading, &reading->users.items[i]);
    reading->users_are_named = true;
    return true;
}

/* --- variables --- */

/* The project's variables by their names, which need not be those of their births. */
static bool load_variable_names(const struct reading *reading, struct map *names,
                                struct tema_error *error)
{
    return reading->project == NULL ||
           cases_map_variables(reading->project, names, error);
}

static bool guid_of_name(struct reading *reading, const struct map *names,
                         const char *name, struct guid *ret_guid,
                         struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer folded = {0};
    struct value value;
    int64_t id;

    fold(slice_of(name), &folded);
    if (!map_find(names, buffer_slice(&folded), &id))
        return variables_new_guid(reading->project, name, ret_guid, error);
    if (!history_value_of(reading->project->history, id, &value, error))
        return false;
    *ret_guid = value.guid;
    return true;
}

/* As a user's. */
static bool name_variable(struct reading *reading, const struct map *names,
                          struct found_variable *found, struct tema_error *error)
{
    const char *name = found->name;

    do {
        found->name = reading_unique_name(reading, 'v', name, "variables");
        if (!guid_of_name(reading, names, found->name, &found->guid, error))
            return false;
    } while (!take_guid(reading, &found->guid));
    return true;
}

bool reading_name_variables(struct reading *reading, struct tema_error *error)
{
    static const char select[] = "SELECT coalesce(known_as, guid), guid FROM variable "
                                 "JOIN history_object USING (id) ORDER BY id";
    const size_t count = reading->variables.count;
    CLEANUP_FREE bool *is_known = memory_take_zeroed(count + 1, sizeof *is_known);
    CLEANUP(map_release) struct map names = {0};

    if (reading->project != NULL &&
        !load_known(reading, select, &reading->known_variables, error))
        return false;
    for (size_t i = 0; i < count; i++) {
        struct found_variable *found = &reading->variables.items[i];

        is_known[i] = take_known(reading, &reading->known_variables, &found->known_as,
                                 &found->guid);
        if (is_known[i])
            found->name = reading_unique_name(reading, 'v', found->name, "variables");
    }
    if (!load_variable_names(reading, &names, error))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!is_known[i] &&
            !name_variable(reading, &names, &reading->variables.items[i], error))
            return false;
    return true;
}
