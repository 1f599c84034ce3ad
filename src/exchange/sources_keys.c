/* sources_keys.c - keys for many quotations: which of the shortest are taken, in one bit
 * each */
#include "exchange/sources_pass.h"

enum {
    SHORT_BITS = 5 * (KEY_SHORTEST - 1), /* that a shortest key says */
    SHORT_KEYS = 1 << SHORT_BITS,
    BYTE = 8,
};

/* What a shortest key says as a number; false where KEY is another one. */
static bool number_of(const char *key, uint32_t *ret_number)
{
    static const char alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";
    uint32_t number = 0;

    if (strlen(key) != KEY_SHORTEST || !quotation_key_is_well_formed(key))
        return false;
    for (size_t i = 1; i < KEY_SHORTEST; i++)
        number = number << 5 | (uint32_t)(strchr(alphabet, key[i]) - alphabet);
    *ret_number = number;
    return true;
}

bool source_keys_take(struct source_keys *keys, const char *key)
{
    uint32_t number;
    unsigned char bit;

    if (!number_of(key, &number)) {
        if (map_find(&keys->others, slice_of(key), NULL))
            return false;
        map_put(&keys->others, slice_of(key), 1);
        return true;
    }
    bit = (unsigned char)(1 << number % BYTE);
    if (keys->shortest[number / BYTE] & bit)
        return false;
    keys->shortest[number / BYTE] |= bit;
    return true;
}

bool source_keys_load(struct source_keys *keys, struct tema_project *project,
                      struct tema_error *error)
{
    static const char select[] = "SELECT key FROM quotation";
    struct rows rows;

    keys->shortest = memory_take_zeroed(SHORT_KEYS / BYTE, 1);
    if (!store_query(project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (rows_next(&rows))
        (void)source_keys_take(keys, rows_text(&rows, 0));
    return rows_close(&rows, error);
}

void source_keys_release(struct source_keys *keys)
{
    free(keys->shortest);
    map_release(&keys->others);
}

bool source_keys_choose(struct source_keys *keys, const struct guid *guid,
                        char ret_key[KEY_SIZE], struct tema_error *error)
{
    for (size_t length = KEY_SHORTEST; length <= KEY_LONGEST; length++) {
        quotation_key_make(guid, length, ret_key);
        if (source_keys_take(keys, ret_key))
            return true;
    }
    return tema_fail(error, TEMA_EXISTS, "the key '%s' is taken", ret_key);
}
