/* csv_reader.c - see markup/csv_reader.h */
#include <strings.h>

#include "markup/csv_reader.h"

static struct slice first_line(struct slice text)
{
    size_t end = 0;

    while (end < text.length && text.bytes[end] != '\n' && text.bytes[end] != '\r')
        end++;
    return slice_cut(text, 0, end);
}

static struct slice behind_line(struct slice text, size_t line_length)
{
    text = slice_from(text, line_length);
    if (slice_starts_with(text, SLICE("\r\n")))
        return slice_from(text, 2);
    return text.length > 0 ? slice_from(text, 1) : text;
}

/* Counts in the first row that has anything on it. */
static char guess_separator(struct slice text)
{
    static const char candidates[] = ",;\t";
    size_t counts[3] = {0}, best = 0;
    bool quoted = false, filled = false;

    for (size_t i = 0; i < text.length; i++) {
        char byte = text.bytes[i];

        if ((byte == '\n' || byte == '\r') && !quoted && filled)
            break;
        filled = filled || (byte != '\n' && byte != '\r');
        if (byte == '"')
            quoted = !quoted;
        for (size_t c = 0; c < 3; c++)
            counts[c] += byte == candidates[c] && !quoted;
    }
    for (size_t c = 1; c < 3; c++) {
        if (counts[c] > counts[best])
            best = c;
    }
    return candidates[best];
}

void csv_reader_init(struct csv_reader *csv, struct slice text)
{
    struct slice line;

    if (slice_starts_with(text, SLICE("\xEF\xBB\xBF")))
        text = slice_from(text, 3);
    *csv = (struct csv_reader){.rest = text, .next_line = 1};
    line = first_line(text);
    if (line.length == 5 && strncasecmp(line.bytes, "sep=", 4) == 0) {
        csv->separator = line.bytes[4];
        csv->rest = behind_line(text, line.length);
        csv->next_line = 2;
    } else {
        csv->separator = guess_separator(text);
    }
}

void csv_reader_release(struct csv_reader *csv)
{
    array_release(&csv->cells);
    array_release(&csv->in_unquoted);
    array_release(&csv->columns);
    buffer_release(&csv->unquoted);
    buffer_release(&csv->header);
}

static bool ends_cell(const struct csv_reader *csv, char byte)
{
    return byte == csv->separator || byte == '\n' || byte == '\r';
}

/* CELL: the bytes between its quotes. Only where quotes are doubled is it copied. */
static void add_quoted_cell(struct csv_reader *csv, struct slice cell, bool has_doubled)
{
    size_t start = csv->unquoted.length;

    if (!has_doubled) {
        *array_push(&csv->cells) = cell;
        return;
    }
    while (cell.length > 0) {
        const char *quote = memchr(cell.bytes, '"', cell.length);
        size_t length = quote != NULL ? (size_t)(quote - cell.bytes) + 1 : cell.length;

        buffer_add(&csv->unquoted, cell.bytes, length);
        cell = slice_from(cell, quote != NULL ? length + 1 : length);
    }
    *array_push(&csv->in_unquoted) = csv->cells.count;
    *array_push(&csv->cells) = (struct slice){NULL, csv->unquoted.length - start};
}

/* csv->rest begins behind the opening quote; it then begins behind the closing one. */
static bool read_quoted(struct csv_reader *csv, struct tema_error *error)
{
    struct slice text = csv->rest;
    bool has_doubled = false;
    size_t i = 0;

    for (;; i++) {
        if (i == text.length)
            return tema_fail(error, TEMA_UNREADABLE,
                             "line %lld: a quote is opened and never closed",
                             (long long)csv->line);
        if (text.bytes[i] == '\n')
            csv->next_line++;
        if (text.bytes[i] != '"')
            continue;
        if (i + 1 == text.length || text.bytes[i + 1] != '"')
            break;
        has_doubled = true;
        i++;
    }
    add_quoted_cell(csv, slice_cut(text, 0, i), has_doubled);
    csv->rest = slice_from(text, i + 1);
    if (csv->rest.length > 0 && !ends_cell(csv, csv->rest.bytes[0]))
        return tema_fail(error, TEMA_UNREADABLE,
                         "line %lld: a closing quote is followed by '%c', not by '%c'",
                         (long long)csv->next_line, csv->rest.bytes[0], csv->separator);
    return true;
}

static void read_plain(struct csv_reader *csv)
{
    size_t i = 0;

    while (i < csv->rest.length && !ends_cell(csv, csv->rest.bytes[i]))
        i++;
    *array_push(&csv->cells) = slice_cut(csv->rest, 0, i);
    csv->rest = slice_from(csv->rest, i);
}

static void place_unquoted(struct csv_reader *csv)
{
    size_t start = 0;

    for (size_t i = 0; i < csv->in_unquoted.count; i++) {
        struct slice *cell = csv->cells.items + csv->in_unquoted.items[i];

        cell->bytes = csv->unquoted.bytes + start;
        start += cell->length;
    }
}

static bool read_row(struct csv_reader *csv, struct tema_error *error)
{
    csv->cells.count = csv->in_unquoted.count = 0;
    buffer_clear(&csv->unquoted);
    csv->line = csv->next_line;
    for (;;) {
        if (csv->cells.count == CSV_COLUMN_LIMIT)
            return tema_fail(error, TEMA_UNREADABLE, "line %lld: more than %d cells",
                             (long long)csv->line, CSV_COLUMN_LIMIT);
        if (csv->rest.length == 0 || csv->rest.bytes[0] != '"') {
            read_plain(csv);
        } else {
            csv->rest = slice_from(csv->rest, 1);
            if (!read_quoted(csv, error))
                return false;
        }
        if (csv->rest.length == 0 || csv->rest.bytes[0] != csv->separator)
            break;
        csv->rest = slice_from(csv->rest, 1);
    }
    csv->rest = behind_line(csv->rest, 0);
    csv->next_line++;
    place_unquoted(csv);
    return true;
}

bool csv_reader_next(struct csv_reader *csv, bool *ret_found, struct tema_error *error)
{
    while (csv->rest.length > 0) {
        struct slice before = csv->rest;

        if (!read_row(csv, error))
            return false;
        if (csv->cells.count > 1 || before.bytes[0] == '"' ||
            csv->cells.items[0].length > 0) {
            *ret_found = true;
            return true;
        }
    }
    csv->cells.count = 0;
    *ret_found = false;
    return true;
}

static struct slice trimmed(struct slice text)
{
    while (text.length > 0 && strchr(" \t", text.bytes[text.length - 1]) != NULL)
        text.length--;
    while (text.length > 0 && strchr(" \t", text.bytes[0]) != NULL)
        text = slice_from(text, 1);
    return text;
}

bool csv_reader_header(struct csv_reader *csv, bool *ret_found, struct tema_error *error)
{
    size_t start = 0;

    if (!csv_reader_next(csv, ret_found, error))
        return false;
    buffer_clear(&csv->header);
    csv->columns.count = 0;
    for (size_t i = 0; i < csv->cells.count; i++)
        buffer_add_slice(&csv->header, csv->cells.items[i]);
    for (size_t i = 0; i < csv->cells.count; i++) {
        size_t end = start + csv->cells.items[i].length;

        *array_push(&csv->columns) =
            trimmed(slice_cut(buffer_slice(&csv->header), start, end));
        start = end;
    }
    return true;
}

int csv_reader_column(const struct csv_reader *csv, const char *name)
{
    size_t length = strlen(name);

    for (size_t i = 0; i < csv->columns.count; i++) {
        struct slice column = csv->columns.items[i];

        if (column.length == length && strncasecmp(column.bytes, name, length) == 0)
            return (int)i;
    }
    return -1;
}

struct slice csv_reader_cell(const struct csv_reader *csv, int column)
{
    if (column < 0 || (size_t)column >= csv->cells.count)
        return (struct slice){0};
    return csv->cells.items[column];
}
