/* report_markdown.c - a report as CommonMark, with pipe tables and footnotes */
#include "base/cleanup.h"
#include "report/formats.h"
#include "report/markdown_runs.h"

/* Lines begin with the prefix of the block that they stand in: "> ", "   ". */
struct writer {
    struct buffer *out;
    struct buffer prefix;
    struct markdown_notes notes;
    bool line_begun; /* by a list item's mark: the first block goes on there */
    int depth;       /* of lists */
    bool tight;      /* no empty line before the next block */
};

/* The prefix without the spaces at its end, for lines with nothing on them. */
static void write_empty_line(struct writer *writer)
{
    struct slice prefix = buffer_slice(&writer->prefix);

    while (prefix.length > 0 && prefix.bytes[prefix.length - 1] == ' ')
        prefix.length--;
    buffer_add_slice(writer->out, prefix);
    buffer_add_byte(writer->out, '\n');
}

static void begin_block(struct writer *writer, const struct report_node *node)
{
    if (writer->line_begun) {
        writer->line_begun = false;
        return;
    }
    if (node->previous != NULL && !writer->tight)
        write_empty_line(writer);
    buffer_add_slice(writer->out, buffer_slice(&writer->prefix));
}

static void write_runs(struct writer *writer, const struct report_node *node,
                       enum markdown_place place)
{
    markdown_runs(node, place, buffer_string(&writer->prefix), &writer->notes,
                  writer->out);
}

static void write_blocks(struct writer *writer, const struct report_node *parent);

static void write_block_quotation(struct writer *writer, const struct report_node *node)
{
    size_t length = writer->prefix.length;
    bool tight = writer->tight;

    begin_block(writer, node);
    buffer_add_string(writer->out, "> ");
    buffer_add_string(&writer->prefix, "> ");
    writer->line_begun = true;
    writer->tight = false;
    write_blocks(writer, node);
    buffer_truncate(&writer->prefix, length);
    writer->tight = tight;
}

/* Some lists are read as lists only behind an empty line. */
static bool interrupts_paragraph(const struct report_node *list)
{
    const struct report_node *item = list->first;
    const struct report_node *words = item != NULL ? item->first : NULL;

    return list->number <= 1 && list->number != 0 && words != NULL &&
           words->kind == REPORT_PARAGRAPH && words->first != NULL &&
           words->first->kind == REPORT_TEXT;
}

/* Items of one paragraph each stand close together. */
static bool list_is_tight(const struct report_node *list)
{
    for (const struct report_node *item = list->first; item != NULL; item = item->next) {
        const struct report_node *second = item->first != NULL ? item->first->next : NULL;

        if (second != NULL && (second->kind != REPORT_LIST || second->next != NULL ||
                               !interrupts_paragraph(second)))
            return false;
    }
    return true;
}

/* A paragraph of which nothing would be seen is left out. */
static bool says_nothing(const struct report_node *node)
{
    bool holds_runs = node->kind == REPORT_PARAGRAPH || node->kind == REPORT_BOLD ||
                      node->kind == REPORT_ITALIC || node->kind == REPORT_QUOTATION ||
                      node->kind == REPORT_COUNT;

    if (!holds_runs)
        return node->kind == REPORT_LINE_BREAK;
    for (const struct report_node *child = node->first; child != NULL;
         child = child->next) {
        if (!says_nothing(child))
            return false;
    }
    return true;
}

/* Two lists in a row would be read as one if their marks were the same, hence OTHER; and
 * "- - -", three lists that begin at once, would be a line across the page. */
static void write_list(struct writer *writer, const struct report_node *list, bool other)
{
    bool tight = list_is_tight(list), star = other != (writer->depth % 2 == 1);
    bool outer_tight = writer->tight;
    size_t length = writer->prefix.length;
    int number = list->number;

    writer->depth++;
    for (const struct report_node *item = list->first; item != NULL; item = item->next) {
        size_t mark;

        writer->tight = item == list->first ? outer_tight : tight;
        begin_block(writer, item == list->first ? list : item);
        mark = writer->out->length;
        if (list->number < 0)
            buffer_add_string(writer->out, star ? "* " : "- ");
        else
            buffer_add_format(writer->out, "%d%s ", number++, other ? ")" : ".");
        markdown_repeat(&writer->prefix, ' ', writer->out->length - mark);
        writer->line_begun = true;
        writer->tight = tight;
        write_blocks(writer, item);
        buffer_truncate(&writer->prefix, length);
    }
    writer->tight = outer_tight;
    writer->depth--;
}

static void write_row(struct writer *writer, const struct report_node *row, int columns)
{
    const struct report_node *cell = row->first;

    buffer_add_byte(writer->out, '|');
    for (int i = 0; i < columns; i++) {
        buffer_add_byte(writer->out, ' ');
        if (cell != NULL)
            write_runs(writer, cell, MARKDOWN_CELL);
        buffer_add_string(writer->out, " |");
        cell = cell != NULL ? cell->next : NULL;
    }
    buffer_add_byte(writer->out, '\n');
}

static void write_table(struct writer *writer, const struct report_node *table)
{
    int columns = report_count_columns(table);

    for (const struct report_node *row = table->first; row != NULL; row = row->next) {
        if (row == table->first)
            begin_block(writer, table);
        else
            buffer_add_slice(writer->out, buffer_slice(&writer->prefix));
        write_row(writer, row, columns);
        if (row != table->first)
            continue;
        buffer_add_slice(writer->out, buffer_slice(&writer->prefix));
        buffer_add_byte(writer->out, '|');
        for (int i = 0; i < columns; i++)
            buffer_add_string(writer->out, " --- |");
        buffer_add_byte(writer->out, '\n');
    }
}

static void write_code_block(struct writer *writer, const struct report_node *node)
{
    size_t fence = markdown_longest_run(node->text, '`') + 1;
    struct slice rest = node->text;

    begin_block(writer, node);
    fence = fence < 3 ? 3 : fence;
    markdown_repeat(writer->out, '`', fence);
    while (rest.length > 0) {
        const char *end = memchr(rest.bytes, '\n', rest.length);
        size_t length = end != NULL ? (size_t)(end - rest.bytes) : rest.length;

        buffer_add_byte(writer->out, '\n');
        buffer_add_slice(writer->out, buffer_slice(&writer->prefix));
        buffer_add(writer->out, rest.bytes, length);
        rest = slice_from(rest, end != NULL ? length + 1 : length);
    }
    buffer_add_byte(writer->out, '\n');
    buffer_add_slice(writer->out, buffer_slice(&writer->prefix));
    markdown_repeat(writer->out, '`', fence);
    buffer_add_byte(writer->out, '\n');
}

static void write_line(struct writer *writer, const struct report_node *node,
                       const char *mark, enum markdown_place place)
{
    begin_block(writer, node);
    buffer_add_string(writer->out, mark);
    write_runs(writer, node, place);
    buffer_add_byte(writer->out, '\n');
}

static void write_block(struct writer *writer, const struct report_node *node)
{
    static const char hashes[] = "###### ";

    switch (node->kind) {
    case REPORT_HEADING:
        write_line(writer, node, hashes + 6 - node->number, MARKDOWN_ONE_LINE);
        break;
    case REPORT_ATTRIBUTION:
        write_line(writer, node, "— ", MARKDOWN_PARAGRAPH);
        break;
    case REPORT_BLOCK_QUOTATION:
        write_block_quotation(writer, node);
        break;
    case REPORT_TABLE:
        write_table(writer, node);
        break;
    case REPORT_CODE_BLOCK:
        write_code_block(writer, node);
        break;
    case REPORT_BREAK:
        begin_block(writer, node);
        buffer_add_string(writer->out, "___\n");
        break;
    default:
        write_line(writer, node, "", MARKDOWN_PARAGRAPH);
    }
}

static void write_blocks(struct writer *writer, const struct report_node *parent)
{
    bool other = false;

    for (const struct report_node *node = parent->first; node != NULL;
         node = node->next) {
        if (node->kind == REPORT_LIST) {
            write_list(writer, node, other);
            other = !other;
        } else if (!says_nothing(node)) {
            write_block(writer, node);
            other = false;
        }
    }
    if (!writer->line_begun)
        return;
    while (writer->out->bytes[writer->out->length - 1] == ' ') /* nothing behind a mark */
        buffer_truncate(writer->out, writer->out->length - 1);
    buffer_add_byte(writer->out, '\n');
    writer->line_begun = false;
}

/* A footnote that is met in a footnote's text cannot be: the model has none. */
static void write_notes(struct writer *writer)
{
    for (size_t i = 0; i < writer->notes.items.count; i++) {
        buffer_add_format(writer->out, "\n[^%zu]: ", i + 1);
        write_runs(writer, writer->notes.items.items[i], MARKDOWN_ONE_LINE);
        buffer_add_byte(writer->out, '\n');
    }
}

static void write_front(struct writer *writer, const struct report *report)
{
    struct report_node words = {.kind = REPORT_TEXT};
    struct report_node line = {.kind = REPORT_HEADING, .number = 1, .first = &words};

    if (report->title != NULL) {
        words.text = slice_of(report->title);
        write_line(writer, &line, "# ", MARKDOWN_ONE_LINE);
        buffer_add_byte(writer->out, '\n');
    }
    if (report->author != NULL) {
        words.text = slice_of(report->author);
        write_line(writer, &line, "", MARKDOWN_ONE_LINE);
        buffer_add_byte(writer->out, '\n');
    }
}

bool report_write_markdown(const struct report *report, struct buffer *ret_bytes,
                           struct tema_error *error)
{
    struct writer writer = {.out = ret_bytes};

    (void)error;
    write_front(&writer, report);
    write_blocks(&writer, report->document);
    write_notes(&writer);
    buffer_release(&writer.prefix);
    array_release(&writer.notes.items);
    return true;
}
