/* xml_record.c - what a reader has handed out, to be read once more without a parser
 *
 * An event is its bytes' number, a head, and strings, each of which ends in NUL: of an
 * element its name and, where it is not the one before's, its namespace; of each
 * attribute name, namespace and value. A record is read by the program that wrote it. */
#include "base/memory.h"
#include "markup/xml_reader_internal.h"

enum uri { URI_NONE, URI_SAME, URI_GIVEN };

struct head {
    uint32_t bytes; /* of the event, its head included */
    uint32_t attributes;
    int32_t depth;
    unsigned char kind, uri;
};

static void add_string(struct buffer *record, const char *string)
{
    buffer_add(record, string, strlen(string) + 1);
}

static enum uri uri_of(struct xml_reader *reader)
{
    const char *uri = reader->now.uri;

    if (uri == NULL)
        return URI_NONE;
    if (reader->uri.length > 0 && strcmp(reader->uri.bytes, uri) == 0)
        return URI_SAME;
    buffer_clear(&reader->uri);
    buffer_add_string(&reader->uri, uri);
    return URI_GIVEN;
}

static void add_attributes(const struct xml_reader *reader, struct buffer *record)
{
    for (size_t i = 0; i < reader->now.attribute_count; i++) {
        const struct attribute *attribute =
            reader->attributes.items + reader->now.attributes + i;

        add_string(record, attribute->name);
        buffer_add_byte(record, attribute->uri != NULL ? URI_GIVEN : URI_NONE);
        if (attribute->uri != NULL)
            add_string(record, attribute->uri);
        add_string(record, reader->bytes.bytes + attribute->value);
    }
}

void xml_record_add(struct xml_reader *reader)
{
    struct buffer *record = reader->record;
    size_t start = record->length;
    struct head head = {.attributes = (uint32_t)reader->now.attribute_count,
                        .depth = reader->now.depth,
                        .kind = (unsigned char)reader->now.kind};

    if (reader->now.kind == XML_FINISHED)
        return;
    head.uri = (unsigned char)uri_of(reader);
    buffer_add(record, &head, sizeof head);
    if (reader->now.kind == XML_TEXT) {
        buffer_add_slice(record, xml_reader_text(reader));
    } else {
        add_string(record, reader->now.name);
        if (head.uri == URI_GIVEN)
            add_string(record, reader->now.uri);
        add_attributes(reader, record);
    }
    head.bytes = (uint32_t)(record->length - start);
    memcpy(record->bytes + start, &head, sizeof head);
}

void xml_reader_record(struct xml_reader *reader, struct buffer *record)
{
    reader->record = record;
}

void xml_reader_open_record(bool (*next)(void *context, struct slice *ret_piece,
                                         struct tema_error *error),
                            void *context, struct xml_reader **ret_reader)
{
    struct xml_reader *reader = memory_take_zeroed(1, sizeof *reader);

    reader->more = next;
    reader->context = context;
    reader->is_record = true;
    *ret_reader = reader;
}

/* Sees to it that BYTES of the record are at hand; false at its end too. */
static bool hold(struct xml_reader *reader, size_t bytes, struct tema_error *error)
{
    struct slice piece;

    if (reader->bytes.length - reader->next >= bytes)
        return true;
    if (reader->next > 0) {
        size_t rest = reader->bytes.length - reader->next;

        memmove(reader->bytes.bytes, reader->bytes.bytes + reader->next, rest);
        buffer_truncate(&reader->bytes, rest);
        reader->next = 0;
    }
    while (reader->bytes.length < bytes) {
        if (!reader->more(reader->context, &piece, error))
            return false;
        if (piece.length == 0)
            return tema_fail(error, TEMA_UNREADABLE, "what was read of it is cut");
        buffer_add_slice(&reader->bytes, piece);
    }
    return true;
}

/* Nothing is left of the record. */
static bool is_at_end(struct xml_reader *reader, bool *ret_end, struct tema_error *error)
{
    struct slice piece = {0};

    *ret_end = false;
    if (reader->next < reader->bytes.length)
        return true;
    if (!reader->more(reader->context, &piece, error))
        return false;
    reader->next = 0;
    buffer_clear(&reader->bytes);
    buffer_add_slice(&reader->bytes, piece);
    *ret_end = piece.length == 0;
    return true;
}

/* The string at *AT, which is moved behind it. */
static const char *take_string(const struct xml_reader *reader, size_t *at)
{
    const char *string = reader->bytes.bytes + *at;

    *at += strlen(string) + 1;
    return string;
}

static void take_attributes(struct xml_reader *reader, size_t at)
{
    reader->attributes.count = 0;
    for (size_t i = 0; i < reader->now.attribute_count; i++) {
        struct attribute attribute = {.name = take_string(reader, &at)};

        if (reader->bytes.bytes[at++] == URI_GIVEN)
            attribute.uri = take_string(reader, &at);
        attribute.value = at;
        (void)take_string(reader, &at);
        *array_push(&reader->attributes) = attribute;
    }
}

static void take(struct xml_reader *reader, const struct head *head)
{
    size_t at = reader->next + sizeof *head;

    reader->now = (struct event){.kind = (enum xml_event)head->kind,
                                 .depth = head->depth,
                                 .start = at,
                                 .length = head->bytes - sizeof *head,
                                 .attribute_count = head->attributes};
    reader->next += head->bytes;
    if (reader->now.kind == XML_TEXT)
        return;
    reader->now.name = take_string(reader, &at);
    if (head->uri == URI_GIVEN) {
        buffer_clear(&reader->uri);
        buffer_add_string(&reader->uri, take_string(reader, &at));
    }
    if (head->uri != URI_NONE)
        reader->now.uri = buffer_string(&reader->uri);
    take_attributes(reader, at);
}

bool xml_record_next(struct xml_reader *reader, struct tema_error *error)
{
    struct head head;
    bool is_end;

    if (!is_at_end(reader, &is_end, error))
        return false;
    if (is_end) {
        reader->now = (struct event){.kind = XML_FINISHED};
        return true;
    }
    if (!hold(reader, sizeof head, error))
        return false;
    memcpy(&head, reader->bytes.bytes + reader->next, sizeof head);
    if (!hold(reader, head.bytes, error))
        return false;
    take(reader, &head);
    return true;
}
