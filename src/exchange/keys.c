/* keys.c - see exchange/reading.h: from the GUIDs of a file to those of the project */
#include "base/cleanup.h"
#include "exchange/reading.h"

/* In the order in which reading_find_key tries them. */
static const struct {
    enum family family;
    bool is_surveyed; /* all are asked for, so that all are remembered */
    enum kind kind, other_kind;
} families[] = {
    {FAMILY_SELECTION, false, KIND_QUOTATION, KIND_QUOTATION},
    {FAMILY_CODE, true, KIND_CODE, KIND_CODE},
    {FAMILY_SOURCE, true, KIND_DOCUMENT, KIND_DOCUMENT},
    {FAMILY_CASE, true, KIND_CASE, KIND_CASE},
    {FAMILY_NOTE, true, KIND_MEMO, KIND_MEMO},
    {FAMILY_SET, true, KIND_SET, KIND_THEME},
    {FAMILY_CODING, false, KIND_CODING, KIND_CODING},
    {FAMILY_LINK, true, KIND_LINK, KIND_LINK},
    {FAMILY_GRAPH, true, KIND_GRAPH, KIND_GRAPH},
    {FAMILY_SYNC_POINT, false, KIND_DOCUMENT, KIND_DOCUMENT},
};

enum { FAMILIES = sizeof families / sizeof *families, NO_FAMILY = '?' };

struct key {
    unsigned char bytes[1 + sizeof(struct guid)];
};

static struct key key_of(enum family family, const struct guid *guid)
{
    struct key key;

    key.bytes[0] = (unsigned char)family;
    memcpy(key.bytes + 1, guid, sizeof *guid);
    return key;
}

static bool is_surveyed(enum family family)
{
    for (int i = 0; i < FAMILIES; i++)
        if (families[i].family == family)
            return families[i].is_surveyed;
    return false;
}

/* Of what family the project's object GUID is: NO_FAMILY where it is of none that came
 * with a file, 0 where there is no such object. */
static int family_in_project(const struct reading *reading, const struct guid *guid)
{
    static const char select[] = "SELECT kind FROM history_object WHERE guid = $1";
    struct tema_error error = {0};
    int64_t kind = 0;

    /* A file that cannot be asked will not be written to either: that fails then. */
    if (reading->project == NULL ||
        !store_integer(reading->project->store, select, BIND(sql_guid(guid)), 0, &kind,
                       &error))
        return 0;
    for (int i = 0; kind != 0 && i < FAMILIES; i++)
        if ((int64_t)families[i].kind == kind || (int64_t)families[i].other_kind == kind)
            return (int)families[i].family;
    return kind != 0 ? NO_FAMILY : 0;
}

static struct guid guid_in_family(enum family family, const struct guid *guid)
{
    const char letter[] = {(char)family, '\0'};

    return reading_make_guid(guid, letter, 0);
}

/* Who is to have GUID as it is, now that FAMILY asks for it as the first of the file. */
static int owner_of(struct reading *reading, enum family family, const struct guid *guid)
{
    struct guid other = guid_in_family(family, guid);
    int owner = family_in_project(reading, guid);

    if (owner != 0)
        return owner;
    return family_in_project(reading, &other) == (int)family ? 0 : (int)family;
}

struct guid reading_key(struct reading *reading, enum family family,
                        const struct guid *guid)
{
    const struct key key = key_of(family, guid);
    const bool surveyed = is_surveyed(family);
    struct guid object = *guid;
    int64_t place, owner;

    if (map_find(&reading->objects, MAP_KEY(key), &place))
        return reading->object_guids.items[place];
    owner = map_number(&reading->owners, MAP_KEY(*guid), 0);
    if (owner == 0 && surveyed) {
        owner = owner_of(reading, family, guid);
        if (owner != 0)
            map_put(&reading->owners, MAP_KEY(*guid), owner);
        if (owner != (int64_t)family)
            object = guid_in_family(family, guid);
    } else if (owner != 0 && owner != (int64_t)family) {
        object = guid_in_family(family, guid);
    }
    if (surveyed || map_find(&reading->wanted, MAP_KEY(*guid), NULL))
        reading_set_key(reading, family, guid, &object);
    return object;
}

void reading_set_key(struct reading *reading, enum family family, const struct guid *guid,
                     const struct guid *object)
{
    const struct key key = key_of(family, guid);

    map_put(&reading->objects, MAP_KEY(key), (int64_t)reading->object_guids.count);
    *array_push(&reading->object_guids) = *object;
}

static bool find_user_or_variable(const struct reading *reading, const struct guid *guid,
                                  struct guid *ret_object)
{
    int64_t place;

    if (map_find(&reading->users_by_guid, MAP_KEY(*guid), &place))
        *ret_object = reading->users.items[place].guid;
    else if (map_find(&reading->variables_by_guid, MAP_KEY(*guid), &place))
        *ret_object = reading->variables.items[place].guid;
    else
        return false;
    return true;
}

bool reading_find_key(const struct reading *reading, const struct guid *guid,
                      struct guid *ret_object)
{
    int64_t place;

    for (int i = 0; i < FAMILIES; i++) {
        const struct key key = key_of(families[i].family, guid);

        if (map_find(&reading->objects, MAP_KEY(key), &place)) {
            *ret_object = reading->object_guids.items[place];
            return true;
        }
    }
    return find_user_or_variable(reading, guid, ret_object);
}

struct guid reading_make_guid(const struct guid *parent, const char *what, int64_t number)
{
    CLEANUP_BUFFER struct buffer name = {0};

    buffer_add(&name, "element", sizeof "element"); /* with its NUL */
    buffer_add(&name, parent->bytes, sizeof parent->bytes);
    buffer_add_format(&name, "%s %lld", what, (long long)number);
    return guid_from_name(buffer_slice(&name));
}

static void release_members(struct reading *reading)
{
    for (size_t i = 0; i < reading->cases.count; i++) {
        struct found_case *found = &reading->cases.items[i];

        array_release(&found->values);
        array_release(&found->codes);
        array_release(&found->sources);
        array_release(&found->selections);
    }
    for (size_t i = 0; i < reading->sets.count; i++) {
        struct found_set *found = &reading->sets.items[i];

        array_release(&found->codes);
        array_release(&found->sources);
        array_release(&found->notes);
    }
}

void reading_finish(struct reading *reading)
{
    struct map *const maps[] = {
        &reading->users_by_guid,     &reading->codes_by_guid,  &reading->wanted,
        &reading->variables_by_guid, &reading->objects,        &reading->owners,
        &reading->names_taken,       &reading->guids_taken,    &reading->coming,
        &reading->known_coders,      &reading->known_variables};

    release_members(reading);
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++)
        map_release(maps[i]);
    array_release(&reading->users);
    array_release(&reading->codes);
    array_release(&reading->variables);
    array_release(&reading->cases);
    array_release(&reading->sets);
    array_release(&reading->links);
    array_release(&reading->graphs);
    array_release(&reading->note_refs);
    array_release(&reading->notes);
    array_release(&reading->object_guids);
    arena_free(reading->arena);
    reading->arena = NULL;
}
