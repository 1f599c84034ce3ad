/* counts_test.c - what may be said of n of N */
#include "test.h"

#include "findings/counts.h"

static void expect(const char *phrase, const char *language, const int *numbers, int of)
{
    for (int number = 0; number <= of; number++) {
        enum count_verdict verdict = counts_judge(slice_of(phrase), language, number, of);
        bool wanted = false;

        for (const int *holds = numbers; *holds >= 0; holds++)
            wanted = wanted || *holds == number;
        if (verdict != (wanted ? COUNT_HOLDS : COUNT_DIFFERS))
            fail_msg("'%s' of %d of %d: %s", phrase, number, of,
                     verdict == COUNT_HOLDS     ? "holds"
                     : verdict == COUNT_DIFFERS ? "differs"
                                                : "has no word that counts");
    }
}

#define EXPECT(phrase, language, of, ...)                                                \
    expect(phrase, language, (const int[]){__VA_ARGS__, -1}, of)

static void swedish_words_mean_what_the_table_says(void **state)
{
    (void)state;
    EXPECT("En terapeut", "sv", 8, 1);
    EXPECT("ett fall", "sv", 8, 1);
    EXPECT("En annan terapeut", "sv", 4, 2, 3, 4);
    EXPECT("Några terapeuter", "sv-SE", 8, 2, 3, 4, 5, 6, 7, 8);
    EXPECT("Flera av terapeuterna", "sv", 8, 3, 4, 5, 6, 7, 8);
    EXPECT("De flesta terapeuterna", "sv", 8, 5, 6, 7, 8);
    EXPECT("En majoritet av deltagarna", "sv", 7, 4, 5, 6, 7);
    EXPECT("Alla terapeuter", "sv", 8, 8);
    EXPECT("Samtliga åtta deltagare", "sv", 8, 8);
    EXPECT("Samtliga nio deltagare", "sv", 8, -1);
    EXPECT("Alla utom en", "sv", 8, 7);
    EXPECT("Båda terapeuterna", "sv", 2, 2);
    EXPECT("Båda terapeuterna", "sv", 3, -1);
    EXPECT("Hälften", "sv", 8, 4);
    EXPECT("Mer än hälften", "sv", 8, 5, 6, 7, 8);
    EXPECT("Ingen", "sv", 8, 0);
    EXPECT("Två terapeuter", "sv", 8, 2);
    EXPECT("De fem terapeuter som", "sv", 8, 5);
    EXPECT("5 av 8 terapeuter", "sv", 8, 5);
    EXPECT("fem av de åtta", "sv", 8, 5);
    EXPECT("5 av 9", "sv", 8, -1);
    EXPECT("Minst tre", "sv", 5, 3, 4, 5);
    EXPECT("Bara två", "sv", 5, 2);
    EXPECT("Hos flera terapeuter", "sv", 5, 3, 4, 5);
    EXPECT("Färre än tre", "sv", 5, 0, 1, 2);
}

static void english_words_mean_what_the_table_says(void **state)
{
    (void)state;
    EXPECT("One therapist", "en", 8, 1);
    EXPECT("A few therapists", "en", 4, 2, 3, 4);
    EXPECT("Some therapists", "en", 4, 2, 3, 4);
    EXPECT("Several of the therapists", "en-GB", 5, 3, 4, 5);
    EXPECT("Most therapists", "en", 8, 5, 6, 7, 8);
    EXPECT("The majority of them", "en", 8, 5, 6, 7, 8);
    EXPECT("All eight therapists", "en", 8, 8);
    EXPECT("All but two", "en", 8, 6);
    EXPECT("Both", "en", 2, 2);
    EXPECT("Five of the eight", "en", 8, 5);
    EXPECT("5/8", "en", 8, 5);
    EXPECT("At least half", "en", 8, 4, 5, 6, 7, 8);
    EXPECT("None of the therapists", "en", 8, 0);
    EXPECT("Half of them", "en", 8, 4);
    EXPECT("Twenty-one", "en", 22, 21);
}

static void a_phrase_may_be_in_another_language_of_the_table(void **state)
{
    (void)state;
    EXPECT("Several", "sv", 4, 3, 4);
    EXPECT("Flera", "fr", 4, 3, 4);
}

static void a_phrase_that_does_not_begin_with_a_count_is_told(void **state)
{
    (void)state;
    assert_int_equal(counts_judge(SLICE("Terapeuterna"), "sv", 3, 8), COUNT_WITHOUT_WORD);
    assert_int_equal(counts_judge(SLICE("Enighet"), "sv", 1, 8), COUNT_WITHOUT_WORD);
    assert_int_equal(counts_judge(SLICE("Allas"), "sv", 8, 8), COUNT_WITHOUT_WORD);
    assert_int_equal(counts_judge(SLICE(""), "sv", 8, 8), COUNT_WITHOUT_WORD);
    assert_int_equal(counts_judge(SLICE("alla utom"), "sv", 8, 8), COUNT_WITHOUT_WORD);
}

static void the_strongest_word_is_proposed(void **state)
{
    static const char *const words[] = {"ingen",     "en",        "några",
                                        "flera",     "flera",     "de flesta",
                                        "de flesta", "de flesta", "alla"};

    (void)state;
    for (int number = 0; number <= 8; number++) {
        assert_string_equal(counts_word("sv", number, 8), words[number]);
        assert_int_equal(counts_judge(slice_of(words[number]), "sv", number, 8),
                         COUNT_HOLDS);
    }
    assert_string_equal(counts_word("en", 2, 2), "both");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(swedish_words_mean_what_the_table_says),
        cmocka_unit_test(english_words_mean_what_the_table_says),
        cmocka_unit_test(a_phrase_may_be_in_another_language_of_the_table),
        cmocka_unit_test(a_phrase_that_does_not_begin_with_a_count_is_told),
        cmocka_unit_test(the_strongest_word_is_proposed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
