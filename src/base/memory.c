/* memory.c - see base/memory.h */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

static void *or_abort(void *block)
{
    if (block == NULL) {
        fputs("tema: out of memory\n", stderr);
        abort();
    }
    return block;
}

void *memory_take(size_t bytes)
{
    return or_abort(malloc(bytes > 0 ? bytes : 1));
}

void *memory_take_zeroed(size_t count, size_t size)
{
    return or_abort(calloc(count > 0 ? count : 1, size > 0 ? size : 1));
}

void *memory_resize(void *block, size_t bytes)
{
    return or_abort(realloc(block, bytes > 0 ? bytes : 1));
}

char *memory_copy_string(const char *string)
{
    size_t bytes = strlen(string) + 1;

    return memcpy(memory_take(bytes), string, bytes);
}
