/* markdown.c - Markdown, lightly understood: headings, lists, tables, and words without
 * markers
 *
 * As in plain text a line is a paragraph unless the lines were wrapped: transcripts are
 * often written one utterance a line, which CommonMark would run together. */
#include "base/cleanup.h"
#include "import/front_matter.h"
#include "import/lines.h"
#include "import/markdown_inline.h"
#include "import/source.h"
#include "text/utf8.h"

enum {
    HEADING_COLUMNS = 80, /* an underlined line longer than that is no heading */
    DEEPEST_LIST = 9,
};

struct markdown {
    struct draft *draft;
    bool is_wrapped;
    struct draft_paragraph attributes; /* of the block */
    struct buffer block;               /* the open block's lines, markers and all */
    struct buffer words;               /* scratch */
    char fence;                        /* ` or ~ inside fenced code, else NUL */
    size_t fence_length;
    long next_number;    /* what an ordered list would go on with */
    int table, row;      /* row 0: not in a table */
    struct slice behind; /* the next line */
};

static int bid(const struct import_source *source)
{
    if (!source_has_extension(source, importer_markdown.extensions))
        return 0;
    return source_is_text(source) ? 30 : 0;
}

/* --- blocks --- */

static void add_words(struct markdown *markdown, const struct draft_paragraph *attributes,
                      struct slice line)
{
    buffer_clear(&markdown->words);
    markdown_add_inline(&markdown->words, line);
    draft_open_paragraph(markdown->draft, attributes);
    draft_add_text(markdown->draft, buffer_slice(&markdown->words));
    draft_close_paragraph(markdown->draft, false);
}

static void end_block(struct markdown *markdown)
{
    struct slice block = buffer_slice(&markdown->block);

    if (block.length == 0)
        return;
    markdown->attributes.bold_start =
        slice_starts_with(block, SLICE("**")) || slice_starts_with(block, SLICE("__"));
    add_words(markdown, &markdown->attributes, block);
    buffer_clear(&markdown->block);
}

static void begin_block(struct markdown *markdown, enum paragraph_kind kind, int level,
                        struct slice line)
{
    end_block(markdown);
    markdown->attributes = (struct draft_paragraph){
        .kind = kind, .level = level, .begin_ms = -1, .end_ms = -1};
    buffer_add_slice(&markdown->block, line);
    if (!markdown->is_wrapped || kind == PARAGRAPH_HEADING)
        end_block(markdown);
}

static void go_on(struct markdown *markdown, struct slice line)
{
    if (markdown->block.length == 0 || lines_begins_anew(line)) {
        begin_block(markdown, PARAGRAPH_BODY, 0, line);
        return;
    }
    buffer_add_slice(&markdown->block, lines_joint(buffer_slice(&markdown->block), line));
    buffer_add_slice(&markdown->block, line);
}

/* --- kinds of lines --- */

static size_t run_of(struct slice line, char byte)
{
    size_t length = 0;

    while (length < line.length && line.bytes[length] == byte)
        length++;
    return length;
}

/* Only markers and blanks, three markers at least: ---, * * *, ===. */
static bool is_rule(struct slice line, char marker)
{
    size_t count = 0;

    for (size_t i = 0; i < line.length; i++) {
        if (line.bytes[i] == marker)
            count++;
        else if (line.bytes[i] != ' ' && line.bytes[i] != '\t')
            return false;
    }
    return count >= 3;
}

/* Every line of code is kept, and what stands behind the first fence; the fences go. */
static bool take_fence(struct markdown *markdown, struct slice line)
{
    char marker = line.bytes[0];
    size_t length = run_of(line, marker);

    if (markdown->fence == '\0') {
        if ((marker != '`' && marker != '~') || length < 3 ||
            memchr(line.bytes + length, marker, line.length - length) != NULL)
            return false;
        end_block(markdown);
        markdown->fence = marker;
        markdown->fence_length = length;
        draft_add_text(markdown->draft, lines_trim_start(slice_from(line, length)));
        draft_close_paragraph(markdown->draft, false);
        return true;
    }
    if (marker != markdown->fence || length < markdown->fence_length ||
        length < line.length)
        return false;
    markdown->fence = '\0';
    return true;
}

static bool take_heading(struct markdown *markdown, struct slice line)
{
    size_t level = run_of(line, '#'), end = line.length;

    if (level == 0 || level > 6 || (level < line.length && line.bytes[level] != ' '))
        return false;
    while (end > level && line.bytes[end - 1] == '#')
        end--;
    if (end == level || line.bytes[end - 1] == ' ')
        line.length = end;
    line = lines_trim_start(slice_from(line, level));
    begin_block(markdown, PARAGRAPH_HEADING, (int)level, lines_trim_end(line));
    return true;
}

/* A short line that no full stop ends, over === or ---. */
static bool take_underlined(struct markdown *markdown, struct slice line)
{
    struct slice below = lines_trim_start(markdown->behind);
    bool is_double = is_rule(below, '='), is_single = is_rule(below, '-');

    if (!is_double && !(is_single && below.length == run_of(below, '-')))
        return false;
    if (markdown->block.length > 0 || utf8_length(line) > HEADING_COLUMNS ||
        strchr(".?!:", line.bytes[line.length - 1]) != NULL)
        return false;
    begin_block(markdown, PARAGRAPH_HEADING, is_double ? 1 : 2, line);
    return true;
}

static bool take_rule(struct markdown *markdown, struct slice line)
{
    if (!is_rule(line, '-') && !is_rule(line, '*') && !is_rule(line, '_') &&
        !is_rule(line, '='))
        return false;
    end_block(markdown);
    return true;
}

/* The number of "12. " or "12) ", with its length; -1 where there is none. */
static long list_number(struct slice line, size_t *ret_length)
{
    long number = 0;
    size_t i = 0;

    while (i < line.length && i < 9 && line.bytes[i] >= '0' && line.bytes[i] <= '9')
        number = number * 10 + (line.bytes[i++] - '0');
    if (i == 0 || i + 1 >= line.length ||
        (line.bytes[i] != '.' && line.bytes[i] != ')') || line.bytes[i + 1] != ' ')
        return -1;
    *ret_length = i + 2;
    return number;
}

/* A number goes only where it can be a list's: 1, or the next one. "1998. Then ..."
 * stays. */
static bool take_item(struct markdown *markdown, struct slice line, size_t indent)
{
    size_t length = 2;
    int level = indent / 2 < DEEPEST_LIST ? (int)(indent / 2) + 1 : DEEPEST_LIST;
    long number;

    if (line.length > 2 && strchr("-*+", line.bytes[0]) != NULL && line.bytes[1] == ' ') {
        markdown->next_number = 1;
    } else {
        number = list_number(line, &length);
        if (number != 1 && (number < 0 || number != markdown->next_number))
            return false;
        markdown->next_number = number + 1;
    }
    begin_block(markdown, PARAGRAPH_LIST, level,
                lines_trim_start(slice_from(line, length)));
    return true;
}

/* --- tables --- */

/* | --- | :--: | */
static bool is_table_rule(struct slice line)
{
    line = lines_trim_start(line);
    if (line.length < 3 || memchr(line.bytes, '-', line.length) == NULL ||
        memchr(line.bytes, '|', line.length) == NULL)
        return false;
    for (size_t i = 0; i < line.length; i++)
        if (line.bytes[i] == '\0' || strchr("|-: \t", line.bytes[i]) == NULL)
            return false;
    return true;
}

/* The next cell of a row, up to a bar that no backslash guards. */
static bool next_cell(struct slice *rest, struct slice *ret_cell)
{
    size_t end = 0;

    if (rest->length == 0)
        return false;
    while (end < rest->length && rest->bytes[end] != '|')
        end += rest->bytes[end] == '\\' && end + 1 < rest->length ? 2 : 1;
    *ret_cell = lines_trim_end(lines_trim_start(slice_cut(*rest, 0, end)));
    *rest = slice_from(*rest, end < rest->length ? end + 1 : end);
    return true;
}

static void add_row(struct markdown *markdown, struct slice line)
{
    struct draft_paragraph cell = {.kind = PARAGRAPH_CELL,
                                   .table = markdown->table,
                                   .row = ++markdown->row,
                                   .begin_ms = -1,
                                   .end_ms = -1};
    struct slice words;

    if (line.bytes[0] == '|')
        line = slice_from(line, 1);
    while (next_cell(&line, &words)) {
        cell.column++;
        cell.bold_start = slice_starts_with(words, SLICE("**"));
        add_words(markdown, &cell, words);
    }
}

static bool take_row(struct markdown *markdown, struct slice line)
{
    if (markdown->row == 0) {
        if (memchr(line.bytes, '|', line.length) == NULL ||
            !is_table_rule(markdown->behind))
            return false;
        end_block(markdown);
        markdown->table++;
    } else if (memchr(line.bytes, '|', line.length) == NULL) {
        markdown->row = 0;
        return false;
    }
    if (markdown->row != 1 || !is_table_rule(line))
        add_row(markdown, line);
    return true;
}

/* --- the file --- */

static struct slice without_quote_marks(struct slice line)
{
    while (line.length > 0 && line.bytes[0] == '>')
        line = lines_trim_start(slice_from(line, 1));
    return line;
}

static void take_line(struct markdown *markdown, struct slice line)
{
    struct slice words = without_quote_marks(lines_trim_start(line));
    size_t indent = line.length - lines_trim_start(line).length;

    if (words.length == 0) {
        end_block(markdown);
        markdown->row = 0;
        return;
    }
    if (take_fence(markdown, words))
        return;
    if (markdown->fence != '\0') {
        draft_add_text(markdown->draft, line);
        draft_close_paragraph(markdown->draft, false);
        return;
    }
    if (take_row(markdown, words) || take_heading(markdown, words) ||
        take_rule(markdown, words) || take_underlined(markdown, words) ||
        take_item(markdown, words, indent))
        return;
    markdown->next_number = indent > 0 ? markdown->next_number : 1;
    go_on(markdown, words);
}

/* What it says becomes a remark. */
static struct slice skip_front_matter(struct draft *draft, struct slice text)
{
    CLEANUP_BUFFER struct buffer said = {0};
    struct slice line, rest = slice_cut(text, 0, front_matter_length(text));

    if (rest.length == 0)
        return text;
    text = slice_from(text, rest.length);
    while (lines_next(&rest, &line)) {
        if (slice_equals(line, SLICE("---")) || line.length == 0)
            continue;
        if (said.length > 0)
            buffer_add_string(&said, "; ");
        buffer_add_slice(&said, line);
    }
    draft_add_remark(draft, "front matter left out: %s", buffer_string(&said));
    return text;
}

static bool read_markdown(const struct import_source *source, struct draft *draft,
                          struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer storage = {0};
    struct markdown markdown = {.draft = draft, .next_number = 1};
    struct slice text, line, empty = {NULL, 0};
    bool has_line;

    if (!source_text(source, draft, &storage, &text, error))
        return false;
    text = skip_front_matter(draft, text);
    markdown.is_wrapped = lines_are_wrapped(text);
    has_line = lines_next(&text, &line);
    while (has_line) {
        bool has_next = lines_next(&text, &markdown.behind);

        if (!has_next)
            markdown.behind = empty;
        take_line(&markdown, line);
        line = markdown.behind;
        has_line = has_next;
    }
    end_block(&markdown);
    buffer_release(&markdown.block);
    buffer_release(&markdown.words);
    return true;
}

const struct importer importer_markdown = {
    .name = "markdown",
    .version = 1,
    .extensions = ".md .markdown",
    .summary = "Markdown",
    .bid = bid,
    .read = read_markdown,
};
