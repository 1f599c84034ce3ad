/* docx_layout.c - see import/docx_layout.h */
#include "import/docx_layout.h"

void docx_layout_open_paragraph(struct docx_body *body)
{
    struct draft_paragraph attributes = {.begin_ms = -1, .end_ms = -1};

    if (body->note > 0) {
        attributes.kind = PARAGRAPH_NOTE;
        attributes.number = body->note;
    } else {
        office_tables_place(&body->tables, &attributes);
    }
    body->paragraph = (struct docx_paragraph){0};
    office_text_open(&body->text, &attributes);
}

bool docx_layout_read_paragraph(struct docx_body *body, struct tema_error *error)
{
    struct office_paragraph *open = office_text_innermost(&body->text);
    struct draft_paragraph *attributes;

    if (!docx_properties_paragraph(body->xml, body->styles, &body->paragraph, error))
        return false;
    if (open == NULL)
        return true;
    open->joins_next = body->paragraph.end_is_deleted;
    attributes = &open->attributes;
    attributes->style = body->paragraph.style;
    if (attributes->kind != PARAGRAPH_BODY)
        return true;
    if (body->paragraph.heading > 0) {
        attributes->kind = PARAGRAPH_HEADING;
        attributes->level = body->paragraph.heading;
    } else if (body->paragraph.list > 0) {
        attributes->kind = PARAGRAPH_LIST;
        attributes->level = body->paragraph.list;
    }
    return true;
}

void docx_layout_open_table(struct docx_body *body)
{
    office_text_break(&body->text);
    office_tables_open(&body->tables);
}

void docx_layout_open_cell(struct docx_body *body)
{
    office_text_break(&body->text);
    office_tables_open_cell(&body->tables);
}

void docx_layout_close_cell(struct docx_body *body)
{
    office_text_break(&body->text);
    office_tables_close_cell(&body->tables);
}

bool docx_layout_read_columns(struct docx_body *body, int usual, struct tema_error *error)
{
    long columns = usual;

    if (!docx_properties_columns(body->xml, &columns, error))
        return false;
    office_tables_skip_columns(&body->tables, columns - usual);
    return true;
}
