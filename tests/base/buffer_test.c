/* buffer_test.c - bytes that grow */
#include "test.h"

static void a_new_buffer_is_an_empty_string(void **state)
{
    struct buffer buffer = {0};

    (void)state;
    assert_string_equal(buffer_string(&buffer), "");
}

static void bytes_added_one_by_one_stay_in_order(void **state)
{
    CLEANUP_BUFFER struct buffer buffer = {0};

    (void)state;
    for (int i = 0; i < 1000; i++)
        buffer_add_format(&buffer, "%d,", i);
    assert_int_equal(buffer.length, 10 * 2 + 90 * 3 + 900 * 4);
    assert_memory_equal(buffer.bytes + buffer.length - 8, "998,999,", 8);
}

static void a_truncated_message_ends_in_a_whole_character(void **state)
{
    struct tema_error error = {0};
    char name[1200];

    (void)state;
    for (size_t i = 0; i + 1 < sizeof name; i += 2)
        memcpy(name + i, "å", 2);
    name[sizeof name - 2] = '\0';
    assert_fails(tema_fail(&error, TEMA_INVALID, "a%s", name), TEMA_INVALID);
    assert_int_equal(strlen(error.message) % 2, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_buffer_is_an_empty_string),
        cmocka_unit_test(bytes_added_one_by_one_stay_in_order),
        cmocka_unit_test(a_truncated_message_ends_in_a_whole_character),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
