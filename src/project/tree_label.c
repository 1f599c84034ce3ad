/* tree_label.c - names as they stand in paths; see project/tree.h */
#include "base/cleanup.h"
#include "project/tree.h"
#include "project/words.h"
#include "text/utf8.h"

enum { LABEL_LONGEST = 200 }; /* code points */

static const char division_slash[] = "\u2215"; /* looks like the slash that parts names */

static bool is_control(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
}

/* Whether NAME can stand in a path as it is: of at most LABEL_LONGEST bytes, so that
 * those which people type need not be counted. */
static bool is_plain(struct slice name)
{
    if (name.length == 0 || name.length > LABEL_LONGEST || name.bytes[0] == ' ' ||
        name.bytes[name.length - 1] == ' ')
        return false;
    for (size_t offset = 0; offset < name.length;) {
        uint32_t c = utf8_decode(name, &offset);

        if (c == '/' || is_control(c))
            return false;
    }
    return true;
}

const char *tree_label(const char *name, struct arena *arena)
{
    CLEANUP_BUFFER struct buffer label = {0};
    struct slice whole = slice_of(name), shown;
    size_t offset = 0;

    if (is_plain(whole))
        return name;
    for (int count = 0; offset < whole.length && count < LABEL_LONGEST; count++) {
        uint32_t c = utf8_decode(whole, &offset);

        if (c == '/')
            buffer_add_string(&label, division_slash);
        else
            utf8_add(&label, is_control(c) ? ' ' : c);
    }
    shown = words_trim(buffer_slice(&label));
    if (shown.length == 0)
        return "(no name)";
    return arena_format(arena, "%.*s%s", (int)shown.length, shown.bytes,
                        offset < whole.length ? "…" : "");
}

bool tree_label_slashed(struct slice path, struct buffer *slashed)
{
    struct slice sign = slice_of(division_slash);
    bool found = false;

    for (size_t i = 0; i < path.length;) {
        bool here = slice_starts_with(slice_from(path, i), sign);

        buffer_add_byte(slashed, here ? '/' : path.bytes[i]);
        i += here ? sign.length : 1;
        found = found || here;
    }
    return found;
}
