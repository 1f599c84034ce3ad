/* names.h - one copy of each name, however often it comes: styles, speakers */
#ifndef IMPORT_NAMES_H
#define IMPORT_NAMES_H

#include "base/arena.h"

/* Start with {0}. */
struct names {
    const char **slots; /* strings in the arena; NULL is free */
    size_t count, size; /* names, and slots: a power of two */
};

void names_release(struct names *names);

/* The arena's one copy of NAME; NULL stays NULL. */
const char *names_copy(struct names *names, struct arena *arena, const char *name);

#endif
