/* odt_runs.c - runs of text in OpenDocument, with links, bookmarks, notes and comments */
#include "base/cleanup.h"
#include "report/odt.h"

static void write_run(struct odt *odt, const struct report_node *node, int styles);

static void write_spaces(struct xml_writer *xml, size_t count)
{
    if (count == 0)
        return;
    xml_writer_start(xml, "text:s");
    if (count > 1)
        xml_writer_attribute_integer(xml, "text:c", (int64_t)count);
    xml_writer_end(xml);
}

/* Of spaces in a row the reader keeps one, and at a paragraph's beginning none: the
 * others are elements. Returns how many bytes of TEXT it took. */
static size_t write_space(struct odt *odt, struct slice text)
{
    size_t count = 0;

    while (count < text.length && text.bytes[count] == ' ')
        count++;
    if (odt->after_space) {
        write_spaces(&odt->body, count);
    } else {
        xml_writer_text(&odt->body, SLICE(" "));
        write_spaces(&odt->body, count - 1);
    }
    odt->after_space = true;
    return count;
}

/* A space alone between words stays in the text. */
static size_t words_length(struct slice text)
{
    size_t length = 0;

    for (; length < text.length; length++) {
        char byte = text.bytes[length];

        if (byte == '\t' || byte == '\n' ||
            (byte == ' ' &&
             (length == 0 || length + 1 == text.length || text.bytes[length + 1] == ' ')))
            break;
    }
    return length;
}

static void write_text(struct odt *odt, struct slice text, int styles)
{
    struct xml_writer *xml = &odt->body;
    CLEANUP_BUFFER struct buffer name = {0};

    if (styles != 0) {
        odt->text_styles[styles] = true;
        buffer_add_format(&name, "T%d", styles);
        xml_writer_start(xml, "text:span");
        xml_writer_attribute(xml, "text:style-name", buffer_string(&name));
    }
    while (text.length > 0) {
        size_t length = words_length(text);

        if (length > 0) {
            xml_writer_text(xml, slice_cut(text, 0, length));
            odt->after_space = false;
        } else if (text.bytes[0] == ' ') {
            length = write_space(odt, text);
        } else {
            xml_writer_empty(xml, text.bytes[0] == '\t' ? "text:tab" : "text:line-break");
            odt->after_space = false;
            length = 1;
        }
        text = slice_from(text, length);
    }
    if (styles != 0)
        xml_writer_end(xml);
}

static void write_children(struct odt *odt, const struct report_node *node, int styles)
{
    for (const struct report_node *child = node->first; child != NULL;
         child = child->next)
        write_run(odt, child, styles);
}

static void write_link(struct odt *odt, const struct report_node *node, int styles)
{
    struct xml_writer *xml = &odt->body;

    xml_writer_start(xml, "text:a");
    xml_writer_attribute(xml, "xlink:type", "simple");
    xml_writer_attribute(xml, "xlink:href", node->text.bytes);
    xml_writer_attribute(xml, "text:style-name", "Internet_20_link");
    write_children(odt, node, styles);
    xml_writer_end(xml);
}

static void write_quotation(struct odt *odt, const struct report_node *node, int styles)
{
    struct xml_writer *xml = &odt->body;

    if (node->name != NULL)
        xml_writer_empty_with(xml, "text:bookmark-start", "text:name", node->name);
    write_children(odt, node, styles);
    if (node->name != NULL)
        xml_writer_empty_with(xml, "text:bookmark-end", "text:name", node->name);
}

static void write_commented(struct odt *odt, const struct report_node *node, int styles)
{
    struct xml_writer *xml = &odt->body;
    CLEANUP_BUFFER struct buffer name = {0};

    buffer_add_format(&name, "comment%d", ++odt->comments);
    xml_writer_start(xml, "office:annotation");
    xml_writer_attribute(xml, "office:name", buffer_string(&name));
    xml_writer_element(xml, "dc:creator", SLICE("tema"));
    if (odt->report->date != NULL)
        xml_writer_element(xml, "dc:date", slice_of(odt->report->date));
    xml_writer_element(xml, "text:p", node->text);
    xml_writer_end(xml);
    write_children(odt, node, styles);
    xml_writer_empty_with(xml, "office:annotation-end", "office:name",
                          buffer_string(&name));
}

/* As in DOCX: no comments in footnotes; there the reason stands in brackets. */
static void write_doubt(struct odt *odt, const struct report_node *node, int styles)
{
    styles |= ODT_DOUBT;
    if (!odt->in_footnote && node->text.length > 0) {
        write_commented(odt, node, styles);
        return;
    }
    write_children(odt, node, styles);
    if (node->text.length == 0)
        return;
    write_text(odt, SLICE(" ["), styles);
    write_text(odt, node->text, styles);
    write_text(odt, SLICE("]"), styles);
}

static void write_footnote(struct odt *odt, const struct report_node *node)
{
    struct xml_writer *xml = &odt->body;
    CLEANUP_BUFFER struct buffer number = {0};
    CLEANUP_BUFFER struct buffer id = {0};

    buffer_add_format(&number, "%d", ++odt->notes);
    buffer_add_format(&id, "note%d", odt->notes);
    xml_writer_start(xml, "text:note");
    xml_writer_attribute(xml, "text:id", buffer_string(&id));
    xml_writer_attribute(xml, "text:note-class", "footnote");
    xml_writer_element(xml, "text:note-citation", buffer_slice(&number));
    xml_writer_start(xml, "text:note-body");
    xml_writer_start(xml, "text:p");
    xml_writer_attribute(xml, "text:style-name", odt_style_name(ROLE_FOOTNOTE));
    odt->in_footnote = true;
    odt->after_space = true;
    odt_write_words(odt, SLICE(" ")); /* between the number and the words */
    odt_write_runs(odt, node);
    odt->in_footnote = false;
    odt->after_space = false;
    xml_writer_end(xml);
    xml_writer_end(xml);
    xml_writer_end(xml);
}

/* Emphasis in an italic paragraph is upright. */
static int emphasis(const struct odt *odt)
{
    return odt->italic_paragraph ? ODT_UPRIGHT : ODT_ITALIC;
}

static void write_run(struct odt *odt, const struct report_node *node, int styles)
{
    switch (node->kind) {
    case REPORT_TEXT:
        write_text(odt, node->text, styles);
        return;
    case REPORT_CODE:
        write_text(odt, node->text, styles | ODT_CODE);
        return;
    case REPORT_LINE_BREAK:
        write_text(odt, SLICE("\n"), styles);
        return;
    case REPORT_LINK:
        write_link(odt, node, styles);
        return;
    case REPORT_QUOTATION:
        write_quotation(odt, node, styles);
        return;
    case REPORT_FOOTNOTE:
        write_footnote(odt, node);
        return;
    case REPORT_DOUBT:
        write_doubt(odt, node, styles);
        return;
    case REPORT_COUNT:
        if (odt->report->shows_counts && !odt->in_footnote && node->text.length > 0) {
            write_commented(odt, node, styles);
            return;
        }
        break;
    case REPORT_BOLD:
        styles |= ODT_BOLD;
        break;
    default:
        styles |= node->kind == REPORT_ITALIC ? emphasis(odt) : 0;
    }
    write_children(odt, node, styles);
}

void odt_write_runs(struct odt *odt, const struct report_node *node)
{
    bool outer = odt->italic_paragraph;

    odt->italic_paragraph = odt->page->roles[look_role(node)].italic;
    write_children(odt, node, 0);
    odt->italic_paragraph = outer;
}

void odt_write_words(struct odt *odt, struct slice words)
{
    write_text(odt, words, 0);
}

void odt_write_text_styles(const struct odt *odt, struct xml_writer *xml)
{
    for (int styles = 1; styles < ODT_TEXT_STYLES; styles++) {
        CLEANUP_BUFFER struct buffer name = {0};

        if (!odt->text_styles[styles])
            continue;
        buffer_add_format(&name, "T%d", styles);
        xml_writer_start(xml, "style:style");
        xml_writer_attribute(xml, "style:name", buffer_string(&name));
        xml_writer_attribute(xml, "style:family", "text");
        xml_writer_start(xml, "style:text-properties");
        if ((styles & ODT_CODE) != 0)
            xml_writer_attribute(xml, "style:font-name",
                                 odt->page->roles[ROLE_CODE].font);
        if ((styles & (ODT_ITALIC | ODT_UPRIGHT)) != 0)
            xml_writer_attribute(xml, "fo:font-style",
                                 (styles & ODT_ITALIC) != 0 ? "italic" : "normal");
        if ((styles & ODT_BOLD) != 0)
            xml_writer_attribute(xml, "fo:font-weight", "bold");
        if ((styles & ODT_DOUBT) != 0)
            xml_writer_attribute(xml, "fo:background-color", "#ffff00");
        xml_writer_end(xml);
        xml_writer_end(xml);
    }
}
