/* decode.c - see text/decode.h */
#include "text/decode.h"
#include "text/code_page.h"
#include "text/utf8.h"

enum {
    SAMPLE = 64 * 1024, /* bytes that are looked at for NULs */
    GOOD_TO_BAD = 8, /* so many good sequences to a bad one are UTF-8 that was damaged */
};

/* --- UTF-16 --- */

static uint32_t unit_at(struct slice bytes, size_t i, bool is_big)
{
    unsigned first = (unsigned char)bytes.bytes[i],
             second = (unsigned char)bytes.bytes[i + 1];

    return is_big ? first << 8 | second : second << 8 | first;
}

/* Lone surrogates and a last odd byte become U+FFFD. */
static struct decoding decode_utf16(struct slice bytes, bool is_big,
                                    struct buffer *storage)
{
    struct decoding result = {.encoding = is_big ? "UTF-16BE" : "UTF-16LE",
                              .is_certain = true};
    size_t i = 0;

    buffer_reserve(storage, bytes.length / 2 + bytes.length / 16);
    while (i + 2 <= bytes.length) {
        uint32_t unit = unit_at(bytes, i, is_big), low = 0;

        i += 2;
        if (unit >= 0xD800 && unit < 0xDC00 && i + 2 <= bytes.length)
            low = unit_at(bytes, i, is_big);
        if (low >= 0xDC00 && low < 0xE000) {
            unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
            i += 2;
        }
        result.is_damaged |= unit >= 0xD800 && unit < 0xE000;
        utf8_add(storage, unit);
    }
    if (i < bytes.length) {
        result.is_damaged = true;
        utf8_add(storage, UTF8_REPLACEMENT);
    }
    result.text = buffer_slice(storage);
    return result;
}

/* Text in a Latin script has a NUL in nearly every pair, always on the same side. */
static bool looks_like_utf16(struct slice bytes, bool *ret_is_big)
{
    size_t nuls[2] = {0, 0};
    size_t count = bytes.length < SAMPLE ? bytes.length : SAMPLE, pairs = count / 2;

    if (count == 0 || memchr(bytes.bytes, '\0', count) == NULL)
        return false;
    for (size_t i = 0; i < count; i++)
        if (bytes.bytes[i] == '\0')
            nuls[i % 2]++;
    *ret_is_big = nuls[0] > nuls[1];
    return nuls[*ret_is_big ? 0 : 1] * 10 > pairs * 4 &&
           nuls[*ret_is_big ? 1 : 0] * 50 <= pairs;
}

/* --- UTF-8, whole or damaged --- */

static bool is_mostly_utf8(struct slice bytes)
{
    size_t good = 0, bad = 0;

    for (size_t offset = 0; offset < bytes.length;) {
        size_t before = offset;

        if ((unsigned char)bytes.bytes[offset] < 0x80) {
            offset++;
            continue;
        }
        utf8_decode(bytes, &offset);
        if (utf8_is_valid(slice_cut(bytes, before, offset)))
            good++;
        else
            bad++;
    }
    return good >= GOOD_TO_BAD * bad;
}

static struct decoding take_utf8(struct slice bytes, bool is_valid, bool has_mark)
{
    return (struct decoding){.text = bytes,
                             .encoding = "UTF-8",
                             .is_certain = is_valid || has_mark,
                             .is_damaged = !is_valid};
}

/* --- one byte a character --- */

static struct decoding decode_code_page(struct slice bytes, struct buffer *storage)
{
    const struct code_page *page = code_page_guess(bytes);

    code_page_decode(page, bytes, storage);
    return (struct decoding){.text = buffer_slice(storage),
                             .encoding = code_page_name(page)};
}

struct decoding decode(struct slice bytes, struct buffer *storage)
{
    bool is_big, is_valid;

    buffer_clear(storage);
    if (slice_starts_with(bytes, SLICE("\xEF\xBB\xBF")))
        return take_utf8(slice_from(bytes, 3), utf8_is_valid(slice_from(bytes, 3)), true);
    if (slice_starts_with(bytes, SLICE("\xFF\xFE")))
        return decode_utf16(slice_from(bytes, 2), false, storage);
    if (slice_starts_with(bytes, SLICE("\xFE\xFF")))
        return decode_utf16(slice_from(bytes, 2), true, storage);
    if (looks_like_utf16(bytes, &is_big))
        return decode_utf16(bytes, is_big, storage);
    is_valid = utf8_is_valid(bytes);
    if (is_valid || is_mostly_utf8(bytes))
        return take_utf8(bytes, is_valid, false);
    return decode_code_page(bytes, storage);
}
