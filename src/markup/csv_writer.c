/* csv_writer.c - see markup/csv_writer.h */
#include <math.h>

#include "markup/csv_writer.h"
#include "markup/json_writer.h"

static void begin_cell(struct csv_writer *csv)
{
    if (csv->cells++ > 0)
        buffer_add_byte(csv->out, csv->separator);
    else
        csv->row = csv->out->length;
}

static bool needs_quotes(const struct csv_writer *csv, struct slice text)
{
    if (text.length > 0 && (text.bytes[0] == ' ' || text.bytes[text.length - 1] == ' '))
        return true;
    for (size_t i = 0; i < text.length; i++) {
        char byte = text.bytes[i];

        if (byte == csv->separator || byte == '"' || byte == '\n' || byte == '\r')
            return true;
    }
    return false;
}

static bool is_number(struct slice text)
{
    bool digits = false;

    for (size_t i = 1; i < text.length; i++) {
        if (text.bytes[i] >= '0' && text.bytes[i] <= '9')
            digits = true;
        else if (text.bytes[i] != '.' && text.bytes[i] != ',')
            return false;
    }
    return digits && (text.bytes[0] == '+' || text.bytes[0] == '-');
}

static bool is_formula(struct slice text)
{
    return text.length > 0 && memchr("=+-@\t\r", text.bytes[0], 6) != NULL &&
           !is_number(text);
}

void csv_writer_text(struct csv_writer *csv, struct slice text)
{
    bool quoted = needs_quotes(csv, text);

    begin_cell(csv);
    if (quoted)
        buffer_add_byte(csv->out, '"');
    if (csv->guarded && is_formula(text))
        buffer_add_byte(csv->out, '\'');
    while (text.length > 0) {
        const char *quote = memchr(text.bytes, '"', text.length);
        size_t length = quote != NULL ? (size_t)(quote - text.bytes) + 1 : text.length;

        buffer_add(csv->out, text.bytes, length);
        if (quote != NULL)
            buffer_add_byte(csv->out, '"');
        text = slice_from(text, length);
    }
    if (quoted)
        buffer_add_byte(csv->out, '"');
}

void csv_writer_string(struct csv_writer *csv, const char *string)
{
    csv_writer_text(csv, slice_of(string));
}

void csv_writer_integer(struct csv_writer *csv, int64_t number)
{
    begin_cell(csv);
    buffer_add_format(csv->out, "%lld", (long long)number);
}

void csv_writer_real(struct csv_writer *csv, double number)
{
    struct json_writer digits = {.out = csv->out};

    begin_cell(csv);
    if (isfinite(number))
        json_writer_real(&digits, number);
}

void csv_writer_end_row(struct csv_writer *csv)
{
    /* A row of one empty cell would look like no row at all. */
    if (csv->cells == 1 && csv->out->length == csv->row)
        buffer_add_string(csv->out, "\"\"");
    buffer_add_string(csv->out, csv->crlf ? "\r\n" : "\n");
    csv->cells = 0;
}
