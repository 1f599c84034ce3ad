/* xml_writer.c - see markup/xml_writer.h */
#include <assert.h>

#include "markup/xml_writer.h"
#include "text/utf8.h"

void xml_writer_release(struct xml_writer *xml)
{
    array_release(&xml->names);
}

/* XML 1.0, production 2: Char. */
static bool is_allowed(uint32_t point)
{
    if (point < 0x20)
        return point == '\t' || point == '\n' || point == '\r';
    return point != 0xFFFE && point != 0xFFFF;
}

static const char *escape_of(char byte, bool in_attribute)
{
    switch (byte) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '\r': /* a reader would make it LF */
        return "&#13;";
    case '"':
        return in_attribute ? "&quot;" : NULL;
    case '\t':
        return in_attribute ? "&#9;" : NULL;
    case '\n':
        return in_attribute ? "&#10;" : NULL;
    default:
        return NULL;
    }
}

static bool is_plain(unsigned char byte)
{
    return byte >= 0x20 && byte < 0x80 && byte != '&' && byte != '<' && byte != '>' &&
           byte != '"';
}

static size_t plain_length(struct slice text)
{
    size_t length = 0;

    while (length < text.length && is_plain((unsigned char)text.bytes[length]))
        length++;
    return length;
}

static void add_escaped(struct buffer *out, struct slice text, bool in_attribute)
{
    while (text.length > 0) {
        size_t bytes = plain_length(text);
        const char *escape;
        uint32_t point;

        buffer_add(out, text.bytes, bytes);
        text = slice_from(text, bytes);
        if (text.length == 0)
            return;
        bytes = 0;
        point = utf8_decode(text, &bytes);
        escape = point < 0x80 ? escape_of((char)point, in_attribute) : NULL;
        if (escape != NULL)
            buffer_add_string(out, escape);
        else if (point == UTF8_REPLACEMENT)
            buffer_add_string(out, "\xEF\xBF\xBD");
        else if (is_allowed(point))
            buffer_add(out, text.bytes, bytes);
        text = slice_from(text, bytes);
    }
}

static void close_tag(struct xml_writer *xml)
{
    if (xml->tag_open)
        buffer_add_byte(xml->out, '>');
    xml->tag_open = false;
}

void xml_writer_declaration(struct xml_writer *xml)
{
    buffer_add_string(xml->out,
                      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
}

void xml_writer_start(struct xml_writer *xml, const char *name)
{
    close_tag(xml);
    buffer_add_byte(xml->out, '<');
    buffer_add_string(xml->out, name);
    *array_push(&xml->names) = name;
    xml->tag_open = true;
}

void xml_writer_attribute(struct xml_writer *xml, const char *name, const char *value)
{
    xml_writer_attribute_slice(xml, name, slice_of(value));
}

void xml_writer_attribute_slice(struct xml_writer *xml, const char *name,
                                struct slice value)
{
    assert(xml->tag_open);
    buffer_add_byte(xml->out, ' ');
    buffer_add_string(xml->out, name);
    buffer_add_string(xml->out, "=\"");
    add_escaped(xml->out, value, true);
    buffer_add_byte(xml->out, '"');
}

void xml_writer_attribute_integer(struct xml_writer *xml, const char *name, int64_t value)
{
    char digits[24], *first = digits + sizeof digits;
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;

    assert(xml->tag_open);
    do {
        *--first = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (value < 0)
        *--first = '-';
    buffer_add_byte(xml->out, ' ');
    buffer_add_string(xml->out, name);
    buffer_add_string(xml->out, "=\"");
    buffer_add(xml->out, first, (size_t)(digits + sizeof digits - first));
    buffer_add_byte(xml->out, '"');
}

void xml_writer_text(struct xml_writer *xml, struct slice text)
{
    if (text.length == 0)
        return;
    close_tag(xml);
    add_escaped(xml->out, text, false);
}

void xml_writer_end(struct xml_writer *xml)
{
    const char *name;

    assert(xml->names.count > 0);
    name = xml->names.items[--xml->names.count];
    if (xml->tag_open) {
        buffer_add_string(xml->out, "/>");
        xml->tag_open = false;
        return;
    }
    buffer_add_string(xml->out, "</");
    buffer_add_string(xml->out, name);
    buffer_add_byte(xml->out, '>');
}

void xml_writer_empty(struct xml_writer *xml, const char *name)
{
    xml_writer_start(xml, name);
    xml_writer_end(xml);
}

void xml_writer_empty_with(struct xml_writer *xml, const char *name,
                           const char *attribute, const char *value)
{
    xml_writer_start(xml, name);
    xml_writer_attribute(xml, attribute, value);
    xml_writer_end(xml);
}

void xml_writer_element(struct xml_writer *xml, const char *name, struct slice text)
{
    xml_writer_start(xml, name);
    xml_writer_text(xml, text);
    xml_writer_end(xml);
}
