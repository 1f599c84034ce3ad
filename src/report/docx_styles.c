/* docx_styles.c - word/styles.xml: Word's own styles, by the ids and names it knows */
#include "report/docx.h"

struct named_style {
    const char *id, *name;
    const char *based_on, *next; /* NULL: Normal, itself */
    int priority;                /* its place in Word's list */
    bool hidden;                 /* not among the quick styles */
    int outline;                 /* level for the navigation pane, 1..6; 0: none */
};

static const struct named_style paragraph_styles[ROLE_COUNT] = {
    [ROLE_BODY] = {"BodyText", "Body Text", .priority = 1},
    [ROLE_TITLE] = {"Title", "Title", .next = "BodyText", .priority = 10},
    [ROLE_AUTHOR] = {"Subtitle", "Subtitle", .next = "BodyText", .priority = 11},
    [ROLE_HEADING_1] = {"Heading1", "heading 1", NULL, "BodyText", 9, false, 1},
    [ROLE_HEADING_2] = {"Heading2", "heading 2", NULL, "BodyText", 9, false, 2},
    [ROLE_HEADING_3] = {"Heading3", "heading 3", NULL, "BodyText", 9, false, 3},
    [ROLE_HEADING_4] = {"Heading4", "heading 4", NULL, "BodyText", 9, false, 4},
    [ROLE_HEADING_5] = {"Heading5", "heading 5", NULL, "BodyText", 9, false, 5},
    [ROLE_HEADING_6] = {"Heading6", "heading 6", NULL, "BodyText", 9, false, 6},
    [ROLE_QUOTATION] = {"Quote", "Quote", .next = "BodyText", .priority = 29},
    [ROLE_ATTRIBUTION] = {"QuoteSource", "Quote Source", .next = "BodyText",
                          .priority = 30},
    [ROLE_LIST] = {"ListParagraph", "List Paragraph", .priority = 34},
    [ROLE_CODE] = {"HTMLPreformatted", "HTML Preformatted", .priority = 99,
                   .hidden = true},
    [ROLE_CAPTION] = {"Caption", "caption", .next = "BodyText", .priority = 35},
    [ROLE_CELL] = {"TableText", "Table Text", .priority = 36},
    [ROLE_HEAD_CELL] = {"TableHead", "Table Head", "TableText", NULL, 36, false, 0},
    [ROLE_FOOTNOTE] = {"FootnoteText", "footnote text", .priority = 99, .hidden = true},
    [ROLE_PAGE_NUMBER] = {"Header", "header", .priority = 99, .hidden = true},
};

static bool is_custom(enum paragraph_role role)
{
    return role == ROLE_ATTRIBUTION || role == ROLE_CELL || role == ROLE_HEAD_CELL;
}

const char *docx_style_id(enum paragraph_role role)
{
    return paragraph_styles[role].id;
}

void docx_write_indent(struct xml_writer *xml, int left, int right, int first_line)
{
    xml_writer_start(xml, "w:ind");
    xml_writer_attribute_integer(xml, "w:left", left);
    xml_writer_attribute_integer(xml, "w:right", right);
    xml_writer_attribute_integer(xml, "w:firstLine", first_line);
    xml_writer_end(xml);
}

static void write_fonts(struct xml_writer *xml, const char *font)
{
    xml_writer_start(xml, "w:rFonts");
    xml_writer_attribute(xml, "w:ascii", font);
    xml_writer_attribute(xml, "w:hAnsi", font);
    xml_writer_attribute(xml, "w:eastAsia", font);
    xml_writer_attribute(xml, "w:cs", font);
    xml_writer_end(xml);
}

static void write_toggle(struct xml_writer *xml, const char *name, bool on)
{
    if (on)
        xml_writer_empty(xml, name);
}

/* The order is the schema's. */
static void write_paragraph_look(struct xml_writer *xml,
                                 const struct paragraph_look *look, int outline)
{
    static const char *const alignments[] = {"left", "center", "right"};

    xml_writer_start(xml, "w:pPr");
    write_toggle(xml, "w:keepNext", look->keeps_with_next);
    write_toggle(xml, "w:keepLines", outline > 0);
    xml_writer_start(xml, "w:spacing");
    xml_writer_attribute_integer(xml, "w:before", look->before);
    xml_writer_attribute_integer(xml, "w:after", look->after);
    xml_writer_attribute_integer(xml, "w:line", look->line);
    xml_writer_attribute(xml, "w:lineRule", "auto");
    xml_writer_end(xml);
    docx_write_indent(xml, look->left, look->right, look->first_line);
    docx_value(xml, "w:jc", alignments[look->alignment]);
    if (outline > 0)
        docx_integer(xml, "w:outlineLvl", outline - 1);
    xml_writer_end(xml);
    xml_writer_start(xml, "w:rPr");
    if (look->font != NULL)
        write_fonts(xml, look->font);
    write_toggle(xml, "w:b", look->bold);
    write_toggle(xml, "w:bCs", look->bold);
    write_toggle(xml, "w:i", look->italic);
    write_toggle(xml, "w:iCs", look->italic);
    docx_integer(xml, "w:sz", look->size);
    docx_integer(xml, "w:szCs", look->size);
    xml_writer_end(xml);
}

static void write_paragraph_style(const struct docx *docx, struct xml_writer *xml,
                                  enum paragraph_role role)
{
    const struct named_style *style = &paragraph_styles[role];
    bool at_the_foot = role == ROLE_PAGE_NUMBER && !docx->page->number_at_the_top;

    xml_writer_start(xml, "w:style");
    xml_writer_attribute(xml, "w:type", "paragraph");
    if (is_custom(role))
        xml_writer_attribute(xml, "w:customStyle", "1");
    xml_writer_attribute(xml, "w:styleId", at_the_foot ? "Footer" : style->id);
    docx_value(xml, "w:name", at_the_foot ? "footer" : style->name);
    docx_value(xml, "w:basedOn", style->based_on != NULL ? style->based_on : "Normal");
    if (style->next != NULL)
        docx_value(xml, "w:next", style->next);
    docx_integer(xml, "w:uiPriority", style->priority);
    if (style->hidden)
        xml_writer_empty(xml, "w:unhideWhenUsed");
    else
        xml_writer_empty(xml, "w:qFormat");
    write_paragraph_look(xml, &docx->page->roles[role], style->outline);
    xml_writer_end(xml);
}

static void start_style(struct xml_writer *xml, const char *type, const char *id,
                        const char *name)
{
    xml_writer_start(xml, "w:style");
    xml_writer_attribute(xml, "w:type", type);
    xml_writer_attribute(xml, "w:styleId", id);
    docx_value(xml, "w:name", name);
}

static void write_language(const struct docx *docx, struct xml_writer *xml)
{
    xml_writer_start(xml, "w:lang");
    xml_writer_attribute(xml, "w:val", docx->report->language);
    xml_writer_attribute(xml, "w:eastAsia", docx->report->language);
    xml_writer_attribute(xml, "w:bidi", "ar-SA");
    xml_writer_end(xml);
}

static void write_defaults(const struct docx *docx, struct xml_writer *xml)
{
    int size = docx->page->roles[ROLE_BODY].size;

    xml_writer_start(xml, "w:docDefaults");
    xml_writer_start(xml, "w:rPrDefault");
    xml_writer_start(xml, "w:rPr");
    write_fonts(xml, docx->page->font);
    docx_integer(xml, "w:sz", size);
    docx_integer(xml, "w:szCs", size);
    write_language(docx, xml);
    xml_writer_end(xml);
    xml_writer_end(xml);
    xml_writer_empty(xml, "w:pPrDefault");
    xml_writer_end(xml);

    xml_writer_start(xml, "w:style");
    xml_writer_attribute(xml, "w:type", "paragraph");
    xml_writer_attribute(xml, "w:default", "1");
    xml_writer_attribute(xml, "w:styleId", "Normal");
    docx_value(xml, "w:name", "Normal");
    xml_writer_empty(xml, "w:qFormat");
    xml_writer_start(xml, "w:rPr");
    write_language(docx, xml);
    xml_writer_end(xml);
    xml_writer_end(xml);
}

static void write_character_styles(struct xml_writer *xml)
{
    static const char *const marks[][2] = {
        {"FootnoteReference", "footnote reference"},
        {"CommentReference", "annotation reference"},
    };

    for (size_t i = 0; i < 2; i++) {
        start_style(xml, "character", marks[i][0], marks[i][1]);
        docx_integer(xml, "w:uiPriority", 99);
        xml_writer_empty(xml, "w:unhideWhenUsed");
        xml_writer_start(xml, "w:rPr");
        if (i == 0)
            docx_value(xml, "w:vertAlign", "superscript");
        else
            docx_integer(xml, "w:sz", 16);
        xml_writer_end(xml);
        xml_writer_end(xml);
    }
    start_style(xml, "character", "Hyperlink", "Hyperlink");
    docx_integer(xml, "w:uiPriority", 99);
    xml_writer_empty(xml, "w:unhideWhenUsed");
    xml_writer_start(xml, "w:rPr");
    docx_value(xml, "w:color", "0563C1");
    docx_value(xml, "w:u", "single");
    xml_writer_end(xml);
    xml_writer_end(xml);
    start_style(xml, "character", "HTMLCode", "HTML Code");
    docx_integer(xml, "w:uiPriority", 99);
    xml_writer_empty(xml, "w:unhideWhenUsed");
    xml_writer_start(xml, "w:rPr");
    write_fonts(xml, "Courier New");
    xml_writer_end(xml);
    xml_writer_end(xml);
}

static void write_comment_style(struct xml_writer *xml)
{
    start_style(xml, "paragraph", "CommentText", "annotation text");
    docx_value(xml, "w:basedOn", "Normal");
    docx_integer(xml, "w:uiPriority", 99);
    xml_writer_empty(xml, "w:unhideWhenUsed");
    xml_writer_start(xml, "w:rPr");
    docx_integer(xml, "w:sz", 20);
    docx_integer(xml, "w:szCs", 20);
    xml_writer_end(xml);
    xml_writer_end(xml);
}

static void write_line(struct xml_writer *xml, const char *side)
{
    xml_writer_start(xml, side);
    xml_writer_attribute(xml, "w:val", "single");
    xml_writer_attribute(xml, "w:sz", "6");
    xml_writer_attribute(xml, "w:space", "0");
    xml_writer_attribute(xml, "w:color", "auto");
    xml_writer_end(xml);
}

static void write_margin(struct xml_writer *xml, const char *side, int width)
{
    xml_writer_start(xml, side);
    xml_writer_attribute_integer(xml, "w:w", width);
    xml_writer_attribute(xml, "w:type", "dxa");
    xml_writer_end(xml);
}

/* Lines across the page only, above and below: APA 7, 7.17. */
static void write_table_styles(struct xml_writer *xml)
{
    xml_writer_start(xml, "w:style");
    xml_writer_attribute(xml, "w:type", "table");
    xml_writer_attribute(xml, "w:default", "1");
    xml_writer_attribute(xml, "w:styleId", "TableNormal");
    docx_value(xml, "w:name", "Normal Table");
    docx_integer(xml, "w:uiPriority", 99);
    xml_writer_empty(xml, "w:semiHidden");
    xml_writer_empty(xml, "w:unhideWhenUsed");
    xml_writer_start(xml, "w:tblPr");
    xml_writer_start(xml, "w:tblCellMar");
    write_margin(xml, "w:left", 0);
    write_margin(xml, "w:right", 142);
    xml_writer_end(xml);
    xml_writer_end(xml);
    xml_writer_end(xml);

    xml_writer_start(xml, "w:style");
    xml_writer_attribute(xml, "w:type", "table");
    xml_writer_attribute(xml, "w:customStyle", "1");
    xml_writer_attribute(xml, "w:styleId", "ReportTable");
    docx_value(xml, "w:name", "Report Table");
    docx_value(xml, "w:basedOn", "TableNormal");
    docx_integer(xml, "w:uiPriority", 39);
    xml_writer_start(xml, "w:tblPr");
    xml_writer_start(xml, "w:tblBorders");
    write_line(xml, "w:top");
    write_line(xml, "w:bottom");
    xml_writer_end(xml);
    xml_writer_end(xml);
    xml_writer_end(xml);
}

void docx_write_styles(const struct docx *docx, struct xml_writer *xml)
{
    docx_start_root(xml, "w:styles");
    write_defaults(docx, xml);
    for (int role = 0; role < ROLE_COUNT; role++)
        write_paragraph_style(docx, xml, (enum paragraph_role)role);
    write_comment_style(xml);
    write_character_styles(xml);
    write_table_styles(xml);
    xml_writer_end(xml);
}
