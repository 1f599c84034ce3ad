/* guid_test.c - identities as text */
#include "base/guid.h"
#include "test.h"

static void what_is_written_is_read(void **state)
{
    struct guid guid = guid_new(), read;
    char text[37];

    (void)state;
    guid_format(&guid, text);
    assert_true(guid_read(slice_of(text), &read));
    assert_true(guid_equals(&guid, &read));
    for (size_t i = 0; i < sizeof text - 1; i++)
        if (text[i] >= 'a')
            text[i] = (char)(text[i] - 'a' + 'A');
    assert_true(guid_read(slice_of(text), &read));
    assert_true(guid_equals(&guid, &read));
}

static void anything_else_is_none(void **state)
{
    static const char *const texts[] = {
        "",
        "018f3c5e",
        "018f3c5e-0000-7000-8000-00000000000",
        "018f3c5e-0000-7000-8000-0000000000000",
        "018f3c5e-0000-7000-8000-00000000000g",
        "018f3c5e00000-7000-8000-000000000000",
        "018f3c5e-0000-7000-8000000000000-000",
        "{18f3c5e-0000-7000-8000-00000000000}",
    };
    struct guid read;

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_false(guid_read(slice_of(texts[i]), &read));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(anything_else_is_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
