/* utf8_test.c - reading, writing and repairing UTF-8 */
#include "test.h"
#include "text/utf8.h"

/* What the standard says of a byte sequence, written down as a table and not as code. */
static const struct {
    const char *bytes;
    bool is_valid;
} cases[] = {
    {"", true},
    {"abc", true},
    {"å", true},
    {"\xEF\xBF\xBF", true},
    {"\xF4\x8F\xBF\xBF", true},
    {"\xED\x9F\xBF", true},
    {"\xEE\x80\x80", true},
    {"\x80", false},
    {"\xC0\x80", false},
    {"\xC1\xBF", false},
    {"\xC3", false},
    {"\xE0\x9F\xBF", false},
    {"\xED\xA0\x80", false},
    {"\xF0\x8F\xBF\xBF", false},
    {"\xF4\x90\x80\x80", false},
    {"\xF5\x80\x80\x80", false},
    {"\xFF", false},
    {"\xE2\x82", false},
    {"abcdefghijklmnop\xE2\x82", false},
    {"abcdefghijklmnop\xE2\x82\xAC", true},
};

static void what_the_standard_forbids_is_not_valid(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(utf8_is_valid(slice_of(cases[i].bytes)), cases[i].is_valid);
}

static void every_code_point_survives_writing_and_reading(void **state)
{
    (void)state;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        char bytes[UTF8_LARGEST];
        size_t offset = 0, length = utf8_encode(c, bytes);
        struct slice text = {bytes, length};

        assert_int_equal(utf8_decode(text, &offset),
                         c >= 0xD800 && c < 0xE000 ? UTF8_REPLACEMENT : c);
        assert_int_equal(offset, length);
        assert_true(utf8_is_valid(text));
        assert_int_equal(utf8_length(text), 1);
    }
}

static void a_text_is_walked_alike_in_both_directions(void **state)
{
    struct slice text = SLICE("Åsa sade: “nej” – 🙂 ja, så är det");
    size_t offset = 0, stops[64], count = 0;

    (void)state;
    while (offset < text.length) {
        stops[count++] = offset;
        offset = utf8_next(text, offset);
    }
    assert_int_equal(count, utf8_length(text));
    assert_int_equal(utf8_next(text, text.length), text.length);
    while (count > 0)
        assert_int_equal(offset = utf8_previous(text, offset), stops[--count]);
    assert_int_equal(utf8_previous(text, 0), 0);
    assert_int_equal(utf8_skip(text, 0, 3), 4);
    assert_int_equal(utf8_skip(text, 0, 1000), text.length);
}

static void bad_bytes_become_replacement_characters_and_the_rest_stays(void **state)
{
    static const char *const pairs[][2] = {
        {"så \xE5 ja", "så \uFFFD ja"},
        {"\xE2\x82", "\uFFFD"},
        {"\xE2\x82 \xF0\x9F\x99", "\uFFFD \uFFFD"},
        {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},
        {"allt gott", "allt gott"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        CLEANUP_BUFFER struct buffer out = {0};

        utf8_repair(slice_of(pairs[i][0]), &out);
        assert_string_equal(buffer_string(&out), pairs[i][1]);
    }
}

static void random_bytes_are_valid_once_repaired(void **state)
{
    (void)state;
    srandom(1);
    for (int round = 0; round < 2000; round++) {
        CLEANUP_BUFFER struct buffer out = {0};
        char bytes[40];

        for (size_t i = 0; i < sizeof bytes; i++)
            bytes[i] =
                (char)(random() % 3 == 0 ? 0x80 + random() % 0x80 : random() % 0x80);
        utf8_repair((struct slice){bytes, sizeof bytes}, &out);
        assert_true(utf8_is_valid(buffer_slice(&out)));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_the_standard_forbids_is_not_valid),
        cmocka_unit_test(every_code_point_survives_writing_and_reading),
        cmocka_unit_test(a_text_is_walked_alike_in_both_directions),
        cmocka_unit_test(bad_bytes_become_replacement_characters_and_the_rest_stays),
        cmocka_unit_test(random_bytes_are_valid_once_repaired),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
