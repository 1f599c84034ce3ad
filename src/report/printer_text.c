/* printer_text.c - the printer's text for people: aligned columns, or `name: value` */
#include "report/printer_form.h"
#include "text/utf8.h"
#include "text/width.h"

enum {
    GAP = 2,      /* columns between two cells */
    NARROWEST = 4 /* columns that a cell is never cut below */
};

static void begin_list(struct tema_printer *printer)
{
    const struct tema_listing *listing = printer->listing;

    printer_table_begin(&printer->table,
                        listing->shown != NULL ? listing->shown : listing->columns);
}

static void begin(struct tema_printer *printer)
{
    printer_table_begin_record(&printer->table, printer->listing == NULL);
}

/* What a terminal would obey is not for printing. */
static void add_tame(struct buffer *out, struct slice text, bool keep_lines)
{
    for (size_t offset = 0; offset < text.length;) {
        uint32_t point = utf8_decode(text, &offset);

        if (point == '\n' && keep_lines)
            buffer_add_byte(out, '\n');
        else if (point == '\n' || point == '\t')
            buffer_add_byte(out, ' ');
        else if (point < 0x20 || (point >= 0x7F && point < 0xA0))
            utf8_add(out, UTF8_REPLACEMENT);
        else
            utf8_add(out, point);
    }
}

static void print_value(struct tema_printer *printer, const char *name,
                        const struct printer_value *value)
{
    CLEANUP_BUFFER struct buffer text = {0};
    CLEANUP_BUFFER struct buffer tame = {0};

    if (printer->done_said)
        return;
    printer_value_add(value, true, &text);
    add_tame(&tame, buffer_slice(&text), printer->listing == NULL);
    printer_table_set(&printer->table, name, buffer_slice(&tame),
                      value->kind == PRINTER_INTEGER);
}

static void add_blanks(struct buffer *out, int64_t count)
{
    for (; count > 0; count--)
        buffer_add_byte(out, ' ');
}

/* "imported_at" is "imported at" for people. */
static void add_name(struct buffer *out, const char *name)
{
    for (; *name != '\0'; name++)
        buffer_add_byte(out, *name == '_' ? ' ' : *name);
}

/* `name: value`; a value of several lines stands below its name, indented. */
static void add_field(struct buffer *out, const char *name, struct slice value)
{
    bool lines = value.length > 0 && memchr(value.bytes, '\n', value.length) != NULL;

    add_name(out, name);
    buffer_add_string(out, lines ? ":\n  " : ":");
    if (!lines && value.length > 0)
        buffer_add_byte(out, ' ');
    for (size_t i = 0; i < value.length; i++) {
        buffer_add_byte(out, value.bytes[i]);
        if (value.bytes[i] == '\n')
            buffer_add_string(out, "  ");
    }
    buffer_add_byte(out, '\n');
}

static void end(struct tema_printer *printer)
{
    struct printer_table *table = &printer->table;

    if (printer->listing != NULL)
        return;
    if (!printer->done_said)
        for (size_t i = 0; i < table->columns.count; i++)
            add_field(&printer->buffer, table->columns.items[i].name,
                      printer_table_cell(table, 0, i));
    printer_table_clear(table);
}

/* How many columns of the terminal each column takes at its widest. */
static void measure(const struct printer_table *table, int64_t *ret_widths)
{
    size_t rows = printer_table_rows(table), columns = table->columns.count;

    for (size_t i = 0; i < columns; i++) {
        ret_widths[i] = (int64_t)strlen(table->columns.items[i].name);
        for (size_t row = 0; row < rows; row++) {
            int64_t width = width_of(printer_table_cell(table, row, i));

            ret_widths[i] = width > ret_widths[i] ? width : ret_widths[i];
        }
    }
}

/* Columns COUNT from the first on, those wider than MOST cut to that. */
static int64_t total(const struct printer_table *table, size_t count,
                     const int64_t *widths, int64_t most)
{
    int64_t sum = 0;

    for (size_t i = 0; i < count; i++) {
        bool cut = !table->columns.items[i].numbers && widths[i] > most;

        sum += (cut ? most : widths[i]) + (i > 0 ? GAP : 0);
    }
    return sum;
}

/* Cuts the widest columns until the row fits; what is then left over goes to the last one
 * that was cut. */
static void fit(const struct printer_table *table, size_t count, int64_t *widths,
                int64_t width)
{
    int64_t most = width, left;

    while (most > NARROWEST && total(table, count, widths, most) > width)
        most--;
    left = width - total(table, count, widths, most);
    for (size_t i = count; i-- > 0;) {
        if (table->columns.items[i].numbers || widths[i] <= most)
            continue;
        if (left > 0) {
            int64_t wider = most + left;

            widths[i] = widths[i] < wider ? widths[i] : wider;
            left = 0;
        } else {
            widths[i] = most;
        }
    }
}

/* The last column is not cut but wrapped: it takes what the others leave, and half of
 * WIDTH before they are shown whole. */
static void fit_wrapped(const struct printer_table *table, int64_t *widths, int64_t width)
{
    size_t last = table->columns.count - 1;
    int64_t gap = last > 0 ? GAP : 0;
    int64_t wanted = widths[last] < width / 2 ? widths[last] : width / 2, room;

    if (last > 0)
        fit(table, last, widths, width - wanted - gap);
    room = width - gap - total(table, last, widths, width);
    if (room < NARROWEST)
        room = NARROWEST;
    if (widths[last] > room)
        widths[last] = room;
}

struct place {
    int64_t width;
    bool right; /* numbers stand to the right */
    bool first; /* a row is named by it */
    bool last;  /* nothing is put behind the row's last cell */
    bool cut;
};

/* A path's end tells more than its beginning, which its neighbours share. */
static int64_t add_end(struct buffer *out, struct slice text, int64_t width)
{
    size_t offset = 0;

    while (width_of(slice_from(text, offset)) > width - 1)
        (void)utf8_decode(text, &offset);
    buffer_add_string(out, "…");
    buffer_add_slice(out, slice_from(text, offset));
    return width_of(slice_from(text, offset)) + 1;
}

static void add_cell(struct buffer *out, struct slice text, struct place place)
{
    int64_t columns = place.last && !place.cut && !place.right ? 0 : width_of(text);

    if (place.right)
        add_blanks(out, place.width - columns);
    if (place.cut && columns > place.width && place.first &&
        memchr(text.bytes, '/', text.length) != NULL) {
        columns = add_end(out, text, place.width);
    } else if (place.cut && columns > place.width) {
        size_t bytes = width_fitting(text, place.width - 1);

        text = slice_cut(text, 0, bytes);
        buffer_add_slice(out, text);
        buffer_add_string(out, "…");
        columns = width_of(text) + 1;
    } else {
        buffer_add_slice(out, text);
    }
    if (!place.right && !place.last)
        add_blanks(out, place.width - columns);
}

static void trim_line(struct buffer *out)
{
    while (out->length > 0 && out->bytes[out->length - 1] == ' ')
        buffer_truncate(out, out->length - 1);
    buffer_add_byte(out, '\n');
}

/* The bytes of TEXT's first line of at most WIDTH columns: whole words where they fit. */
static size_t line_of(struct slice text, int64_t width)
{
    size_t fitting = width_fitting(text, width), end = fitting;

    if (fitting == text.length)
        return fitting;
    while (end > 0 && text.bytes[end] != ' ')
        end--;
    if (end > 0)
        return end;
    return fitting > 0 ? fitting : text.length; /* a wide letter in one column */
}

static struct slice without_blanks(struct slice text)
{
    while (text.length > 0 && text.bytes[0] == ' ')
        text = slice_from(text, 1);
    return text;
}

/* TEXT goes on below itself, BEFORE columns from the left. */
static void add_wrapped(struct buffer *out, struct slice text, int64_t before,
                        int64_t width)
{
    size_t bytes = line_of(text, width);

    buffer_add_slice(out, slice_cut(text, 0, bytes));
    for (text = without_blanks(slice_from(text, bytes)); text.length > 0;
         text = without_blanks(slice_from(text, bytes))) {
        bytes = line_of(text, width);
        trim_line(out);
        add_blanks(out, before);
        buffer_add_slice(out, slice_cut(text, 0, bytes));
    }
}

static void add_rows(struct tema_printer *printer, const int64_t *widths)
{
    const struct printer_table *table = &printer->table;
    struct buffer *out = &printer->buffer;
    size_t rows = printer_table_rows(table), columns = table->columns.count;
    bool wraps = printer->width > 0 && printer->listing->wraps;
    int64_t before = 0;

    for (size_t i = 0; i + 1 < columns; i++)
        before += widths[i] + GAP;
    for (size_t row = 0; row <= rows; row++) {
        for (size_t i = 0; i < columns; i++) {
            struct place place = {widths[i], table->columns.items[i].numbers, i == 0,
                                  i + 1 == columns, printer->width > 0};
            CLEANUP_BUFFER struct buffer head = {0};

            if (i > 0)
                add_blanks(out, GAP);
            if (row == 0)
                add_name(&head, table->columns.items[i].name);
            if (row > 0 && place.last && wraps)
                add_wrapped(out, printer_table_cell(table, row - 1, i), before,
                            place.width);
            else
                add_cell(out,
                         row == 0 ? buffer_slice(&head)
                                  : printer_table_cell(table, row - 1, i),
                         place);
        }
        trim_line(out);
    }
}

static void end_list(struct tema_printer *printer)
{
    struct printer_table *table = &printer->table;
    int64_t *widths;

    if (printer_table_rows(table) == 0) {
        buffer_add_string(&printer->buffer, printer->listing->empty);
        buffer_add_byte(&printer->buffer, '\n');
        return;
    }
    widths = memory_take_zeroed(table->columns.count, sizeof *widths);
    measure(table, widths);
    if (printer->width > 0 && printer->listing->wraps)
        fit_wrapped(table, widths, printer->width);
    else if (printer->width > 0)
        fit(table, table->columns.count, widths, printer->width);
    add_rows(printer, widths);
    free(widths);
    printer_table_clear(table);
}

const struct printer_form printer_text = {
    .begin_list = begin_list,
    .end_list = end_list,
    .begin = begin,
    .end = end,
    .value = print_value,
};
