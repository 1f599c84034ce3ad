/* map.c - see base/map.h
 *
 * Open addressing over SipHash with a key of this process, so that no file can be made
 * whose keys all fall on one slot. */
#include <sodium.h>

#include "base/map.h"
#include "base/memory.h"

struct map_slot {
    uint64_t hash; /* 0: free */
    size_t key;    /* offset in the keys */
    size_t length;
    int64_t number;
};

static uint64_t hash_of(struct slice key)
{
    static unsigned char secret[crypto_shorthash_KEYBYTES];
    static bool has_secret = false;
    uint64_t hash;

    if (!has_secret) {
        randombytes_buf(secret, sizeof secret);
        has_secret = true;
    }
    crypto_shorthash((unsigned char *)&hash, (const unsigned char *)key.bytes, key.length,
                     secret);
    return hash != 0 ? hash : 1;
}

/* The slot that holds KEY, or the free one where it belongs. */
static struct map_slot *slot_of(const struct map *map, struct slice key, uint64_t hash)
{
    size_t at = (size_t)hash & (map->capacity - 1);

    for (;; at = (at + 1) & (map->capacity - 1)) {
        struct map_slot *slot = map->slots + at;

        if (slot->hash == 0)
            return slot;
        if (slot->hash == hash &&
            slice_equals((struct slice){map->keys.bytes + slot->key, slot->length}, key))
            return slot;
    }
}

static void grow(struct map *map)
{
    struct map_slot *old = map->slots;
    size_t old_capacity = map->capacity;

    map->capacity = old_capacity > 0 ? 2 * old_capacity : 64;
    map->slots = memory_take_zeroed(map->capacity, sizeof *map->slots);
    for (size_t i = 0; i < old_capacity; i++) {
        size_t at = (size_t)old[i].hash & (map->capacity - 1);

        if (old[i].hash == 0)
            continue;
        while (map->slots[at].hash != 0)
            at = (at + 1) & (map->capacity - 1);
        map->slots[at] = old[i];
    }
    free(old);
}

void map_release(struct map *map)
{
    free(map->slots);
    buffer_release(&map->keys);
    *map = (struct map){0};
}

void map_clear(struct map *map)
{
    if (map->count > 0)
        memset(map->slots, 0, map->capacity * sizeof *map->slots);
    map->count = 0;
    buffer_clear(&map->keys);
}

void map_put(struct map *map, struct slice key, int64_t number)
{
    uint64_t hash = hash_of(key);
    struct map_slot *slot;

    if (4 * (map->count + 1) > 3 * map->capacity)
        grow(map);
    slot = slot_of(map, key, hash);
    if (slot->hash == 0) {
        *slot = (struct map_slot){
            .hash = hash, .key = map->keys.length, .length = key.length};
        buffer_add_slice(&map->keys, key);
        map->count++;
    }
    slot->number = number;
}

bool map_find(const struct map *map, struct slice key, int64_t *ret_number)
{
    const struct map_slot *slot;

    if (map->count == 0)
        return false;
    slot = slot_of(map, key, hash_of(key));
    if (slot->hash == 0)
        return false;
    if (ret_number != NULL)
        *ret_number = slot->number;
    return true;
}

int64_t map_number(const struct map *map, struct slice key, int64_t nothing)
{
    int64_t number = nothing;

    return map_find(map, key, &number) ? number : nothing;
}
