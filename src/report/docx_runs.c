/* docx_runs.c - runs of text in WordprocessingML, with links, marks, comments and
 * notes */
#include "base/cleanup.h"
#include "report/docx.h"

struct format {
    bool bold, italic;
    bool upright_base; /* the paragraph's style is italic: emphasis is upright */
    bool code, link, doubtful;
};

static void write_run(struct docx *docx, const struct report_node *node,
                      struct format format);

static bool in_document(const struct docx *docx)
{
    return docx->part == &docx->document;
}

/* The order is the schema's. */
static void write_format(struct xml_writer *xml, struct format format)
{
    if (!format.bold && !format.italic && !format.code && !format.link &&
        !format.doubtful)
        return;
    xml_writer_start(xml, "w:rPr");
    if (format.code || format.link)
        docx_value(xml, "w:rStyle", format.code ? "HTMLCode" : "Hyperlink");
    if (format.bold) {
        xml_writer_empty(xml, "w:b");
        xml_writer_empty(xml, "w:bCs");
    }
    if (format.italic) {
        docx_value(xml, "w:i", format.upright_base ? "0" : "1");
        docx_value(xml, "w:iCs", format.upright_base ? "0" : "1");
    }
    if (format.doubtful)
        docx_value(xml, "w:highlight", "yellow");
    xml_writer_end(xml);
}

/* Tabs and line ends are elements. */
static void write_text(struct xml_writer *xml, struct slice text, struct format format)
{
    xml_writer_start(xml, "w:r");
    write_format(xml, format);
    while (text.length > 0) {
        size_t length = 0;

        while (length < text.length && text.bytes[length] != '\t' &&
               text.bytes[length] != '\n')
            length++;
        if (length > 0) {
            xml_writer_start(xml, "w:t");
            xml_writer_attribute(xml, "xml:space", "preserve");
            xml_writer_text(xml, slice_cut(text, 0, length));
            xml_writer_end(xml);
        }
        if (length == text.length)
            break;
        xml_writer_empty(xml, text.bytes[length] == '\t' ? "w:tab" : "w:br");
        text = slice_from(text, length + 1);
    }
    xml_writer_end(xml);
}

static void write_children(struct docx *docx, const struct report_node *node,
                           struct format format)
{
    for (const struct report_node *child = node->first; child != NULL;
         child = child->next)
        write_run(docx, child, format);
}

static void write_link(struct docx *docx, const struct report_node *node,
                       struct format format)
{
    struct xml_writer *xml = &docx->part->xml;
    CLEANUP_BUFFER struct buffer id = {0};

    *array_push(&docx->part->links) = node->text.bytes;
    buffer_add_format(&id, "link%zu", docx->part->links.count);
    xml_writer_start(xml, "w:hyperlink");
    xml_writer_attribute(xml, "r:id", buffer_string(&id));
    format.link = true;
    write_children(docx, node, format);
    xml_writer_end(xml);
}

int docx_start_bookmark(struct docx *docx, const char *name)
{
    struct xml_writer *xml = &docx->part->xml;

    xml_writer_start(xml, "w:bookmarkStart");
    xml_writer_attribute_integer(xml, "w:id", docx->bookmarks);
    xml_writer_attribute(xml, "w:name", name);
    xml_writer_end(xml);
    return docx->bookmarks++;
}

void docx_end_bookmark(struct docx *docx, int bookmark)
{
    struct xml_writer *xml = &docx->part->xml;

    xml_writer_start(xml, "w:bookmarkEnd");
    xml_writer_attribute_integer(xml, "w:id", bookmark);
    xml_writer_end(xml);
}

static void write_quotation(struct docx *docx, const struct report_node *node,
                            struct format format)
{
    int bookmark;

    if (node->name == NULL) {
        write_children(docx, node, format);
        return;
    }
    bookmark = docx_start_bookmark(docx, node->name);
    write_children(docx, node, format);
    docx_end_bookmark(docx, bookmark);
}

static void write_comment_mark(struct xml_writer *xml, const char *name, int64_t comment)
{
    xml_writer_start(xml, name);
    xml_writer_attribute_integer(xml, "w:id", comment);
    xml_writer_end(xml);
}

static void write_commented(struct docx *docx, const struct report_node *node,
                            struct format format)
{
    struct xml_writer *xml = &docx->part->xml;
    int64_t comment = (int64_t)docx->comments.count;

    *array_push(&docx->comments) = node;
    write_comment_mark(xml, "w:commentRangeStart", comment);
    write_children(docx, node, format);
    write_comment_mark(xml, "w:commentRangeEnd", comment);
    xml_writer_start(xml, "w:r");
    xml_writer_start(xml, "w:rPr");
    docx_value(xml, "w:rStyle", "CommentReference");
    xml_writer_end(xml);
    write_comment_mark(xml, "w:commentReference", comment);
    xml_writer_end(xml);
}

/* Word takes no comments in footnotes; there the reason stands in brackets. */
static void write_doubt(struct docx *docx, const struct report_node *node,
                        struct format format)
{
    format.doubtful = true;
    if (in_document(docx) && node->text.length > 0) {
        write_commented(docx, node, format);
        return;
    }
    write_children(docx, node, format);
    if (node->text.length == 0)
        return;
    write_text(&docx->part->xml, SLICE(" ["), format);
    write_text(&docx->part->xml, node->text, format);
    write_text(&docx->part->xml, SLICE("]"), format);
}

static void write_footnote_mark(struct docx *docx, const struct report_node *node)
{
    struct xml_writer *xml = &docx->part->xml;

    *array_push(&docx->notes) = node;
    xml_writer_start(xml, "w:r");
    xml_writer_start(xml, "w:rPr");
    docx_value(xml, "w:rStyle", "FootnoteReference");
    xml_writer_end(xml);
    write_comment_mark(xml, "w:footnoteReference", (int64_t)docx->notes.count);
    xml_writer_end(xml);
}

static void write_run(struct docx *docx, const struct report_node *node,
                      struct format format)
{
    switch (node->kind) {
    case REPORT_TEXT:
        write_text(&docx->part->xml, node->text, format);
        return;
    case REPORT_CODE:
        format.code = true;
        write_text(&docx->part->xml, node->text, format);
        return;
    case REPORT_LINE_BREAK:
        write_text(&docx->part->xml, SLICE("\n"), format);
        return;
    case REPORT_LINK:
        write_link(docx, node, format);
        return;
    case REPORT_QUOTATION:
        write_quotation(docx, node, format);
        return;
    case REPORT_FOOTNOTE:
        write_footnote_mark(docx, node);
        return;
    case REPORT_DOUBT:
        write_doubt(docx, node, format);
        return;
    case REPORT_COUNT:
        if (docx->report->shows_counts && in_document(docx) && node->text.length > 0) {
            write_commented(docx, node, format);
            return;
        }
        break;
    default:
        format.bold = format.bold || node->kind == REPORT_BOLD;
        format.italic = format.italic || node->kind == REPORT_ITALIC;
    }
    write_children(docx, node, format);
}

void docx_write_runs(struct docx *docx, const struct report_node *node)
{
    struct format format = {0};

    format.upright_base = docx->page->roles[look_role(node)].italic;
    write_children(docx, node, format);
}

void docx_write_words(struct docx *docx, struct slice words)
{
    struct format format = {0};

    if (words.length > 0)
        write_text(&docx->part->xml, words, format);
}
