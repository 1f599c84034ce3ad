/* zip_file_test.c - ZIPs in files, and members in pieces */
#include "test.h"

#include <stdio.h>
#include <unistd.h>

#include "markup/zip_reader.h"
#include "markup/zip_writer.h"

static char folder[] = "/tmp/tema-zip-XXXXXX";

static const struct zip_limits limits = {
    .members = 10000, .member_bytes = 64 << 20, .ratio = 200};

static char *path_in_folder(const char *name)
{
    CLEANUP_BUFFER struct buffer path = {0};

    buffer_add_format(&path, "%s/%s", folder, name);
    return buffer_take_string(&path);
}

static void write_file(const char *path, struct slice bytes)
{
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes.bytes, 1, bytes.length, file), bytes.length);
    assert_int_equal(fclose(file), 0);
}

/* Bytes that pack badly, always the same. */
static void add_noise(struct buffer *buffer, size_t length)
{
    uint32_t state = 7;

    for (size_t i = 0; i < length; i++) {
        state = state * 1664525 + 1013904223;
        buffer_add_byte(buffer, (char)(state >> 24));
    }
}

static void make_small(struct buffer *ret_zip)
{
    CLEANUP(zip_writer_freep) struct zip_writer *writer = zip_writer_new();
    struct tema_error error = {0};

    zip_writer_add(writer, "../Text.txt", SLICE("skam och skuld"), ZIP_STORED);
    zip_writer_add(writer, "b", SLICE("aaaaaaaaaaaaaaaaaaaaaaaa"), ZIP_DEFLATED);
    zip_writer_add(writer, "empty", SLICE(""), ZIP_DEFLATED);
    assert_ok(zip_writer_finish(writer, ret_zip, &error));
}

static bool read_stream(struct zip_stream *stream, struct buffer *ret_bytes,
                        struct tema_error *error)
{
    struct slice piece;

    do {
        if (!zip_stream_next(stream, &piece, error))
            return false;
        assert_true(piece.length <= 64 * 1024);
        buffer_add_slice(ret_bytes, piece);
    } while (piece.length > 0);
    return true;
}

static bool stream_member(struct zip_reader *reader, size_t index,
                          struct buffer *ret_bytes, struct tema_error *error)
{
    CLEANUP(zip_stream_freep) struct zip_stream *stream = NULL;

    return zip_reader_open_member(reader, index, &stream, error) &&
           read_stream(stream, ret_bytes, error);
}

/* Reads member INDEX of the file at PATH both ways, which must tell the same. */
static bool read_both(const char *path, size_t index, struct buffer *ret_bytes,
                      struct tema_error *error)
{
    CLEANUP(zip_reader_freep) struct zip_reader *reader = NULL;
    CLEANUP_BUFFER struct buffer streamed = {0};
    bool read;

    if (!zip_reader_open_file(path, &limits, &reader, error))
        return false;
    if (index >= zip_reader_count(reader))
        return tema_fail(error, TEMA_UNREADABLE, "there are fewer members");
    read = zip_reader_read_member(reader, index, ret_bytes, error);
    assert_int_equal(stream_member(reader, index, &streamed, error), read);
    if (read)
        assert_true(slice_equals(buffer_slice(&streamed), buffer_slice(ret_bytes)));
    return read;
}

static void a_file_is_read_like_memory(void **state)
{
    CLEANUP(zip_reader_freep) struct zip_reader *reader = NULL;
    CLEANUP_BUFFER struct buffer zip = {0}, text = {0};
    CLEANUP_FREE char *path = path_in_folder("small.zip");
    struct tema_error error = {0};

    (void)state;
    make_small(&zip);
    write_file(path, buffer_slice(&zip));
    assert_ok(zip_reader_open_file(path, &limits, &reader, &error));
    assert_int_equal(zip_reader_count(reader), 3);
    assert_string_equal(zip_reader_name(reader, 0), "../Text.txt");
    assert_int_equal(zip_reader_size(reader, 1), 24);
    assert_int_equal(zip_reader_size(reader, 3), -1);
    assert_true(zip_reader_has(reader, "../tEXT.TXT"));
    assert_false(zip_reader_has(reader, "Text.txt"));
    assert_ok(zip_reader_read(reader, "../text.txt", &text, &error));
    assert_ok(stream_member(reader, 1, &text, &error));
    assert_ok(stream_member(reader, 2, &text, &error));
    assert_string_equal(buffer_string(&text), "skam och skuldaaaaaaaaaaaaaaaaaaaaaaaa");
    assert_fails(zip_reader_read_member(reader, 3, &text, &error), TEMA_UNREADABLE);
}

static void what_is_no_zip_file_is_told_clearly(void **state)
{
    CLEANUP(zip_reader_freep) struct zip_reader *reader = NULL;
    CLEANUP_FREE char *missing = path_in_folder("missing.zip");
    CLEANUP_FREE char *empty = path_in_folder("empty.zip");
    struct tema_error error = {0};

    (void)state;
    assert_fails(zip_reader_open_file(missing, &limits, &reader, &error), TEMA_NOT_FOUND);
    assert_fails(zip_reader_open_file(folder, &limits, &reader, &error), TEMA_UNREADABLE);
    write_file(empty, SLICE(""));
    assert_fails(zip_reader_open_file(empty, &limits, &reader, &error), TEMA_UNREADABLE);
    write_file(empty, SLICE("PK\5\6 and nothing more of it"));
    assert_fails(zip_reader_open_file(empty, &limits, &reader, &error), TEMA_UNREADABLE);
    write_file(empty, SLICE("<?xml version='1.0'?><Project/>"));
    assert_fails(zip_reader_open_file(empty, &limits, &reader, &error), TEMA_UNREADABLE);
}

static void a_large_member_comes_in_pieces_beside_others(void **state)
{
    CLEANUP(zip_writer_freep) struct zip_writer *writer = zip_writer_new();
    CLEANUP(zip_reader_freep) struct zip_reader *reader = NULL;
    CLEANUP(zip_stream_freep) struct zip_stream *stream = NULL;
    CLEANUP_BUFFER struct buffer zip = {0}, noise = {0}, got = {0}, other = {0};
    CLEANUP_FREE char *path = path_in_folder("large.zip");
    struct tema_error error = {0};
    struct slice piece;

    (void)state;
    add_noise(&noise, 3 * 64 * 1024);
    zip_writer_add(writer, "a", buffer_slice(&noise), ZIP_DEFLATED);
    zip_writer_add(writer, "b", buffer_slice(&noise), ZIP_STORED);
    assert_ok(zip_writer_finish(writer, &zip, &error));
    write_file(path, buffer_slice(&zip));
    assert_ok(zip_reader_open_file(path, &limits, &reader, &error));
    assert_ok(zip_reader_open_member(reader, 0, &stream, &error));
    assert_ok(zip_stream_next(stream, &piece, &error));
    buffer_add_slice(&got, piece);
    assert_ok(zip_reader_read_member(reader, 1, &other, &error));
    assert_ok(read_stream(stream, &got, &error));
    assert_true(slice_equals(buffer_slice(&got), buffer_slice(&noise)));
    assert_true(slice_equals(buffer_slice(&other), buffer_slice(&noise)));
}

static void each_of_thousands_of_members_is_found(void **state)
{
    CLEANUP(zip_writer_freep) struct zip_writer *writer = zip_writer_new();
    CLEANUP(zip_reader_freep) struct zip_reader *reader = NULL;
    CLEANUP_BUFFER struct buffer zip = {0};
    struct tema_error error = {0};
    char name[32];

    (void)state;
    for (int i = 0; i < 5000; i++) {
        snprintf(name, sizeof name, "sources/%d.txt", i);
        zip_writer_add(writer, name, slice_of(name), ZIP_STORED);
    }
    assert_ok(zip_writer_finish(writer, &zip, &error));
    assert_ok(zip_reader_open(buffer_slice(&zip), &limits, &reader, &error));
    for (int i = 0; i < 5000; i++) {
        CLEANUP_BUFFER struct buffer text = {0};

        snprintf(name, sizeof name, "Sources/%d.txt", i);
        assert_ok(zip_reader_read(reader, name, &text, &error));
        assert_string_equal(buffer_string(&text) + 1, name + 1);
    }
}

static void a_truncated_file_is_refused_at_every_byte(void **state)
{
    CLEANUP_BUFFER struct buffer zip = {0};
    CLEANUP_FREE char *path = path_in_folder("truncated.zip");
    struct tema_error error = {0};

    (void)state;
    make_small(&zip);
    for (size_t length = 0; length < zip.length; length++) {
        CLEANUP_BUFFER struct buffer text = {0};

        write_file(path, slice_cut(buffer_slice(&zip), 0, length));
        assert_fails(read_both(path, 0, &text, &error), TEMA_UNREADABLE);
    }
}

static void a_damaged_file_gives_the_right_bytes_or_none(void **state)
{
    CLEANUP_BUFFER struct buffer zip = {0};
    CLEANUP_FREE char *path = path_in_folder("damaged.zip");
    struct tema_error error = {0};

    (void)state;
    make_small(&zip);
    for (size_t i = 0; i < zip.length; i++) {
        for (int bit = 0; bit < 8; bit++) {
            CLEANUP_BUFFER struct buffer text = {0};

            zip.bytes[i] = (char)(zip.bytes[i] ^ 1 << bit);
            write_file(path, buffer_slice(&zip));
            if (read_both(path, 0, &text, &error))
                assert_string_equal(buffer_string(&text), "skam och skuld");
            zip.bytes[i] = (char)(zip.bytes[i] ^ 1 << bit);
        }
    }
}

/* The directory is what counts, so there is one reading of a ZIP. */
static void a_local_header_that_says_otherwise_is_not_believed(void **state)
{
    static const size_t places[] = {4, 6, 8, 14, 18, 22, 30};
    CLEANUP_BUFFER struct buffer zip = {0};
    CLEANUP_FREE char *path = path_in_folder("local.zip");
    struct tema_error error = {0};

    (void)state;
    make_small(&zip);
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        CLEANUP_BUFFER struct buffer text = {0};
        char before = zip.bytes[places[i]];

        zip.bytes[places[i]] = (char)(before + 1);
        write_file(path, buffer_slice(&zip));
        assert_ok(read_both(path, 0, &text, &error));
        assert_string_equal(buffer_string(&text), "skam och skuld");
        zip.bytes[places[i]] = before;
    }
    zip.bytes[26]++; /* the name's length: the bytes begin elsewhere */
    write_file(path, buffer_slice(&zip));
    {
        CLEANUP_BUFFER struct buffer text = {0};

        assert_fails(read_both(path, 0, &text, &error), TEMA_UNREADABLE);
    }
}

/* Puts NUMBER, of LENGTH bytes, into every directory entry. */
static void lie(struct buffer *zip, size_t place, uint32_t number, int length)
{
    for (size_t i = 0; i + 46 <= zip->length; i++) {
        if (memcmp(zip->bytes + i, "PK\1\2", 4) != 0)
            continue;
        for (int j = 0; j < length; j++)
            zip->bytes[i + place + (size_t)j] = (char)(number >> 8 * j);
    }
}

static void a_streamed_member_of_another_size_is_found_out(void **state)
{
    CLEANUP_BUFFER struct buffer zip = {0}, text = {0};
    CLEANUP_FREE char *path = path_in_folder("sizes.zip");
    struct tema_error error = {0};

    (void)state;
    make_small(&zip);
    for (uint32_t size = 0; size < 50; size++) {
        lie(&zip, 24, size, 4);
        write_file(path, buffer_slice(&zip));
        if (size != 24)
            assert_fails(read_both(path, 1, &text, &error), TEMA_UNREADABLE);
    }
    lie(&zip, 24, 65 << 20, 4);
    write_file(path, buffer_slice(&zip));
    assert_fails(read_both(path, 1, &text, &error), TEMA_UNREADABLE);
    assert_non_null(strstr(error.message, "over 64 MiB"));
    lie(&zip, 24, 30 << 20, 4);
    write_file(path, buffer_slice(&zip));
    assert_fails(read_both(path, 1, &text, &error), TEMA_UNREADABLE);
    assert_non_null(strstr(error.message, "200 times"));
}

static void members_that_share_their_bytes_are_refused(void **state)
{
    CLEANUP_BUFFER struct buffer zip = {0}, text = {0};
    CLEANUP_FREE char *path = path_in_folder("shared.zip");
    struct tema_error error = {0};

    (void)state;
    make_small(&zip);
    lie(&zip, 20, (uint32_t)zip.length / 2, 4);
    write_file(path, buffer_slice(&zip));
    assert_fails(read_both(path, 0, &text, &error), TEMA_UNREADABLE);
    assert_non_null(strstr(error.message, "larger than the ZIP"));
}

static void a_vast_directory_of_a_file_is_refused_unread(void **state)
{
    CLEANUP_BUFFER struct buffer zip = {0}, text = {0};
    CLEANUP_FREE char *path = path_in_folder("vast.zip");
    struct tema_error error = {0};

    (void)state;
    make_small(&zip);
    zip.bytes[zip.length - 22 + 15] = 1; /* 16 MB */
    write_file(path, buffer_slice(&zip));
    assert_fails(read_both(path, 0, &text, &error), TEMA_UNREADABLE);
    assert_non_null(strstr(error.message, "10000 members"));
}

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) != NULL ? 0 : -1;
}

static int remove_folder(void **state)
{
    CLEANUP_BUFFER struct buffer command = {0};

    (void)state;
    buffer_add_format(&command, "rm -r %s", folder);
    return system(buffer_string(&command));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_is_read_like_memory),
        cmocka_unit_test(what_is_no_zip_file_is_told_clearly),
        cmocka_unit_test(a_large_member_comes_in_pieces_beside_others),
        cmocka_unit_test(each_of_thousands_of_members_is_found),
        cmocka_unit_test(a_truncated_file_is_refused_at_every_byte),
        cmocka_unit_test(a_damaged_file_gives_the_right_bytes_or_none),
        cmocka_unit_test(a_local_header_that_says_otherwise_is_not_believed),
        cmocka_unit_test(a_streamed_member_of_another_size_is_found_out),
        cmocka_unit_test(members_that_share_their_bytes_are_refused),
        cmocka_unit_test(a_vast_directory_of_a_file_is_refused_unread),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
