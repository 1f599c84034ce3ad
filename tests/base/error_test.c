/* error_test.c - what a message holds, whatever is put into it */
#include "test.h"

#include "base/error.h"

static void a_message_is_one_line(void **state)
{
    struct tema_error error = {0};

    (void)state;
    tema_fail(&error, TEMA_INVALID, "no code '%s'", "a\nb\tc\x7F");
    assert_string_equal(error.message, "no code 'a b c '");
}

static void a_name_that_is_cut_within_a_character_leaves_whole_ones(void **state)
{
    struct tema_error error = {0};

    (void)state;
    tema_fail(&error, TEMA_INVALID, "no code '%.3s'", "\xC3\xA5\xC3\xA4\xC3\xB6");
    assert_string_equal(error.message, "no code '\xC3\xA5?'");
}

static void a_name_that_is_no_utf8_is_shown_with_question_marks(void **state)
{
    struct tema_error error = {0};

    (void)state;
    tema_fail(&error, TEMA_IO, "cannot read '%s'", "M\xE4rta \xED\xA0\x80\xC0\x80.txt");
    assert_string_equal(error.message, "cannot read 'M?rta ?????.txt'");
    tema_explain(&error, "\xF0\x9F\x98\x80 %s", "\xFF");
    assert_string_equal(error.message,
                        "\xF0\x9F\x98\x80 ?: cannot read 'M?rta ?????.txt'");
}

static void a_message_too_long_ends_with_a_whole_character(void **state)
{
    struct tema_error error = {0};
    char name[1001] = "";
    size_t length;

    (void)state;
    for (size_t i = 0; i < 500; i++)
        memcpy(name + 2 * i, "\xC3\xA5", 2);
    tema_fail(&error, TEMA_INVALID, "%s", name);
    length = strlen(error.message);
    assert_int_equal(length, sizeof error.message - 2);
    assert_memory_equal(error.message, name, length);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_message_is_one_line),
        cmocka_unit_test(a_name_that_is_cut_within_a_character_leaves_whole_ones),
        cmocka_unit_test(a_name_that_is_no_utf8_is_shown_with_question_marks),
        cmocka_unit_test(a_message_too_long_ends_with_a_whole_character),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
