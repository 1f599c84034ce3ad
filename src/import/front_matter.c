/* front_matter.c - see import/front_matter.h */
#include "import/front_matter.h"
#include "import/lines.h"

enum { MOST_LINES = 200 };

struct keys {
    struct slice items[MOST_LINES];
    size_t count;
};

/* KEY: or KEY: VALUE, the key not seen before. */
static bool take_key(struct keys *keys, struct slice line)
{
    const char *colon = memchr(line.bytes, ':', line.length);
    struct slice key;

    if (colon == NULL)
        return false;
    key = slice_cut(line, 0, (size_t)(colon - line.bytes));
    if (key.length == 0 || (key.length + 1 < line.length && colon[1] != ' '))
        return false;
    for (size_t i = 0; i < keys->count; i++)
        if (slice_equals(keys->items[i], key))
            return false;
    keys->items[keys->count++] = key;
    return true;
}

static bool belongs(struct keys *keys, struct slice line)
{
    if (line.length == 0 || line.bytes[0] == ' ' || line.bytes[0] == '\t')
        return keys->count > 0;
    if (line.bytes[0] == '#' || slice_starts_with(line, SLICE("- ")))
        return true;
    return take_key(keys, line);
}

size_t front_matter_length(struct slice text)
{
    struct slice rest = text, line;
    struct keys keys = {.count = 0};

    if (!lines_next(&rest, &line) || !slice_equals(line, SLICE("---")))
        return 0;
    for (int i = 0; i < MOST_LINES && lines_next(&rest, &line); i++) {
        if (slice_equals(line, SLICE("---")) || slice_equals(line, SLICE("...")))
            return keys.count > 0 ? text.length - rest.length : 0;
        if (!belongs(&keys, line))
            return 0;
    }
    return 0;
}
