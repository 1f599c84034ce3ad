/* printer.c - see tema/printer.h */
#include <errno.h>
#include <stdarg.h>
#include <time.h>

#include "base/error.h"
#include "report/printer_form.h"

enum { FLUSH_AT = 1 << 16 }; /* bytes */

static void flush(struct tema_printer *printer)
{
    struct buffer *buffer = &printer->buffer;

    if (printer->failure == 0 && buffer->length > 0 &&
        fwrite(buffer->bytes, 1, buffer->length, printer->out) < buffer->length)
        printer->failure = errno;
    buffer_clear(buffer);
}

struct tema_printer *tema_printer_new(enum tema_form form, FILE *out, int width)
{
    static const struct printer_form *const writers[] = {
        [TEMA_TEXT] = &printer_text,
        [TEMA_JSON] = &printer_json,
        [TEMA_CSV] = &printer_csv,
    };
    struct tema_printer *printer = memory_take_zeroed(1, sizeof *printer);

    printer->form = form;
    printer->writer = writers[form];
    printer->out = out;
    printer->width = width > 0 ? width : 0;
    printer->json =
        (struct json_writer){.out = &printer->buffer, .indent = width < 0 ? 0 : 2};
    return printer;
}

bool tema_printer_close(struct tema_printer *printer, struct tema_error *error)
{
    int failure;

    if (printer == NULL)
        return true;
    flush(printer);
    if (fflush(printer->out) != 0 && printer->failure == 0)
        printer->failure = errno;
    failure = printer->failure;
    buffer_release(&printer->buffer);
    printer_table_release(&printer->table);
    free(printer);
    if (failure != 0 && failure != EPIPE)
        return tema_fail(error, TEMA_IO, "cannot write the answer: %s",
                         strerror(failure));
    return true;
}

enum tema_form tema_printer_form(const struct tema_printer *printer)
{
    return printer->form;
}

void tema_printer_begin_list(struct tema_printer *printer,
                             const struct tema_listing *listing)
{
    printer->listing = listing;
    printer->writer->begin_list(printer);
}

void tema_printer_end_list(struct tema_printer *printer)
{
    printer->writer->end_list(printer);
    printer->listing = NULL;
    flush(printer);
}

void tema_printer_begin(struct tema_printer *printer)
{
    if (printer->inner == 0 || printer->writer->open != NULL)
        printer->writer->begin(printer);
}

void tema_printer_end(struct tema_printer *printer)
{
    if (printer->inner > 0 && printer->writer->open == NULL)
        return;
    printer->writer->end(printer);
    printer->done_said = false;
    if (printer->buffer.length >= FLUSH_AT)
        flush(printer);
}

static void add_sentence(struct tema_printer *printer, const char *format, va_list values)
{
    char *sentence = NULL;

    if (vasprintf(&sentence, format, values) >= 0)
        buffer_add_string(&printer->buffer, sentence);
    buffer_add_byte(&printer->buffer, '\n');
    free(sentence);
    flush(printer);
}

void tema_printer_begin_done(struct tema_printer *printer, const char *format, ...)
{
    va_list values;

    if (printer->form == TEMA_TEXT) {
        va_start(values, format);
        add_sentence(printer, format, values);
        va_end(values);
    }
    printer->writer->begin(printer);
    printer->done_said = true;
}

void tema_printer_say(struct tema_printer *printer, const char *format, ...)
{
    va_list values;

    if (printer->form != TEMA_TEXT)
        return;
    va_start(values, format);
    add_sentence(printer, format, values);
    va_end(values);
}

void tema_printer_text(struct tema_printer *printer, const char *text)
{
    if (printer->form != TEMA_TEXT)
        return;
    buffer_add_string(&printer->buffer, text);
    flush(printer);
}

static void print(struct tema_printer *printer, const char *name,
                  struct printer_value value)
{
    if (printer->inner == 0 || printer->writer->open != NULL)
        printer->writer->value(printer, name, &value);
}

void tema_printer_string(struct tema_printer *printer, const char *name,
                         const char *value)
{
    print(printer, name, (struct printer_value){.kind = PRINTER_STRING, .string = value});
}

void tema_printer_integer(struct tema_printer *printer, const char *name, int64_t value)
{
    print(printer, name,
          (struct printer_value){.kind = PRINTER_INTEGER, .integer = value});
}

void tema_printer_boolean(struct tema_printer *printer, const char *name, bool value)
{
    print(printer, name,
          (struct printer_value){.kind = PRINTER_BOOLEAN, .integer = value});
}

void tema_printer_time(struct tema_printer *printer, const char *name, int64_t ms)
{
    print(printer, name, (struct printer_value){.kind = PRINTER_TIME, .integer = ms});
}

void tema_printer_strings(struct tema_printer *printer, const char *name,
                          const char *const *values, size_t count)
{
    print(printer, name,
          (struct printer_value){
              .kind = PRINTER_STRINGS, .strings = values, .count = count});
}

void tema_printer_integers(struct tema_printer *printer, const char *name,
                           const int64_t *values, size_t count)
{
    print(printer, name,
          (struct printer_value){
              .kind = PRINTER_INTEGERS, .integers = values, .count = count});
}

static void open_inner(struct tema_printer *printer, const char *name, char bracket)
{
    printer->inner++;
    if (printer->writer->open != NULL)
        printer->writer->open(printer, name, bracket);
}

static void close_inner(struct tema_printer *printer, char bracket)
{
    printer->inner--;
    if (printer->writer->close != NULL)
        printer->writer->close(printer, bracket);
}

void tema_printer_begin_records(struct tema_printer *printer, const char *name)
{
    open_inner(printer, name, '[');
}

void tema_printer_end_records(struct tema_printer *printer)
{
    close_inner(printer, ']');
}

void tema_printer_begin_object(struct tema_printer *printer, const char *name)
{
    open_inner(printer, name, '{');
}

void tema_printer_end_object(struct tema_printer *printer)
{
    close_inner(printer, '}');
}

void printer_time_add(int64_t ms, bool people, struct buffer *out)
{
    int64_t thousandths = (ms % 1000 + 1000) % 1000;
    time_t seconds = (time_t)((ms - thousandths) / 1000);
    struct tm parts = {0};
    char text[80];

    if (people)
        localtime_r(&seconds, &parts);
    else
        gmtime_r(&seconds, &parts);
    strftime(text, sizeof text, people ? "%Y-%m-%d %H:%M" : "%Y-%m-%dT%H:%M:%S", &parts);
    buffer_add_string(out, text);
    if (!people)
        buffer_add_format(out, ".%03dZ", (int)thousandths);
}

void printer_value_add(const struct printer_value *value, bool people, struct buffer *out)
{
    switch (value->kind) {
    case PRINTER_STRING:
        if (value->string != NULL)
            buffer_add_string(out, value->string);
        break;
    case PRINTER_INTEGER:
        buffer_add_format(out, "%lld", (long long)value->integer);
        break;
    case PRINTER_BOOLEAN:
        if (people)
            buffer_add_string(out, value->integer ? "yes" : "no");
        else
            buffer_add_string(out, value->integer ? "true" : "false");
        break;
    case PRINTER_TIME:
        printer_time_add(value->integer, people, out);
        break;
    case PRINTER_STRINGS:
        for (size_t i = 0; i < value->count; i++) {
            buffer_add_string(out, i > 0 ? "; " : "");
            buffer_add_string(out, value->strings[i]);
        }
        break;
    case PRINTER_INTEGERS:
        for (size_t i = 0; i < value->count; i++)
            buffer_add_format(out, "%s%lld", i > 0 ? "; " : "",
                              (long long)value->integers[i]);
        break;
    }
}
