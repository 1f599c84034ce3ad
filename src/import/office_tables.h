/* office_tables.h - where in which table a paragraph stands */
#ifndef IMPORT_OFFICE_TABLES_H
#define IMPORT_OFFICE_TABLES_H

#include "import/draft.h"

struct office_table {
    int table, row, column; /* the present cell, from 1; column 0: between cells */
    int columns;            /* of the row, that are taken */
};

/* Start with {0}. */
struct office_tables {
    ARRAY(struct office_table) open; /* the innermost last */
    int count;                       /* tables so far */
};

void office_tables_release(struct office_tables *tables);
void office_tables_open(struct office_tables *tables);
void office_tables_close(struct office_tables *tables);

/* Of the innermost open table; without one they do nothing. Counts that a file gives may
 * be anything: beyond reason they are cut. */
void office_tables_open_row(struct office_tables *tables);
void office_tables_skip_rows(struct office_tables *tables, long count);
void office_tables_open_cell(struct office_tables *tables);
void office_tables_close_cell(struct office_tables *tables);
void office_tables_skip_columns(struct office_tables *tables, long count);

/* Makes ATTRIBUTES those of a cell's paragraph, where one is open. */
void office_tables_place(const struct office_tables *tables,
                         struct draft_paragraph *attributes);

#endif
