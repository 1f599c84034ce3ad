/* utf8_repair.h - the next character of bytes that claim to be UTF-8 */
#ifndef MARKUP_UTF8_REPAIR_H
#define MARKUP_UTF8_REPAIR_H

#include <stdint.h>

#include "base/slice.h"

enum { UTF8_BROKEN = 0xFFFD };

/* The bytes (1..4) of the character at TEXT's beginning (not empty) and, in
 * RET_CODE_POINT, the character; a byte that begins no valid character is 1 byte and
 * U+FFFD. Overlong forms, surrogates and what lies beyond U+10FFFF are not valid. */
static inline size_t utf8_repair_next(struct slice text, uint32_t *ret_code_point)
{
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char *byte = (const unsigned char *)text.bytes;
    size_t bytes = byte[0] < 0x80   ? 1
                   : byte[0] < 0xC2 ? 0
                   : byte[0] < 0xE0 ? 2
                   : byte[0] < 0xF0 ? 3
                   : byte[0] < 0xF5 ? 4
                                    : 0;
    uint32_t point = bytes == 1 ? byte[0] : byte[0] & (0x7Fu >> bytes);

    *ret_code_point = UTF8_BROKEN;
    if (bytes == 0 || bytes > text.length)
        return 1;
    for (size_t i = 1; i < bytes; i++) {
        if ((byte[i] & 0xC0) != 0x80)
            return 1;
        point = point << 6 | (byte[i] & 0x3F);
    }
    if (point < smallest[bytes] || (point >= 0xD800 && point < 0xE000) ||
        point > 0x10FFFF)
        return 1;
    *ret_code_point = point;
    return bytes;
}

#endif
