/* odt_blocks.c - content.xml: paragraphs, lists, tables, and the styles made for them */
#include "base/cleanup.h"
#include "report/odt.h"

static void write_blocks(struct odt *odt, const struct report_node *parent);

/* How far in the surroundings of a quotation are set, apart from its own style; what
 * stands in a list without being quoted is set by the list. */
static int outer_indent(const struct odt *odt, enum paragraph_role role)
{
    if (odt->quotation_depth == 0 || role == ROLE_LIST)
        return 0;
    return (odt->quotation_depth - 1) * LOOK_INDENT + odt->list_depth * LOOK_LIST_INDENT;
}

/* The number of the automatic style for PLACE, made where it is new. There are few: two
 * for each depth. */
static size_t place_style(struct odt *odt, struct odt_place place)
{
    struct paragraph_look look = odt->page->roles[place.role];
    CLEANUP_BUFFER struct buffer name = {0};

    for (size_t i = 0; i < odt->places.count; i++) {
        const struct odt_place *made = &odt->places.items[i];

        if (made->role == place.role && made->outer == place.outer &&
            made->attributed == place.attributed)
            return i + 1;
    }
    *array_push(&odt->places) = place;
    buffer_add_format(&name, "P%zu", odt->places.count);
    xml_writer_start(&odt->styles, "style:style");
    xml_writer_attribute(&odt->styles, "style:name", buffer_string(&name));
    xml_writer_attribute(&odt->styles, "style:family", "paragraph");
    xml_writer_attribute(&odt->styles, "style:parent-style-name",
                         odt_style_name(place.role));
    look.left += place.outer;
    look.after = place.attributed ? LOOK_ATTRIBUTED : look.after;
    look.keeps_with_next = look.keeps_with_next || place.attributed;
    odt_write_paragraph_properties(&odt->styles, &look, true);
    xml_writer_end(&odt->styles);
    return odt->places.count;
}

/* NODE is NULL for what is not in the report's tree. */
static void start_paragraph(struct odt *odt, const char *element,
                            enum paragraph_role role, const struct report_node *node)
{
    struct odt_place place = {role, outer_indent(odt, role), false};
    CLEANUP_BUFFER struct buffer name = {0};

    place.attributed = node != NULL && report_attribution_is_below(odt->report, node);
    if (place.outer > 0 || place.attributed)
        buffer_add_format(&name, "P%zu", place_style(odt, place));
    else
        buffer_add_string(&name, odt_style_name(role));
    xml_writer_start(&odt->body, element);
    xml_writer_attribute(&odt->body, "text:style-name", buffer_string(&name));
    odt->after_space = true;
}

static void end_paragraph(struct odt *odt)
{
    xml_writer_end(&odt->body);
}

static void write_paragraph(struct odt *odt, const struct report_node *node)
{
    const char *name = node->parent->name;
    const struct report_node *behind = report_attribution_behind(odt->report, node);

    start_paragraph(odt, "text:p", look_role(node), node);
    if (name != NULL && report_quotation_begins(node))
        xml_writer_empty_with(&odt->body, "text:bookmark-start", "text:name", name);
    odt_write_runs(odt, node);
    if (name != NULL && report_quotation_ends(node))
        xml_writer_empty_with(&odt->body, "text:bookmark-end", "text:name", name);
    if (behind != NULL) {
        odt_write_words(odt, SLICE(" ("));
        odt_write_runs(odt, behind);
        odt_write_words(odt, SLICE(")"));
    }
    end_paragraph(odt);
}

static void write_attribution(struct odt *odt, const struct report_node *node)
{
    if (report_attribution_is_behind(odt->report, node))
        return;
    start_paragraph(odt, "text:p", ROLE_ATTRIBUTION, node);
    odt_write_words(odt, SLICE("— "));
    odt_write_runs(odt, node);
    end_paragraph(odt);
}

static void write_heading(struct odt *odt, const struct report_node *node)
{
    start_paragraph(odt, "text:h", look_role(node), node);
    xml_writer_attribute_integer(&odt->body, "text:outline-level", node->number);
    odt_write_runs(odt, node);
    odt_write_words(odt, slice_of(report_heading_stop(odt->report, node)));
    end_paragraph(odt);
}

static void write_list(struct odt *odt, const struct report_node *list)
{
    struct xml_writer *xml = &odt->body;

    xml_writer_start(xml, "text:list");
    xml_writer_attribute(xml, "text:style-name",
                         list->number < 0 ? "List_20_1" : "Numbering_20_1");
    odt->list_depth++;
    for (const struct report_node *item = list->first; item != NULL; item = item->next) {
        xml_writer_start(xml, "text:list-item");
        if (item == list->first && list->number >= 0)
            xml_writer_attribute_integer(xml, "text:start-value", list->number);
        write_blocks(odt, item);
        xml_writer_end(xml);
    }
    odt->list_depth--;
    xml_writer_end(xml);
}

static void start_table_style(struct odt *odt, const char *suffix, const char *family)
{
    CLEANUP_BUFFER struct buffer name = {0};

    buffer_add_format(&name, "Table%d%s", odt->tables, suffix);
    xml_writer_start(&odt->styles, "style:style");
    xml_writer_attribute(&odt->styles, "style:name", buffer_string(&name));
    xml_writer_attribute(&odt->styles, "style:family", family);
}

static void write_table_style(struct odt *odt, int width)
{
    start_table_style(odt, "", "table");
    xml_writer_start(&odt->styles, "style:table-properties");
    odt_length(&odt->styles, "style:width", width);
    xml_writer_attribute(&odt->styles, "table:align", "left");
    odt_length(&odt->styles, "fo:margin-left", odt->quotation_depth * LOOK_INDENT);
    odt_length(&odt->styles, "fo:margin-bottom", 240);
    xml_writer_end(&odt->styles);
    xml_writer_end(&odt->styles);
}

/* Cells of the head and of the last row bear the lines across the page. */
static void write_cell_styles(struct odt *odt)
{
    static const char *const names[] = {".head", ".cell", ".last"};
    struct xml_writer *xml = &odt->styles;

    for (int i = 0; i < 3; i++) {
        start_table_style(odt, names[i], "table-cell");
        xml_writer_start(xml, "style:table-cell-properties");
        odt_length(xml, "fo:padding-right", 142);
        xml_writer_attribute(xml, "fo:border-left", "none");
        xml_writer_attribute(xml, "fo:border-right", "none");
        xml_writer_attribute(xml, "fo:border-top",
                             i == 0 ? "0.75pt solid #000000" : "none");
        xml_writer_attribute(xml, "fo:border-bottom",
                             i != 1 ? "0.75pt solid #000000" : "none");
        xml_writer_end(xml);
        xml_writer_end(xml);
    }
}

static void write_columns(struct odt *odt, const int *widths, int columns)
{
    for (int i = 0; i < columns; i++) {
        CLEANUP_BUFFER struct buffer suffix = {0};
        CLEANUP_BUFFER struct buffer name = {0};

        buffer_add_format(&suffix, ".column%d", i + 1);
        start_table_style(odt, buffer_string(&suffix), "table-column");
        xml_writer_start(&odt->styles, "style:table-column-properties");
        odt_length(&odt->styles, "style:column-width", widths[i]);
        xml_writer_end(&odt->styles);
        xml_writer_end(&odt->styles);
        buffer_add_format(&name, "Table%d%s", odt->tables, buffer_string(&suffix));
        xml_writer_start(&odt->body, "table:table-column");
        xml_writer_attribute(&odt->body, "table:style-name", buffer_string(&name));
        xml_writer_end(&odt->body);
    }
}

static void write_row(struct odt *odt, const struct report_node *row, int columns)
{
    const struct report_node *cell = row->first;
    bool head = row->previous == NULL;
    CLEANUP_BUFFER struct buffer style = {0};

    buffer_add_format(&style, "Table%d%s", odt->tables,
                      head                ? ".head"
                      : row->next == NULL ? ".last"
                                          : ".cell");
    xml_writer_start(&odt->body, "table:table-row");
    for (int i = 0; i < columns; i++) {
        xml_writer_start(&odt->body, "table:table-cell");
        xml_writer_attribute(&odt->body, "table:style-name", buffer_string(&style));
        xml_writer_attribute(&odt->body, "office:value-type", "string");
        xml_writer_start(&odt->body, "text:p");
        xml_writer_attribute(&odt->body, "text:style-name",
                             odt_style_name(head ? ROLE_HEAD_CELL : ROLE_CELL));
        odt->after_space = true;
        if (cell != NULL)
            odt_write_runs(odt, cell);
        xml_writer_end(&odt->body);
        xml_writer_end(&odt->body);
        cell = cell != NULL ? cell->next : NULL;
    }
    xml_writer_end(&odt->body);
}

/* OpenDocument has no tables in lists: their rows are lines there, with tabs. */
static void write_table_in_list(struct odt *odt, const struct report_node *table)
{
    for (const struct report_node *row = table->first; row != NULL; row = row->next) {
        start_paragraph(odt, "text:p", ROLE_CELL, NULL);
        for (const struct report_node *cell = row->first; cell != NULL;
             cell = cell->next) {
            odt_write_runs(odt, cell);
            odt_write_words(odt, cell->next != NULL ? SLICE("\t") : SLICE(""));
        }
        end_paragraph(odt);
    }
}

static void write_table(struct odt *odt, const struct report_node *table)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_BUFFER struct buffer name = {0};
    int width = PAGE_WIDTH - 2 * odt->page->margin - odt->quotation_depth * LOOK_INDENT;
    int columns, *widths = look_column_widths(arena, odt->page, table, width, &columns);

    if (columns == 0)
        return;
    buffer_add_format(&name, "Table%d", ++odt->tables);
    write_table_style(odt, width);
    write_cell_styles(odt);
    xml_writer_start(&odt->body, "table:table");
    xml_writer_attribute(&odt->body, "table:name", buffer_string(&name));
    xml_writer_attribute(&odt->body, "table:style-name", buffer_string(&name));
    write_columns(odt, widths, columns);
    xml_writer_start(&odt->body, "table:table-header-rows");
    write_row(odt, table->first, columns);
    xml_writer_end(&odt->body);
    for (const struct report_node *row = table->first->next; row != NULL; row = row->next)
        write_row(odt, row, columns);
    xml_writer_end(&odt->body);
}

static void write_line(struct odt *odt, const struct report_node *node)
{
    start_paragraph(odt, "text:p", look_role(node), node);
    odt_write_runs(odt, node);
    odt_write_words(odt, node->text);
    end_paragraph(odt);
}

static void write_block(struct odt *odt, const struct report_node *node)
{
    switch (node->kind) {
    case REPORT_HEADING:
        write_heading(odt, node);
        break;
    case REPORT_PARAGRAPH:
        write_paragraph(odt, node);
        break;
    case REPORT_BLOCK_QUOTATION:
        odt->quotation_depth++;
        write_blocks(odt, node);
        odt->quotation_depth--;
        break;
    case REPORT_ATTRIBUTION:
        write_attribution(odt, node);
        break;
    case REPORT_LIST:
        write_list(odt, node);
        break;
    case REPORT_TABLE:
        if (odt->list_depth > 0)
            write_table_in_list(odt, node);
        else
            write_table(odt, node);
        break;
    case REPORT_BREAK:
        xml_writer_start(&odt->body, "text:p");
        xml_writer_attribute(&odt->body, "text:style-name", "Horizontal_20_Line");
        xml_writer_end(&odt->body);
        break;
    default:
        write_line(odt, node);
    }
}

static void write_blocks(struct odt *odt, const struct report_node *parent)
{
    for (const struct report_node *node = parent->first; node != NULL; node = node->next)
        write_block(odt, node);
}

void odt_write_body(struct odt *odt)
{
    const char *const lines[] = {odt->report->title, odt->report->author};
    static const enum paragraph_role roles[] = {ROLE_TITLE, ROLE_AUTHOR};

    for (size_t i = 0; i < 2; i++) {
        if (lines[i] == NULL)
            continue;
        start_paragraph(odt, "text:p", roles[i], NULL);
        odt_write_words(odt, slice_of(lines[i]));
        end_paragraph(odt);
    }
    write_blocks(odt, odt->report->document);
}
