/* xml_reader.h - XML that is not to be trusted, as a stream of starts, texts and ends
 *
 * CLEANUP(xml_reader_freep) struct xml_reader *xml = NULL;
 * enum xml_event event;
 * if (!xml_reader_open(bytes, "content.xml", DEPTH, &xml, error))
 *     return false;
 * do {
 *     if (!xml_reader_next(xml, &event, error))
 *         return false;
 *     ...
 * } while (event != XML_FINISHED);
 *
 * A DOCTYPE is refused when it is met, so there are no entities but the five of XML
 * itself; nothing is ever fetched, nothing is printed. Names are local names: <w:p> is
 * "p" whatever its prefix and namespace. All strings are UTF-8, never NULL where not
 * said, and borrowed until the next xml_reader_next or xml_reader_skip. */
#ifndef MARKUP_XML_READER_H
#define MARKUP_XML_READER_H

#include "base/buffer.h"
#include "base/error.h"

struct xml_reader; /* opaque */

enum xml_event {
    XML_FINISHED, /* behind the root's end */
    XML_START,
    XML_TEXT, /* one run between two tags: never cut within a character */
    XML_END,  /* also of an empty element */
};

/* BYTES: borrowed until the reader is freed. NAME (copied): what messages call the XML.
 * DEPTH_LIMIT: elements within elements, 1..1000. RET_READER: new.
 * Fails with TEMA_UNREADABLE where nothing of it can be XML. */
TEMA_MUST_CHECK
bool xml_reader_open(struct slice bytes, const char *name, int depth_limit,
                     struct xml_reader **ret_reader, struct tema_error *error);

/* The same for XML that comes in pieces: NEXT yields one after the other, borrowed until
 * the next call, an empty one at the end; where it fails, xml_reader_next fails with its
 * error. CONTEXT is borrowed until the reader is freed. */
TEMA_MUST_CHECK
bool xml_reader_open_source(bool (*next)(void *context, struct slice *ret_piece,
                                         struct tema_error *error),
                            void *context, const char *name, int depth_limit,
                            struct xml_reader **ret_reader, struct tema_error *error);

/* From now on all that is handed out is appended to RECORD too (borrowed until the reader
 * is freed; it may be emptied between two events). */
void xml_reader_record(struct xml_reader *reader, struct buffer *record);

/* Hands out once more what was recorded, to its last event, several times as fast. NEXT
 * and CONTEXT as above: the record in pieces. TEMA_UNREADABLE where it is cut. */
void xml_reader_open_record(bool (*next)(void *context, struct slice *ret_piece,
                                         struct tema_error *error),
                            void *context, struct xml_reader **ret_reader);
void xml_reader_free(struct xml_reader *reader);   /* takes NULL */
void xml_reader_freep(struct xml_reader **reader); /* for CLEANUP */

/* Fails with TEMA_UNREADABLE: not well-formed, a DOCTYPE, too deep, or made to cost time
 * or memory (hundreds of attributes on one element, names by the ten thousand, a text of
 * over 64 MiB). */
TEMA_MUST_CHECK
bool xml_reader_next(struct xml_reader *reader, enum xml_event *ret_event,
                     struct tema_error *error);

/* At an XML_START: goes on to that element's XML_END, so that the next event is what
 * follows the element. */
TEMA_MUST_CHECK
bool xml_reader_skip(struct xml_reader *reader, struct tema_error *error);

/* At an XML_START or XML_END. */
const char *xml_reader_name(const struct xml_reader *reader);
const char *xml_reader_namespace(const struct xml_reader *reader); /* "" without one */

/* The root's is 1, at its start as at its end. Of a text: that of the element around
 * it. */
int xml_reader_depth(const struct xml_reader *reader);

/* At an XML_START: the value of the first attribute of that local name, or NULL. */
const char *xml_reader_attribute(const struct xml_reader *reader, const char *name);

/* The same, of the namespace whose URI ends in SUFFIX ("" = an attribute without one). */
const char *xml_reader_attribute_of(const struct xml_reader *reader, const char *suffix,
                                    const char *name);

/* At an XML_TEXT. */
struct slice xml_reader_text(const struct xml_reader *reader);

#endif
