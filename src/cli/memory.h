/* memory.h - the front door's memory: never NULL, and locals that free themselves */
#ifndef CLI_MEMORY_H
#define CLI_MEMORY_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* CLEANUP(tema_codes_free) struct tema_codes codes = {0}; */
#define CLEANUP(function) __attribute__((cleanup(function)))
#define CLEANUP_FREE CLEANUP(freep)
#define CLEANUP_FILE CLEANUP(closep)

static inline void freep(void *pointer)
{
    free(*(void **)pointer);
}

static inline void closep(FILE **file)
{
    if (*file != NULL)
        fclose(*file);
}

/* Zeroed; out of memory aborts. */
static inline void *take_memory(size_t count, size_t size)
{
    void *memory = calloc(count > 0 ? count : 1, size);

    if (memory == NULL)
        abort();
    return memory;
}

#endif
