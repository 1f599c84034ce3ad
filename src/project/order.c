/* order.c - see project/order.h */
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/memory.h"
#include "project/order.h"
#include "text/fold.h"

struct place {
    const char *key, *name;
    size_t index;
};

static int compare_places(const void *left, const void *right)
{
    const struct place *one = left, *other = right;
    int order = strcmp(one->key, other->key);

    if (order == 0)
        order = strcmp(one->name, other->name);
    return order != 0 ? order : (one->index > other->index) - (one->index < other->index);
}

void order_by_name(void *items, size_t count, size_t size, size_t name_offset)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_BUFFER struct buffer key = {0};
    struct place *places = arena_take(arena, (count + 1) * sizeof *places);
    char *copy = arena_take(arena, count * size + 1);

    if (count == 0)
        return;
    memcpy(copy, items, count * size);
    for (size_t i = 0; i < count; i++) {
        memcpy(&places[i].name, copy + i * size + name_offset, sizeof places[i].name);
        buffer_clear(&key);
        fold_for_order(slice_of(places[i].name), &key);
        places[i].key = arena_copy_slice(arena, buffer_slice(&key));
        places[i].index = i;
    }
    qsort(places, count, sizeof *places, compare_places);
    for (size_t i = 0; i < count; i++)
        memcpy((char *)items + i * size, copy + places[i].index * size, size);
}
