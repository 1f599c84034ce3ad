/* width.c - see text/width.h */
#include <unicode/uchar.h>

#include "text/utf8.h"
#include "text/width.h"

static int columns_of(uint32_t code_point)
{
    UChar32 letter = (UChar32)code_point;
    int wide;

    if (code_point >= 0x20 && code_point < 0x7F)
        return 1;
    switch (u_charType(letter)) {
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR:
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
        return 0;
    default:
        wide = u_getIntPropertyValue(letter, UCHAR_EAST_ASIAN_WIDTH);
        return wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
    }
}

int64_t width_of(struct slice text)
{
    int64_t columns = 0;
    size_t offset = 0;

    while (offset < text.length)
        columns += columns_of(utf8_decode(text, &offset));
    return columns;
}

size_t width_fitting(struct slice text, int64_t columns)
{
    size_t offset = 0;

    while (offset < text.length) {
        size_t after = offset;

        columns -= columns_of(utf8_decode(text, &after));
        if (columns < 0)
            break;
        offset = after;
    }
    return offset;
}
