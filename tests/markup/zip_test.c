/* zip_test.c - ZIPs written and read in memory */
#include <stdio.h>

#include "markup/zip_reader.h"
#include "markup/zip_writer.h"
#include "test.h"

static void write_two(struct buffer *ret_bytes)
{
    CLEANUP(zip_writer_freep) struct zip_writer *writer = zip_writer_new();
    struct tema_error error = {0};

    zip_writer_add(writer, "mimetype", SLICE("application/x-test"), ZIP_STORED);
    zip_writer_add(writer, "folder/b\xC3\xA5t.txt", SLICE("aaaaaaaaaaaaaaaaaaaaaaaaaaa"),
                   ZIP_DEFLATED);
    assert_ok(zip_writer_finish(writer, ret_bytes, &error));
}

static void the_same_members_give_the_same_bytes(void **state)
{
    CLEANUP_BUFFER struct buffer first = {0}, second = {0};

    (void)state;
    write_two(&first);
    write_two(&second);
    assert_int_equal(first.length, second.length);
    assert_memory_equal(first.bytes, second.bytes, first.length);
}

static void a_stored_first_member_begins_at_byte_38(void **state)
{
    CLEANUP_BUFFER struct buffer zip = {0};

    (void)state;
    write_two(&zip);
    assert_memory_equal(zip.bytes + 30, "mimetypeapplication/x-test", 26);
    assert_memory_equal(zip.bytes + 10, "\0\0\x21\0", 4); /* midnight, 1980-01-01 */
}

static void a_name_twice_cannot_be_written(void **state)
{
    CLEANUP(zip_writer_freep) struct zip_writer *writer = zip_writer_new();
    CLEANUP_BUFFER struct buffer zip = {0};
    struct tema_error error = {0};

    (void)state;
    zip_writer_add(writer, "a", SLICE("1"), ZIP_STORED);
    zip_writer_add(writer, "a", SLICE("2"), ZIP_STORED);
    assert_fails(zip_writer_finish(writer, &zip, &error), TEMA_INVALID);
}

static void a_zip_without_members_is_refused(void **state)
{
    CLEANUP(zip_writer_freep) struct zip_writer *writer = zip_writer_new();
    CLEANUP_BUFFER struct buffer zip = {0};
    struct tema_error error = {0};

    (void)state;
    assert_fails(zip_writer_finish(writer, &zip, &error), TEMA_INVALID);
}

static const struct zip_limits limits = {
    .members = 100, .member_bytes = 8 << 20, .ratio = 200};

static bool read_member(struct slice zip, const char *name, struct buffer *ret_bytes,
                        struct tema_error *error)
{
    CLEANUP(zip_reader_freep) struct zip_reader *reader = NULL;

    return zip_reader_open(zip, &limits, &reader, error) &&
           zip_reader_read(reader, name, ret_bytes, error);
}

/* A ZIP of one deflated member of BYTES zeros. */
static void write_zeros(const char *name, size_t bytes, struct buffer *ret_zip)
{
    CLEANUP(zip_writer_freep) struct zip_writer *writer = zip_writer_new();
    CLEANUP_FREE char *zeros = calloc(bytes + 1, 1);
    struct tema_error error = {0};

    zip_writer_add(writer, name, (struct slice){zeros, bytes}, ZIP_DEFLATED);
    assert_ok(zip_writer_finish(writer, ret_zip, &error));
}

/* Overwrites every occurrence of a name by another of the same length. */
static void rename_in(struct buffer *zip, const char *from, const char *to)
{
    size_t length = strlen(from);

    for (size_t i = 0; i + length <= zip->length; i++) {
        if (memcmp(zip->bytes + i, from, length) == 0)
            memcpy(zip->bytes + i, to, length);
    }
}

static void what_was_written_is_read_again(void **state)
{
    CLEANUP_BUFFER struct buffer zip = {0}, text = {0};
    struct tema_error error = {0};

    (void)state;
    write_two(&zip);
    assert_ok(read_member(buffer_slice(&zip), "folder/b\xC3\xA5t.txt", &text, &error));
    assert_string_equal(buffer_string(&text), "aaaaaaaaaaaaaaaaaaaaaaaaaaa");
    assert_ok(read_member(buffer_slice(&zip), "MimeType", &text, &error));
    assert_string_equal(buffer_string(&text),
                        "aaaaaaaaaaaaaaaaaaaaaaaaaaaapplication/x-test");
    assert_fails(read_member(buffer_slice(&zip), "nothing", &text, &error),
                 TEMA_NOT_FOUND);
}

static void a_bomb_is_refused_before_it_is_unpacked(void **state)
{
    CLEANUP_BUFFER struct buffer large = {0}, dense = {0}, text = {0};
    struct tema_error error = {0};

    (void)state;
    write_zeros("bomb", 9 << 20, &large);
    assert_fails(read_member(buffer_slice(&large), "bomb", &text, &error),
                 TEMA_UNREADABLE);
    write_zeros("bomb", 2 << 20, &dense);
    assert_fails(read_member(buffer_slice(&dense), "bomb", &text, &error),
                 TEMA_UNREADABLE);
    assert_non_null(strstr(error.message, "200 times"));
    assert_int_equal(text.length, 0);
}

/* Puts SIZE where the directory tells a member's unpacked size. */
static void lie_about_size(struct buffer *zip, unsigned char size)
{
    for (size_t i = 0; i + 46 <= zip->length; i++) {
        if (memcmp(zip->bytes + i, "PK\1\2", 4) == 0)
            zip->bytes[i + 24] = (char)size;
    }
}

static void a_lying_size_is_found_out(void **state)
{
    CLEANUP_BUFFER struct buffer zip = {0}, text = {0};
    struct tema_error error = {0};

    (void)state;
    write_zeros("member", 100, &zip);
    lie_about_size(&zip, 99);
    assert_fails(read_member(buffer_slice(&zip), "member", &text, &error),
                 TEMA_UNREADABLE);
    lie_about_size(&zip, 101);
    assert_fails(read_member(buffer_slice(&zip), "member", &text, &error),
                 TEMA_UNREADABLE);
    lie_about_size(&zip, 100);
    assert_ok(read_member(buffer_slice(&zip), "member", &text, &error));
    assert_int_equal(text.length, 100);
}

static void a_member_that_is_there_twice_is_refused(void **state)
{
    CLEANUP(zip_writer_freep) struct zip_writer *writer = zip_writer_new();
    CLEANUP_BUFFER struct buffer zip = {0}, text = {0};
    struct tema_error error = {0};

    (void)state;
    zip_writer_add(writer, "text-1", SLICE("one"), ZIP_STORED);
    zip_writer_add(writer, "text-2", SLICE("two"), ZIP_STORED);
    zip_writer_add(writer, "other", SLICE("three"), ZIP_STORED);
    assert_ok(zip_writer_finish(writer, &zip, &error));
    rename_in(&zip, "text-2", "text-1");
    assert_fails(read_member(buffer_slice(&zip), "text-1", &text, &error),
                 TEMA_UNREADABLE);
    assert_ok(read_member(buffer_slice(&zip), "other", &text, &error));
}

static void too_many_members_are_refused(void **state)
{
    CLEANUP(zip_writer_freep) struct zip_writer *writer = zip_writer_new();
    CLEANUP_BUFFER struct buffer zip = {0}, text = {0};
    struct tema_error error = {0};

    (void)state;
    for (int i = 0; i < 101; i++) {
        char name[16];

        snprintf(name, sizeof name, "%d", i);
        zip_writer_add(writer, name, SLICE(""), ZIP_STORED);
    }
    assert_ok(zip_writer_finish(writer, &zip, &error));
    assert_fails(read_member(buffer_slice(&zip), "1", &text, &error), TEMA_UNREADABLE);
    assert_non_null(strstr(error.message, "100 members"));
}

/* The directory says 16 MB: no memory is taken for it. */
static void a_vast_directory_is_refused_unread(void **state)
{
    CLEANUP_BUFFER struct buffer zip = {0}, text = {0};
    struct tema_error error = {0};

    (void)state;
    write_two(&zip);
    zip.bytes[zip.length - 22 + 15] = 1;
    assert_fails(read_member(buffer_slice(&zip), "mimetype", &text, &error),
                 TEMA_UNREADABLE);
    assert_non_null(strstr(error.message, "100 members"));
}

static void no_truncated_or_damaged_zip_crashes(void **state)
{
    CLEANUP_BUFFER struct buffer zip = {0};
    struct tema_error error = {0};

    (void)state;
    write_two(&zip);
    for (size_t length = 0; length < zip.length; length++) {
        CLEANUP_BUFFER struct buffer text = {0};

        assert_fails(read_member(slice_cut(buffer_slice(&zip), 0, length), "mimetype",
                                 &text, &error),
                     TEMA_UNREADABLE);
    }
    for (size_t i = 0; i < zip.length; i++) {
        for (int bit = 0; bit < 8; bit++) {
            CLEANUP_BUFFER struct buffer text = {0};

            zip.bytes[i] = (char)(zip.bytes[i] ^ 1 << bit);
            if (read_member(buffer_slice(&zip), "mimetype", &text, &error))
                assert_string_equal(buffer_string(&text), "application/x-test");
            zip.bytes[i] = (char)(zip.bytes[i] ^ 1 << bit);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_members_give_the_same_bytes),
        cmocka_unit_test(a_stored_first_member_begins_at_byte_38),
        cmocka_unit_test(a_name_twice_cannot_be_written),
        cmocka_unit_test(a_zip_without_members_is_refused),
        cmocka_unit_test(what_was_written_is_read_again),
        cmocka_unit_test(a_bomb_is_refused_before_it_is_unpacked),
        cmocka_unit_test(a_lying_size_is_found_out),
        cmocka_unit_test(a_member_that_is_there_twice_is_refused),
        cmocka_unit_test(too_many_members_are_refused),
        cmocka_unit_test(a_vast_directory_is_refused_unread),
        cmocka_unit_test(no_truncated_or_damaged_zip_crashes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
