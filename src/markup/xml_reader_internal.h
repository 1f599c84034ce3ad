/* xml_reader_internal.h - what the reader of XML and its records share */
#ifndef MARKUP_XML_READER_INTERNAL_H
#define MARKUP_XML_READER_INTERNAL_H

#include <libxml/parser.h>

#include "base/array.h"
#include "base/buffer.h"
#include "markup/xml_reader.h"

struct event {
    enum xml_event kind;
    int depth;
    const char *name, *uri; /* of the parser's dictionary; URI may be NULL */
    size_t start, length;   /* text: in reader->bytes */
    size_t attributes, attribute_count;
};

struct attribute {
    const char *name, *uri; /* of the parser's dictionary */
    size_t value;           /* in reader->bytes, NUL-terminated */
};

struct xml_reader {
    xmlParserCtxtPtr parser;
    char *name;
    struct slice rest; /* not yet fed */
    bool (*more)(void *context, struct slice *ret_piece, struct tema_error *error);
    void *context; /* of MORE, which is NULL where REST is all */
    int depth_limit;
    int depth;
    bool finished;          /* all is fed */
    size_t pending_quotes;  /* fed since the last callback */
    bool moved;             /* a callback came */
    int namespaces;         /* in force */
    int *namespaces_before; /* in force outside of the element at depth i + 1 */
    ARRAY(struct event) events;
    ARRAY(struct attribute) attributes;
    struct buffer bytes; /* of texts and values */
    size_t next;         /* event to hand out */
    struct event now;
    struct tema_error error; /* the first one */

    /* xml_record.c */
    struct buffer *record; /* what is handed out is written there too; or NULL */
    bool is_record;        /* it comes from one: BYTES from NEXT on are not yet read */
    struct buffer uri;     /* of the element before */
};

/* xml_record.c: writes down what is at hand. */
void xml_record_add(struct xml_reader *reader);
/* What comes next in a record becomes what is at hand. */
TEMA_MUST_CHECK
bool xml_record_next(struct xml_reader *reader, struct tema_error *error);

#endif
