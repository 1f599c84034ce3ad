/* raw_text.c - see exchange/raw_text.h */
#include "exchange/raw_text.h"
#include "base/cleanup.h"
#include "text/decode.h"
#include "text/utf8.h"

static const size_t most_bytes = (size_t)1 << 30;

/* --- reading --- */

static const uint64_t low_bits = 0x0101010101010101U;
static const uint64_t high_bits = 0x8080808080808080U;

static uint64_t zeros_in(uint64_t word)
{
    return (word - low_bits) & ~word & high_bits;
}

/* Whether there are CR, NUL or the lead of an astral character among eight bytes. */
static bool has_special(uint64_t word)
{
    uint64_t leads = word & word << 1 & word << 2 & word << 3 & high_bits;

    return (zeros_in(word) | zeros_in(word ^ '\r' * low_bits) | leads) != 0;
}

static size_t continuations_in(uint64_t word)
{
    return ((word >> 7 & ~(word >> 6) & low_bits) * low_bits) >> 56;
}

/* The first byte at or behind AT that needs more than to be copied; *POSITION is moved by
 * the code points before it. */
static size_t skip_ordinary(struct slice source, size_t at, int64_t *position)
{
    size_t from = at, continuations = 0;
    uint64_t word;

    for (; at + sizeof word <= source.length; at += sizeof word) {
        memcpy(&word, source.bytes + at, sizeof word);
        if (has_special(word))
            break;
        continuations += continuations_in(word);
    }
    for (; at < source.length; at++) {
        unsigned char byte = (unsigned char)source.bytes[at];

        if (byte == '\r' || byte == '\0' || byte >= 0xF0)
            break;
        continuations += (byte & 0xC0) == 0x80;
    }
    *position += (int64_t)(at - from - continuations);
    return at;
}

/* Takes what stands at AT and needs care, as code point POSITION; returns what follows.
 */
static size_t take_special(struct raw_text *text, struct slice source, size_t at,
                           int64_t position)
{
    if (source.bytes[at] == '\0') {
        utf8_add(&text->text, UTF8_REPLACEMENT);
        return at + 1;
    }
    if (source.bytes[at] != '\r') {
        *array_push(&text->astrals) = (uint32_t)position;
        buffer_add(&text->text, source.bytes + at, UTF8_LARGEST);
        return at + UTF8_LARGEST;
    }
    buffer_add_byte(&text->text, '\n');
    if (at + 1 == source.length || source.bytes[at + 1] != '\n')
        return at + 1;
    *array_push(&text->crlfs) = (uint32_t)position;
    return at + 2;
}

/* SOURCE: valid UTF-8. False where the text becomes too large. */
static bool take_text(struct raw_text *text, struct slice source)
{
    int64_t position = 0;

    buffer_reserve(&text->text, source.length);
    for (size_t at = 0; at < source.length; position++) {
        size_t end = skip_ordinary(source, at, &position);

        buffer_add(&text->text, source.bytes + at, end - at);
        at = end < source.length ? take_special(text, source, end, position) : end;
        if (text->text.length > most_bytes)
            return false;
    }
    return true;
}

static void join_lists(struct raw_text *text)
{
    size_t crlf = 0, astral = 0, crlfs = text->crlfs.count, astrals = text->astrals.count;

    if (crlfs == 0 || astrals == 0)
        return;
    while (crlf < crlfs || astral < astrals) {
        bool is_crlf =
            astral == astrals ||
            (crlf < crlfs && text->crlfs.items[crlf] < text->astrals.items[astral]);

        *array_push(&text->both) =
            is_crlf ? text->crlfs.items[crlf++] : text->astrals.items[astral++];
    }
}

static bool has_mark(struct slice bytes)
{
    return slice_starts_with(bytes, SLICE("\xEF\xBB\xBF")) ||
           slice_starts_with(bytes, SLICE("\xFF\xFE")) ||
           slice_starts_with(bytes, SLICE("\xFE\xFF"));
}

bool raw_text_read(struct slice bytes, struct raw_text *ret_text,
                   struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer storage = {0}, repaired = {0};
    struct decoding decoding;

    if (bytes.length > most_bytes)
        return tema_fail(error, TEMA_UNREADABLE, "the text is larger than 1 GiB");
    decoding = decode(bytes, &storage);
    if (decoding.is_damaged && !utf8_is_valid(decoding.text)) {
        utf8_repair(decoding.text, &repaired);
        decoding.text = buffer_slice(&repaired);
    }
    ret_text->encoding = decoding.encoding;
    ret_text->encoding_is_certain = decoding.is_certain;
    ret_text->is_damaged = decoding.is_damaged;
    ret_text->has_bom = has_mark(bytes);
    if (!take_text(ret_text, decoding.text))
        return tema_fail(error, TEMA_UNREADABLE, "the text is larger than 1 GiB");
    join_lists(ret_text);
    position_index_init(&ret_text->index, buffer_slice(&ret_text->text));
    ret_text->length = ret_text->index.length;
    return true;
}

void raw_text_release(struct raw_text *text)
{
    position_index_release(&text->index);
    buffer_release(&text->text);
    array_release(&text->crlfs);
    array_release(&text->astrals);
    array_release(&text->both);
    *text = (struct raw_text){0};
}

bool raw_text_is_plain(const struct raw_text *text)
{
    return !text->has_bom && text->crlfs.count == 0 && text->astrals.count == 0;
}

/* --- positions --- */

/* Code points that are two units each, ascending. */
struct doubles {
    const uint32_t *items;
    size_t count;
};

static struct doubles doubles_of(const struct raw_text *text,
                                 const struct convention *convention)
{
    bool astrals = convention->utf16 && text->astrals.count > 0;
    bool crlfs = convention->crlf_is_two && text->crlfs.count > 0;

    if (astrals && crlfs)
        return (struct doubles){text->both.items, text->both.count};
    if (astrals)
        return (struct doubles){text->astrals.items, text->astrals.count};
    if (crlfs)
        return (struct doubles){text->crlfs.items, text->crlfs.count};
    return (struct doubles){NULL, 0};
}

/* How many of DOUBLES begin before unit UNITS: number i of them does at items[i] + i.
 * Each has made the units one more than the code points; so has one that UNITS lies
 * within. */
static int64_t doubles_until(struct doubles doubles, int64_t units)
{
    size_t low = 0, high = doubles.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if ((int64_t)doubles.items[middle] + (int64_t)middle < units)
            low = middle + 1;
        else
            high = middle;
    }
    return (int64_t)low;
}

/* How many of DOUBLES stand before code point POSITION. */
static int64_t doubles_before(struct doubles doubles, int64_t position)
{
    size_t low = 0, high = doubles.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (doubles.items[middle] < position)
            low = middle + 1;
        else
            high = middle;
    }
    return (int64_t)low;
}

int64_t raw_text_position(const struct raw_text *text,
                          const struct convention *convention, int64_t units)
{
    struct doubles doubles = doubles_of(text, convention);
    int64_t first = convention->bom_counts && text->has_bom ? 1 : 0;

    if (units < first)
        return -1;
    units -= first;
    if (units > text->length + (int64_t)doubles.count)
        return text->length + 1;
    return units - doubles_until(doubles, units);
}

int64_t raw_text_units(const struct raw_text *text, const struct convention *convention,
                       int64_t position)
{
    return position + doubles_before(doubles_of(text, convention), position) +
           (convention->bom_counts && text->has_bom ? 1 : 0);
}

int64_t raw_text_utf16(const struct raw_text *text, int64_t position)
{
    static const struct convention as_written = {.utf16 = true};

    return raw_text_units(text, &as_written, position);
}
