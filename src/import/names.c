/* names.c - see import/names.h */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "import/names.h"

void names_release(struct names *names)
{
    free(names->slots);
    *names = (struct names){0};
}

/* FNV-1a. */
static size_t hash(const char *name)
{
    uint64_t sum = 0xCBF29CE484222325U;

    for (; *name != '\0'; name++)
        sum = (sum ^ (unsigned char)*name) * 0x100000001B3U;
    return (size_t)(sum ^ sum >> 32);
}

/* The slot that holds NAME, or the free one where it belongs. */
static const char **slot_of(const struct names *names, const char *name)
{
    size_t i = hash(name) & (names->size - 1);

    while (names->slots[i] != NULL && strcmp(names->slots[i], name) != 0)
        i = (i + 1) & (names->size - 1);
    return &names->slots[i];
}

static void grow(struct names *names)
{
    struct names larger = {.count = names->count,
                           .size = names->size > 0 ? 2 * names->size : 16};

    larger.slots = memory_take_zeroed(larger.size, sizeof *larger.slots);
    for (size_t i = 0; i < names->size; i++)
        if (names->slots[i] != NULL)
            *slot_of(&larger, names->slots[i]) = names->slots[i];
    names_release(names);
    *names = larger;
}

const char *names_copy(struct names *names, struct arena *arena, const char *name)
{
    const char **slot;

    if (name == NULL)
        return NULL;
    if (2 * names->count >= names->size)
        grow(names);
    slot = slot_of(names, name);
    if (*slot == NULL) {
        *slot = arena_copy_string(arena, name);
        names->count++;
    }
    return *slot;
}
