/* member_name.c - see exchange/member_name.h */
#include "exchange/member_name.h"
#include "base/cleanup.h"
#include "text/fold.h"
#include "text/utf8.h"

void member_name_fold(struct slice name, struct buffer *out)
{
    CLEANUP_BUFFER struct buffer repaired = {0};

    utf8_repair(name, &repaired);
    for (size_t i = 0; i < repaired.length; i++)
        if (repaired.bytes[i] == '\\')
            repaired.bytes[i] = '/';
    fold(buffer_slice(&repaired), out);
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool has_drive(struct slice name)
{
    return name.length >= 2 && is_letter(name.bytes[0]) && name.bytes[1] == ':';
}

bool member_name_is_safe(struct slice name)
{
    size_t start = 0;

    if (slice_starts_with(name, SLICE("/")) || has_drive(name))
        return false;
    for (size_t i = 0; i <= name.length; i++) {
        if (i < name.length && name.bytes[i] != '/')
            continue;
        if (slice_equals(slice_cut(name, start, i), SLICE("..")))
            return false;
        start = i + 1;
    }
    return true;
}

bool member_name_is_project(struct slice name)
{
    const struct slice ending = SLICE(".qde");

    return name.length >= ending.length &&
           slice_equals(slice_from(name, name.length - ending.length), ending) &&
           !slice_starts_with(name, SLICE("._")) &&
           !slice_starts_with(name, SLICE("__macosx/"));
}

bool member_name_is_outside(struct slice path)
{
    static const char *const schemes[] = {
        "relative:", "absolute:", "file:", "http:", "https:"};
    CLEANUP_BUFFER struct buffer folded = {0};

    member_name_fold(path, &folded);
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (slice_starts_with(buffer_slice(&folded), slice_of(schemes[i])))
            return true;
    return slice_starts_with(buffer_slice(&folded), SLICE("/")) ||
           has_drive(buffer_slice(&folded));
}

static int hexadecimal(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

void member_name_decode(struct slice path, struct buffer *out)
{
    for (size_t i = 0; i < path.length; i++) {
        bool is_code = path.bytes[i] == '%' && i + 2 < path.length &&
                       hexadecimal(path.bytes[i + 1]) >= 0 &&
                       hexadecimal(path.bytes[i + 2]) >= 0;

        if (is_code)
            buffer_add_byte(out, (char)(16 * hexadecimal(path.bytes[i + 1]) +
                                        hexadecimal(path.bytes[i + 2])));
        else
            buffer_add_byte(out, path.bytes[i]);
        i += is_code ? 2 : 0;
    }
}
