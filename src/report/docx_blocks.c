/* docx_blocks.c - word/document.xml: paragraphs, lists, tables */
#include "base/cleanup.h"
#include "report/docx.h"

static bool write_blocks(struct docx *docx, const struct report_node *parent,
                         struct tema_error *error);

/* How far in the surroundings of the paragraph are set, apart from its own style. */
static int outer_indent(const struct docx *docx)
{
    int quotations = docx->quotation_depth > 1 ? docx->quotation_depth - 1 : 0;

    if (docx->quotation_depth == 1 && docx->list_depth > 0)
        quotations = 1;
    return quotations * LOOK_INDENT + docx->list_depth * LOOK_LIST_INDENT;
}

/* A list's own indent is in its numbering; what else moves a paragraph is set on it. */
static void write_place(struct docx *docx, enum paragraph_role role)
{
    struct xml_writer *xml = &docx->part->xml;
    const struct paragraph_look *look = &docx->page->roles[role];
    int outer = outer_indent(docx);

    if (docx->numbering > 0) {
        xml_writer_start(xml, "w:ind");
        xml_writer_attribute_integer(xml, "w:left", outer);
        xml_writer_attribute_integer(xml, "w:hanging", LOOK_LIST_INDENT);
        xml_writer_end(xml);
    } else if (outer > 0) {
        docx_write_indent(xml, look->left + outer, look->right, look->first_line);
    }
}

static void write_numbering(struct docx *docx)
{
    struct xml_writer *xml = &docx->part->xml;

    if (docx->numbering == 0)
        return;
    xml_writer_start(xml, "w:numPr");
    docx_integer(xml, "w:ilvl", docx->list_depth - 1);
    docx_integer(xml, "w:numId", docx->numbering);
    xml_writer_end(xml);
}

/* The order is the schema's. NODE is NULL for what is not in the report's tree. */
static void start_paragraph(struct docx *docx, enum paragraph_role role,
                            const struct report_node *node)
{
    struct xml_writer *xml = &docx->part->xml;
    bool attributed = node != NULL && report_attribution_is_below(docx->report, node);

    xml_writer_start(xml, "w:p");
    xml_writer_start(xml, "w:pPr");
    docx_value(xml, "w:pStyle", docx_style_id(role));
    if (attributed)
        xml_writer_empty(xml, "w:keepNext");
    write_numbering(docx);
    if (attributed) {
        xml_writer_start(xml, "w:spacing");
        xml_writer_attribute_integer(xml, "w:after", LOOK_ATTRIBUTED);
        xml_writer_end(xml);
    }
    write_place(docx, role);
    xml_writer_end(xml);
    docx->numbering = 0;
}

static void end_paragraph(struct docx *docx)
{
    xml_writer_end(&docx->part->xml);
}

static void write_paragraph(struct docx *docx, const struct report_node *node, int *mark)
{
    const char *name = node->parent->name;
    const struct report_node *behind = report_attribution_behind(docx->report, node);

    start_paragraph(docx, look_role(node), node);
    if (name != NULL && report_quotation_begins(node))
        *mark = docx_start_bookmark(docx, name);
    docx_write_runs(docx, node);
    if (name != NULL && report_quotation_ends(node))
        docx_end_bookmark(docx, *mark);
    if (behind != NULL) {
        docx_write_words(docx, SLICE(" ("));
        docx_write_runs(docx, behind);
        docx_write_words(docx, SLICE(")"));
    }
    end_paragraph(docx);
}

static void write_attribution(struct docx *docx, const struct report_node *node)
{
    if (report_attribution_is_behind(docx->report, node))
        return;
    start_paragraph(docx, ROLE_ATTRIBUTION, node);
    docx_write_words(docx, SLICE("— "));
    docx_write_runs(docx, node);
    end_paragraph(docx);
}

static bool write_list(struct docx *docx, const struct report_node *list,
                       struct tema_error *error)
{
    int numbering = DOCX_BULLETS;

    if (list->number >= 0) {
        numbering = DOCX_FIRST_NUMBERED + (int)docx->lists.count;
        *array_push(&docx->lists) = (struct docx_list){list->number, docx->list_depth};
    }
    docx->list_depth++;
    for (const struct report_node *item = list->first; item != NULL; item = item->next) {
        docx->numbering = numbering;
        if (item->first == NULL) {
            start_paragraph(docx, ROLE_LIST, NULL);
            end_paragraph(docx);
        }
        if (!write_blocks(docx, item, error))
            return false;
    }
    docx->list_depth--;
    docx->numbering = 0;
    return true;
}

static void write_width(struct xml_writer *xml, const char *name, int64_t width)
{
    xml_writer_start(xml, name);
    xml_writer_attribute_integer(xml, "w:w", width);
    xml_writer_attribute(xml, "w:type", "dxa");
    xml_writer_end(xml);
}

static void write_cell(struct docx *docx, const struct report_node *cell, int width,
                       bool head)
{
    struct xml_writer *xml = &docx->part->xml;

    xml_writer_start(xml, "w:tc");
    xml_writer_start(xml, "w:tcPr");
    write_width(xml, "w:tcW", width);
    if (head) {
        xml_writer_start(xml, "w:tcBorders");
        xml_writer_start(xml, "w:bottom");
        xml_writer_attribute(xml, "w:val", "single");
        xml_writer_attribute(xml, "w:sz", "6");
        xml_writer_attribute(xml, "w:space", "0");
        xml_writer_attribute(xml, "w:color", "auto");
        xml_writer_end(xml);
        xml_writer_end(xml);
    }
    xml_writer_end(xml);
    xml_writer_start(xml, "w:p");
    xml_writer_start(xml, "w:pPr");
    docx_value(xml, "w:pStyle", docx_style_id(head ? ROLE_HEAD_CELL : ROLE_CELL));
    xml_writer_end(xml);
    if (cell != NULL)
        docx_write_runs(docx, cell);
    xml_writer_end(xml);
    xml_writer_end(xml);
}

static void write_row(struct docx *docx, const struct report_node *row, const int *widths,
                      int columns)
{
    struct xml_writer *xml = &docx->part->xml;
    const struct report_node *cell = row->first;
    bool head = row->previous == NULL;

    xml_writer_start(xml, "w:tr");
    xml_writer_start(xml, "w:trPr");
    xml_writer_empty(xml, "w:cantSplit");
    if (head)
        xml_writer_empty(xml, "w:tblHeader");
    xml_writer_end(xml);
    for (int i = 0; i < columns; i++) {
        write_cell(docx, cell, widths[i], head);
        cell = cell != NULL ? cell->next : NULL;
    }
    xml_writer_end(xml);
}

static void write_table_properties(struct docx *docx, int width)
{
    struct xml_writer *xml = &docx->part->xml;

    xml_writer_start(xml, "w:tblPr");
    docx_value(xml, "w:tblStyle", "ReportTable");
    write_width(xml, "w:tblW", width);
    if (outer_indent(docx) > 0)
        write_width(xml, "w:tblInd", outer_indent(docx));
    docx_value(xml, "w:tblLook", "0420");
    xml_writer_end(xml);
}

/* Two tables in a row would be one, and a table needs white below it. */
static void write_white(struct docx *docx)
{
    struct xml_writer *xml = &docx->part->xml;

    xml_writer_start(xml, "w:p");
    xml_writer_start(xml, "w:pPr");
    xml_writer_start(xml, "w:spacing");
    xml_writer_attribute(xml, "w:line", "240");
    xml_writer_attribute(xml, "w:lineRule", "exact");
    xml_writer_end(xml);
    xml_writer_end(xml);
    xml_writer_end(xml);
}

static bool write_table(struct docx *docx, const struct report_node *table,
                        struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct xml_writer *xml = &docx->part->xml;
    int width = PAGE_WIDTH - 2 * docx->page->margin - outer_indent(docx), columns;
    int *widths = look_column_widths(arena, docx->page, table, width, &columns);

    if (columns == 0)
        return true;
    if (columns > DOCX_COLUMN_LIMIT)
        return tema_fail(error, TEMA_INVALID,
                         "a table has %d columns, and Word takes at most %d", columns,
                         DOCX_COLUMN_LIMIT);
    xml_writer_start(xml, "w:tbl");
    write_table_properties(docx, width);
    xml_writer_start(xml, "w:tblGrid");
    for (int i = 0; i < columns; i++) {
        xml_writer_start(xml, "w:gridCol");
        xml_writer_attribute_integer(xml, "w:w", widths[i]);
        xml_writer_end(xml);
    }
    xml_writer_end(xml);
    for (const struct report_node *row = table->first; row != NULL; row = row->next)
        write_row(docx, row, widths, columns);
    xml_writer_end(xml);
    write_white(docx);
    return true;
}

static void write_break(struct docx *docx)
{
    struct xml_writer *xml = &docx->part->xml;

    xml_writer_start(xml, "w:p");
    xml_writer_start(xml, "w:pPr");
    xml_writer_start(xml, "w:pBdr");
    xml_writer_start(xml, "w:bottom");
    xml_writer_attribute(xml, "w:val", "single");
    xml_writer_attribute(xml, "w:sz", "4");
    xml_writer_attribute(xml, "w:space", "1");
    xml_writer_attribute(xml, "w:color", "808080");
    xml_writer_end(xml);
    xml_writer_end(xml);
    xml_writer_start(xml, "w:spacing");
    xml_writer_attribute(xml, "w:after", "240");
    xml_writer_end(xml);
    xml_writer_end(xml);
    xml_writer_end(xml);
}

static void write_line(struct docx *docx, const struct report_node *node,
                       struct slice behind)
{
    start_paragraph(docx, look_role(node), node);
    docx_write_runs(docx, node);
    docx_write_words(docx, behind);
    end_paragraph(docx);
}

static bool write_block(struct docx *docx, const struct report_node *node, int *mark,
                        struct tema_error *error)
{
    bool written;

    switch (node->kind) {
    case REPORT_BLOCK_QUOTATION:
        docx->quotation_depth++;
        written = write_blocks(docx, node, error);
        docx->quotation_depth--;
        return written;
    case REPORT_LIST:
        return write_list(docx, node, error);
    case REPORT_TABLE:
        return write_table(docx, node, error);
    case REPORT_ATTRIBUTION:
        write_attribution(docx, node);
        return true;
    case REPORT_BREAK:
        write_break(docx);
        return true;
    case REPORT_HEADING:
        write_line(docx, node, slice_of(report_heading_stop(docx->report, node)));
        return true;
    case REPORT_CODE_BLOCK:
        write_line(docx, node, node->text);
        return true;
    case REPORT_PARAGRAPH:
        write_paragraph(docx, node, mark);
        return true;
    default:
        write_line(docx, node, SLICE(""));
        return true;
    }
}

static bool write_blocks(struct docx *docx, const struct report_node *parent,
                         struct tema_error *error)
{
    int mark = 0; /* the bookmark of PARENT, a block quotation */

    for (const struct report_node *node = parent->first; node != NULL;
         node = node->next) {
        if (!write_block(docx, node, &mark, error))
            return false;
    }
    return true;
}

static void write_front(struct docx *docx)
{
    const char *const lines[] = {docx->report->title, docx->report->author};
    static const enum paragraph_role roles[] = {ROLE_TITLE, ROLE_AUTHOR};

    for (size_t i = 0; i < 2; i++) {
        if (lines[i] == NULL)
            continue;
        start_paragraph(docx, roles[i], NULL);
        docx_write_words(docx, slice_of(lines[i]));
        end_paragraph(docx);
    }
}

static void write_section(struct docx *docx)
{
    static const char *const sides[] = {"w:top", "w:right", "w:bottom", "w:left"};
    struct xml_writer *xml = &docx->part->xml;
    bool top = docx->page->number_at_the_top;

    xml_writer_start(xml, "w:sectPr");
    xml_writer_start(xml, top ? "w:headerReference" : "w:footerReference");
    xml_writer_attribute(xml, "w:type", "default");
    xml_writer_attribute(xml, "r:id", "pageNumber");
    xml_writer_end(xml);
    xml_writer_start(xml, "w:pgSz");
    xml_writer_attribute_integer(xml, "w:w", PAGE_WIDTH);
    xml_writer_attribute_integer(xml, "w:h", PAGE_HEIGHT);
    xml_writer_end(xml);
    xml_writer_start(xml, "w:pgMar");
    for (size_t i = 0; i < 4; i++)
        xml_writer_attribute_integer(xml, sides[i], docx->page->margin);
    xml_writer_attribute_integer(xml, "w:header", docx->page->margin / 2);
    xml_writer_attribute_integer(xml, "w:footer", docx->page->margin / 2);
    xml_writer_attribute_integer(xml, "w:gutter", 0);
    xml_writer_end(xml);
    xml_writer_end(xml);
}

bool docx_write_document(struct docx *docx, struct tema_error *error)
{
    struct xml_writer *xml = &docx->document.xml;

    docx->part = &docx->document;
    docx_start_root(xml, "w:document");
    xml_writer_start(xml, "w:body");
    write_front(docx);
    if (!write_blocks(docx, docx->report->document, error))
        return false;
    write_section(docx);
    xml_writer_end(xml);
    xml_writer_end(xml);
    return true;
}
