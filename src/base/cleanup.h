/* cleanup.h - locals that free themselves when their scope ends */
#ifndef BASE_CLEANUP_H
#define BASE_CLEANUP_H

#include <stdlib.h>

#include "base/arena.h"
#include "base/buffer.h"

/* CLEANUP(store_closep) struct store *store = NULL; */
#define CLEANUP(function) __attribute__((cleanup(function)))

/* Hands a pointer out of its CLEANUP local. */
#define TAKE(pointer)                                                                    \
    __extension__({                                                                      \
        __typeof__(pointer) taken_ = (pointer);                                          \
        (pointer) = NULL;                                                                \
        taken_;                                                                          \
    })

static inline void freep(void *pointer)
{
    free(*(void **)pointer);
}

static inline void arena_freep(struct arena **arena)
{
    arena_free(*arena);
}

#define CLEANUP_FREE CLEANUP(freep)
#define CLEANUP_BUFFER CLEANUP(buffer_release)
#define CLEANUP_ARENA CLEANUP(arena_freep)

#endif
