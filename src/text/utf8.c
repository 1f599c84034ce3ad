/* utf8.c - see text/utf8.h */
#include <assert.h>
#include <endian.h>

#include "text/utf8.h"

struct sequence {
    size_t bytes; /* 1..4; of a bad one: as many as could have begun a good one */
    uint32_t code_point;
    bool is_valid;
};

static struct sequence bad_sequence(size_t bytes)
{
    return (struct sequence){bytes, UTF8_REPLACEMENT, false};
}

/* The second byte's range keeps out overlong forms, surrogates and what is above U+10FFFF
 * (The Unicode Standard, table 3-7). */
static struct sequence read_sequence(const unsigned char *bytes, size_t available)
{
    unsigned lead = bytes[0], low = 0x80, high = 0xBF;
    size_t wanted = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    uint32_t code_point = lead & (0x7FU >> wanted);

    if (lead < 0x80)
        return (struct sequence){1, lead, true};
    if (lead < 0xC2 || lead > 0xF4)
        return bad_sequence(1);
    if (lead == 0xE0)
        low = 0xA0;
    else if (lead == 0xED)
        high = 0x9F;
    else if (lead == 0xF0)
        low = 0x90;
    else if (lead == 0xF4)
        high = 0x8F;
    for (size_t i = 1; i < wanted; i++) {
        if (i >= available || bytes[i] < low || bytes[i] > high)
            return bad_sequence(i);
        code_point = code_point << 6 | (bytes[i] & 0x3FU);
        low = 0x80;
        high = 0xBF;
    }
    return (struct sequence){wanted, code_point, true};
}

static struct sequence sequence_at(struct slice text, size_t offset)
{
    return read_sequence((const unsigned char *)text.bytes + offset,
                         text.length - offset);
}

static uint64_t eight_bytes(const char *bytes)
{
    uint64_t word;

    memcpy(&word, bytes, sizeof word);
    return word;
}

static const uint64_t high_bits = 0x8080808080808080U;
static const uint64_t low_bits = 0x0101010101010101U;

/* The first byte at or behind OFFSET that is not ASCII. */
static size_t skip_ascii(struct slice text, size_t offset)
{
    while (offset + 8 <= text.length && !(eight_bytes(text.bytes + offset) & high_bits))
        offset += 8;
    while (offset < text.length && (unsigned char)text.bytes[offset] < 0x80)
        offset++;
    return offset;
}

/* The first bad byte at or behind OFFSET. */
static size_t skip_valid(struct slice text, size_t offset)
{
    while ((offset = skip_ascii(text, offset)) < text.length) {
        struct sequence sequence = sequence_at(text, offset);

        if (!sequence.is_valid)
            break;
        offset += sequence.bytes;
    }
    return offset;
}

bool utf8_is_valid(struct slice text)
{
    return skip_valid(text, 0) == text.length;
}

bool utf8_is_ascii(struct slice text)
{
    return skip_ascii(text, 0) == text.length;
}

/* How many of the eight bytes continue a code point: high bit set, the next one not. The
 * product adds up eight bytes that are 0 or 1. */
static size_t continuations_in(uint64_t word)
{
    return (size_t)(((word >> 7 & ~(word >> 6)) & low_bits) * low_bits >> 56);
}

int64_t utf8_length(struct slice text)
{
    size_t i = 0, continuations = 0;

    for (; i + 8 <= text.length; i += 8)
        continuations += continuations_in(eight_bytes(text.bytes + i));
    for (; i < text.length; i++)
        continuations += ((unsigned char)text.bytes[i] & 0xC0) == 0x80;
    return (int64_t)(text.length - continuations);
}

uint32_t utf8_decode(struct slice text, size_t *offset)
{
    struct sequence sequence;

    assert(*offset < text.length);
    sequence = sequence_at(text, *offset);
    *offset += sequence.bytes;
    return sequence.code_point;
}

size_t utf8_encode(uint32_t code_point, char ret_bytes[UTF8_LARGEST])
{
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point < 0xE000))
        code_point = UTF8_REPLACEMENT;
    if (code_point < 0x80) {
        ret_bytes[0] = (char)code_point;
        return 1;
    }
    if (code_point < 0x800) {
        ret_bytes[0] = (char)(0xC0 | code_point >> 6);
        ret_bytes[1] = (char)(0x80 | (code_point & 0x3F));
        return 2;
    }
    if (code_point < 0x10000) {
        ret_bytes[0] = (char)(0xE0 | code_point >> 12);
        ret_bytes[1] = (char)(0x80 | (code_point >> 6 & 0x3F));
        ret_bytes[2] = (char)(0x80 | (code_point & 0x3F));
        return 3;
    }
    ret_bytes[0] = (char)(0xF0 | code_point >> 18);
    ret_bytes[1] = (char)(0x80 | (code_point >> 12 & 0x3F));
    ret_bytes[2] = (char)(0x80 | (code_point >> 6 & 0x3F));
    ret_bytes[3] = (char)(0x80 | (code_point & 0x3F));
    return 4;
}

void utf8_add(struct buffer *buffer, uint32_t code_point)
{
    char bytes[UTF8_LARGEST];

    buffer_add(buffer, bytes, utf8_encode(code_point, bytes));
}

static bool is_continuation(struct slice text, size_t offset)
{
    return ((unsigned char)text.bytes[offset] & 0xC0) == 0x80;
}

size_t utf8_next(struct slice text, size_t offset)
{
    if (offset >= text.length)
        return text.length;
    offset++;
    while (offset < text.length && is_continuation(text, offset))
        offset++;
    return offset;
}

size_t utf8_previous(struct slice text, size_t offset)
{
    if (offset == 0)
        return 0;
    offset--;
    while (offset > 0 && is_continuation(text, offset))
        offset--;
    return offset;
}

/* The byte, of eight, where number POSITION of those that begin a code point stands. */
static size_t place_in(uint64_t word, int64_t position)
{
    uint64_t others = le64toh(word);
    uint64_t begins = ~(others >> 7 & ~(others >> 6)) & low_bits;

    while (position-- > 0)
        begins &= begins - 1; /* without the first */
    return (size_t)__builtin_ctzll(begins) / 8;
}

size_t utf8_skip(struct slice text, size_t from, int64_t position)
{
    for (; from + 8 <= text.length; from += 8) {
        uint64_t word = eight_bytes(text.bytes + from);
        int64_t begun = 8 - (int64_t)continuations_in(word);

        if (position < begun)
            return from + place_in(word, position);
        position -= begun;
    }
    for (; from < text.length; from++)
        if (!is_continuation(text, from) && position-- == 0)
            break;
    return from;
}

void utf8_repair(struct slice text, struct buffer *out)
{
    size_t offset = 0;

    while (offset < text.length) {
        size_t bad = skip_valid(text, offset);

        buffer_add(out, text.bytes + offset, bad - offset);
        offset = bad;
        if (offset < text.length)
            utf8_add(out, utf8_decode(text, &offset));
    }
}
