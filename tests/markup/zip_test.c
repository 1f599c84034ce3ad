/* zip_test.c - ZIPs written and read in memory */
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_members_give_the_same_bytes),
        cmocka_unit_test(a_stored_first_member_begins_at_byte_38),
        cmocka_unit_test(a_name_twice_cannot_be_written),
        cmocka_unit_test(a_zip_without_members_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
