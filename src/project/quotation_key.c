/* quotation_key.c - short stable names: made, checked, kept apart, found again */
#include "base/array.h"
#include "base/digest.h"
#include "project/names.h"
#include "project/quotation.h"

/* Digits and letters without those that are misread for others. */
static const char alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";

enum { KEY_SETTLED = 9 }; /* 40 bits: room for the few that collide in merged copies */

bool quotation_key_is_well_formed(const char *key)
{
    size_t length = strlen(key);

    return length >= KEY_SHORTEST && length <= KEY_LONGEST && key[0] == 'q' &&
           strspn(key + 1, alphabet) == length - 1;
}

void quotation_key_make(const struct guid *guid, size_t length, char ret_key[KEY_SIZE])
{
    unsigned char digest[8];
    uint64_t bits = 0;

    digest_blake2b((struct slice){(const char *)guid->bytes, sizeof guid->bytes}, digest,
                   sizeof digest);
    for (size_t i = 0; i < sizeof digest; i++)
        bits = bits << 8 | digest[i];
    ret_key[0] = 'q';
    for (size_t i = 1; i < length; i++, bits <<= 5)
        ret_key[i] = alphabet[bits >> 59];
    ret_key[length] = '\0';
}

bool quotation_keys_load(struct tema_project *project, struct map *keys,
                         struct tema_error *error)
{
    static const char select[] = "SELECT key FROM quotation";
    struct rows rows;

    if (!store_query(project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (rows_next(&rows))
        map_put(keys, rows_slice(&rows, 0), 1);
    return rows_close(&rows, error);
}

bool quotation_key_is_taken(struct tema_project *project, const struct map *keys,
                            const char *key, bool *ret_taken, struct tema_error *error)
{
    static const char select[] = "SELECT id FROM quotation WHERE key = $1 LIMIT 1";
    int64_t id;

    if (keys != NULL) {
        *ret_taken = map_find(keys, slice_of(key), NULL);
        return true;
    }
    if (!store_integer(project->store, select, BIND(sql_text(key)), 0, &id, error))
        return false;
    *ret_taken = id != 0;
    return true;
}

bool quotation_key_choose(struct tema_project *project, const struct map *keys,
                          const struct guid *guid, char ret_key[KEY_SIZE],
                          struct tema_error *error)
{
    char longest[KEY_SIZE];
    bool is_taken = true;

    quotation_key_make(guid, KEY_LONGEST, longest);
    for (size_t length = KEY_SHORTEST; is_taken && length <= KEY_LONGEST; length++) {
        memcpy(ret_key, longest, length);
        ret_key[length] = '\0';
        if (!quotation_key_is_taken(project, keys, ret_key, &is_taken, error))
            return false;
    }
    if (is_taken)
        return tema_fail(error, TEMA_EXISTS, "the key '%s' is taken", ret_key);
    return true;
}

/* One of several quotations with one key. */
struct namesake {
    int64_t id;
    struct guid guid;
    char key[KEY_SIZE];
};

static bool give_longer_key(struct tema_project *project, const struct namesake *namesake,
                            struct tema_error *error)
{
    static const char update[] = "UPDATE quotation SET key = $2 WHERE id = $1";
    char key[KEY_SIZE];
    size_t length =
        strlen(namesake->key) < KEY_SETTLED ? (size_t)KEY_SETTLED : KEY_LONGEST;

    quotation_key_make(&namesake->guid, length, key);
    return store_run(project->store, update,
                     BIND(sql_integer(namesake->id), sql_text(key)), NULL, error);
}

bool quotation_keys_settle(struct tema_project *project, struct tema_error *error)
{
    static const char select[] =
        "SELECT q.id, o.guid, q.key FROM quotation q JOIN history_object o ON o.id = q.id"
        " WHERE q.key IN (SELECT key FROM quotation GROUP BY key HAVING count(*) > 1)"
        " ORDER BY q.key, o.guid";
    CLEANUP_FREE struct namesake *namesakes = NULL;
    ARRAY(struct namesake) all = {0};
    struct rows rows;
    bool went_well;

    if (!store_query(project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (rows_next(&rows)) {
        struct namesake *namesake = array_push(&all);

        *namesake =
            (struct namesake){.id = rows_integer(&rows, 0), .guid = rows_guid(&rows, 1)};
        strncat(namesake->key, rows_text(&rows, 2), KEY_LONGEST);
    }
    namesakes = all.items;
    went_well = rows_close(&rows, error);
    for (size_t i = 1; went_well && i < all.count; i++)
        if (strcmp(namesakes[i].key, namesakes[i - 1].key) == 0)
            went_well = give_longer_key(project, namesakes + i, error);
    return went_well;
}

/* As people type it: capitals, and the letters that the alphabet leaves out. */
static void tidy_key(const char *typed, char ret_key[KEY_SIZE])
{
    size_t length = 0;

    for (; *typed != '\0' && length < KEY_LONGEST; typed++) {
        char c = *typed >= 'A' && *typed <= 'Z' ? (char)(*typed + 32) : *typed;

        if (c == 'o')
            c = '0';
        else if (c == 'i' || c == 'l')
            c = '1';
        ret_key[length++] = c;
    }
    ret_key[*typed == '\0' ? length : 0] = '\0';
}

static bool find_near(struct tema_project *project, const char *key, int64_t *ret_id,
                      struct tema_error *error)
{
    static const char select[] = "SELECT id, key FROM quotation WHERE removed = 0";
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_FREE struct name *names = NULL;
    ARRAY(struct name) all = {0};
    struct rows rows;

    if (!store_query(project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (rows_next(&rows))
        *array_push(&all) = (struct name){rows_integer(&rows, 0),
                                          arena_copy_string(arena, rows_text(&rows, 1))};
    names = all.items;
    return rows_close(&rows, error) &&
           names_find("quotation", key, names, all.count, false, ret_id, error);
}

bool tema_quotation_find(struct tema_project *project, const char *key,
                         struct tema_quotation_id *ret_quotation,
                         struct tema_error *error)
{
    static const char select[] =
        "SELECT id FROM quotation WHERE key = $1 AND removed = 0 ORDER BY id LIMIT 1";
    char tidy[KEY_SIZE];
    int64_t id;

    tidy_key(key, tidy);
    if (!store_integer(project->store, select, BIND(sql_text(tidy)), 0, &id, error))
        return false;
    if (id == 0 && !find_near(project, key, &id, error))
        return false;
    ret_quotation->row = id;
    return true;
}
