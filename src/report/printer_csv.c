/* printer_csv.c - the printer's CSV: a head and a row a record */
#include "markup/csv_writer.h"
#include "report/printer_form.h"

static void add_head(struct tema_printer *printer)
{
    struct csv_writer csv = {.out = &printer->buffer, .separator = ','};

    for (size_t i = 0; i < printer->table.columns.count; i++)
        csv_writer_string(&csv, printer->table.columns.items[i].name);
    csv_writer_end_row(&csv);
}

static void begin_list(struct tema_printer *printer)
{
    printer_table_begin(&printer->table, printer->listing->columns);
    add_head(printer);
}

static void end_list(struct tema_printer *printer)
{
    (void)printer;
}

static void begin(struct tema_printer *printer)
{
    printer_table_begin_record(&printer->table, printer->listing == NULL);
}

static void end(struct tema_printer *printer)
{
    struct csv_writer csv = {.out = &printer->buffer, .separator = ','};
    struct printer_table *table = &printer->table;

    if (table->columns.count == 0)
        return;
    if (printer->listing == NULL)
        add_head(printer);
    for (size_t i = 0; i < table->columns.count; i++)
        csv_writer_text(&csv, printer_table_cell(table, 0, i));
    csv_writer_end_row(&csv);
    printer_table_clear(table);
}

static void print_value(struct tema_printer *printer, const char *name,
                        const struct printer_value *value)
{
    CLEANUP_BUFFER struct buffer text = {0};

    printer_value_add(value, false, &text);
    printer_table_set(&printer->table, name, buffer_slice(&text), false);
}

const struct printer_form printer_csv = {
    .begin_list = begin_list,
    .end_list = end_list,
    .begin = begin,
    .end = end,
    .value = print_value,
};
