/* memory.h - the only place that asks for memory, and that gives up when there is none */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stddef.h>

/* Like malloc, calloc, realloc and strdup, but never NULL: out of memory aborts. Sizes
 * that come from a file are checked against a named limit before they get here. Free
 * with free(). */
void *memory_take(size_t bytes);
void *memory_take_zeroed(size_t count, size_t size);
void *memory_resize(void *block, size_t bytes);
char *memory_copy_string(const char *string);

#endif
