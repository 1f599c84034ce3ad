/* losses_test.c - what an exchange tells of itself */
#include <stdio.h>

#include "exchange/losses.h"
#include "test.h"
#include "text/utf8.h"

static const char no_place[] = "the standard has no place for them";

static void lines_say_one_thing_each_in_the_standards_order(void **state)
{
    CLEANUP(losses_freep) struct losses *losses = losses_new();
    const struct tema_exchange_line *lines;
    size_t count;

    (void)state;
    losses_add(losses, TEMA_EXCHANGE_LOST, "styles", no_place, 2);
    losses_add(losses, TEMA_EXCHANGE_READ, "codings", "", 3);
    losses_add(losses, TEMA_EXCHANGE_REPAIRED, "codes", "names were empty", 1);
    losses_add(losses, TEMA_EXCHANGE_READ, "graphs", "", 1);
    losses_add(losses, TEMA_EXCHANGE_READ, "coders", NULL, 2);
    losses_add(losses, TEMA_EXCHANGE_READ, "codings", "", 4);
    losses_add(losses, TEMA_EXCHANGE_READ, "videos", "", 1);
    losses_add(losses, TEMA_EXCHANGE_READ, "texts", "", 9);
    losses_add(losses, TEMA_EXCHANGE_READ, "links", "", 0);
    losses_add(losses, TEMA_EXCHANGE_REPAIRED, "codes", "colours were odd", 1);
    lines = losses_lines(losses, &count);
    assert_int_equal(count, 8);
    assert_string_equal(lines[0].element, "coders");
    assert_string_equal(lines[0].how, "");
    assert_string_equal(lines[1].element, "texts");
    assert_string_equal(lines[2].element, "videos");
    assert_string_equal(lines[3].element, "codings");
    assert_int_equal(lines[3].count, 7);
    assert_string_equal(lines[4].element, "graphs");
    assert_string_equal(lines[5].how, "names were empty");
    assert_string_equal(lines[6].how, "colours were odd");
    assert_int_equal(lines[7].outcome, TEMA_EXCHANGE_LOST);
    assert_int_equal(losses_count(losses, TEMA_EXCHANGE_REPAIRED, "codes"), 2);
    assert_int_equal(losses_count(losses, TEMA_EXCHANGE_READ, "codes"), 0);
}

static void the_first_three_examples_are_kept(void **state)
{
    CLEANUP(losses_freep) struct losses *losses = losses_new();
    const struct tema_exchange_line *line;
    char name[32];
    size_t count;

    (void)state;
    losses_note(losses, TEMA_EXCHANGE_LOST, "codings", no_place, NULL);
    losses_note(losses, TEMA_EXCHANGE_LOST, "codings", no_place, "");
    for (int i = 0; i < 10; i++) {
        snprintf(name, sizeof name, "number %d", i / 2);
        losses_note(losses, TEMA_EXCHANGE_LOST, "codings", no_place, name);
    }
    line = losses_lines(losses, &count);
    assert_int_equal(count, 1);
    assert_int_equal(line->count, 12);
    assert_int_equal(line->example_count, 3);
    assert_string_equal(line->examples[0], "number 0");
    assert_string_equal(line->examples[2], "number 2");
}

static void an_example_is_one_short_line(void **state)
{
    CLEANUP(losses_freep) struct losses *losses = losses_new();
    CLEANUP_BUFFER struct buffer fitting = {0}, longer = {0};
    const struct tema_exchange_line *line;
    size_t count;

    (void)state;
    for (int i = 0; i < 80; i++)
        buffer_add_string(&fitting, "å");
    buffer_add_slice(&longer, buffer_slice(&fitting));
    buffer_add_string(&longer, "!");
    losses_note(losses, TEMA_EXCHANGE_READ, "texts", "", " two\r\n\tlines \xFF\n");
    losses_note(losses, TEMA_EXCHANGE_READ, "texts", "", buffer_string(&fitting));
    losses_note(losses, TEMA_EXCHANGE_READ, "texts", "", buffer_string(&longer));
    line = losses_lines(losses, &count);
    assert_string_equal(line->examples[0], "two lines \uFFFD");
    assert_string_equal(line->examples[1], buffer_string(&fitting));
    assert_int_equal(utf8_length(slice_of(line->examples[2])), 80);
    assert_true(strcmp(line->examples[2] + 2 * 79, "…") == 0);
}

static void the_lines_are_written_as_json(void **state)
{
    CLEANUP(losses_freep) struct losses *losses = losses_new();
    CLEANUP_BUFFER struct buffer json = {0};

    (void)state;
    losses_write(losses, &json);
    assert_string_equal(buffer_string(&json), "[]");
    buffer_clear(&json);
    losses_add(losses, TEMA_EXCHANGE_READ, "codes", "", 172);
    losses_note(losses, TEMA_EXCHANGE_LOST, "cases", no_place, "\"Åsa\"");
    losses_write(losses, &json);
    assert_string_equal(buffer_string(&json),
                        "[{\"outcome\":\"read\",\"element\":\"codes\",\"count\":172,"
                        "\"how\":\"\",\"examples\":[]},"
                        "{\"outcome\":\"lost\",\"element\":\"cases\",\"count\":1,"
                        "\"how\":\"the standard has no place for them\","
                        "\"examples\":[\"\\\"Åsa\\\"\"]}]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_say_one_thing_each_in_the_standards_order),
        cmocka_unit_test(the_first_three_examples_are_kept),
        cmocka_unit_test(an_example_is_one_short_line),
        cmocka_unit_test(the_lines_are_written_as_json),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
