/* csv_writer.h - rows of a table into a buffer, as RFC 4180 has it
 *
 * struct csv_writer csv = {.out = &buffer, .separator = ','};
 * csv_writer_text(&csv, name);
 * csv_writer_integer(&csv, count);
 * csv_writer_end_row(&csv); */
#ifndef MARKUP_CSV_WRITER_H
#define MARKUP_CSV_WRITER_H

#include <stdint.h>

#include "base/buffer.h"

struct csv_writer {
    struct buffer *out; /* borrowed */
    char separator;     /* comma, semicolon or tab */
    bool crlf;          /* rows end in CR LF as in RFC 4180, else in LF */

    /* A text that a spreadsheet would take for a formula (=, +, -, @ at its beginning and
     * no number) gets an apostrophe before it. */
    bool guarded;

    size_t cells; /* of the row begun: the writer's own */
    size_t row;   /* where it begins in OUT: the writer's own */
};

void csv_writer_text(struct csv_writer *csv, struct slice text);
void csv_writer_string(struct csv_writer *csv, const char *string); /* NULL: empty */
void csv_writer_integer(struct csv_writer *csv, int64_t number);
void csv_writer_real(struct csv_writer *csv,
                     double number); /* decimal point; NaN: empty */
void csv_writer_end_row(struct csv_writer *csv);

#endif
