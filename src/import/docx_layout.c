/* docx_layout.c - see import/docx_layout.h */
#include "import/docx_layout.h"

static struct docx_table *innermost_table(struct docx_body *body)
{
    return body->tables.count > 0 ? body->tables.items + body->tables.count - 1 : NULL;
}

void docx_layout_open_paragraph(struct docx_body *body)
{
    const struct docx_table *table = innermost_table(body);
    struct draft_paragraph attributes = {.begin_ms = -1, .end_ms = -1};

    if (body->note > 0) {
        attributes.kind = PARAGRAPH_NOTE;
        attributes.number = body->note;
    } else if (table != NULL && table->column > 0) {
        attributes.kind = PARAGRAPH_CELL;
        attributes.table = table->table;
        attributes.row = table->row;
        attributes.column = table->column;
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
    *array_push(&body->tables) = (struct docx_table){.table = ++body->table_count};
}

void docx_layout_open_row(struct docx_body *body)
{
    struct docx_table *table = innermost_table(body);

    if (table == NULL)
        return;
    table->row++;
    table->column = table->columns = 0;
}

void docx_layout_open_cell(struct docx_body *body)
{
    struct docx_table *table = innermost_table(body);

    office_text_break(&body->text);
    if (table != NULL)
        table->column = ++table->columns;
}

/* The columns that a cell spans beyond its first, or that a row leaves out before its
 * first cell. */
bool docx_layout_read_columns(struct docx_body *body, int usual, struct tema_error *error)
{
    struct docx_table *table = innermost_table(body);
    int columns = usual;

    if (!docx_properties_columns(body->xml, &columns, error))
        return false;
    if (table != NULL && columns > usual)
        table->columns += columns - usual;
    return true;
}

void docx_layout_close_cell(struct docx_body *body)
{
    struct docx_table *table = innermost_table(body);

    office_text_break(&body->text);
    if (table != NULL)
        table->column = 0;
}

void docx_layout_close_table(struct docx_body *body)
{
    if (body->tables.count > 0)
        body->tables.count--;
}
