/* odt_styles.c - styles.xml: the styles by the names that LibreOffice gives its own */
#include "base/cleanup.h"
#include "report/odt.h"

static const struct named_style {
    const char *name, *shown; /* shown NULL: the same */
    int outline;              /* level of a heading, 0: none */
} named_styles[ROLE_COUNT] = {
    [ROLE_BODY] = {"Text_20_body", "Text body", 0},
    [ROLE_TITLE] = {"Title", NULL, 0},
    [ROLE_AUTHOR] = {"Subtitle", NULL, 0},
    [ROLE_HEADING_1] = {"Heading_20_1", "Heading 1", 1},
    [ROLE_HEADING_2] = {"Heading_20_2", "Heading 2", 2},
    [ROLE_HEADING_3] = {"Heading_20_3", "Heading 3", 3},
    [ROLE_HEADING_4] = {"Heading_20_4", "Heading 4", 4},
    [ROLE_HEADING_5] = {"Heading_20_5", "Heading 5", 5},
    [ROLE_HEADING_6] = {"Heading_20_6", "Heading 6", 6},
    [ROLE_QUOTATION] = {"Quotations", NULL, 0},
    [ROLE_ATTRIBUTION] = {"Quotation_20_Source", "Quotation Source", 0},
    [ROLE_LIST] = {"List_20_Text", "List Text", 0},
    [ROLE_CODE] = {"Preformatted_20_Text", "Preformatted Text", 0},
    [ROLE_CAPTION] = {"Caption", NULL, 0},
    [ROLE_CELL] = {"Table_20_Contents", "Table Contents", 0},
    [ROLE_HEAD_CELL] = {"Table_20_Heading", "Table Heading", 0},
    [ROLE_FOOTNOTE] = {"Footnote", NULL, 0},
    [ROLE_PAGE_NUMBER] = {"Header", NULL, 0},
};

const char *odt_style_name(enum paragraph_role role)
{
    return named_styles[role].name;
}

static void start_style(struct xml_writer *xml, const char *name, const char *family)
{
    xml_writer_start(xml, "style:style");
    xml_writer_attribute(xml, "style:name", name);
    xml_writer_attribute(xml, "style:family", family);
}

static void write_percent(struct xml_writer *xml, const char *name, int percent)
{
    CLEANUP_BUFFER struct buffer value = {0};

    buffer_add_format(&value, "%d%%", percent);
    xml_writer_attribute(xml, name, buffer_string(&value));
}

/* A paragraph's own indents overrule those of its list, so a list's text has none. */
void odt_write_paragraph_properties(struct xml_writer *xml,
                                    const struct paragraph_look *look, bool with_indent)
{
    static const char *const alignments[] = {"start", "center", "end"};

    xml_writer_start(xml, "style:paragraph-properties");
    if (with_indent) {
        odt_length(xml, "fo:margin-left", look->left);
        odt_length(xml, "fo:margin-right", look->right);
        odt_length(xml, "fo:text-indent", look->first_line);
    }
    odt_length(xml, "fo:margin-top", look->before);
    odt_length(xml, "fo:margin-bottom", look->after);
    write_percent(xml, "fo:line-height", look->line * 100 / 240);
    xml_writer_attribute(xml, "fo:text-align", alignments[look->alignment]);
    if (look->keeps_with_next)
        xml_writer_attribute(xml, "fo:keep-with-next", "always");
    xml_writer_attribute(xml, "fo:orphans", "2");
    xml_writer_attribute(xml, "fo:widows", "2");
    xml_writer_end(xml);
}

static void write_text_properties(struct xml_writer *xml,
                                  const struct paragraph_look *look)
{
    xml_writer_start(xml, "style:text-properties");
    if (look->font != NULL)
        xml_writer_attribute(xml, "style:font-name", look->font);
    odt_length(xml, "fo:font-size", look->size * 10);
    xml_writer_attribute(xml, "fo:font-style", look->italic ? "italic" : "normal");
    xml_writer_attribute(xml, "fo:font-weight", look->bold ? "bold" : "normal");
    xml_writer_end(xml);
}

static void write_paragraph_style(const struct odt *odt, struct xml_writer *xml,
                                  enum paragraph_role role)
{
    const struct named_style *style = &named_styles[role];
    const struct paragraph_look *look = &odt->page->roles[role];
    bool footer = role == ROLE_PAGE_NUMBER && !odt->page->number_at_the_top;

    start_style(xml, footer ? "Footer" : style->name, "paragraph");
    if (style->shown != NULL)
        xml_writer_attribute(xml, "style:display-name", style->shown);
    xml_writer_attribute(xml, "style:parent-style-name", "Standard");
    if (style->outline > 0 || role == ROLE_TITLE)
        xml_writer_attribute(xml, "style:next-style-name", "Text_20_body");
    if (style->outline > 0)
        xml_writer_attribute_integer(xml, "style:default-outline-level", style->outline);
    odt_write_paragraph_properties(xml, look, role != ROLE_LIST);
    write_text_properties(xml, look);
    xml_writer_end(xml);
}

/* The language of all text; its country may be missing. */
static void write_language(const struct odt *odt, struct xml_writer *xml)
{
    CLEANUP_BUFFER struct buffer language = {0};
    const char *tag = odt->report->language, *country = strrchr(tag, '-');
    size_t length = strcspn(tag, "-");

    buffer_add(&language, tag, length);
    xml_writer_attribute(xml, "fo:language", buffer_string(&language));
    xml_writer_attribute(xml, "fo:country",
                         country != NULL && strlen(country) == 3 ? country + 1 : "none");
}

static void write_defaults(const struct odt *odt, struct xml_writer *xml)
{
    xml_writer_start(xml, "style:default-style");
    xml_writer_attribute(xml, "style:family", "paragraph");
    xml_writer_start(xml, "style:paragraph-properties");
    odt_length(xml, "style:tab-stop-distance", LOOK_INDENT);
    xml_writer_end(xml);
    xml_writer_start(xml, "style:text-properties");
    xml_writer_attribute(xml, "style:font-name", odt->page->font);
    odt_length(xml, "fo:font-size", odt->page->roles[ROLE_BODY].size * 10);
    write_language(odt, xml);
    xml_writer_end(xml);
    xml_writer_end(xml);
    start_style(xml, "Standard", "paragraph");
    xml_writer_end(xml);
}

static void write_rule_style(struct xml_writer *xml)
{
    start_style(xml, "Horizontal_20_Line", "paragraph");
    xml_writer_attribute(xml, "style:display-name", "Horizontal Line");
    xml_writer_attribute(xml, "style:parent-style-name", "Standard");
    xml_writer_start(xml, "style:paragraph-properties");
    odt_length(xml, "fo:margin-bottom", 240);
    xml_writer_attribute(xml, "fo:border-left", "none");
    xml_writer_attribute(xml, "fo:border-right", "none");
    xml_writer_attribute(xml, "fo:border-top", "none");
    xml_writer_attribute(xml, "fo:border-bottom", "0.5pt solid #808080");
    xml_writer_end(xml);
    xml_writer_end(xml);
}

static void write_superscript(struct xml_writer *xml, const char *name, const char *shown)
{
    start_style(xml, name, "text");
    xml_writer_attribute(xml, "style:display-name", shown);
    xml_writer_start(xml, "style:text-properties");
    xml_writer_attribute(xml, "style:text-position", "super 58%");
    xml_writer_end(xml);
    xml_writer_end(xml);
}

static void write_character_styles(struct xml_writer *xml)
{
    start_style(xml, "Internet_20_link", "text");
    xml_writer_attribute(xml, "style:display-name", "Internet link");
    xml_writer_start(xml, "style:text-properties");
    xml_writer_attribute(xml, "fo:color", "#0563c1");
    xml_writer_attribute(xml, "style:text-underline-style", "solid");
    xml_writer_attribute(xml, "style:text-underline-width", "auto");
    xml_writer_attribute(xml, "style:text-underline-color", "font-color");
    xml_writer_end(xml);
    xml_writer_end(xml);
    write_superscript(xml, "Footnote_20_anchor", "Footnote anchor");
    write_superscript(xml, "Footnote_20_Symbol", "Footnote Symbol");
}

static void write_list_level(struct xml_writer *xml, int level, bool numbered)
{
    static const char *const formats[] = {"1", "a", "i"};
    static const char *const bullets[] = {"•", "–", "▪"};

    xml_writer_start(xml, numbered ? "text:list-level-style-number"
                                   : "text:list-level-style-bullet");
    xml_writer_attribute_integer(xml, "text:level", level);
    if (numbered) {
        xml_writer_attribute(xml, "style:num-format", formats[(level - 1) % 3]);
        xml_writer_attribute(xml, "style:num-suffix", ".");
    } else {
        xml_writer_attribute(xml, "text:bullet-char", bullets[(level - 1) % 3]);
    }
    xml_writer_start(xml, "style:list-level-properties");
    xml_writer_attribute(xml, "text:list-level-position-and-space-mode",
                         "label-alignment");
    xml_writer_start(xml, "style:list-level-label-alignment");
    xml_writer_attribute(xml, "text:label-followed-by", "listtab");
    odt_length(xml, "text:list-tab-stop-position", level * LOOK_LIST_INDENT);
    odt_length(xml, "fo:text-indent", -LOOK_LIST_INDENT);
    odt_length(xml, "fo:margin-left", level * LOOK_LIST_INDENT);
    xml_writer_end(xml);
    xml_writer_end(xml);
    xml_writer_end(xml);
}

static void write_list_style(struct xml_writer *xml, const char *name, const char *shown,
                             bool numbered)
{
    xml_writer_start(xml, "text:list-style");
    xml_writer_attribute(xml, "style:name", name);
    xml_writer_attribute(xml, "style:display-name", shown);
    for (int level = 1; level <= REPORT_NESTING_LIMIT; level++)
        write_list_level(xml, level, numbered);
    xml_writer_end(xml);
}

static void write_notes_configuration(struct xml_writer *xml)
{
    xml_writer_start(xml, "text:notes-configuration");
    xml_writer_attribute(xml, "text:note-class", "footnote");
    xml_writer_attribute(xml, "text:citation-style-name", "Footnote_20_Symbol");
    xml_writer_attribute(xml, "text:citation-body-style-name", "Footnote_20_anchor");
    xml_writer_attribute(xml, "style:num-format", "1");
    xml_writer_attribute(xml, "text:start-value", "0");
    xml_writer_attribute(xml, "text:footnotes-position", "page");
    xml_writer_attribute(xml, "text:start-numbering-at", "document");
    xml_writer_end(xml);
}

/* OpenDocument's header stands inside of the margins, which make room for it here, so
 * that the text begins where the look says. */
static void write_page_layout(const struct odt *odt, struct xml_writer *xml)
{
    bool top = odt->page->number_at_the_top;
    int margin = odt->page->margin, half = margin / 2;

    xml_writer_start(xml, "style:page-layout");
    xml_writer_attribute(xml, "style:name", "Page");
    xml_writer_start(xml, "style:page-layout-properties");
    odt_length(xml, "fo:page-width", PAGE_WIDTH);
    odt_length(xml, "fo:page-height", PAGE_HEIGHT);
    xml_writer_attribute(xml, "style:print-orientation", "portrait");
    odt_length(xml, "fo:margin-top", top ? half : margin);
    odt_length(xml, "fo:margin-bottom", top ? margin : half);
    odt_length(xml, "fo:margin-left", margin);
    odt_length(xml, "fo:margin-right", margin);
    xml_writer_end(xml);
    xml_writer_start(xml, top ? "style:header-style" : "style:footer-style");
    xml_writer_start(xml, "style:header-footer-properties");
    odt_length(xml, "svg:height", margin - half);
    odt_length(xml, top ? "fo:margin-bottom" : "fo:margin-top", 200);
    xml_writer_attribute(xml, "style:dynamic-spacing", "false");
    xml_writer_end(xml);
    xml_writer_end(xml);
    xml_writer_end(xml);
}

static void write_master_page(const struct odt *odt, struct xml_writer *xml)
{
    bool top = odt->page->number_at_the_top;

    xml_writer_start(xml, "office:master-styles");
    xml_writer_start(xml, "style:master-page");
    xml_writer_attribute(xml, "style:name", "Standard");
    xml_writer_attribute(xml, "style:page-layout-name", "Page");
    xml_writer_start(xml, top ? "style:header" : "style:footer");
    xml_writer_start(xml, "text:p");
    xml_writer_attribute(xml, "text:style-name", top ? "Header" : "Footer");
    xml_writer_start(xml, "text:page-number");
    xml_writer_attribute(xml, "text:select-page", "current");
    xml_writer_text(xml, SLICE("1"));
    for (int i = 0; i < 5; i++)
        xml_writer_end(xml);
}

static void write_font(struct xml_writer *xml, const char *font, const char *pitch)
{
    CLEANUP_BUFFER struct buffer family = {0};

    buffer_add_format(&family, "'%s'", font);
    xml_writer_start(xml, "style:font-face");
    xml_writer_attribute(xml, "style:name", font);
    xml_writer_attribute(xml, "svg:font-family", buffer_string(&family));
    xml_writer_attribute(xml, "style:font-pitch", pitch);
    xml_writer_end(xml);
}

void odt_write_styles(const struct odt *odt, struct xml_writer *xml)
{
    odt_start_root(xml, "office:document-styles");
    xml_writer_start(xml, "office:font-face-decls");
    write_font(xml, odt->page->font, "variable");
    write_font(xml, "Arial", "variable");
    write_font(xml, odt->page->roles[ROLE_CODE].font, "fixed");
    xml_writer_end(xml);
    xml_writer_start(xml, "office:styles");
    write_defaults(odt, xml);
    for (int role = 0; role < ROLE_COUNT; role++)
        write_paragraph_style(odt, xml, (enum paragraph_role)role);
    write_rule_style(xml);
    write_character_styles(xml);
    write_list_style(xml, "List_20_1", "List 1", false);
    write_list_style(xml, "Numbering_20_1", "Numbering 1", true);
    write_notes_configuration(xml);
    xml_writer_end(xml);
    xml_writer_start(xml, "office:automatic-styles");
    write_page_layout(odt, xml);
    xml_writer_end(xml);
    write_master_page(odt, xml);
    xml_writer_end(xml);
}
