/* element.h - the elements that a reader knows, by name */
#ifndef IMPORT_ELEMENT_H
#define IMPORT_ELEMENT_H

#include <stdlib.h>
#include <string.h>

/* A table of these is sorted by name, in bytes. */
struct element {
    const char *name; /* local name */
    int tag;
};

static inline int element_compare(const void *name, const void *element)
{
    return strcmp(name, ((const struct element *)element)->name);
}

/* The tag of NAME, or 0 where the table has none. */
static inline int element_tag(const char *name, const struct element *elements,
                              size_t count)
{
    const struct element *found =
        bsearch(name, elements, count, sizeof *elements, element_compare);

    return found != NULL ? found->tag : 0;
}

#endif
