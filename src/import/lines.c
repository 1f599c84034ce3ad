/* lines.c - see import/lines.h */
#include "import/lines.h"
#include "text/utf8.h"

enum {
    NARROWEST = 40, /* columns of a wrapped text */
    WIDEST = 100,
    RAGGED = 6, /* columns: not every program fills a line to the last one */
    BREAKS =
        6, /* so many lines must go on in the next one before it counts as evidence */
    BLOCKS = 3, /* so many paragraphs parted by blank lines */
};

static bool is_blank_byte(char byte)
{
    return byte == ' ' || byte == '\t';
}

struct slice lines_trim_start(struct slice text)
{
    while (text.length > 0 && is_blank_byte(text.bytes[0]))
        text = slice_from(text, 1);
    return text;
}

struct slice lines_trim_end(struct slice text)
{
    while (text.length > 0 && is_blank_byte(text.bytes[text.length - 1]))
        text.length--;
    return text;
}

static size_t line_length(struct slice text)
{
    size_t length = 0;

    while (length < text.length && text.bytes[length] != '\n' &&
           text.bytes[length] != '\r')
        length++;
    return length;
}

bool lines_next(struct slice *rest, struct slice *ret_line)
{
    size_t length, end;

    if (rest->length == 0)
        return false;
    length = end = line_length(*rest);
    if (end < rest->length && rest->bytes[end] == '\r')
        end++;
    if (end < rest->length && rest->bytes[end] == '\n')
        end++;
    *ret_line = lines_trim_end(slice_cut(*rest, 0, length));
    *rest = slice_from(*rest, end);
    return true;
}

/* --- wrapped text --- */

static size_t first_word(struct slice line)
{
    size_t end = 0;

    while (end < line.length && !is_blank_byte(line.bytes[end]))
        end++;
    return (size_t)utf8_length(slice_cut(line, 0, end));
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* "Anna Berg: ...": a colon behind at most four words, or one that begins with a small
 * letter, and something behind the colon. */
static bool begins_with_label(struct slice line)
{
    int spaces = line.bytes[0] >= 'a' && line.bytes[0] <= 'z' ? 3 : 0;

    for (size_t i = 0; i < line.length && i < 48; i++) {
        if (line.bytes[i] == ':')
            return i > 0 && i + 1 < line.length && is_blank_byte(line.bytes[i + 1]);
        if (line.bytes[i] == ' ' && ++spaces > 3)
            return false;
        if (line.bytes[i] == '.' || line.bytes[i] == ',')
            return false;
    }
    return false;
}

bool lines_begins_anew(struct slice line)
{
    if (line.length == 0)
        return true;
    if (strchr("-*+#>[({|", line.bytes[0]) != NULL || is_blank_byte(line.bytes[0]))
        return true;
    if (slice_starts_with(line, SLICE("–")) || slice_starts_with(line, SLICE("•")))
        return true;
    if (is_digit(line.bytes[0]) && line.length > 2 &&
        strchr(".):", line.bytes[1]) != NULL)
        return true;
    return begins_with_label(line);
}

struct wrap {
    size_t widths[WIDEST + 1]; /* lines of each width */
    size_t lines, wide;        /* lines; lines wider than WIDEST */
    size_t blocks, breaks, full;
    size_t width; /* where the text seems to have been broken, columns */
};

static void count_widths(struct wrap *wrap, struct slice text)
{
    struct slice line;

    while (lines_next(&text, &line)) {
        size_t width = (size_t)utf8_length(line);

        if (width == 0)
            continue;
        wrap->lines++;
        if (width > WIDEST)
            wrap->wide++;
        else
            wrap->widths[width]++;
    }
}

/* The width that at most one line in twenty passes. */
static void find_width(struct wrap *wrap)
{
    size_t longer = wrap->wide;

    wrap->width = WIDEST;
    while (wrap->width > 0 && (longer + wrap->widths[wrap->width]) * 20 <= wrap->lines)
        longer += wrap->widths[wrap->width--];
}

static void count_breaks(struct wrap *wrap, struct slice text)
{
    struct slice line, previous = {NULL, 0};

    while (lines_next(&text, &line)) {
        if (line.length > 0 && previous.length == 0)
            wrap->blocks++;
        if (line.length > 0 && previous.length > 0 && !lines_begins_anew(line)) {
            size_t width = (size_t)utf8_length(previous);

            wrap->breaks++;
            wrap->full += width + 1 + first_word(line) + RAGGED > wrap->width;
        }
        previous = line;
    }
}

bool lines_are_wrapped(struct slice text)
{
    struct wrap wrap = {0};

    count_widths(&wrap, text);
    if (wrap.lines == 0 || wrap.wide * 50 > wrap.lines)
        return false;
    find_width(&wrap);
    if (wrap.width < NARROWEST)
        return false;
    count_breaks(&wrap, text);
    return wrap.blocks >= BLOCKS && wrap.breaks >= BREAKS &&
           wrap.breaks * 2 >= wrap.blocks && wrap.full * 100 >= wrap.breaks * 85;
}

struct slice lines_joint(struct slice line, struct slice next)
{
    static const char *const words[] = {"och ", "eller ", "and ", "or ", "und ", "og "};
    size_t end = line.length;

    if (end < 2 || line.bytes[end - 1] != '-' || is_blank_byte(line.bytes[end - 2]) ||
        line.bytes[end - 2] == '-')
        return SLICE(" ");
    /* in- och utandning */
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (slice_starts_with(next, slice_of(words[i])))
            return SLICE(" ");
    return SLICE("");
}
