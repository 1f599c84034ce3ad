/* xml_writer.h - writes XML 1.0 into a buffer, well-formed whatever the text holds */
#ifndef MARKUP_XML_WRITER_H
#define MARKUP_XML_WRITER_H

#include <stdint.h>

#include "base/array.h"
#include "base/buffer.h"

/* struct xml_writer xml = {.out = &buffer}; one element of a document:
 *     xml_writer_start(&xml, "w:t");
 *     xml_writer_attribute(&xml, "xml:space", "preserve");
 *     xml_writer_text(&xml, words);
 *     xml_writer_end(&xml);
 * Text is UTF-8; bytes that are not, and characters that XML 1.0 forbids, become U+FFFD
 * or vanish (controls). No white space is added. Names are taken as they are and borrowed
 * until their element ends. */
struct xml_writer {
    struct buffer *out;        /* borrowed */
    ARRAY(const char *) names; /* the open elements; the writer's own */
    bool tag_open;             /* "<name" stands without its ">" */
};

void xml_writer_release(struct xml_writer *xml); /* frees the writer's own, not OUT */

/* <?xml version="1.0" encoding="UTF-8" standalone="yes"?> and a line break; call it
 * first. */
void xml_writer_declaration(struct xml_writer *xml);

void xml_writer_start(struct xml_writer *xml, const char *name);

/* On the element just started, before anything is put into it. */
void xml_writer_attribute(struct xml_writer *xml, const char *name, const char *value);
void xml_writer_attribute_slice(struct xml_writer *xml, const char *name,
                                struct slice value);
void xml_writer_attribute_integer(struct xml_writer *xml, const char *name,
                                  int64_t value);

void xml_writer_text(struct xml_writer *xml, struct slice text);

/* Ends the innermost open element: <a/> where nothing was put into it. */
void xml_writer_end(struct xml_writer *xml);

/* <name/>, <name attribute="value"/>, <name>text</name> in one go. */
void xml_writer_empty(struct xml_writer *xml, const char *name);
void xml_writer_empty_with(struct xml_writer *xml, const char *name,
                           const char *attribute, const char *value);
void xml_writer_element(struct xml_writer *xml, const char *name, struct slice text);

#endif
