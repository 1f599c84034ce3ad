/* printer_table.c - see report/printer_table.h */
#include "report/printer_table.h"

static void drop_columns(struct printer_table *table)
{
    for (size_t i = 0; i < table->columns.count; i++)
        free((char *)table->columns.items[i].name);
    table->columns.count = 0;
}

void printer_table_release(struct printer_table *table)
{
    drop_columns(table);
    array_release(&table->columns);
    array_release(&table->cells);
    buffer_release(&table->bytes);
}

static void add_column(struct printer_table *table, const char *name)
{
    *array_push(&table->columns) =
        (struct printer_column){.name = memory_copy_string(name)};
}

void printer_table_begin(struct printer_table *table, const char *const *names)
{
    printer_table_clear(table);
    drop_columns(table);
    table->open = false;
    for (; *names != NULL; names++)
        add_column(table, *names);
}

void printer_table_begin_record(struct printer_table *table, bool alone)
{
    static const char *const none[] = {NULL};

    if (alone) {
        printer_table_begin(table, none);
        table->open = true;
    }
    for (size_t i = 0; i < table->columns.count; i++)
        *array_push(&table->cells) = (struct printer_cell){0};
}

void printer_table_set(struct printer_table *table, const char *name, struct slice text,
                       bool number)
{
    size_t count = table->columns.count, column = 0;
    struct printer_cell *cell;

    while (column < count && strcmp(table->columns.items[column].name, name) != 0)
        column++;
    if (column == count) {
        if (!table->open)
            return;
        add_column(table, name);
        *array_push(&table->cells) = (struct printer_cell){0};
        count++;
    }
    cell = table->cells.items + (table->cells.count - count + column);
    *cell = (struct printer_cell){table->bytes.length, text.length};
    buffer_add_slice(&table->bytes, text);
    if (text.length > 0) {
        table->columns.items[column].words |= !number;
        table->columns.items[column].numbers = !table->columns.items[column].words;
    }
}

void printer_table_clear(struct printer_table *table)
{
    table->cells.count = 0;
    buffer_clear(&table->bytes);
}

size_t printer_table_rows(const struct printer_table *table)
{
    return table->columns.count > 0 ? table->cells.count / table->columns.count : 0;
}

struct slice printer_table_cell(const struct printer_table *table, size_t row,
                                size_t column)
{
    struct printer_cell cell = table->cells.items[row * table->columns.count + column];

    return slice_cut(buffer_slice(&table->bytes), cell.offset, cell.offset + cell.length);
}
