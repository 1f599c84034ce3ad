/* memory.h - this room's memory: never NULL, and locals that free themselves */
#ifndef SERVER_MEMORY_H
#define SERVER_MEMORY_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* CLEANUP(tema_codes_free) struct tema_codes codes = {0}; */
#define CLEANUP(function) __attribute__((cleanup(function)))
#define CLEANUP_FREE CLEANUP(freep)

static inline void freep(void *pointer)
{
    free(*(void **)pointer);
}

/* Zeroed; out of memory aborts. */
static inline void *take_memory(size_t count, size_t size)
{
    void *memory = calloc(count > 0 ? count : 1, size);

    if (memory == NULL)
        abort();
    return memory;
}

/* TEXT anew; NULL gives NULL. Free with free(). */
static inline char *copy_string(const char *text)
{
    char *copy = text != NULL ? strdup(text) : NULL;

    if (copy == NULL && text != NULL)
        abort();
    return copy;
}

#endif
