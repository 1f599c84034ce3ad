/* stamp.c - see import/stamp.h */
#include "import/stamp.h"
#include "import/clock.h"

enum { LONGEST = 48 /* bytes of an enclosed stamp */ };

static size_t skip_spaces(struct slice text, size_t offset)
{
    while (offset < text.length &&
           (text.bytes[offset] == ' ' || text.bytes[offset] == '\t'))
        offset++;
    return offset;
}

static char closing(char opening)
{
    switch (opening) {
    case '[':
        return ']';
    case '(':
        return ')';
    case '{':
        return '}';
    case '<':
        return '>';
    case '#':
        return '#';
    default:
        return '\0';
    }
}

static bool read_time(struct slice text, size_t *offset, bool is_enclosed,
                      int64_t *ret_ms)
{
    struct slice rest = slice_from(text, *offset);
    size_t length;

    if (!clock_read(rest, ret_ms, &length) &&
        !(is_enclosed && clock_read_dotted(rest, ret_ms, &length)))
        return false;
    *offset += length;
    return true;
}

/* - 00:15, --> 00:15, behind the first time of a range. */
static void read_range_end(struct slice text, size_t *offset, struct stamp *stamp)
{
    static const char *const joints[] = {"-->", "-", "–", "—"};
    size_t after = skip_spaces(text, *offset);

    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        struct slice joint = slice_of(joints[i]);

        if (!slice_starts_with(slice_from(text, after), joint))
            continue;
        after = skip_spaces(text, after + joint.length);
        if (read_time(text, &after, stamp->is_enclosed, &stamp->end_ms))
            *offset = after;
        return;
    }
}

bool stamp_read(struct slice text, size_t offset, struct stamp *ret_stamp)
{
    struct stamp stamp = {.start = skip_spaces(text, offset), .end_ms = -1};
    char end;

    offset = stamp.start;
    if (offset >= text.length)
        return false;
    end = closing(text.bytes[offset]);
    stamp.is_enclosed = end != '\0';
    if (stamp.is_enclosed)
        offset = skip_spaces(text, offset + 1);
    if (!read_time(text, &offset, stamp.is_enclosed, &stamp.begin_ms))
        return false;
    read_range_end(text, &offset, &stamp);
    if (stamp.is_enclosed) {
        offset = skip_spaces(text, offset);
        if (offset >= text.length || text.bytes[offset] != end)
            return false;
        offset++;
    } else if (offset < text.length && strchr(" \t:", text.bytes[offset]) == NULL) {
        return false;
    }
    stamp.end = offset;
    *ret_stamp = stamp;
    return true;
}

bool stamp_read_last(struct slice text, struct stamp *ret_stamp)
{
    size_t start, least;
    struct stamp stamp;

    while (text.length > 0 && text.bytes[text.length - 1] == ' ')
        text.length--;
    if (text.length < 2 || memchr("])}>#", text.bytes[text.length - 1], 5) == NULL)
        return false;
    least = text.length > LONGEST ? text.length - LONGEST : 0;
    for (start = text.length - 1; start-- > least;)
        if (closing(text.bytes[start]) == text.bytes[text.length - 1])
            break;
    if (start + 1 == least || !stamp_read(text, start, &stamp) ||
        stamp.end != text.length)
        return false;
    *ret_stamp = stamp;
    return true;
}
