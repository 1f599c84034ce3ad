/* walk.c - see cli/walk.h */
#include <stdbool.h>

#include "cli/walk.h"

static bool continues(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

static const char *step_back(struct walk *walk)
{
    do
        walk->text--;
    while (continues(*walk->text));
    walk->position--;
    return walk->text;
}

const char *walk_to(struct walk *walk, int64_t position)
{
    while (walk->position > position && walk->position > 0)
        step_back(walk);
    while (walk->position < position && *walk->text != '\0') {
        do
            walk->text++;
        while (continues(*walk->text));
        walk->position++;
    }
    return walk->text;
}
