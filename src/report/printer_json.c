/* printer_json.c - the printer's JSON: one value an answer, two blanks a level */
#include "report/printer_form.h"

static void end_answer(struct tema_printer *printer)
{
    if (printer->json.depth > 0)
        return;
    buffer_add_byte(&printer->buffer, '\n');
    printer->json =
        (struct json_writer){.out = &printer->buffer, .indent = printer->json.indent};
}

static void begin_list(struct tema_printer *printer)
{
    json_writer_begin_array(&printer->json);
}

static void end_list(struct tema_printer *printer)
{
    json_writer_end_array(&printer->json);
    end_answer(printer);
}

static void begin(struct tema_printer *printer)
{
    json_writer_begin_object(&printer->json);
}

static void end(struct tema_printer *printer)
{
    json_writer_end_object(&printer->json);
    end_answer(printer);
}

static void print_value(struct tema_printer *printer, const char *name,
                        const struct printer_value *value)
{
    CLEANUP_BUFFER struct buffer time = {0};
    struct json_writer *json = &printer->json;

    json_writer_key(json, name);
    switch (value->kind) {
    case PRINTER_STRING:
        json_writer_string(json, value->string);
        break;
    case PRINTER_INTEGER:
        json_writer_integer(json, value->integer);
        break;
    case PRINTER_BOOLEAN:
        json_writer_boolean(json, value->integer != 0);
        break;
    case PRINTER_TIME:
        printer_time_add(value->integer, false, &time);
        json_writer_text(json, buffer_slice(&time));
        break;
    case PRINTER_STRINGS:
        json_writer_begin_array(json);
        for (size_t i = 0; i < value->count; i++)
            json_writer_string(json, value->strings[i]);
        json_writer_end_array(json);
        break;
    case PRINTER_INTEGERS:
        json_writer_begin_array(json);
        for (size_t i = 0; i < value->count; i++)
            json_writer_integer(json, value->integers[i]);
        json_writer_end_array(json);
        break;
    }
}

static void open_inner(struct tema_printer *printer, const char *name, char bracket)
{
    json_writer_key(&printer->json, name);
    if (bracket == '[')
        json_writer_begin_array(&printer->json);
    else
        json_writer_begin_object(&printer->json);
}

static void close_inner(struct tema_printer *printer, char bracket)
{
    if (bracket == ']')
        json_writer_end_array(&printer->json);
    else
        json_writer_end_object(&printer->json);
}

const struct printer_form printer_json = {
    .begin_list = begin_list,
    .end_list = end_list,
    .begin = begin,
    .end = end,
    .value = print_value,
    .open = open_inner,
    .close = close_inner,
};
