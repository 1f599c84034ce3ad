/* json_test.c - JSON written and read */
#include <math.h>

#include "markup/json_reader.h"
#include "markup/json_writer.h"
#include "test.h"

static void values_stand_in_the_order_given(void **state)
{
    CLEANUP_BUFFER struct buffer out = {0};
    struct json_writer json = {.out = &out};

    (void)state;
    json_writer_begin_object(&json);
    json_writer_key(&json, "z");
    json_writer_begin_array(&json);
    json_writer_integer(&json, INT64_MIN);
    json_writer_real(&json, 0.1);
    json_writer_real(&json, NAN);
    json_writer_begin_array(&json);
    json_writer_end_array(&json);
    json_writer_end_array(&json);
    json_writer_key(&json, "a");
    json_writer_boolean(&json, true);
    json_writer_key(&json, "none");
    json_writer_string(&json, NULL);
    json_writer_end_object(&json);
    assert_string_equal(buffer_string(&out), "{\"z\":[-9223372036854775808,0.1,null,[]],"
                                             "\"a\":true,\"none\":null}");
}

static void an_indent_puts_a_value_on_a_line(void **state)
{
    CLEANUP_BUFFER struct buffer out = {0};
    struct json_writer json = {.out = &out, .indent = 2};

    (void)state;
    json_writer_begin_array(&json);
    json_writer_begin_object(&json);
    json_writer_key(&json, "a");
    json_writer_integer(&json, 1);
    json_writer_end_object(&json);
    json_writer_begin_object(&json);
    json_writer_end_object(&json);
    json_writer_end_array(&json);
    assert_string_equal(buffer_string(&out), "[\n  {\n    \"a\": 1\n  },\n  {}\n]");
}

static void broken_utf8_is_repaired(void **state)
{
    CLEANUP_BUFFER struct buffer out = {0};
    struct json_writer json = {.out = &out};

    (void)state;
    json_writer_text(&json, SLICE("\"\\\n\x01\x7F\xC3\xA5\xFF\xE2\x82"));
    assert_string_equal(buffer_string(&out), "\"\\\"\\\\\\n\\u0001\\u007f\xC3\xA5"
                                             "\xEF\xBF\xBD\xEF\xBF\xBD\"");
}

static void getters_answer_only_for_their_kind(void **state)
{
    CLEANUP(json_reader_freep) struct json_reader *json = NULL;
    const struct json_value *root;
    struct tema_error error = {0};
    struct slice text;
    int64_t integer = 0;
    double real = 0;
    bool truth = false;

    (void)state;
    assert_ok(json_reader_open(SLICE("{\"s\":\"\\u00e5\",\"i\":[1,2.5],\"b\":true}"), 100,
                               &json, &error));
    root = json_reader_root(json);
    assert_int_equal(json_reader_count(root), 3);
    assert_true(json_reader_text(json_reader_member(root, "s"), &text));
    assert_true(slice_equals(text, SLICE("\xC3\xA5")));
    assert_false(json_reader_integer(json_reader_member(root, "s"), &integer));
    assert_true(json_reader_integer(json_reader_item(json_reader_member(root, "i"), 0),
                                    &integer));
    assert_int_equal(integer, 1);
    assert_true(
        json_reader_real(json_reader_item(json_reader_member(root, "i"), 1), &real));
    assert_true(real > 2.4 && real < 2.6);
    assert_null(json_reader_item(json_reader_member(root, "i"), 2));
    assert_true(json_reader_boolean(json_reader_member(root, "b"), &truth));
    assert_true(truth);
    assert_null(json_reader_member(json_reader_member(root, "b"), "x"));
    assert_null(json_reader_string(json_reader_member(root, "nothing")));
    assert_int_equal(json_reader_kind(json_reader_member(root, "nothing")),
                     JSON_KIND_NULL);
}

static bool note_key(void *context, const char *key, const struct json_value *value)
{
    (void)value;
    buffer_add_string(context, key);
    return true;
}

static void members_are_visited_in_the_texts_order(void **state)
{
    CLEANUP(json_reader_freep) struct json_reader *json = NULL;
    CLEANUP_BUFFER struct buffer keys = {0};
    struct tema_error error = {0};

    (void)state;
    assert_ok(json_reader_open(SLICE("{\"z\":1,\"a\":2,\"m\":3}"), 100, &json, &error));
    assert_true(json_reader_each(json_reader_root(json), note_key, &keys));
    assert_string_equal(buffer_string(&keys), "zam");
}

static void unsound_json_names_its_line(void **state)
{
    static const char *const unsound[] = {"",         "{\n\n",       "[1,]",
                                          "\"\xFF\"", "{} {}",       "{\"a\":1,\"a\":2}",
                                          "nul",      "\"\\u0000\"", "[[[[[[[["};
    struct tema_error error = {0};

    (void)state;
    for (size_t i = 0; i < sizeof unsound / sizeof *unsound; i++) {
        CLEANUP(json_reader_freep) struct json_reader *json = NULL;

        assert_fails(json_reader_open(slice_of(unsound[i]), 100, &json, &error),
                     TEMA_UNREADABLE);
        assert_non_null(strstr(error.message, "line "));
    }
}

static void too_many_values_and_levels_are_refused(void **state)
{
    CLEANUP_BUFFER struct buffer deep = {0};
    CLEANUP(json_reader_freep) struct json_reader *json = NULL;
    struct tema_error error = {0};

    (void)state;
    for (int i = 0; i < 1000 * 1000; i++)
        buffer_add_byte(&deep, '[');
    assert_fails(json_reader_open(buffer_slice(&deep), 1000, &json, &error),
                 TEMA_UNREADABLE);
    assert_fails(json_reader_open(buffer_slice(&deep), 10 * 1000 * 1000, &json, &error),
                 TEMA_UNREADABLE);
}

/* Any bytes go out as a string that comes back the same, once repaired. */
static void a_written_string_is_read_again(void **state)
{
    uint32_t random = 1;

    (void)state;
    for (int round = 0; round < 2000; round++) {
        CLEANUP(json_reader_freep) struct json_reader *json = NULL;
        CLEANUP_BUFFER struct buffer out = {0}, again = {0};
        struct json_writer writer = {.out = &out}, second = {.out = &again};
        struct tema_error error = {0};
        struct slice text = {0};
        char bytes[24];

        for (size_t i = 0; i < sizeof bytes; i++) {
            random = random * 1664525 + 1013904223;
            bytes[i] = (char)(random >> 24);
            if (bytes[i] == '\0')
                bytes[i] = '"';
        }
        json_writer_text(&writer, (struct slice){bytes, sizeof bytes});
        assert_ok(json_reader_open(buffer_slice(&out), 100, &json, &error));
        assert_true(json_reader_text(json_reader_root(json), &text));
        json_writer_text(&second, text);
        assert_string_equal(buffer_string(&out), buffer_string(&again));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_stand_in_the_order_given),
        cmocka_unit_test(an_indent_puts_a_value_on_a_line),
        cmocka_unit_test(broken_utf8_is_repaired),
        cmocka_unit_test(getters_answer_only_for_their_kind),
        cmocka_unit_test(members_are_visited_in_the_texts_order),
        cmocka_unit_test(unsound_json_names_its_line),
        cmocka_unit_test(too_many_values_and_levels_are_refused),
        cmocka_unit_test(a_written_string_is_read_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
