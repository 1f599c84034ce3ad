/* docx_properties.c - see import/docx_properties.h */
#include "import/docx_properties.h"
#include "base/cleanup.h"
#include "import/docx_notes.h"
#include "import/element.h"

/* Goes to the next property's start; RET_FOUND is false at the end of the element at
 * DEPTH. What was before a tracked change is passed over. */
static bool next_property(struct xml_reader *xml, int depth, bool *ret_found,
                          struct tema_error *error)
{
    static const struct element left_out[] = {
        {"pPrChange", 1},  {"rPrChange", 1},  {"sectPr", 1},
        {"tcPrChange", 1}, {"trPrChange", 1},
    };
    enum xml_event event;

    do {
        if (!xml_reader_next(xml, &event, error))
            return false;
        if (event == XML_START && element_tag(xml_reader_name(xml), left_out,
                                              sizeof left_out / sizeof *left_out) != 0) {
            if (!xml_reader_skip(xml, error))
                return false;
        } else if (event == XML_START) {
            *ret_found = true;
            return true;
        }
    } while (event != XML_FINISHED &&
             !(event == XML_END && xml_reader_depth(xml) == depth));
    *ret_found = false;
    return true;
}

/* A level of 0..8 counts from 1 here; others are none. */
static int level_of(const struct xml_reader *xml)
{
    long level = docx_number(xml, "val", -1);

    return level >= 0 && level <= 8 ? (int)level + 1 : 0;
}

bool docx_properties_paragraph(struct xml_reader *xml, const struct docx_styles *styles,
                               struct docx_paragraph *ret_paragraph,
                               struct tema_error *error)
{
    struct docx_paragraph paragraph = {0};
    struct docx_style style = {0};
    int depth = xml_reader_depth(xml), heading = -1, list = -1, level = 0;
    bool found;

    for (;;) {
        const char *name;

        if (!next_property(xml, depth, &found, error))
            return false;
        if (!found)
            break;
        name = xml_reader_name(xml);
        if (strcmp(name, "pStyle") == 0)
            style = docx_styles_find(styles, xml_reader_attribute(xml, "val"));
        else if (strcmp(name, "outlineLvl") == 0)
            heading = level_of(xml);
        else if (strcmp(name, "ilvl") == 0)
            level = level_of(xml);
        else if (strcmp(name, "numId") == 0)
            list = docx_number(xml, "val", 0) != 0;
        else if (strcmp(name, "del") == 0 || strcmp(name, "moveFrom") == 0)
            paragraph.end_is_deleted = true;
    }
    paragraph.style = style.name;
    paragraph.is_hidden = style.hidden > 0;
    paragraph.heading = heading >= 0 ? heading : style.heading;
    if (list < 0)
        paragraph.list = style.list;
    else if (list > 0)
        paragraph.list = level > 0 ? level : style.list > 0 ? style.list : 1;
    *ret_paragraph = paragraph;
    return true;
}

bool docx_properties_run(struct xml_reader *xml, const struct docx_styles *styles,
                         struct docx_run *run, struct tema_error *error)
{
    int depth = xml_reader_depth(xml);
    bool found;

    for (;;) {
        const char *name;

        if (!next_property(xml, depth, &found, error))
            return false;
        if (!found)
            return true;
        name = xml_reader_name(xml);
        if (strcmp(name, "rStyle") == 0) {
            struct docx_style style =
                docx_styles_find(styles, xml_reader_attribute(xml, "val"));

            run->is_bold = style.bold > 0;
            run->is_hidden = run->is_hidden || style.hidden > 0;
        } else if (strcmp(name, "b") == 0) {
            run->is_bold = docx_is_on(xml);
        } else if (strcmp(name, "vanish") == 0) {
            run->is_hidden = docx_is_on(xml);
        }
    }
}

bool docx_properties_columns(struct xml_reader *xml, long *columns,
                             struct tema_error *error)
{
    int depth = xml_reader_depth(xml);
    bool found;

    for (;;) {
        if (!next_property(xml, depth, &found, error))
            return false;
        if (!found)
            return true;
        if (strcmp(xml_reader_name(xml), "gridSpan") == 0 ||
            strcmp(xml_reader_name(xml), "gridBefore") == 0)
            *columns = docx_number(xml, "val", *columns);
    }
}
