/* position_test.c - positions in code points, bytes in memory */
#include "test.h"
#include "text/position.h"
#include "text/utf8.h"

static void check_every_position(struct slice text)
{
    struct position_index index;
    size_t byte = 0;

    position_index_init(&index, text);
    for (int64_t position = 0; position <= index.length; position++) {
        assert_int_equal(position_to_byte(&index, position), byte);
        for (size_t inside = byte; inside < utf8_next(text, byte); inside++)
            assert_int_equal(position_from_byte(&index, inside), position);
        byte = utf8_next(text, byte);
    }
    assert_int_equal(position_from_byte(&index, text.length), index.length);
    position_index_release(&index);
}

static void bytes_and_positions_agree_in_random_texts(void **state)
{
    static const uint32_t alphabet[] = {'a', '\n', 0xE5, 0x2026, 0x1F642};

    (void)state;
    srandom(2);
    for (int round = 0; round < 60; round++) {
        CLEANUP_BUFFER struct buffer text = {0};
        long length = round < 20 ? 250 + round : random() % 3000;

        for (long i = 0; i < length; i++)
            utf8_add(&text, alphabet[round % 5 == 0 ? 0 : random() % 5]);
        check_every_position(buffer_slice(&text));
    }
}

static void a_slice_holds_the_words_between_two_positions(void **state)
{
    CLEANUP_BUFFER struct buffer text = {0};
    struct position_index index;

    (void)state;
    for (int i = 0; i < 500; i++)
        buffer_add_string(&text, "åäö");
    buffer_add_string(&text, "skam");
    position_index_init(&index, buffer_slice(&text));
    assert_true(slice_equals(position_slice(&index, 1500, 1504), SLICE("skam")));
    assert_true(slice_equals(position_slice(&index, 1, 2), SLICE("ä")));
    assert_int_equal(position_slice(&index, 0, 1504).length, 3004);
    assert_int_equal(position_slice(&index, 1504, 1504).length, 0);
    position_index_release(&index);
}

static void an_empty_text_has_one_position(void **state)
{
    (void)state;
    check_every_position(SLICE(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_and_positions_agree_in_random_texts),
        cmocka_unit_test(a_slice_holds_the_words_between_two_positions),
        cmocka_unit_test(an_empty_text_has_one_position),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
