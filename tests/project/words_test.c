/* words_test.c - counting words, and how a speech begins */
#include "test.h"

#include "project/words.h"

static void words_are_what_white_space_parts(void **state)
{
    static const struct {
        const char *text;
        int64_t words;
    } counted[] = {
        {"", 0},
        {" \n\t", 0},
        {"Nej", 1},
        {"Jag, alltså\njag vet inte.", 5},
        {"Fast – jo - 3 gånger ...", 4},
        {"non\u00A0break \u201Cquoted\u201D \u2026 e-post", 4},
        {"\u00E5\u00E4\u00F6 \u65E5\u672C", 2},
    };

    (void)state;
    for (size_t i = 0; i < sizeof counted / sizeof counted[0]; i++)
        if (words_count(slice_of(counted[i].text)) != counted[i].words)
            fail_msg("'%s' has %d words", counted[i].text, (int)counted[i].words);
}

static void a_beginning_is_cut_between_words(void **state)
{
    CLEANUP_ARENA struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(words_beginning(SLICE(" Hej\npå dig "), 60, arena), "Hej på dig");
    assert_string_equal(words_beginning(SLICE("Det var en gång"), 12, arena),
                        "Det var en…");
    assert_string_equal(words_beginning(SLICE("Ååååååååå"), 5, arena), "Åååå…");
    assert_string_equal(words_beginning(SLICE(""), 5, arena), "");
}

static void a_question_ends_in_its_mark(void **state)
{
    (void)state;
    assert_true(words_ask(SLICE("Hur då?\n")));
    assert_true(words_ask(SLICE("Sa du \u201Dhur då?\u201D ")));
    assert_false(words_ask(SLICE("Hur då? Jaha.")));
    assert_false(words_ask(SLICE("")));
    assert_false(words_ask(SLICE("\"")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_what_white_space_parts),
        cmocka_unit_test(a_beginning_is_cut_between_words),
        cmocka_unit_test(a_question_ends_in_its_mark),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
