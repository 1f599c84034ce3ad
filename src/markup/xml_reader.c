/* xml_reader.c - see markup/xml_reader.h
 *
 * libxml2's push parser is fed a piece at a time; its callbacks put events into a queue
 * that xml_reader_next empties. Unlike libxml2's own reader this builds no nodes, and it
 * can stop the parser inside a callback: at the DOCTYPE, before anything that it declares
 * is used. */
#include <ctype.h>
#include <libxml/parserInternals.h>

#include "base/cleanup.h"
#include "base/memory.h"
#include "markup/xml_reader_internal.h"

enum {
    PIECE_BYTES = 16 * 1024,
    /* libxml2 compares each attribute, and each namespace, with all before it, and finds
     * a name in lists that get long with the number of names. */
    LIMIT_ATTRIBUTES = 256,      /* of one element */
    LIMIT_NAMESPACES = 128,      /* declared and in force at one place */
    LIMIT_NAMES = 20 * 1000,     /* different ones, of elements and attributes */
    LIMIT_PENDING_QUOTES = 4096, /* in one tag, while it is being gathered */
    LIMIT_TEXT =
        64 * 1024 * 1024, /* bytes between two tags: they are handed out as one */
};

static void refuse(struct xml_reader *reader, const char *reason)
{
    if (reader->error.kind == TEMA_NO_ERROR)
        tema_fail(&reader->error, TEMA_UNREADABLE, "'%s' %s (line %d)", reader->name,
                  reason, xmlSAX2GetLineNumber(reader->parser));
    xmlStopParser(reader->parser);
}

static void on_doctype(void *user, const xmlChar *name, const xmlChar *external_id,
                       const xmlChar *system_id)
{
    (void)name, (void)external_id, (void)system_id;
    refuse(user, "has a DOCTYPE, which could hide what it says");
}

static void on_error(void *user, xmlErrorPtr reason)
{
    struct xml_reader *reader = user;
    struct slice line = slice_of(reason->message);

    if (reason->level != XML_ERR_FATAL || reader->error.kind != TEMA_NO_ERROR)
        return;
    while (line.length > 0 && isspace((unsigned char)line.bytes[line.length - 1]))
        line.length--;
    tema_fail(&reader->error, TEMA_UNREADABLE, "'%s' is no sound XML: %.*s (line %d)",
              reader->name, (int)line.length, line.bytes, reason->line);
}

static size_t keep(struct xml_reader *reader, const xmlChar *bytes, size_t length)
{
    size_t start = reader->bytes.length;

    buffer_add(&reader->bytes, bytes, length);
    return start;
}

/* An attribute's value. libxml2 hands out every '&' in it, however it was written, as
 * "&#38;": it thinks of those who look for entities in it once more. */
static size_t keep_value(struct xml_reader *reader, struct slice value)
{
    static const char ampersand[] = "&#38;";
    size_t start = reader->bytes.length;

    while (value.length > 0) {
        const char *found = memchr(value.bytes, '&', value.length);
        size_t length = found != NULL ? (size_t)(found - value.bytes) : value.length;

        buffer_add(&reader->bytes, value.bytes, length);
        value = slice_from(value, length);
        if (value.length == 0)
            break;
        buffer_add_byte(&reader->bytes, '&');
        length = slice_starts_with(value, slice_of(ampersand)) ? strlen(ampersand) : 1;
        value = slice_from(value, length);
    }
    buffer_add_byte(&reader->bytes, '\0');
    return start;
}

/* ATTRIBUTES: five pointers each: local name, prefix, URI, value's start, value's end. */
static void keep_attributes(struct xml_reader *reader, int count,
                            const xmlChar **attributes)
{
    for (int i = 0; i < count; i++) {
        const xmlChar **attribute = attributes + 5 * i;
        size_t length = (size_t)(attribute[4] - attribute[3]);

        *array_push(&reader->attributes) = (struct attribute){
            (const char *)attribute[0],
            (const char *)attribute[2],
            keep_value(reader, (struct slice){(const char *)attribute[3], length}),
        };
    }
}

static void on_start(void *user, const xmlChar *name, const xmlChar *prefix,
                     const xmlChar *uri, int namespace_count, const xmlChar **namespaces,
                     int attribute_count, int defaulted_count, const xmlChar **attributes)
{
    struct xml_reader *reader = user;

    (void)prefix, (void)namespaces, (void)defaulted_count;
    reader->moved = true;
    if (reader->depth == reader->depth_limit) {
        refuse(reader, "nests its elements too deeply");
        return;
    }
    reader->namespaces_before[reader->depth++] = reader->namespaces;
    reader->namespaces += namespace_count;
    if (attribute_count > LIMIT_ATTRIBUTES || reader->namespaces > LIMIT_NAMESPACES) {
        refuse(reader, "has too many attributes on one element");
        return;
    }
    *array_push(&reader->events) = (struct event){
        .kind = XML_START,
        .depth = reader->depth,
        .name = (const char *)name,
        .uri = (const char *)uri,
        .attributes = reader->attributes.count,
        .attribute_count = (size_t)attribute_count,
    };
    keep_attributes(reader, attribute_count, attributes);
}

static void on_end(void *user, const xmlChar *name, const xmlChar *prefix,
                   const xmlChar *uri)
{
    struct xml_reader *reader = user;

    (void)prefix;
    reader->moved = true;
    if (reader->depth == 0)
        return;
    *array_push(&reader->events) = (struct event){
        .kind = XML_END,
        .depth = reader->depth,
        .name = (const char *)name,
        .uri = (const char *)uri,
    };
    reader->namespaces = reader->namespaces_before[--reader->depth];
}

static void on_text(void *user, const xmlChar *text, int length)
{
    struct xml_reader *reader = user;
    struct event *last =
        reader->events.count > 0 ? reader->events.items + reader->events.count - 1 : NULL;
    size_t start = keep(reader, text, (size_t)length);

    reader->moved = true;
    if (last != NULL && last->kind == XML_TEXT) {
        last->length += (size_t)length;
        if (last->length > LIMIT_TEXT)
            refuse(reader, "has a text of over 64 MiB");
        return;
    }
    *array_push(&reader->events) = (struct event){
        .kind = XML_TEXT,
        .depth = reader->depth,
        .start = start,
        .length = (size_t)length,
    };
}

static void on_comment(void *user, const xmlChar *text)
{
    struct xml_reader *reader = user;

    (void)text;
    reader->moved = true;
}

static xmlSAXHandler handler = {
    .initialized = XML_SAX2_MAGIC,
    .internalSubset = on_doctype,
    .startElementNs = on_start,
    .endElementNs = on_end,
    .characters = on_text,
    .ignorableWhitespace = on_text,
    .cdataBlock = on_text,
    .comment = on_comment,
    .serror = on_error,
};

static bool open_reader(const char *name, int depth_limit, struct xml_reader **ret_reader,
                        struct tema_error *error)
{
    CLEANUP(xml_reader_freep)
    struct xml_reader *reader = memory_take_zeroed(1, sizeof *reader);

    reader->name = memory_copy_string(name);
    reader->depth_limit = depth_limit;
    reader->namespaces_before = memory_take_zeroed((size_t)depth_limit, sizeof(int));
    reader->parser = xmlCreatePushParserCtxt(&handler, reader, NULL, 0, NULL);
    if (reader->parser == NULL)
        return tema_fail(error, TEMA_UNREADABLE, "'%s' cannot be read as XML", name);
    xmlCtxtUseOptions(reader->parser, XML_PARSE_NONET);
    *ret_reader = TAKE(reader);
    return true;
}

bool xml_reader_open(struct slice bytes, const char *name, int depth_limit,
                     struct xml_reader **ret_reader, struct tema_error *error)
{
    if (!open_reader(name, depth_limit, ret_reader, error))
        return false;
    (*ret_reader)->rest = bytes;
    return true;
}

bool xml_reader_open_source(bool (*next)(void *context, struct slice *ret_piece,
                                         struct tema_error *error),
                            void *context, const char *name, int depth_limit,
                            struct xml_reader **ret_reader, struct tema_error *error)
{
    if (!open_reader(name, depth_limit, ret_reader, error))
        return false;
    (*ret_reader)->more = next;
    (*ret_reader)->context = context;
    return true;
}

void xml_reader_free(struct xml_reader *reader)
{
    if (reader == NULL)
        return;
    if (reader->parser != NULL) {
        xmlFreeDoc(reader->parser->myDoc);
        xmlFreeParserCtxt(reader->parser);
    }
    array_release(&reader->events);
    array_release(&reader->attributes);
    buffer_release(&reader->bytes);
    buffer_release(&reader->uri);
    free(reader->namespaces_before);
    free(reader->name);
    free(reader);
}

void xml_reader_freep(struct xml_reader **reader)
{
    xml_reader_free(*reader);
}

static void count_pending_quotes(struct xml_reader *reader, struct slice piece)
{
    if (reader->moved) {
        reader->pending_quotes = 0;
        return;
    }
    for (size_t i = 0; i < piece.length; i++)
        reader->pending_quotes += piece.bytes[i] == '"' || piece.bytes[i] == '\'';
    if (reader->pending_quotes > LIMIT_PENDING_QUOTES)
        refuse(reader, "has too many attributes on one element");
}

/* The next piece to feed; FINISHED is set with the last one. */
static bool take_piece(struct xml_reader *reader, struct slice *ret_piece)
{
    struct slice *rest = &reader->rest;
    size_t length;

    if (reader->more != NULL && rest->length == 0 &&
        !reader->more(reader->context, rest, &reader->error))
        return false;
    length = rest->length < PIECE_BYTES ? rest->length : PIECE_BYTES;
    *ret_piece = slice_cut(*rest, 0, length);
    *rest = slice_from(*rest, length);
    reader->finished = reader->more != NULL ? length == 0 : rest->length == 0;
    return true;
}

static bool feed(struct xml_reader *reader)
{
    struct slice piece;

    if (!take_piece(reader, &piece))
        return false;
    reader->moved = false;
    xmlParseChunk(reader->parser, piece.bytes, (int)piece.length, reader->finished);
    count_pending_quotes(reader, piece);
    if (xmlDictSize(reader->parser->dict) > LIMIT_NAMES)
        refuse(reader, "has too many different names");
    if (reader->error.kind == TEMA_NO_ERROR && !reader->parser->wellFormed)
        refuse(reader, "is no sound XML");
    return reader->error.kind == TEMA_NO_ERROR;
}

/* A text at the queue's end may go on in the next piece. */
static bool has_whole_event(const struct xml_reader *reader)
{
    size_t left = reader->events.count - reader->next;

    if (left == 0)
        return false;
    return left > 1 || reader->finished ||
           reader->events.items[reader->next].kind != XML_TEXT;
}

/* Throws away what was handed out; a text that waits for its end moves to the front. */
static void compact(struct xml_reader *reader)
{
    struct event *items = reader->events.items;
    struct event *waiting =
        reader->next < reader->events.count ? items + reader->next : NULL;

    if (reader->next == 0 && waiting != NULL)
        return;
    reader->attributes.count = 0;
    reader->events.count = 0;
    if (waiting != NULL) {
        memmove(reader->bytes.bytes, reader->bytes.bytes + waiting->start,
                waiting->length);
        buffer_truncate(&reader->bytes, waiting->length);
        items[0] = *waiting;
        items[0].start = 0;
        reader->events.count = 1;
    } else {
        buffer_clear(&reader->bytes);
    }
    reader->next = 0;
}

bool xml_reader_next(struct xml_reader *reader, enum xml_event *ret_event,
                     struct tema_error *error)
{
    if (reader->is_record) {
        if (!xml_record_next(reader, error))
            return false;
        *ret_event = reader->now.kind;
        return true;
    }
    while (reader->error.kind == TEMA_NO_ERROR && !has_whole_event(reader) &&
           !reader->finished) {
        compact(reader);
        feed(reader);
    }
    if (reader->error.kind != TEMA_NO_ERROR) {
        *error = reader->error;
        return false;
    }
    if (reader->next < reader->events.count)
        reader->now = reader->events.items[reader->next++];
    else
        reader->now = (struct event){.kind = XML_FINISHED};
    if (reader->record != NULL)
        xml_record_add(reader);
    *ret_event = reader->now.kind;
    return true;
}

bool xml_reader_skip(struct xml_reader *reader, struct tema_error *error)
{
    int depth = reader->now.depth;
    enum xml_event event;

    do {
        if (!xml_reader_next(reader, &event, error))
            return false;
    } while (event != XML_FINISHED && !(event == XML_END && reader->now.depth == depth));
    return true;
}

const char *xml_reader_name(const struct xml_reader *reader)
{
    return reader->now.name != NULL ? reader->now.name : "";
}

const char *xml_reader_namespace(const struct xml_reader *reader)
{
    return reader->now.uri != NULL ? reader->now.uri : "";
}

int xml_reader_depth(const struct xml_reader *reader)
{
    return reader->now.depth;
}

static bool ends_with(const char *string, const char *suffix)
{
    size_t length = strlen(string), suffix_length = strlen(suffix);

    return length >= suffix_length &&
           strcmp(string + length - suffix_length, suffix) == 0;
}

static bool is_of(const struct attribute *attribute, const char *suffix)
{
    if (*suffix == '\0')
        return attribute->uri == NULL;
    return attribute->uri != NULL && ends_with(attribute->uri, suffix);
}

const char *xml_reader_attribute_of(const struct xml_reader *reader, const char *suffix,
                                    const char *name)
{
    for (size_t i = 0; i < reader->now.attribute_count; i++) {
        struct attribute *attribute =
            reader->attributes.items + reader->now.attributes + i;

        if (strcmp(attribute->name, name) == 0 &&
            (suffix == NULL || is_of(attribute, suffix)))
            return reader->bytes.bytes + attribute->value;
    }
    return NULL;
}

const char *xml_reader_attribute(const struct xml_reader *reader, const char *name)
{
    return xml_reader_attribute_of(reader, NULL, name);
}

struct slice xml_reader_text(const struct xml_reader *reader)
{
    if (reader->now.kind != XML_TEXT)
        return (struct slice){0};
    return (struct slice){reader->bytes.bytes + reader->now.start, reader->now.length};
}
