/* array.h - arrays of any type that grow: struct { T *items; size_t count, capacity; } */
#ifndef BASE_ARRAY_H
#define BASE_ARRAY_H

#include <stdlib.h>

#include "base/memory.h"

/* ARRAY(struct turn) turns = {0}; */
#define ARRAY(type)                                                                      \
    struct {                                                                             \
        type *items;                                                                     \
        size_t count, capacity;                                                          \
    }

/* Makes room for one more at the end and yields a pointer to it (not zeroed); the pointer
 * dies with the next push. */
#define array_push(array)                                                                \
    ((array)->count == (array)->capacity                                                 \
         ? ((array)->items =                                                             \
                array_grow((array)->items, &(array)->capacity, sizeof *(array)->items))  \
         : (array)->items,                                                               \
     (array)->items + (array)->count++)

#define array_release(array)                                                             \
    (free((array)->items), (array)->items = NULL, (array)->count = (array)->capacity = 0)

static inline void *array_grow(void *items, size_t *capacity, size_t size)
{
    *capacity = *capacity > 0 ? 2 * *capacity : 16;
    return memory_resize(items, *capacity * size);
}

#endif
