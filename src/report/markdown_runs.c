/* markdown_runs.c - see report/markdown_runs.h
 *
 * CommonMark opens and closes emphasis by what stands on either side of the asterisks, so
 * three rules keep it safe whatever the words are. White space is held back until the
 * next visible character and then stands outside of all emphasis that begins or ends
 * there. A character outside next to a delimiter is white space or punctuation; where it
 * is neither, it is written as a character reference, whose ends are punctuation. Italics
 * use _ and bold **, so that neighbours never run together. */
#include <ctype.h>

#include "base/cleanup.h"
#include "report/markdown_runs.h"
#include "text/utf8.h"

enum style {
    STYLE_BOLD = 1,
    STYLE_ITALIC = 2,
};

struct runs {
    struct buffer *out;
    enum markdown_place place;
    const char *prefix;
    struct markdown_notes *notes;
    struct buffer held;   /* white space and line breaks (LF) not yet written */
    enum style open[2];   /* outermost first */
    int opened, base;     /* base: those that began outside of the link */
    size_t begin;         /* where the first line began in OUT */
    size_t line;          /* where the line began in OUT */
    size_t last;          /* where the last character began, if it was a text's */
    uint32_t last_point;  /* 0: the last thing written was no text */
    const char *bare_end; /* the "]" of brackets that need no backslash */
    bool after_delimiter; /* the next character stands next to a closed one */
};

static bool is_space(uint32_t point)
{
    return point == ' ' || point == '\t' || point == 0xA0 || point == 0x1680 ||
           (point >= 0x2000 && point <= 0x200A) || point == 0x202F || point == 0x205F ||
           point == 0x3000;
}

/* What every version of CommonMark takes for punctuation; others are not needed here. */
static bool is_punctuation(uint32_t point)
{
    if (point < 0x80)
        return ispunct((int)point) != 0;
    return point == 0xAB || point == 0xBB || point == 0xBF || point == 0xA1 ||
           (point >= 0x2010 && point <= 0x2027) || (point >= 0x2030 && point <= 0x203E);
}

static const char *delimiter(enum style style)
{
    return style == STYLE_BOLD ? "**" : "_";
}

static bool at_line_start(const struct runs *runs)
{
    return runs->out->length == runs->line;
}

static void begin_line(struct runs *runs)
{
    buffer_add_byte(runs->out, '\n');
    buffer_add_string(runs->out, runs->prefix);
    runs->line = runs->out->length;
    runs->last_point = 0;
}

static void write_break(struct runs *runs)
{
    if (runs->place == MARKDOWN_CELL)
        buffer_add_string(runs->out, "<br/>");
    else if (runs->place == MARKDOWN_ONE_LINE)
        buffer_add_byte(runs->out, ' ');
    else {
        buffer_add_byte(runs->out, '\\');
        begin_line(runs);
    }
    runs->last_point = 0;
}

/* White space at a line's ends would be lost, so there it is written as references. */
static void write_held(struct runs *runs, bool ends)
{
    struct slice held = buffer_slice(&runs->held);

    for (size_t offset = 0; offset < held.length;) {
        bool edge = at_line_start(runs);
        size_t begin = offset;
        uint32_t point = utf8_decode(held, &offset);

        edge = edge || (offset == held.length ? ends : held.bytes[offset] == '\n');
        if (point == '\n' && runs->out->length == runs->begin) {
            continue; /* a break with nothing before it shows nothing */
        } else if (point == '\n') {
            write_break(runs);
        } else if (edge || point == '\t') {
            buffer_add_format(runs->out, "&#%u;", point);
            runs->last_point = 0;
        } else {
            runs->last = runs->out->length;
            runs->last_point = point;
            buffer_add(runs->out, held.bytes + begin, offset - begin);
        }
        runs->after_delimiter = false;
    }
    buffer_clear(&runs->held);
}

static void write_reference(struct runs *runs, uint32_t point)
{
    buffer_add_format(runs->out, "&#%u;", point);
    runs->last_point = ';';
    runs->last = runs->out->length - 1;
}

/* Closes from the innermost out until DEPTH are left. */
static void close_to(struct runs *runs, int depth)
{
    while (runs->opened > depth) {
        buffer_add_string(runs->out, delimiter(runs->open[--runs->opened]));
        runs->last_point = 0;
        runs->after_delimiter = true;
    }
}

static void open_style(struct runs *runs, enum style style)
{
    uint32_t last = runs->last_point;

    if (last != 0 && !is_space(last) && !is_punctuation(last)) {
        buffer_truncate(runs->out, runs->last);
        write_reference(runs, last);
    }
    buffer_add_string(runs->out, delimiter(style));
    runs->open[runs->opened++] = style;
    runs->last_point = 0;
    runs->after_delimiter = false;
}

/* Before something visible: closes and opens what STYLES asks for. */
static void prepare(struct runs *runs, int styles)
{
    int keep = 0;

    while (keep < runs->opened && (styles & (int)runs->open[keep]) != 0)
        keep++;
    close_to(runs, keep > runs->base ? keep : runs->base);
    write_held(runs, false);
    for (int i = 0; i < runs->opened; i++)
        styles &= ~(int)runs->open[i];
    if ((styles & STYLE_BOLD) != 0)
        open_style(runs, STYLE_BOLD);
    if ((styles & STYLE_ITALIC) != 0)
        open_style(runs, STYLE_ITALIC);
}

/* What begins a heading, a list, a quotation, a fence, a rule or an underline. */
static bool begins_block(const struct runs *runs, uint32_t point)
{
    if (point == '.' || point == ')') {
        size_t digits = runs->out->length - runs->line;

        for (size_t i = runs->line; i < runs->out->length; i++) {
            if (!isdigit((unsigned char)runs->out->bytes[i]))
                return false;
        }
        return digits >= 1 && digits <= 9;
    }
    return at_line_start(runs) && point < 0x80 && strchr("#-+=>~:|", (int)point) != NULL;
}

/* Where "[...]" or "[ord till]" ends that begins before REST: brackets around words alone
 * are no link as long as nothing behind them makes them one. NULL: they might be. */
static const char *end_of_bare_brackets(struct slice rest)
{
    size_t length = 0;

    for (; length < rest.length; length++) {
        unsigned char byte = (unsigned char)rest.bytes[length];

        if (byte < 0x80 && !isalnum(byte) && byte != ' ' && byte != '.' && byte != ',')
            break;
    }
    if (length < 2 || length + 1 >= rest.length || rest.bytes[length] != ']' ||
        strchr("([:{", rest.bytes[length + 1]) != NULL)
        return NULL;
    return rest.bytes + length;
}

static bool is_bare_bracket(struct runs *runs, uint32_t point, struct slice rest)
{
    if (point == ']' && runs->bare_end != NULL && rest.bytes == runs->bare_end + 1) {
        runs->bare_end = NULL;
        return true;
    }
    if (point == '[')
        runs->bare_end = end_of_bare_brackets(rest);
    return point == '[' && runs->bare_end != NULL;
}

static bool needs_backslash(const struct runs *runs, uint32_t point, struct slice rest)
{
    if (point == '&') /* before a letter it could begin a reference */
        return rest.length == 0 || rest.bytes[0] == '#' ||
               isalpha((unsigned char)rest.bytes[0]);
    if (point == '!') /* before a link it would make it a picture */
        return rest.length == 0;
    if (point == '#')
        return runs->place == MARKDOWN_ONE_LINE || at_line_start(runs);
    if (point == '|')
        return runs->place == MARKDOWN_CELL;
    return (point < 0x80 && strchr("\\`*_[]<", (int)point) != NULL) ||
           begins_block(runs, point);
}

static void write_point(struct runs *runs, uint32_t point, struct slice rest)
{
    if (runs->after_delimiter && !is_punctuation(point)) {
        write_reference(runs, point);
    } else {
        if (!is_bare_bracket(runs, point, rest) && needs_backslash(runs, point, rest))
            buffer_add_byte(runs->out, '\\');
        runs->last = runs->out->length;
        runs->last_point = point;
        utf8_add(runs->out, point);
    }
    runs->after_delimiter = false;
}

static void write_text(struct runs *runs, struct slice text, int styles)
{
    for (size_t offset = 0; offset < text.length;) {
        size_t begin = offset;
        uint32_t point = utf8_decode(text, &offset);

        if (is_space(point)) {
            buffer_add(&runs->held, text.bytes + begin, offset - begin);
            continue;
        }
        prepare(runs, styles);
        write_point(runs, point, slice_from(text, offset));
    }
}

/* One space at either end is taken off again by the reader. */
static bool needs_padding(struct slice code)
{
    char first = code.bytes[0], last = code.bytes[code.length - 1];
    size_t spaces = strspn(code.bytes, " ");

    return first == '`' || last == '`' ||
           (first == ' ' && last == ' ' && spaces < code.length);
}

/* Between fences longer than any run of backticks inside. */
static void write_code(struct runs *runs, struct slice text, int styles)
{
    const char *padding = needs_padding(text) ? " " : "";
    size_t fence = markdown_longest_run(text, '`') + 1;

    prepare(runs, styles);
    if (!at_line_start(runs) && runs->out->bytes[runs->out->length - 1] == '`')
        buffer_add_string(runs->out, "<!-- -->"); /* else the two fences were one */
    markdown_repeat(runs->out, '`', fence);
    buffer_add_string(runs->out, padding);
    for (size_t i = 0; i < text.length; i++) {
        if (text.bytes[i] == '|' && runs->place == MARKDOWN_CELL)
            buffer_add_byte(runs->out, '\\');
        buffer_add_byte(runs->out, text.bytes[i]);
    }
    buffer_add_string(runs->out, padding);
    markdown_repeat(runs->out, '`', fence);
    runs->last_point = 0;
    runs->after_delimiter = false;
}

static void write_children(struct runs *runs, const struct report_node *node, int styles);

static void write_link(struct runs *runs, const struct report_node *link, int styles)
{
    int outer = runs->base;

    prepare(runs, styles);
    buffer_add_byte(runs->out, '[');
    runs->last_point = 0;
    runs->after_delimiter = false;
    runs->base = runs->opened;
    write_children(runs, link, styles);
    close_to(runs, runs->base);
    write_held(runs, false);
    runs->base = outer;
    buffer_add_string(runs->out, "](<");
    buffer_add_slice(runs->out, link->text);
    buffer_add_string(runs->out, ">)");
    runs->last_point = 0;
    runs->after_delimiter = false;
}

/* The words, and in bold brackets why they do not hold. */
static void write_doubt(struct runs *runs, const struct report_node *doubt, int styles)
{
    write_children(runs, doubt, styles);
    if (doubt->text.length == 0)
        return;
    write_text(runs, SLICE(" ["), styles | STYLE_BOLD);
    write_text(runs, doubt->text, styles | STYLE_BOLD);
    write_text(runs, SLICE("]"), styles | STYLE_BOLD);
}

static void write_run(struct runs *runs, const struct report_node *node, int styles)
{
    switch (node->kind) {
    case REPORT_TEXT:
        write_text(runs, node->text, styles);
        break;
    case REPORT_CODE:
        write_code(runs, node->text, styles);
        break;
    case REPORT_LINE_BREAK:
        buffer_add_byte(&runs->held, '\n');
        break;
    case REPORT_LINK:
        write_link(runs, node, styles);
        break;
    case REPORT_DOUBT:
        write_doubt(runs, node, styles);
        break;
    case REPORT_FOOTNOTE:
        prepare(runs, 0);
        *array_push(&runs->notes->items) = node;
        buffer_add_format(runs->out, "[^%zu]", runs->notes->items.count);
        runs->last_point = 0;
        runs->after_delimiter = false;
        break;
    default:
        write_children(runs, node,
                       styles | (node->kind == REPORT_BOLD     ? STYLE_BOLD
                                 : node->kind == REPORT_ITALIC ? STYLE_ITALIC
                                                               : 0));
    }
}

static void write_children(struct runs *runs, const struct report_node *node, int styles)
{
    for (const struct report_node *child = node->first; child != NULL;
         child = child->next)
        write_run(runs, child, styles);
}

/* A break with nothing after it would show as a backslash. */
static void drop_last_breaks(struct buffer *held)
{
    while (held->length > 0 && held->bytes[held->length - 1] == '\n')
        buffer_truncate(held, held->length - 1);
}

size_t markdown_longest_run(struct slice text, char byte)
{
    size_t longest = 0, run = 0;

    for (size_t i = 0; i < text.length; i++) {
        run = text.bytes[i] == byte ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return longest;
}

void markdown_repeat(struct buffer *out, char byte, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buffer_add_byte(out, byte);
}

void markdown_runs(const struct report_node *node, enum markdown_place place,
                   const char *prefix, struct markdown_notes *notes, struct buffer *out)
{
    struct runs runs = {.out = out, .place = place, .prefix = prefix, .notes = notes};

    runs.begin = runs.line = out->length;
    write_children(&runs, node, 0);
    close_to(&runs, 0);
    drop_last_breaks(&runs.held);
    write_held(&runs, true);
    buffer_release(&runs.held);
}
