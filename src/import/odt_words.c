/* odt_words.c - see import/odt_words.h */
#include "import/odt_words.h"

enum {
    BLANKS_LIMIT = 1000, /* of one <text:s text:c="..."/> */
    LEVEL_LIMIT = 9,
};

long odt_words_number(const struct odt_body *body, const char *name, long missing)
{
    const char *value = xml_reader_attribute(body->xml, name);
    long number = value != NULL ? strtol(value, NULL, 10) : missing;

    return number > 0 ? number : missing;
}

static struct odt_run *innermost_run(struct odt_body *body)
{
    return body->runs.count > 0 ? body->runs.items + body->runs.count - 1 : NULL;
}

void odt_words_add(struct odt_body *body, struct slice text, bool is_literal)
{
    struct odt_run *run = innermost_run(body);
    struct odt_space *space =
        body->spaces.count > 0 ? body->spaces.items + body->spaces.count - 1 : NULL;

    if (run == NULL || space == NULL)
        return;
    if (run->is_hidden) {
        body->hidden++;
        return;
    }
    buffer_clear(&body->words);
    if (is_literal)
        odt_space_add_literal(space, text, &body->words);
    else
        odt_space_add(space, text, &body->words);
    office_text_add(&body->text, buffer_slice(&body->words), run->is_bold);
}

void odt_words_add_blanks(struct odt_body *body)
{
    char blanks[BLANKS_LIMIT];
    long count = odt_words_number(body, "c", 1);

    if (count > BLANKS_LIMIT)
        count = BLANKS_LIMIT;
    memset(blanks, ' ', (size_t)count);
    odt_words_add(body, (struct slice){blanks, (size_t)count}, true);
}

void odt_words_open_span(struct odt_body *body)
{
    struct odt_style style = odt_styles_find(
        body->styles, ODT_TEXT, xml_reader_attribute(body->xml, "style-name"));
    struct odt_run run = {0};

    if (innermost_run(body) != NULL)
        run = *innermost_run(body);
    run.is_bold = run.is_bold || style.bold > 0;
    run.is_hidden = run.is_hidden || style.hidden > 0;
    *array_push(&body->runs) = run;
}

void odt_words_close_span(struct odt_body *body)
{
    if (body->runs.count > 0)
        body->runs.count--;
}

static int limited(long level)
{
    return level > LEVEL_LIMIT ? LEVEL_LIMIT : (int)level;
}

static void place_paragraph(struct odt_body *body, const struct odt_style *style,
                            struct draft_paragraph *attributes)
{
    bool is_heading = strcmp(xml_reader_name(body->xml), "h") == 0;

    if (body->note > 0) {
        attributes->kind = PARAGRAPH_NOTE;
        attributes->number = body->note;
        return;
    }
    office_tables_place(&body->tables, attributes);
    if (attributes->kind == PARAGRAPH_CELL)
        return;
    if (is_heading || style->heading > 0) {
        attributes->kind = PARAGRAPH_HEADING;
        attributes->level = is_heading
                                ? limited(odt_words_number(body, "outline-level", 1))
                                : style->heading;
    } else if (body->list > 0) {
        attributes->kind = PARAGRAPH_LIST;
        attributes->level = limited(body->list);
    }
}

void odt_words_open_paragraph(struct odt_body *body)
{
    struct odt_style style = odt_styles_find(
        body->styles, ODT_PARAGRAPH, xml_reader_attribute(body->xml, "style-name"));
    struct draft_paragraph attributes = {
        .begin_ms = -1, .end_ms = -1, .style = style.display};

    place_paragraph(body, &style, &attributes);
    office_text_open(&body->text, &attributes);
    /* Bold by a style that has a name is the look of all such paragraphs, not of a label.
     */
    *array_push(&body->runs) =
        (struct odt_run){.is_bold = style.is_made_bold, .is_hidden = style.hidden > 0};
    *array_push(&body->spaces) = (struct odt_space){.is_eating = true};
}

void odt_words_close_paragraph(struct odt_body *body)
{
    odt_words_close_span(body);
    if (body->spaces.count > 0)
        body->spaces.count--;
    office_text_close(&body->text);
}
