/* map.h - from keys, which are bytes, to numbers; for lookups that must not cost a
 * query */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stdint.h>

#include "base/buffer.h"

/* Start with {0}. */
struct map {
    struct map_slot *slots;
    size_t capacity; /* a power of two, or 0 */
    size_t count;
    struct buffer keys; /* copies of all keys, one behind the other */
};

/* Any object without padding as a key: MAP_KEY(number). */
#define MAP_KEY(object) ((struct slice){(const char *)&(object), sizeof(object)})

void map_release(struct map *map);
void map_clear(struct map *map); /* keeps the memory */

/* Where KEY is there already, its number is replaced. KEY is copied. */
void map_put(struct map *map, struct slice key, int64_t number);

/* Whether KEY is there; if so its number is in RET_NUMBER (may be NULL). */
bool map_find(const struct map *map, struct slice key, int64_t *ret_number);

/* The number of KEY, or NOTHING. */
int64_t map_number(const struct map *map, struct slice key, int64_t nothing);

#endif
