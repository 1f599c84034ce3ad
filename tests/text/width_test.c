/* width_test.c - columns of a terminal */
#include "test.h"

#include "text/width.h"

static void letters_take_a_column_each(void **state)
{
    (void)state;
    assert_int_equal(width_of(SLICE("")), 0);
    assert_int_equal(width_of(SLICE("skam")), 4);
    assert_int_equal(width_of(SLICE("Stöd ”å”")), 8);
}

static void wide_letters_take_two_and_marks_none(void **state)
{
    (void)state;
    assert_int_equal(width_of(SLICE("日本")), 4);
    assert_int_equal(width_of(SLICE("\xF0\x9F\x98\x80")), 2);
    assert_int_equal(width_of(SLICE("e\xCC\x81")), 1);
    assert_int_equal(width_of(SLICE("a\xE2\x80\x8D")), 1);
}

static void a_text_is_cut_between_letters_and_behind_their_marks(void **state)
{
    (void)state;
    assert_int_equal(width_fitting(SLICE("Stöd"), 3), 4);
    assert_int_equal(width_fitting(SLICE("日本"), 3), 3);
    assert_int_equal(width_fitting(SLICE("e\xCC\x81x"), 1), 3);
    assert_int_equal(width_fitting(SLICE("ab"), 9), 2);
    assert_int_equal(width_fitting(SLICE("ab"), 0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_take_a_column_each),
        cmocka_unit_test(wide_letters_take_two_and_marks_none),
        cmocka_unit_test(a_text_is_cut_between_letters_and_behind_their_marks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
