/* words.c - see project/words.h */
#include "project/words.h"
#include "base/cleanup.h"
#include "text/utf8.h"

/* The white space that a document's text may hold. */
static bool is_space(uint32_t c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
           c == 0x205F || c == 0x3000;
}

/* Letters and digits; of what is beyond ASCII all but the blocks of punctuation. */
static bool is_letter(uint32_t c)
{
    if (c < 0x80)
        return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    return c >= 0xC0 ? !(c >= 0x2000 && c <= 0x206F) && !(c >= 0x3000 && c <= 0x303F)
                     : c == 0xAA || c == 0xB2 || c == 0xB3 || c == 0xB5 || c == 0xB9 ||
                           c == 0xBA || (c >= 0xBC && c <= 0xBE);
}

/* What a byte says without those behind it. */
enum class { CLASS_NEITHER, CLASS_LETTER, CLASS_SPACE, CLASS_UNKNOWN };

/* Of each byte. A word is short: to decide by a table costs less than to guess. */
static const unsigned char *classes(void)
{
    static unsigned char table[256];
    static bool is_filled = false;

    if (is_filled)
        return table;
    for (uint32_t byte = 0; byte < 256; byte++) {
        if (byte < 0x80)
            table[byte] = is_space(byte)    ? CLASS_SPACE
                          : is_letter(byte) ? CLASS_LETTER
                                            : CLASS_NEITHER;
        else if (byte >= 0xC3 && byte <= 0xDF) /* U+00C0 to U+07FF */
            table[byte] = CLASS_LETTER;
        else
            table[byte] = byte < 0xC0 ? CLASS_NEITHER : CLASS_UNKNOWN;
    }
    is_filled = true;
    return table;
}

int64_t words_count(struct slice text)
{
    const unsigned char *table = classes();
    bool is_counted = false; /* the word at hand */
    int64_t words = 0;

    for (size_t offset = 0; offset < text.length;) {
        unsigned class = table[(unsigned char)text.bytes[offset]];

        if (class == CLASS_UNKNOWN) {
            uint32_t c = utf8_decode(text, &offset);

            class = is_space(c)    ? CLASS_SPACE
                    : is_letter(c) ? CLASS_LETTER
                                   : CLASS_NEITHER;
        } else {
            offset++;
        }
        words += (class == CLASS_LETTER) & !is_counted;
        is_counted = (is_counted | (class == CLASS_LETTER)) & (class != CLASS_SPACE);
    }
    return words;
}

struct slice words_trim(struct slice text)
{
    size_t start = 0, end = text.length;

    while (start < end) {
        size_t next = start;

        if (!is_space(utf8_decode(text, &next)))
            break;
        start = next;
    }
    while (end > start) {
        size_t before = utf8_previous(text, end), at = before;

        if (!is_space(utf8_decode(text, &at)))
            break;
        end = before;
    }
    return slice_cut(text, start, end);
}

const char *words_beginning(struct slice text, size_t most, struct arena *arena)
{
    CLEANUP_BUFFER struct buffer line = {0};
    struct slice words = words_trim(text);
    size_t offset = 0, gap = 0;

    for (size_t points = 0; offset < words.length && points < most; points++) {
        uint32_t c = utf8_decode(words, &offset);

        if (is_space(c) && points + 1 < most)
            gap = line.length;
        utf8_add(&line, is_space(c) ? ' ' : c);
    }
    if (offset < words.length) {
        if (gap > line.length / 2)
            buffer_truncate(&line, gap);
        else
            buffer_truncate(&line, utf8_previous(buffer_slice(&line), line.length));
        buffer_add_string(&line, "…");
    }
    return arena_copy_slice(arena, buffer_slice(&line));
}

bool words_ask(struct slice text)
{
    static const char *const closers[] = {"\"", "'", ")", "”", "’", "»", "]", "*", "_"};
    struct slice words = words_trim(text);
    bool cut = true;

    while (cut && words.length > 0) {
        cut = false;
        for (size_t i = 0; i < sizeof closers / sizeof closers[0]; i++) {
            struct slice closer = slice_of(closers[i]);

            if (words.length > closer.length &&
                slice_equals(slice_from(words, words.length - closer.length), closer)) {
                words.length -= closer.length;
                cut = true;
            }
        }
    }
    return words.length > 0 && words.bytes[words.length - 1] == '?';
}
