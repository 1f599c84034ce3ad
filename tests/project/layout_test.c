/* layout_test.c - a document's layout, written and read again */
#include "test.h"

#include "project/layout.h"

static void a_layout_comes_back_as_it_was_written(void **state)
{
    struct tema_paragraph paragraphs[] = {
        {.start = 0,
         .end = 12,
         .kind = "heading",
         .level = 1,
         .style = "Rubrik \"1\"\n",
         .begin_ms = -1,
         .end_ms = -1},
        {.start = 13, .end = 13, .kind = "body", .begin_ms = -1, .end_ms = -1},
        {.start = 14,
         .end = 90,
         .kind = "cell",
         .table = 2,
         .row = 3,
         .column = 4,
         .begin_ms = 0,
         .end_ms = 1200},
    };
    struct layout_turn turns[] = {
        {14, 18, 60, "Åsa \\ \x01 \xF0\x9F\x98\x80", -1, -1},
        {61, 61, 90, "I", 0, 4000000000},
    };
    struct layout_mark marks[] = {
        {guid_new(), 61, 0},
        {guid_new(), -1, 4000000000},
        {guid_new(), 14, -1},
    };
    struct layout layout = {paragraphs, 3, turns, 2, marks, 3}, read;
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_BUFFER struct buffer json = {0};
    struct tema_error error = {0};

    (void)state;
    layout_write(&layout, &json);
    assert_ok(layout_read(buffer_slice(&json), arena, &read, &error));
    assert_int_equal(read.paragraph_count, 3);
    assert_string_equal(read.paragraphs[0].style, "Rubrik \"1\"\n");
    assert_int_equal(read.paragraphs[0].level, 1);
    assert_string_equal(read.paragraphs[1].kind, "body");
    assert_null(read.paragraphs[1].style);
    assert_int_equal(read.paragraphs[1].end_ms, -1);
    assert_int_equal(read.paragraphs[2].column, 4);
    assert_int_equal(read.paragraphs[2].begin_ms, 0);
    assert_int_equal(read.turn_count, 2);
    assert_string_equal(read.turns[0].speaker, turns[0].speaker);
    assert_int_equal(read.turns[0].words_start, 18);
    assert_int_equal(read.turns[1].end_ms, 4000000000);
    assert_int_equal(read.mark_count, 3);
    assert_memory_equal(read.marks, marks, sizeof marks);
    assert_ok(layout_read_turns(buffer_slice(&json), arena, &read, &error));
    assert_int_equal(read.paragraph_count, 3);
    assert_null(read.paragraphs);
    assert_int_equal(read.mark_count, 3);
    assert_null(read.marks);
    assert_string_equal(read.turns[0].speaker, turns[0].speaker);
}

static void a_text_without_anything_has_a_layout(void **state)
{
    struct layout layout = {0}, read;
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_BUFFER struct buffer json = {0};
    struct tema_error error = {0};

    (void)state;
    layout_write(&layout, &json);
    assert_string_equal(buffer_string(&json), "{\"paragraphs\":[],\"turns\":[]}");
    assert_ok(layout_read(buffer_slice(&json), arena, &read, &error));
    assert_int_equal(read.paragraph_count + read.turn_count, 0);
}

static void what_is_no_layout_is_damaged(void **state)
{
    static const char *const jsons[] = {
        "",
        "{}",
        "[]",
        "{\"paragraphs\":[],\"turns\":[]}x",
        "{\"paragraphs\":[{}],\"turns\":[]}",
        "{\"paragraphs\":[{\"start\":1,\"end\":0}],\"turns\":[]}",
        "{\"paragraphs\":[{\"start\":0,\"end\":5},{\"start\":4,\"end\":9}],\"turns\":[]}",
        "{\"paragraphs\":[{\"start\":0,\"end\":5,\"other\":1}],\"turns\":[]}",
        "{\"paragraphs\":[{\"start\":0,\"end\":5,\"style\":\"\\u12\"}],\"turns\":[]}",
        "{\"paragraphs\":[{\"start\":0,\"end\":5,\"style\":\"",
        "{\"paragraphs\":[{\"start\":99999999999999999999,\"end\":5}],\"turns\":[]}",
        "{\"paragraphs\":[],\"turns\":[{\"start\":3,\"words\":2,\"end\":9}]}",
        "{\"paragraphs\":[],\"turns\":[],\"marks\":[]}",
        "{\"paragraphs\":[],\"turns\":[],\"marks\":[{\"guid\":\"1\"}]}",
        "{\"paragraphs\":[],\"turns\":[],}",
    };
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct layout layout;
    struct tema_error error = {0};

    (void)state;
    for (size_t i = 0; i < sizeof jsons / sizeof jsons[0]; i++)
        assert_fails(layout_read(slice_of(jsons[i]), arena, &layout, &error),
                     TEMA_DAMAGED);
}

static void labels_stand_once_each_by_first_appearance(void **state)
{
    struct layout_turn turns[] = {
        {0, 1, 2, "IP", -1, -1}, {2, 3, 4, "I", -1, -1},  {4, 5, 6, "IP", -1, -1},
        {6, 7, 8, "A", -1, -1},  {8, 9, 10, "I", -1, -1},
    };
    static const size_t of_turn[] = {0, 1, 0, 2, 1};
    struct layout layout = {.turns = turns, .turn_count = 5};
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct layout_labels labels;

    (void)state;
    layout_label(&layout, arena, &labels);
    assert_int_equal(labels.count, 3);
    assert_string_equal(labels.items[0], "IP");
    assert_string_equal(labels.items[1], "I");
    assert_string_equal(labels.items[2], "A");
    assert_memory_equal(labels.of_turn, of_turn, sizeof of_turn);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_layout_comes_back_as_it_was_written),
        cmocka_unit_test(a_text_without_anything_has_a_layout),
        cmocka_unit_test(what_is_no_layout_is_damaged),
        cmocka_unit_test(labels_stand_once_each_by_first_appearance),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
