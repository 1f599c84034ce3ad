/* json_writer.c - see markup/json_writer.h */
#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "markup/json_writer.h"
#include "text/utf8.h"

static void add_line(struct json_writer *json)
{
    static const char line[] = "\n                                ";
    size_t blanks = (size_t)(json->depth * json->indent);

    if (json->indent == 0)
        return;
    buffer_add(json->out, line,
               1 + (blanks < sizeof line - 2 ? blanks : sizeof line - 2));
}

/* What stands between two values. */
static void add_gap(struct json_writer *json)
{
    if (json->after_key) {
        json->after_key = false;
        return;
    }
    if (json->filled[json->depth])
        buffer_add_byte(json->out, ',');
    json->filled[json->depth] = true;
    if (json->depth > 0)
        add_line(json);
}

static void add_quoted_byte(struct buffer *out, unsigned char byte)
{
    static const char short_form[] = "btn?fr"; /* U+0008 to U+000D */

    if (byte == '"' || byte == '\\')
        buffer_add_format(out, "\\%c", byte);
    else if (byte >= '\b' && byte <= '\r' && byte != '\v')
        buffer_add_format(out, "\\%c", short_form[byte - '\b']);
    else
        buffer_add_format(out, "\\u%04x", byte);
}

static size_t plain_length(struct slice text)
{
    size_t length = 0;

    while (length < text.length) {
        unsigned char byte = (unsigned char)text.bytes[length];

        if (byte < 0x20 || byte >= 0x7F || byte == '"' || byte == '\\')
            break;
        length++;
    }
    return length;
}

static void add_quoted(struct buffer *out, struct slice text)
{
    buffer_add_byte(out, '"');
    while (text.length > 0) {
        size_t bytes = plain_length(text);
        uint32_t point;

        buffer_add(out, text.bytes, bytes);
        text = slice_from(text, bytes);
        if (text.length == 0)
            break;
        bytes = 0;
        point = utf8_decode(text, &bytes);
        if (point < 0x80)
            add_quoted_byte(out, (unsigned char)point);
        else if (point == UTF8_REPLACEMENT)
            buffer_add_string(out, "\xEF\xBF\xBD");
        else
            buffer_add(out, text.bytes, bytes);
        text = slice_from(text, bytes);
    }
    buffer_add_byte(out, '"');
}

static void begin(struct json_writer *json, char bracket)
{
    assert(json->depth < JSON_WRITER_DEPTH);
    add_gap(json);
    buffer_add_byte(json->out, bracket);
    json->filled[++json->depth] = false;
}

static void end(struct json_writer *json, char bracket)
{
    assert(json->depth > 0 && !json->after_key);
    if (json->filled[json->depth--])
        add_line(json);
    buffer_add_byte(json->out, bracket);
}

void json_writer_begin_object(struct json_writer *json)
{
    begin(json, '{');
}

void json_writer_end_object(struct json_writer *json)
{
    end(json, '}');
}

void json_writer_begin_array(struct json_writer *json)
{
    begin(json, '[');
}

void json_writer_end_array(struct json_writer *json)
{
    end(json, ']');
}

void json_writer_key(struct json_writer *json, const char *key)
{
    add_gap(json);
    add_quoted(json->out, slice_of(key));
    buffer_add_string(json->out, json->indent > 0 ? ": " : ":");
    json->after_key = true;
}

void json_writer_text(struct json_writer *json, struct slice text)
{
    add_gap(json);
    add_quoted(json->out, text);
}

void json_writer_string(struct json_writer *json, const char *string)
{
    if (string == NULL)
        json_writer_null(json);
    else
        json_writer_text(json, slice_of(string));
}

void json_writer_integer(struct json_writer *json, int64_t number)
{
    char digits[24], *digit = digits + sizeof digits;
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;

    do
        *--digit = (char)('0' + rest % 10);
    while ((rest /= 10) > 0);
    if (number < 0)
        *--digit = '-';
    add_gap(json);
    buffer_add(json->out, digit, (size_t)(digits + sizeof digits - digit));
}

void json_writer_real(struct json_writer *json, double number)
{
    char digits[40];

    if (!isfinite(number)) {
        json_writer_null(json);
        return;
    }
    for (int precision = 15; precision <= 17; precision++) {
        snprintf(digits, sizeof digits, "%.*g", precision, number);
        if (strtod(digits, NULL) == number)
            break;
    }
    for (char *byte = digits; *byte != '\0'; byte++) {
        if (*byte == ',') /* the locale's decimal comma */
            *byte = '.';
    }
    add_gap(json);
    buffer_add_string(json->out, digits);
}

void json_writer_boolean(struct json_writer *json, bool truth)
{
    add_gap(json);
    buffer_add_string(json->out, truth ? "true" : "false");
}

void json_writer_null(struct json_writer *json)
{
    add_gap(json);
    buffer_add_string(json->out, "null");
}
