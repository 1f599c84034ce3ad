/* seek.c - see text/seek.h */
#include <unicode/uchar.h>

#include "base/cleanup.h"
#include "text/fold.h"
#include "text/normal.h"
#include "text/seek.h"
#include "text/utf8.h"

enum {
    SPACE = ' ',
    ELLIPSIS = 0x2026,
    NEAR = 0x250, /* ASCII and the Latin letters: looked up */
};

bool seek_is_space(uint32_t c)
{
    return c <= 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
           c == 0x205F || c == 0x3000;
}

static uint32_t fold_one(uint32_t c)
{
    if (seek_is_space(c))
        return SPACE;
    return (uint32_t)u_foldCase((UChar32)fold_typography(c), U_FOLD_CASE_DEFAULT);
}

static const uint16_t *near_letters(void)
{
    static uint16_t table[NEAR];

    if (table['A'] == 0)
        for (uint32_t c = 0; c < NEAR; c++) {
            uint32_t folded = fold_one(c);

            table[c] = (uint16_t)(folded <= UINT16_MAX ? folded : c);
        }
    return table;
}

static inline uint32_t fold_fast(const uint16_t *table, uint32_t c)
{
    return c < NEAR ? table[c] : fold_one(c);
}

/* Room for this many more bytes is enough: only a letter of two bytes may become one of
 * three. */
static size_t room_for(struct slice text)
{
    return text.length + text.length / 2 + 2 * UTF8_LARGEST;
}

/* The run of ASCII at AT; where it ends. */
static size_t fold_ascii(struct slice text, size_t at, char **to, bool *in_space)
{
    const uint16_t *table = near_letters();
    bool was_space = *in_space;
    char *out = *to;

    for (; at < text.length && (unsigned char)text.bytes[at] < 0x80; at++) {
        char c = (char)table[(unsigned char)text.bytes[at]];
        bool is_space = c == SPACE;

        *out = c;
        out += !(is_space && was_space);
        was_space = is_space;
    }
    *in_space = was_space;
    *to = out;
    return at;
}

void seek_fold(struct slice text, struct buffer *out)
{
    const uint16_t *table = near_letters();
    bool in_space = false;
    char *to;

    buffer_reserve(out, room_for(text));
    to = out->bytes + out->length;
    for (size_t at = 0; at < text.length;) {
        uint32_t c;

        at = fold_ascii(text, at, &to, &in_space);
        if (at == text.length)
            break;
        c = fold_fast(table, utf8_decode(text, &at));
        if (c == SPACE) {
            *to = SPACE;
            to += !in_space;
            in_space = true;
            continue;
        }
        in_space = false;
        if (c < 0x80)
            *to++ = (char)c;
        else if (c == ELLIPSIS)
            to = (char *)memcpy(to, "...", 3) + 3;
        else
            to += utf8_encode(c, to);
    }
    out->length = (size_t)(to - out->bytes);
    *to = '\0';
}

void seek_fold_words(struct slice words, struct buffer *out)
{
    CLEANUP_BUFFER struct buffer normal = {0};
    CLEANUP_BUFFER struct buffer folded = {0};
    struct slice text;

    normal_add(&normal, words);
    seek_fold(buffer_slice(&normal), &folded);
    text = buffer_slice(&folded);
    if (slice_starts_with(text, SLICE(" ")))
        text = slice_from(text, 1);
    if (text.length > 0 && text.bytes[text.length - 1] == SPACE)
        text.length--;
    buffer_add_slice(out, text);
}

struct slice seek_from_a_word(struct slice text)
{
    for (size_t at = 0; at < text.length;)
        if (seek_is_space(utf8_decode(text, &at)))
            return slice_from(text, at);
    return text;
}

struct slice seek_to_a_word(struct slice text)
{
    for (size_t at = text.length; at > 0;) {
        size_t last = utf8_previous(text, at), next = last;

        if (seek_is_space(utf8_decode(text, &next)))
            return slice_cut(text, 0, last);
        at = last;
    }
    return text;
}

void seek_walk_to(struct seek_walk *walk, size_t folded)
{
    const uint16_t *table = near_letters();

    while (walk->byte < walk->text.length) {
        size_t next = walk->byte, made;
        uint32_t c = fold_fast(table, utf8_decode(walk->text, &next));
        char bytes[UTF8_LARGEST];

        made = c == SPACE      ? !walk->in_space
               : c == ELLIPSIS ? 3
               : c < 0x80      ? 1
                               : utf8_encode(c, bytes);
        if (walk->folded + made > folded)
            return;
        walk->folded += made;
        walk->in_space = c == SPACE;
        walk->byte = next;
        walk->position++;
    }
}
