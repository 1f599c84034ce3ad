/* docx_parts.c - the lesser parts: numbering, footnotes, comments, page number,
 * settings */
#include "base/cleanup.h"
#include "report/docx.h"

enum { LEVELS = 9 };

static void write_level(struct xml_writer *xml, int level, bool numbered)
{
    static const char *const formats[] = {"decimal", "lowerLetter", "lowerRoman"};
    static const char *const bullets[] = {"•", "–", "▪"};
    CLEANUP_BUFFER struct buffer text = {0};

    if (numbered)
        buffer_add_format(&text, "%%%d.", level + 1);
    xml_writer_start(xml, "w:lvl");
    xml_writer_attribute_integer(xml, "w:ilvl", level);
    docx_integer(xml, "w:start", 1);
    docx_value(xml, "w:numFmt", numbered ? formats[level % 3] : "bullet");
    docx_value(xml, "w:lvlText", numbered ? buffer_string(&text) : bullets[level % 3]);
    docx_value(xml, "w:lvlJc", "left");
    xml_writer_start(xml, "w:pPr");
    xml_writer_start(xml, "w:ind");
    xml_writer_attribute_integer(xml, "w:left", (level + 1) * LOOK_LIST_INDENT);
    xml_writer_attribute_integer(xml, "w:hanging", LOOK_LIST_INDENT);
    xml_writer_end(xml);
    xml_writer_end(xml);
    xml_writer_end(xml);
}

static void write_abstract(struct xml_writer *xml, int id, bool numbered)
{
    xml_writer_start(xml, "w:abstractNum");
    xml_writer_attribute_integer(xml, "w:abstractNumId", id);
    docx_value(xml, "w:multiLevelType", "hybridMultilevel");
    for (int level = 0; level < LEVELS; level++)
        write_level(xml, level, numbered);
    xml_writer_end(xml);
}

static void start_numbering(struct xml_writer *xml, int64_t id, int abstract)
{
    xml_writer_start(xml, "w:num");
    xml_writer_attribute_integer(xml, "w:numId", id);
    docx_integer(xml, "w:abstractNumId", abstract);
}

/* Each numbered list is a numbering of its own, or it would go on where the last one
 * ended. */
void docx_write_numbering(const struct docx *docx, struct xml_writer *xml)
{
    docx_start_root(xml, "w:numbering");
    write_abstract(xml, 0, false);
    write_abstract(xml, 1, true);
    start_numbering(xml, DOCX_BULLETS, 0);
    xml_writer_end(xml);
    for (size_t i = 0; i < docx->lists.count; i++) {
        start_numbering(xml, DOCX_FIRST_NUMBERED + (int64_t)i, 1);
        xml_writer_start(xml, "w:lvlOverride");
        xml_writer_attribute_integer(xml, "w:ilvl", docx->lists.items[i].level);
        docx_integer(xml, "w:startOverride", docx->lists.items[i].first);
        xml_writer_end(xml);
        xml_writer_end(xml);
    }
    xml_writer_end(xml);
}

static void start_footnote(struct xml_writer *xml, const char *type, int64_t id)
{
    xml_writer_start(xml, "w:footnote");
    if (type != NULL)
        xml_writer_attribute(xml, "w:type", type);
    xml_writer_attribute_integer(xml, "w:id", id);
    xml_writer_start(xml, "w:p");
    if (type == NULL) {
        xml_writer_start(xml, "w:pPr");
        docx_value(xml, "w:pStyle", docx_style_id(ROLE_FOOTNOTE));
        xml_writer_end(xml);
    }
    xml_writer_start(xml, "w:r");
}

static void write_separator(struct xml_writer *xml, const char *type, const char *element,
                            int64_t id)
{
    start_footnote(xml, type, id);
    xml_writer_empty(xml, element);
    xml_writer_end(xml);
    xml_writer_end(xml);
    xml_writer_end(xml);
}

void docx_write_footnotes(struct docx *docx)
{
    struct xml_writer *xml = &docx->footnotes.xml;

    docx->part = &docx->footnotes;
    docx_start_root(xml, "w:footnotes");
    write_separator(xml, "separator", "w:separator", -1);
    write_separator(xml, "continuationSeparator", "w:continuationSeparator", 0);
    for (size_t i = 0; i < docx->notes.count; i++) {
        start_footnote(xml, NULL, (int64_t)i + 1);
        xml_writer_start(xml, "w:rPr");
        docx_value(xml, "w:rStyle", "FootnoteReference");
        xml_writer_end(xml);
        xml_writer_empty(xml, "w:footnoteRef");
        xml_writer_end(xml);
        docx_write_words(docx, SLICE(" "));
        docx_write_runs(docx, docx->notes.items[i]);
        xml_writer_end(xml);
        xml_writer_end(xml);
    }
    xml_writer_end(xml);
}

void docx_write_comments(const struct docx *docx, struct xml_writer *xml)
{
    docx_start_root(xml, "w:comments");
    for (size_t i = 0; i < docx->comments.count; i++) {
        xml_writer_start(xml, "w:comment");
        xml_writer_attribute_integer(xml, "w:id", (int64_t)i);
        xml_writer_attribute(xml, "w:author", "tema");
        if (docx->report->date != NULL)
            xml_writer_attribute(xml, "w:date", docx->report->date);
        xml_writer_attribute(xml, "w:initials", "t");
        xml_writer_start(xml, "w:p");
        xml_writer_start(xml, "w:pPr");
        docx_value(xml, "w:pStyle", "CommentText");
        xml_writer_end(xml);
        xml_writer_start(xml, "w:r");
        xml_writer_start(xml, "w:rPr");
        docx_value(xml, "w:rStyle", "CommentReference");
        xml_writer_end(xml);
        xml_writer_empty(xml, "w:annotationRef");
        xml_writer_end(xml);
        xml_writer_start(xml, "w:r");
        xml_writer_element(xml, "w:t", docx->comments.items[i]->text);
        xml_writer_end(xml);
        xml_writer_end(xml);
        xml_writer_end(xml);
    }
    xml_writer_end(xml);
}

void docx_write_page_number(const struct docx *docx, struct xml_writer *xml)
{
    bool top = docx->page->number_at_the_top;

    docx_start_root(xml, top ? "w:hdr" : "w:ftr");
    xml_writer_start(xml, "w:p");
    xml_writer_start(xml, "w:pPr");
    docx_value(xml, "w:pStyle", top ? "Header" : "Footer");
    xml_writer_end(xml);
    xml_writer_start(xml, "w:fldSimple");
    xml_writer_attribute(xml, "w:instr", " PAGE ");
    xml_writer_start(xml, "w:r");
    xml_writer_element(xml, "w:t", SLICE("1"));
    xml_writer_end(xml);
    xml_writer_end(xml);
    xml_writer_end(xml);
    xml_writer_end(xml);
}

/* Without a mode of its own, Word opens a file as one of Word 2007's. */
static void write_compatibility(struct xml_writer *xml)
{
    xml_writer_start(xml, "w:compat");
    xml_writer_start(xml, "w:compatSetting");
    xml_writer_attribute(xml, "w:name", "compatibilityMode");
    xml_writer_attribute(xml, "w:uri", "http://schemas.microsoft.com/office/word");
    xml_writer_attribute(xml, "w:val", "15");
    xml_writer_end(xml);
    xml_writer_end(xml);
}

void docx_write_settings(const struct docx *docx, struct xml_writer *xml)
{
    docx_start_root(xml, "w:settings");
    docx_integer(xml, "w:defaultTabStop", LOOK_INDENT);
    xml_writer_start(xml, "w:footnotePr");
    for (int id = -1; id <= 0; id++) {
        xml_writer_start(xml, "w:footnote");
        xml_writer_attribute_integer(xml, "w:id", id);
        xml_writer_end(xml);
    }
    xml_writer_end(xml);
    write_compatibility(xml);
    xml_writer_start(xml, "w:themeFontLang");
    xml_writer_attribute(xml, "w:val", docx->report->language);
    xml_writer_end(xml);
    xml_writer_end(xml);
}
