/* arena.c - see base/arena.h */
#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/memory.h"

enum { BLOCK_BYTES = 32 * 1024 };

struct block {
    struct block *previous;
    size_t used, size; /* bytes behind the header */
    alignas(max_align_t) char bytes[];
};

struct arena {
    struct block *newest;
    size_t bytes; /* taken */
};

struct arena *arena_new(void)
{
    return memory_take_zeroed(1, sizeof(struct arena));
}

void arena_free(struct arena *arena)
{
    if (arena == NULL)
        return;
    while (arena->newest != NULL) {
        struct block *block = arena->newest;

        arena->newest = block->previous;
        free(block);
    }
    free(arena);
}

size_t arena_bytes(const struct arena *arena)
{
    return arena->bytes;
}

static struct block *new_block(struct arena *arena, size_t bytes)
{
    size_t size = bytes > BLOCK_BYTES ? bytes : BLOCK_BYTES;
    struct block *block = memory_take(sizeof(struct block) + size);

    block->previous = arena->newest;
    block->used = 0;
    block->size = size;
    arena->newest = block;
    return block;
}

void *arena_take(struct arena *arena, size_t bytes)
{
    size_t aligned = (bytes + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
    struct block *block = arena->newest;
    void *taken;

    if (block == NULL || block->size - block->used < aligned)
        block = new_block(arena, aligned);
    taken = block->bytes + block->used;
    block->used += aligned;
    arena->bytes += aligned;
    return memset(taken, 0, bytes);
}

char *arena_copy_string(struct arena *arena, const char *string)
{
    return string != NULL ? arena_copy_slice(arena, slice_of(string)) : NULL;
}

char *arena_copy_slice(struct arena *arena, struct slice slice)
{
    char *copy = arena_take(arena, slice.length + 1);

    if (slice.length > 0)
        memcpy(copy, slice.bytes, slice.length);
    return copy;
}

char *arena_format(struct arena *arena, const char *format, ...)
{
    va_list arguments, again;
    char *copy;
    int length;

    va_start(arguments, format);
    va_copy(again, arguments);
    length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    copy = arena_take(arena, (size_t)(length > 0 ? length : 0) + 1);
    vsnprintf(copy, (size_t)length + 1, format, again);
    va_end(again);
    return copy;
}
