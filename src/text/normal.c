/* normal.c - see text/normal.h */
#include <assert.h>
#include <stdlib.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/cleanup.h"
#include "base/memory.h"
#include "text/normal.h"
#include "text/utf8.h"

enum {
    MARKS_ON_ONE_LETTER = 256,
    CGJ = 0x034F, /* combining grapheme joiner: keeps the marks around it apart */
    FIRST_COMBINING = 0x0300,
};

static const UNormalizer2 *composer(void)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *instance = unorm2_getNFCInstance(&status);

    assert(U_SUCCESS(status));
    return instance;
}

/* --- single characters --- */

static void add_ligature(struct buffer *out, uint32_t ligature)
{
    static const char *const spelt[] = {"ff", "fi", "fl", "ffi", "ffl", "\u017Ft", "st"};

    buffer_add_string(out, spelt[ligature - 0xFB00]);
}

static void add_by_rule(struct buffer *out, uint32_t c)
{
    if (c == '\r' || c == 0x0B || c == 0x85 || c == 0x2028 || c == 0x2029)
        buffer_add_byte(out, '\n');
    else if (c < 0x20 || (c >= 0x7F && c < 0xA0))
        return;
    else if (c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF)
        return;
    else if (c >= 0xFB00 && c <= 0xFB06)
        add_ligature(out, c);
    else if (c == 0xFFFE || c == 0xFFFF)
        utf8_add(out, UTF8_REPLACEMENT);
    else
        utf8_add(out, c);
}

/* No rule but UTF-8's own speaks of ASCII from the space on, TAB, LF, and what begins
 * with the bytes C3 (à-ÿ): the fast path. */
static size_t skip_plain(struct slice text, size_t offset)
{
    const unsigned char *bytes = (const unsigned char *)text.bytes;

    while (offset < text.length) {
        unsigned char byte = bytes[offset];

        if ((byte >= 0x20 && byte < 0x7F) || byte == '\t' || byte == '\n')
            offset++;
        else if (byte == 0xC3 && offset + 1 < text.length &&
                 (bytes[offset + 1] & 0xC0) == 0x80)
            offset += 2;
        else
            break;
    }
    return offset;
}

void normal_add_filtered(struct buffer *out, struct slice text)
{
    size_t offset = 0;

    buffer_reserve(out, text.length);
    while (offset < text.length) {
        size_t special = skip_plain(text, offset);
        uint32_t c;

        buffer_add(out, text.bytes + offset, special - offset);
        offset = special;
        if (offset == text.length)
            break;
        c = utf8_decode(text, &offset);
        if (c == '\r' && offset < text.length && text.bytes[offset] == '\n')
            offset++;
        add_by_rule(out, c);
    }
}

/* --- composition --- */

/* Characters that stay as they stand, unless a combining one follows. */
static bool is_plain(uint32_t c)
{
    if (c < FIRST_COMBINING || (c >= 0x2010 && c <= 0x2027))
        return true;
    return u_getIntPropertyValue((UChar32)c, UCHAR_NFC_QUICK_CHECK) == UNORM_YES &&
           unorm2_hasBoundaryBefore(composer(), (UChar32)c);
}

/* Appends NFC of SEGMENT by way of UTF-16. */
static void add_nfc(struct buffer *out, struct slice segment)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = (int32_t)segment.length, wide_length = 0, nfc_length, bytes = 0;
    CLEANUP_FREE UChar *wide = memory_take(segment.length * sizeof *wide);
    CLEANUP_FREE UChar *nfc = memory_take(3 * segment.length * sizeof *nfc);

    u_strFromUTF8(wide, length, &wide_length, segment.bytes, length, &status);
    nfc_length =
        unorm2_normalize(composer(), wide, wide_length, nfc, 3 * length, &status);
    assert(U_SUCCESS(status));
    buffer_reserve(out, 3 * (size_t)nfc_length);
    u_strToUTF8(out->bytes + out->length, 3 * nfc_length, &bytes, nfc, nfc_length,
                &status);
    assert(U_SUCCESS(status) || bytes == 3 * nfc_length);
    out->length += (size_t)bytes;
    out->bytes[out->length] = '\0';
}

/* How many code points C is when it is taken apart. */
static int parts(uint32_t c)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar apart[64];
    int32_t length = unorm2_getDecomposition(composer(), (UChar32)c, apart, 64, &status);

    return length > 0 && U_SUCCESS(status) ? u_countChar32(apart, length) : 1;
}

/* Where the segment that begins at OFFSET ends: before the next character that nothing
 * before it can change, or, *IS_CUT, where a letter has all the marks that it may bear.
 * Counted are the parts, since they are the same however a text is composed. *IS_CUT
 * comes in true when a joiner stands before OFFSET. */
static size_t segment_end(struct slice text, size_t offset, bool *is_cut)
{
    size_t end = offset;
    int count = *is_cut ? 1 : 0;

    *is_cut = false;
    /* No mark is on a line's end: a text is composed as its paragraphs are. */
    if (text.bytes[offset] == '\n')
        return offset + 1;
    while (end < text.length) {
        size_t next = end;
        uint32_t c = utf8_decode(text, &next);

        if (end > offset && unorm2_hasBoundaryBefore(composer(), (UChar32)c))
            break;
        count += parts(c);
        if (end > offset && count > 1 + MARKS_ON_ONE_LETTER) {
            *is_cut = true;
            break;
        }
        end = next;
    }
    return end;
}

/* How many code points the first BYTES of SEGMENT make in NFC. */
static int64_t composed_prefix(struct slice segment, size_t bytes)
{
    CLEANUP_BUFFER struct buffer prefix = {0};

    if (bytes == 0)
        return 0;
    add_nfc(&prefix, slice_cut(segment, 0, bytes));
    return utf8_length(buffer_slice(&prefix));
}

struct composing {
    struct slice text;
    struct buffer *out;
    struct normal_mark *marks;
    size_t count, next; /* marks, and the first that has no position yet */
    int64_t length;     /* code points appended */
};

/* Marks in plain text [start, end), which is appended as it stands. */
static void place_plain(struct composing *work, size_t start, size_t end)
{
    size_t from = start;

    for (; work->next < work->count && work->marks[work->next].byte < end; work->next++) {
        size_t byte = work->marks[work->next].byte;

        work->length += utf8_length(slice_cut(work->text, from, byte));
        work->marks[work->next].position = work->length;
        from = byte;
    }
    work->length += utf8_length(slice_cut(work->text, from, end));
    buffer_add(work->out, work->text.bytes + start, end - start);
}

/* Marks in a segment that may change; a position never goes back, nor past the
 * segment. */
static void place_segment(struct composing *work, size_t start, size_t end)
{
    struct slice segment = slice_cut(work->text, start, end);
    size_t before = work->out->length;
    int64_t made, least = 0;

    add_nfc(work->out, segment);
    made = utf8_length(slice_from(buffer_slice(work->out), before));
    for (size_t last = 0; work->next < work->count; work->next++) {
        struct normal_mark *mark = &work->marks[work->next];
        size_t inside = mark->byte - start;

        if (mark->byte >= end)
            break;
        if (inside != last) {
            int64_t prefix = composed_prefix(segment, inside);

            least = prefix > least ? prefix : least;
            last = inside;
        }
        mark->position = work->length + (least < made ? least : made);
    }
    work->length += made;
}

/* From OFFSET to the last plain character that no other kind follows: it may be
 * changed. */
static size_t skip_composed(struct slice text, size_t offset)
{
    size_t before = offset;

    while (offset < text.length) {
        size_t next = offset;

        if ((unsigned char)text.bytes[next] < 0x80)
            next++;
        else if (!is_plain(utf8_decode(text, &next)))
            return before;
        before = offset;
        offset = next;
    }
    return text.length;
}

static void compose_segments(struct composing *work)
{
    struct slice text = work->text;
    size_t offset = 0;
    bool is_cut = false; /* a joiner was put in before OFFSET */

    while (offset < text.length) {
        size_t plain = is_cut ? offset : skip_composed(text, offset), end;

        if (plain > offset)
            place_plain(work, offset, plain);
        offset = plain;
        if (offset == text.length)
            return;
        end = segment_end(text, offset, &is_cut);
        place_segment(work, offset, end);
        if (is_cut) {
            utf8_add(work->out, CGJ);
            work->length++;
        }
        offset = end;
    }
}

int64_t normal_add_composed(struct buffer *out, struct slice text,
                            struct normal_mark *marks, size_t count)
{
    struct composing work = {.text = text, .out = out, .marks = marks, .count = count};

    buffer_reserve(out, text.length);
    compose_segments(&work);
    for (; work.next < count; work.next++)
        marks[work.next].position = work.length;
    return work.length;
}

void normal_add(struct buffer *out, struct slice text)
{
    CLEANUP_BUFFER struct buffer filtered = {0};

    normal_add_filtered(&filtered, text);
    normal_add_composed(out, buffer_slice(&filtered), NULL, 0);
}

bool normal_is_composed(struct slice text)
{
    CLEANUP_BUFFER struct buffer composed = {0};
    size_t offset = 0;

    /* By segments, so that it takes memory for one letter and not for the whole text. */
    while ((offset = skip_composed(text, offset)) < text.length) {
        bool is_cut = false;
        size_t end = segment_end(text, offset, &is_cut);

        buffer_clear(&composed);
        add_nfc(&composed, slice_cut(text, offset, end));
        if (is_cut ||
            !slice_equals(buffer_slice(&composed), slice_cut(text, offset, end)))
            return false;
        offset = end;
    }
    return true;
}
