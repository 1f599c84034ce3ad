/* utf8.h - one code point after another */
#ifndef TEXT_UTF8_H
#define TEXT_UTF8_H

#include <stdint.h>

#include "base/buffer.h"

enum {
    UTF8_REPLACEMENT = 0xFFFD, /* stands for what cannot be read */
    UTF8_LARGEST = 4,          /* bytes of the longest code point */
};

/* No surrogates, no overlong forms, nothing above U+10FFFF. */
bool utf8_is_valid(struct slice text);

bool utf8_is_ascii(struct slice text);

/* Code points of TEXT, which is valid UTF-8. */
int64_t utf8_length(struct slice text);

/* The code point at *OFFSET (bytes, < text.length), which is moved behind it. Bytes that
 * are no UTF-8 yield UTF8_REPLACEMENT, one for each longest beginning of a sequence, as
 * browsers do. */
uint32_t utf8_decode(struct slice text, size_t *offset);

/* Writes CODE_POINT (a scalar value; anything else becomes UTF8_REPLACEMENT) to RET_BYTES
 * and returns how many bytes it took: 1..4. */
size_t utf8_encode(uint32_t code_point, char ret_bytes[UTF8_LARGEST]);
void utf8_add(struct buffer *buffer, uint32_t code_point);

/* Where the code point after, or before, the one at OFFSET begins, in bytes; TEXT is
 * valid UTF-8 and OFFSET stands at a code point's beginning. At the end, or the
 * beginning, it stays. */
size_t utf8_next(struct slice text, size_t offset);
size_t utf8_previous(struct slice text, size_t offset);

/* The byte where code point number POSITION, counted from byte FROM, begins; text.length
 * where there are fewer. TEXT is valid UTF-8. */
size_t utf8_skip(struct slice text, size_t from, int64_t position);

/* Appends TEXT to OUT, with UTF8_REPLACEMENT for what is not UTF-8. */
void utf8_repair(struct slice text, struct buffer *out);

#endif
