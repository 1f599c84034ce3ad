/* office_tables.c - see import/office_tables.h */
#include "import/office_tables.h"

enum {
    COUNT_LIMIT = 10 * 1000,          /* rows or columns left out at a time */
    PLACE_LIMIT = 1000 * 1000 * 1000, /* rows or columns of a table */
};

static struct office_table *innermost(const struct office_tables *tables)
{
    return tables->open.count > 0 ? tables->open.items + tables->open.count - 1 : NULL;
}

static int moved(int place, long count)
{
    if (count < 0 || place > PLACE_LIMIT)
        return place;
    return place + (int)(count > COUNT_LIMIT ? COUNT_LIMIT : count);
}

void office_tables_release(struct office_tables *tables)
{
    array_release(&tables->open);
}

void office_tables_open(struct office_tables *tables)
{
    *array_push(&tables->open) = (struct office_table){.table = ++tables->count};
}

void office_tables_close(struct office_tables *tables)
{
    if (tables->open.count > 0)
        tables->open.count--;
}

void office_tables_open_row(struct office_tables *tables)
{
    struct office_table *table = innermost(tables);

    if (table == NULL)
        return;
    table->row = moved(table->row, 1);
    table->column = table->columns = 0;
}

void office_tables_skip_rows(struct office_tables *tables, long count)
{
    struct office_table *table = innermost(tables);

    if (table != NULL)
        table->row = moved(table->row, count);
}

void office_tables_open_cell(struct office_tables *tables)
{
    struct office_table *table = innermost(tables);

    if (table != NULL)
        table->column = table->columns = moved(table->columns, 1);
}

void office_tables_close_cell(struct office_tables *tables)
{
    struct office_table *table = innermost(tables);

    if (table != NULL)
        table->column = 0;
}

void office_tables_skip_columns(struct office_tables *tables, long count)
{
    struct office_table *table = innermost(tables);

    if (table != NULL)
        table->columns = moved(table->columns, count);
}

void office_tables_place(const struct office_tables *tables,
                         struct draft_paragraph *attributes)
{
    const struct office_table *table = innermost(tables);

    if (table == NULL || table->column == 0)
        return;
    attributes->kind = PARAGRAPH_CELL;
    attributes->table = table->table;
    attributes->row = table->row;
    attributes->column = table->column;
}
