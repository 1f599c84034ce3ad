/* csv_reader.h - rows of a table as RFC 4180 and the office programs write it
 *
 * struct csv_reader csv;
 * csv_reader_init(&csv, text);
 * if (!csv_reader_header(&csv, &found, error)) ...
 * words = csv_reader_column(&csv, "text");
 * while (csv_reader_next(&csv, &found, error) && found)
 *     use(csv_reader_cell(&csv, words)); */
#ifndef MARKUP_CSV_READER_H
#define MARKUP_CSV_READER_H

#include <stdint.h>

#include "base/array.h"
#include "base/buffer.h"
#include "base/error.h"

enum { CSV_COLUMN_LIMIT = 10000 };

struct csv_reader {
    char separator;            /* comma, semicolon or tab */
    int64_t line;              /* where the present row begins, from 1 */
    ARRAY(struct slice) cells; /* of the present row; borrowed until the next one */

    /* The reader's own: */
    struct slice rest;
    int64_t next_line;
    struct buffer unquoted; /* cells with doubled quotes, without them */
    ARRAY(size_t)
    in_unquoted;          /* which cells lie there; their bytes are set at row's end */
    struct buffer header; /* the names, one after the other */
    ARRAY(struct slice) columns; /* in HEADER */
};

/* TEXT: UTF-8 (a byte order mark is passed over), borrowed until the release. The
 * separator is the one a first line `sep=;` names, else that of comma, semicolon and tab
 * which the first row holds most of outside of quotes. */
void csv_reader_init(struct csv_reader *csv, struct slice text);
void csv_reader_release(struct csv_reader *csv);

/* Reads the next row into csv->cells; lines with nothing on them are passed over.
 * RET_FOUND is false behind the last row. Quotes enclose a cell, or else are ordinary; a
 * cell may hold line breaks. Fails with TEMA_UNREADABLE, naming the line: a quote that is
 * never closed, something between a closing quote and the separator, more than
 * CSV_COLUMN_LIMIT cells. */
TEMA_MUST_CHECK
bool csv_reader_next(struct csv_reader *csv, bool *ret_found, struct tema_error *error);

/* Reads the next row as the columns' names. */
TEMA_MUST_CHECK
bool csv_reader_header(struct csv_reader *csv, bool *ret_found, struct tema_error *error);

/* The column of that name (ASCII letters of either case, blanks around it ignored), from
 * 0; -1 where there is none. The first one where several bear it. */
int csv_reader_column(const struct csv_reader *csv, const char *name);

/* The cell of the present row in COLUMN; empty where COLUMN is -1 or the row is
 * shorter. */
struct slice csv_reader_cell(const struct csv_reader *csv, int column);

#endif
