/* markdown_inline.c - see import/markdown_inline.h
 *
 * Two passes: the first finds the markers that pair and notes for each byte whether it
 * stays; the second writes. Both take time in proportion to the line's length. */
#include <stdint.h>
#include <strings.h>

#include "base/array.h"
#include "base/cleanup.h"
#include "import/entity.h"
#include "import/markdown_inline.h"

enum {
    LONGEST_CODE_MARK = 3, /* bytes */
    LONGEST_TARGET = 2000,
    LONGEST_TAG = 200,
    MOST_OPENERS =
        100 * 1000, /* open at once on one line; further ones stay as they stand */
};

enum fate {
    WRITTEN,
    DROPPED,
    LITERAL, /* written, and no entity or line end begins here */
    BREAK,   /* a line end is written in its place */
};

/* A run of * or _ that may open emphasis, or a [ that may open a link. */
struct opener {
    size_t start, length;
};

struct inline_text {
    struct slice line;
    unsigned char *fates;       /* enum fate, one a byte */
    ARRAY(struct opener) stars; /* * */
    ARRAY(struct opener) bars;  /* _ */
    ARRAY(struct opener) squares;
    bool no_code_end[LONGEST_CODE_MARK + 1]; /* no closing mark of that length follows */
};

static char byte_at(struct slice line, size_t i)
{
    return i < line.length ? line.bytes[i] : ' ';
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t';
}

/* Bytes of letters and digits in any script: what is not ASCII counts as a letter. */
static bool is_word(char byte)
{
    return (unsigned char)byte >= 0x80 || (byte >= '0' && byte <= '9') ||
           ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

static size_t run_length(struct slice line, size_t i)
{
    size_t end = i;

    while (end < line.length && line.bytes[end] == line.bytes[i])
        end++;
    return end - i;
}

static void set_fate(struct inline_text *text, size_t start, size_t length,
                     enum fate fate)
{
    memset(text->fates + start, (int)fate, length);
}

/* --- code --- */

/* `code`: returns where the scan goes on. */
static size_t scan_code(struct inline_text *text, size_t i)
{
    struct slice line = text->line;
    size_t length = run_length(line, i), start = i + length;

    if (length > LONGEST_CODE_MARK || text->no_code_end[length])
        return start;
    for (size_t end = start; end < line.length;) {
        size_t run = line.bytes[end] == '`' ? run_length(line, end) : 1;

        if (line.bytes[end] == '`' && run == length) {
            set_fate(text, i, length, DROPPED);
            set_fate(text, start, end - start, LITERAL);
            set_fate(text, end, length, DROPPED);
            return end + length;
        }
        end += run;
    }
    text->no_code_end[length] = true;
    return start;
}

/* --- emphasis --- */

/* The nearest opener takes as many markers as both have, one to three. */
static size_t scan_emphasis(struct inline_text *text, size_t i)
{
    struct slice line = text->line;
    size_t length = run_length(line, i), end = i + length, used = 0;
    bool is_bar = line.bytes[i] == '_';
    char before = i > 0 ? line.bytes[i - 1] : ' ', behind = byte_at(line, end);
    bool can_close = !is_space(before) && !(is_bar && is_word(behind));
    bool can_open = !is_space(behind) && !(is_bar && is_word(before));

    /* 2*3, f*n: within a word a lone star is meant as it stands */
    if (length > 3 || (length == 1 && is_word(before) && is_word(behind)))
        return end;
    while (can_close && used < length) {
        size_t *count = is_bar ? &text->bars.count : &text->stars.count;
        struct opener *opener = is_bar ? text->bars.items : text->stars.items;
        size_t pairs;

        if (*count == 0)
            break;
        opener += *count - 1;
        pairs = opener->length < length - used ? opener->length : length - used;
        opener->length -= pairs;
        set_fate(text, opener->start + opener->length, pairs, DROPPED);
        set_fate(text, i + used, pairs, DROPPED);
        used += pairs;
        if (opener->length == 0)
            --*count;
    }
    if (can_open && used < length &&
        (is_bar ? text->bars.count : text->stars.count) < MOST_OPENERS) {
        struct opener *opener =
            is_bar ? array_push(&text->bars) : array_push(&text->stars);

        *opener = (struct opener){.start = i + used, .length = length - used};
    }
    return end;
}

/* --- links, pictures, tags --- */

/* Whether what stands in the parentheses is an address and not a transcriber's remark. */
static bool is_target(struct slice target)
{
    bool has_sign = false;

    for (size_t i = 0; i < target.length; i++) {
        if (is_space(target.bytes[i]))
            return has_sign && i + 1 < target.length && target.bytes[i + 1] == '"';
        if (target.bytes[i] == '(' || target.bytes[i] == '[')
            return false;
        if (target.bytes[i] != '\0' && strchr("/:#@", target.bytes[i]) != NULL)
            has_sign = true;
    }
    return has_sign;
}

/* ](target): drops the brackets and the target. */
static size_t scan_link_end(struct inline_text *text, size_t i)
{
    struct slice line = text->line, target;
    size_t open, room = line.length - i;
    const char *end;

    if (text->squares.count == 0)
        return i + 1;
    open = text->squares.items[--text->squares.count].start;
    if (byte_at(line, i + 1) != '(')
        return i + 1;
    if (room > LONGEST_TARGET)
        room = LONGEST_TARGET;
    end = memchr(line.bytes + i, ')', room);
    if (end == NULL)
        return i + 1;
    target = slice_cut(line, i + 2, (size_t)(end - line.bytes));
    if (!is_target(target))
        return i + 1;
    set_fate(text, open, 1, DROPPED);
    if (open > 0 && line.bytes[open - 1] == '!')
        set_fate(text, open - 1, 1, DROPPED);
    set_fate(text, i, target.length + 3, DROPPED);
    return i + target.length + 3;
}

/* Tags that change how words look; others may be a transcriber's. */
static bool is_known_tag(struct slice name)
{
    static const char *const names[] = {"b",     "i",    "u",     "s",   "em",  "strong",
                                        "sub",   "sup",  "span",  "a",   "p",   "div",
                                        "small", "mark", "code",  "del", "ins", "font",
                                        "br",    "hr",   "center"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (name.length == strlen(names[i]) &&
            strncasecmp(name.bytes, names[i], name.length) == 0)
            return true;
    return false;
}

static bool is_address(struct slice inner)
{
    return memchr(inner.bytes, ' ', inner.length) == NULL &&
           (slice_starts_with(inner, SLICE("http://")) ||
            slice_starts_with(inner, SLICE("https://")) ||
            slice_starts_with(inner, SLICE("mailto:")));
}

/* <b>, </span>, <br/>, <https://...>, <!-- ... --> */
static size_t scan_angle(struct inline_text *text, size_t i)
{
    struct slice rest = slice_from(text->line, i + 1), name;
    size_t room = rest.length < LONGEST_TAG ? rest.length : LONGEST_TAG;
    const char *end = memchr(rest.bytes, '>', room);
    size_t length = 0;

    if (end == NULL)
        return i + 1;
    rest.length = (size_t)(end - rest.bytes);
    if (is_address(rest)) {
        set_fate(text, i, 1, DROPPED);
        set_fate(text, i + 1 + rest.length, 1, DROPPED);
        return i + rest.length + 2;
    }
    name = byte_at(rest, 0) == '/' ? slice_from(rest, 1) : rest;
    while (length < name.length && is_word(name.bytes[length]))
        length++;
    name.length = length;
    if (length == 0 || !is_known_tag(name))
        return i + 1;
    set_fate(text, i, rest.length + 2, DROPPED);
    if ((name.bytes[0] | 0x20) == 'b' && (length == 2 && (name.bytes[1] | 0x20) == 'r'))
        set_fate(text, i, 1, BREAK);
    return i + rest.length + 2;
}

/* --- the passes --- */

static bool is_punctuation(char byte)
{
    return (byte >= '!' && byte <= '/') || (byte >= ':' && byte <= '@') ||
           (byte >= '[' && byte <= '`') || (byte >= '{' && byte <= '~');
}

static size_t scan_one(struct inline_text *text, size_t i)
{
    struct slice line = text->line;

    switch (line.bytes[i]) {
    case '\\':
        if (i + 1 == line.length || !is_punctuation(line.bytes[i + 1]))
            return i + 1;
        set_fate(text, i, 1, DROPPED);
        set_fate(text, i + 1, 1, LITERAL);
        return i + 2;
    case '`':
        return scan_code(text, i);
    case '*':
    case '_':
        return scan_emphasis(text, i);
    case '[':
        if (text->squares.count < MOST_OPENERS)
            *array_push(&text->squares) = (struct opener){.start = i, .length = 1};
        return i + 1;
    case ']':
        return scan_link_end(text, i);
    case '<':
        return scan_angle(text, i);
    default:
        return i + 1;
    }
}

static void write_line(const struct inline_text *text, struct buffer *out)
{
    struct slice line = text->line;

    for (size_t i = 0; i < line.length; i++) {
        size_t entity = 0;

        if (text->fates[i] == BREAK)
            buffer_add_byte(out, '\n');
        if (text->fates[i] == BREAK || text->fates[i] == DROPPED)
            continue;
        if (text->fates[i] == WRITTEN && line.bytes[i] == '&')
            entity = entity_decode(line, i, out);
        if (entity > 0)
            i += entity - 1;
        else
            buffer_add_byte(out, line.bytes[i]);
    }
}

void markdown_add_inline(struct buffer *out, struct slice line)
{
    struct inline_text text = {.line = line};

    text.fates = memory_take_zeroed(line.length + 1, 1);
    for (size_t i = 0; i < line.length;)
        i = scan_one(&text, i);
    /* a backslash at the end is a hard line break, and a line is a paragraph anyway */
    if (line.length > 1 && line.bytes[line.length - 1] == '\\' &&
        text.fates[line.length - 1] == WRITTEN)
        text.fates[line.length - 1] = DROPPED;
    write_line(&text, out);
    free(text.fates);
    array_release(&text.stars);
    array_release(&text.bars);
    array_release(&text.squares);
}
