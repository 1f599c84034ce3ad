/* fuzz_markup.c - any bytes as XML, JSON, CSV and ZIP; what is read is written and read
 * again, and read in pieces as it is in one */
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "markup/csv_reader.h"
#include "markup/csv_writer.h"
#include "markup/json_reader.h"
#include "markup/json_writer.h"
#include "markup/xml_reader.h"
#include "markup/xml_writer.h"
#include "markup/zip_reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
    if (!holds)
        abort();
}

/* Writes the events as XML without attributes. */
static bool copy_events(struct xml_reader *reader, struct buffer *out)
{
    CLEANUP(xml_writer_release) struct xml_writer writer = {.out = out};
    struct tema_error error = {0};
    enum xml_event event;

    for (;;) {
        if (!xml_reader_next(reader, &event, &error))
            return false;
        if (event == XML_FINISHED)
            return true;
        /* Names die with the next event: one for all. */
        if (event == XML_START)
            xml_writer_start(&writer, "e");
        else if (event == XML_END)
            xml_writer_end(&writer);
        else
            xml_writer_text(&writer, xml_reader_text(reader));
    }
}

static bool copy_xml(struct slice bytes, struct buffer *out)
{
    CLEANUP(xml_reader_freep) struct xml_reader *reader = NULL;
    struct tema_error error = {0};

    return xml_reader_open(bytes, "input", 200, &reader, &error) &&
           copy_events(reader, out);
}

struct pieces {
    struct slice rest;
    size_t length;
};

static bool next_piece(void *context, struct slice *ret_piece, struct tema_error *error)
{
    struct pieces *pieces = context;
    size_t length =
        pieces->length < pieces->rest.length ? pieces->length : pieces->rest.length;

    (void)error;
    *ret_piece = slice_cut(pieces->rest, 0, length);
    pieces->rest = slice_from(pieces->rest, length);
    return true;
}

static bool copy_xml_in_pieces(struct slice bytes, size_t length, struct buffer *out)
{
    CLEANUP(xml_reader_freep) struct xml_reader *reader = NULL;
    struct pieces pieces = {bytes, length};
    struct tema_error error = {0};

    return xml_reader_open_source(next_piece, &pieces, "input", 200, &reader, &error) &&
           copy_events(reader, out);
}

static void fuzz_xml(struct slice bytes)
{
    CLEANUP_BUFFER struct buffer once = {0}, twice = {0}, pieces = {0};
    size_t length = 1 + bytes.length % 67;
    bool copied = copy_xml(bytes, &once);

    check(copy_xml_in_pieces(bytes, length, &pieces) == copied);
    if (!copied)
        return;
    check(slice_equals(buffer_slice(&once), buffer_slice(&pieces)));
    check(copy_xml(buffer_slice(&once), &twice));
    check(slice_equals(buffer_slice(&once), buffer_slice(&twice)));
}

static void fuzz_json(struct slice bytes)
{
    CLEANUP(json_reader_freep) struct json_reader *reader = NULL, *again = NULL;
    CLEANUP_BUFFER struct buffer out = {0};
    struct json_writer writer = {.out = &out};
    struct tema_error error = {0};
    struct slice text;

    if (json_reader_open(bytes, 100 * 1000, &reader, &error) &&
        json_reader_count(json_reader_root(reader)) > 0)
        (void)json_reader_kind(json_reader_item(json_reader_root(reader), 0));
    json_writer_text(&writer, bytes);
    for (size_t i = 0; i < bytes.length; i++)
        if (bytes.bytes[i] == '\0')
            return; /* "\u0000" is written, but not read */
    check(json_reader_open(buffer_slice(&out), 10 + bytes.length, &again, &error));
    check(json_reader_text(json_reader_root(again), &text));
}

/* The present row of READER, written and read. */
static void check_row(const struct csv_reader *reader)
{
    CLEANUP(csv_reader_release) struct csv_reader again;
    CLEANUP_BUFFER struct buffer out = {0};
    struct csv_writer writer = {.out = &out, .separator = ','};
    struct tema_error error = {0};
    bool found;

    for (size_t i = 0; i < reader->cells.count; i++)
        csv_writer_text(&writer, reader->cells.items[i]);
    csv_writer_end_row(&writer);
    csv_reader_init(&again, buffer_slice(&out));
    again.separator = ',';
    again.rest = buffer_slice(&out); /* neither a mark nor "sep=" is looked for */
    check(csv_reader_next(&again, &found, &error) && found);
    check(again.cells.count == reader->cells.count);
    for (size_t i = 0; i < reader->cells.count; i++)
        check(slice_equals(again.cells.items[i], reader->cells.items[i]));
}

static void fuzz_csv(struct slice bytes)
{
    CLEANUP(csv_reader_release) struct csv_reader reader;
    struct tema_error error = {0};
    bool found;

    csv_reader_init(&reader, bytes);
    while (csv_reader_next(&reader, &found, &error) && found)
        check_row(&reader);
}

static bool stream_member(struct zip_reader *reader, size_t index,
                          struct buffer *ret_bytes)
{
    CLEANUP(zip_stream_freep) struct zip_stream *stream = NULL;
    struct tema_error error = {0};
    struct slice piece;

    if (!zip_reader_open_member(reader, index, &stream, &error))
        return false;
    do {
        if (!zip_stream_next(stream, &piece, &error))
            return false;
        buffer_add_slice(ret_bytes, piece);
    } while (piece.length > 0);
    return true;
}

static const struct zip_limits limits = {100, 1 << 20, 200};

/* The same ZIP as a file says the same. */
static void compare_as_file(struct slice bytes, struct zip_reader *reader)
{
    CLEANUP(zip_reader_freep) struct zip_reader *again = NULL;
    struct tema_error error = {0};
    int descriptor = memfd_create("zip", MFD_CLOEXEC);
    char path[32];
    bool opened;

    check(write(descriptor, bytes.bytes, bytes.length) == (ssize_t)bytes.length);
    snprintf(path, sizeof path, "/proc/self/fd/%d", descriptor);
    opened = zip_reader_open_file(path, &limits, &again, &error);
    close(descriptor);
    check(opened == (reader != NULL));
    if (!opened)
        return;
    check(zip_reader_count(again) == zip_reader_count(reader));
    for (size_t i = 0; i < zip_reader_count(reader); i++) {
        CLEANUP_BUFFER struct buffer whole = {0}, streamed = {0};
        bool read = zip_reader_read_member(reader, i, &whole, &error);

        check(stream_member(again, i, &streamed) == read);
        check(!read || slice_equals(buffer_slice(&whole), buffer_slice(&streamed)));
    }
}

static void fuzz_zip(struct slice bytes)
{
    CLEANUP(zip_reader_freep) struct zip_reader *reader = NULL;
    struct tema_error error = {0};

    if (!zip_reader_open(bytes, &limits, &reader, &error))
        reader = NULL;
    compare_as_file(bytes, reader);
    for (size_t i = 0; reader != NULL && i < zip_reader_count(reader); i++) {
        CLEANUP_BUFFER struct buffer member = {0};

        if (zip_reader_read(reader, zip_reader_name(reader, i), &member, &error))
            check(member.length <= limits.member_bytes);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct slice bytes = {(const char *)data, size};

    if (size == 0)
        return 0;
    bytes = slice_from(bytes, 1);
    switch (data[0]) {
    case 'x':
        fuzz_xml(bytes);
        break;
    case 'j':
        fuzz_json(bytes);
        break;
    case 'c':
        fuzz_csv(bytes);
        break;
    default:
        fuzz_zip(bytes);
        break;
    }
    return 0;
}
