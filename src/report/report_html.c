/* report_html.c - a report as one HTML file that needs nothing else, and that XML parsers
 * can read too */
#include "base/cleanup.h"
#include "report/formats.h"
#include "report/html_style.h"

struct writer {
    const struct report *report;
    struct buffer *out;
    ARRAY(const struct report_node *) notes;
};

static void put(struct writer *writer, const char *markup)
{
    buffer_add_string(writer->out, markup);
}

static void put_text(struct writer *writer, struct slice text)
{
    size_t begin = 0;

    for (size_t i = 0; i < text.length; i++) {
        char byte = text.bytes[i];
        const char *escaped = byte == '&'   ? "&amp;"
                              : byte == '<' ? "&lt;"
                              : byte == '>' ? "&gt;"
                              : byte == '"' ? "&quot;"
                                            : NULL;

        if (escaped == NULL)
            continue;
        buffer_add(writer->out, text.bytes + begin, i - begin);
        put(writer, escaped);
        begin = i + 1;
    }
    if (begin < text.length)
        buffer_add(writer->out, text.bytes + begin, text.length - begin);
}

static void put_attribute(struct writer *writer, const char *name, struct slice value)
{
    buffer_add_format(writer->out, " %s=\"", name);
    put_text(writer, value);
    put(writer, "\"");
}

static void put_key(struct writer *writer, const struct report_node *quotation)
{
    if (quotation->name == NULL)
        return;
    put_attribute(writer, "id", slice_of(quotation->name));
    put_attribute(writer, "data-key", slice_of(quotation->key));
}

static void write_runs(struct writer *writer, const struct report_node *node);

static void wrap_runs(struct writer *writer, const struct report_node *node,
                      const char *element)
{
    buffer_add_format(writer->out, "<%s>", element);
    write_runs(writer, node);
    buffer_add_format(writer->out, "</%s>", element);
}

static void write_link(struct writer *writer, const struct report_node *node)
{
    put(writer, "<a");
    put_attribute(writer, "href", node->text);
    put(writer, ">");
    write_runs(writer, node);
    put(writer, "</a>");
}

static void write_quotation(struct writer *writer, const struct report_node *node)
{
    put(writer, "<span class=\"quotation\"");
    put_key(writer, node);
    put(writer, ">");
    write_runs(writer, node);
    put(writer, "</span>");
}

static void write_count(struct writer *writer, const struct report_node *node)
{
    if (!writer->report->shows_counts) {
        write_runs(writer, node);
        return;
    }
    put(writer, "<span class=\"counted\"");
    put_attribute(writer, "title", node->text);
    put(writer, ">");
    write_runs(writer, node);
    put(writer, "</span><small class=\"count\">");
    put_text(writer, node->text);
    put(writer, "</small>");
}

static void write_doubt(struct writer *writer, const struct report_node *node)
{
    put(writer, "<mark");
    put_attribute(writer, "title", node->text);
    put(writer, ">");
    write_runs(writer, node);
    put(writer, "</mark>");
    if (node->text.length == 0)
        return;
    put(writer, " <small class=\"doubt\">[");
    put_text(writer, node->text);
    put(writer, "]</small>");
}

static void write_note_mark(struct writer *writer, const struct report_node *node)
{
    *array_push(&writer->notes) = node;
    buffer_add_format(writer->out,
                      "<sup id=\"note-mark-%zu\"><a href=\"#note-%zu\" "
                      "role=\"doc-noteref\">%zu</a></sup>",
                      writer->notes.count, writer->notes.count, writer->notes.count);
}

static void write_run(struct writer *writer, const struct report_node *node)
{
    switch (node->kind) {
    case REPORT_TEXT:
        put_text(writer, node->text);
        break;
    case REPORT_BOLD:
        wrap_runs(writer, node, "strong");
        break;
    case REPORT_ITALIC:
        wrap_runs(writer, node, "em");
        break;
    case REPORT_CODE:
        put(writer, "<code>");
        put_text(writer, node->text);
        put(writer, "</code>");
        break;
    case REPORT_LINK:
        write_link(writer, node);
        break;
    case REPORT_QUOTATION:
        write_quotation(writer, node);
        break;
    case REPORT_COUNT:
        write_count(writer, node);
        break;
    case REPORT_DOUBT:
        write_doubt(writer, node);
        break;
    case REPORT_FOOTNOTE:
        write_note_mark(writer, node);
        break;
    default:
        put(writer, "<br/>");
    }
}

static void write_runs(struct writer *writer, const struct report_node *node)
{
    for (const struct report_node *child = node->first; child != NULL;
         child = child->next)
        write_run(writer, child);
}

static void write_paragraph(struct writer *writer, const struct report_node *node)
{
    const struct report_node *attribution =
        report_attribution_behind(writer->report, node);

    put(writer, "<p>");
    write_runs(writer, node);
    if (attribution != NULL) {
        put(writer, " (");
        write_runs(writer, attribution);
        put(writer, ")");
    }
    put(writer, "</p>\n");
}

static void write_attribution(struct writer *writer, const struct report_node *node)
{
    bool quoted = node->parent->kind == REPORT_BLOCK_QUOTATION;

    if (report_attribution_is_behind(writer->report, node))
        return;
    put(writer, quoted ? "<footer>— " : "<p>— ");
    write_runs(writer, node);
    put(writer, quoted ? "</footer>\n" : "</p>\n");
}

/* APA sets a full stop behind a heading of level 4 or 5; where it has an ending of its
 * own, that one serves. */
static void write_heading(struct writer *writer, const struct report_node *node)
{
    buffer_add_format(writer->out, "<h%d>", node->number);
    write_runs(writer, node);
    put(writer, report_heading_stop(writer->report, node));
    buffer_add_format(writer->out, "</h%d>\n", node->number);
}

static void write_row(struct writer *writer, const struct report_node *row)
{
    const char *cell = row->previous == NULL ? "th scope=\"col\"" : "td";

    put(writer, "<tr>");
    for (const struct report_node *child = row->first; child != NULL;
         child = child->next) {
        buffer_add_format(writer->out, "<%s>", cell);
        write_runs(writer, child);
        buffer_add_format(writer->out, "</%.2s>", cell);
    }
    put(writer, "</tr>\n");
}

static void write_table(struct writer *writer, const struct report_node *table)
{
    if (table->first == NULL)
        return;
    put(writer, "<div class=\"scroll\">\n<table>\n<thead>\n");
    write_row(writer, table->first);
    put(writer, "</thead>\n");
    if (table->first->next != NULL)
        put(writer, "<tbody>\n");
    for (const struct report_node *row = table->first->next; row != NULL; row = row->next)
        write_row(writer, row);
    if (table->first->next != NULL)
        put(writer, "</tbody>\n");
    put(writer, "</table>\n</div>\n");
}

static void write_blocks(struct writer *writer, const struct report_node *parent);

static void write_list(struct writer *writer, const struct report_node *list)
{
    const char *element = list->number < 0 ? "ul" : "ol";

    if (list->first == NULL)
        return;
    buffer_add_format(writer->out, "<%s", element);
    if (list->number >= 0 && list->number != 1)
        buffer_add_format(writer->out, " start=\"%d\"", list->number);
    put(writer, ">\n");
    for (const struct report_node *item = list->first; item != NULL; item = item->next) {
        put(writer, "<li>");
        write_blocks(writer, item);
        put(writer, "</li>\n");
    }
    buffer_add_format(writer->out, "</%s>\n", element);
}

static void write_block(struct writer *writer, const struct report_node *node)
{
    switch (node->kind) {
    case REPORT_HEADING:
        write_heading(writer, node);
        break;
    case REPORT_BLOCK_QUOTATION:
        put(writer, "<blockquote");
        put_key(writer, node);
        put(writer, ">\n");
        write_blocks(writer, node);
        put(writer, "</blockquote>\n");
        break;
    case REPORT_ATTRIBUTION:
        write_attribution(writer, node);
        break;
    case REPORT_LIST:
        write_list(writer, node);
        break;
    case REPORT_CAPTION:
        put(writer, "<p class=\"caption\">");
        write_runs(writer, node);
        put(writer, "</p>\n");
        break;
    case REPORT_TABLE:
        write_table(writer, node);
        break;
    case REPORT_CODE_BLOCK: /* a first line end would be swallowed by HTML's rules */
        put(writer, "<pre><code>");
        put_text(writer, node->text);
        put(writer, "</code></pre>\n");
        break;
    case REPORT_BREAK:
        put(writer, "<hr/>\n");
        break;
    default:
        write_paragraph(writer, node);
    }
}

static void write_blocks(struct writer *writer, const struct report_node *parent)
{
    for (const struct report_node *node = parent->first; node != NULL; node = node->next)
        write_block(writer, node);
}

static void write_head(struct writer *writer)
{
    const struct report *report = writer->report;
    CLEANUP_BUFFER struct buffer title = {0};

    if (report->title != NULL)
        buffer_add_string(&title, report->title);
    else if (report->document->first != NULL)
        report_plain_text(report->document->first, &title);
    put(writer, "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"");
    put_attribute(writer, "lang", slice_of(report->language));
    put_attribute(writer, "xml:lang", slice_of(report->language));
    put(writer, ">\n<head>\n<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" "
                "content=\"width=device-width, initial-scale=1\"/>\n<title>");
    put_text(writer, title.length > 0 ? buffer_slice(&title) : SLICE("tema"));
    put(writer, "</title>\n");
    if (report->author != NULL) {
        put(writer, "<meta name=\"author\"");
        put_attribute(writer, "content", slice_of(report->author));
        put(writer, "/>\n");
    }
    put(writer, "<style>\n");
    put(writer, html_style_common());
    put(writer, html_style_of_look(report->look));
    put(writer, "</style>\n</head>\n<body>\n<main>\n");
}

static void write_front(struct writer *writer)
{
    if (writer->report->title != NULL) {
        put(writer, "<p class=\"title\">");
        put_text(writer, slice_of(writer->report->title));
        put(writer, "</p>\n");
    }
    if (writer->report->author != NULL) {
        put(writer, "<p class=\"author\">");
        put_text(writer, slice_of(writer->report->author));
        put(writer, "</p>\n");
    }
}

static void write_notes(struct writer *writer)
{
    if (writer->notes.count == 0)
        return;
    put(writer, "<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n");
    for (size_t i = 0; i < writer->notes.count; i++) {
        buffer_add_format(writer->out, "<li id=\"note-%zu\"><p>", i + 1);
        write_runs(writer, writer->notes.items[i]);
        buffer_add_format(writer->out,
                          " <a href=\"#note-mark-%zu\" role=\"doc-backlink\" "
                          "aria-label=\"%zu\">↩</a></p></li>\n",
                          i + 1, i + 1);
    }
    put(writer, "</ol>\n</section>\n");
}

bool report_write_html(const struct report *report, struct buffer *ret_bytes,
                       struct tema_error *error)
{
    struct writer writer = {.report = report, .out = ret_bytes};

    (void)error;
    write_head(&writer);
    write_front(&writer);
    write_blocks(&writer, report->document);
    write_notes(&writer);
    put(&writer, "</main>\n</body>\n</html>\n");
    array_release(&writer.notes);
    return true;
}
