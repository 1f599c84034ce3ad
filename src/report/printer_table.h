/* printer_table.h - rows of cells by column's name, until their widths are known */
#ifndef REPORT_PRINTER_TABLE_H
#define REPORT_PRINTER_TABLE_H

#include <stdint.h>

#include "base/array.h"
#include "base/buffer.h"

struct printer_column {
    const char *name; /* owned */
    bool numbers;     /* there are cells, and every one so far is a number */
    bool words;       /* or some are not */
};

struct printer_cell {
    size_t offset, length; /* bytes of the table's `bytes` */
};

/* Start with {0}. */
struct printer_table {
    ARRAY(struct printer_column) columns;
    ARRAY(struct printer_cell) cells; /* row by row */
    struct buffer bytes;
    bool open; /* a column that is not there yet is added: for a single record */
};

void printer_table_release(struct printer_table *table);

/* NAMES end with NULL. */
void printer_table_begin(struct printer_table *table, const char *const *names);

/* A row; of a record ALONE, outside of a list, the columns are what is set. */
void printer_table_begin_record(struct printer_table *table, bool alone);

/* Fills the cell of the newest row in the column NAME; where there is no such column and
 * the table is not open nothing is done. */
void printer_table_set(struct printer_table *table, const char *name, struct slice text,
                       bool number);

/* Drops the rows, keeps the columns. */
void printer_table_clear(struct printer_table *table);

size_t printer_table_rows(const struct printer_table *table);

/* Borrowed until the table changes. */
struct slice printer_table_cell(const struct printer_table *table, size_t row,
                                size_t column);

#endif
