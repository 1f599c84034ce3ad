/* names_test.c - finding a thing by what people call it */
#include <stdio.h>

#include "test.h"

#include "project/names.h"

static const struct name codes[] = {
    {1, "Stöd"},          {2, "Stöd/Kollega"}, {3, "Stöd/Chef"},         {4, "Ångest"},
    {5, "Ångest/Kropp"},  {6, "Kollegor"},     {7, "Etisk stress/Chef"}, {8, "plikt"},
    {9, "Samvetsstress"},
};

static bool find(const char *wanted, int64_t *ret_id, struct tema_error *error)
{
    return names_find("code", wanted, codes, sizeof codes / sizeof *codes, true, ret_id,
                      error);
}

static void assert_finds(const char *wanted, int64_t id)
{
    struct tema_error error = {0};
    int64_t found = 0;

    assert_ok(find(wanted, &found, &error));
    assert_int_equal(found, id);
}

static void assert_says(const char *wanted, const char *message)
{
    struct tema_error error = {0};
    int64_t found = 77;

    assert_fails(find(wanted, &found, &error), TEMA_NOT_FOUND);
    assert_string_equal(error.message, message);
    assert_int_equal(found, 77);
}

static void a_whole_path_is_found(void **state)
{
    (void)state;
    assert_finds("Stöd", 1);
    assert_finds("Stöd/Chef", 3);
}

static void case_does_not_matter_and_accents_do(void **state)
{
    (void)state;
    assert_finds("STÖD/kollega", 2);
    assert_finds("ångest", 4);
    assert_finds("A\u030ANGEST/KROPP", 5);
    assert_says("angest", "no code 'angest'; near it: 'Ångest'");
}

static void the_last_part_is_enough_where_it_is_the_only_one(void **state)
{
    (void)state;
    assert_finds("kropp", 5);
    assert_says("Chef", "'Chef' may be 'Stöd/Chef' or 'Etisk stress/Chef'");
    assert_finds("etisk stress/chef", 7);
}

static void a_beginning_is_enough_where_it_is_the_only_one(void **state)
{
    (void)state;
    assert_finds("pli", 8);
    assert_finds("kro", 5);
    assert_says("Kolleg", "'Kolleg' may be 'Stöd/Kollega' or 'Kollegor'");
}

static void what_comes_near_is_named_nearest_first(void **state)
{
    (void)state;
    assert_says("Kolega", "no code 'Kolega'; near it: 'Stöd/Kollega', 'Kollegor'");
    assert_says("Stdö", "no code 'Stdö'; near it: 'Stöd'");
    assert_says("Sköd", "no code 'Sköd'; near it: 'Stöd'");
    assert_says("Demokrati", "no code 'Demokrati'");
    assert_says("", "no code ''");
}

static void many_candidates_are_counted(void **state)
{
    struct name names[40];
    char texts[40][8];
    struct tema_error error = {0};
    int64_t found;

    (void)state;
    for (int i = 0; i < 40; i++) {
        snprintf(texts[i], sizeof texts[i], "K%d", i + 10);
        names[i] = (struct name){i + 1, texts[i]};
    }
    assert_fails(names_find("case", "K", names, 40, false, &found, &error),
                 TEMA_NOT_FOUND);
    assert_string_equal(error.message,
                        "'K' may be 'K10', 'K11', 'K12', 'K13', 'K14' or 35 more");
}

static void a_path_counts_as_one_name_where_there_are_no_paths(void **state)
{
    static const struct name names[] = {{1, "2024/05 Anna"}, {2, "Bo"}};
    struct tema_error error = {0};
    int64_t found;

    (void)state;
    assert_fails(names_find("document", "05 Anna", names, 2, false, &found, &error),
                 TEMA_NOT_FOUND);
    assert_string_equal(error.message, "no document '05 Anna'; near it: '2024/05 Anna'");
}

static void a_name_of_any_length_and_any_bytes_is_answered(void **state)
{
    CLEANUP_BUFFER struct buffer wanted = {0};
    struct tema_error error = {0};
    int64_t found;

    (void)state;
    for (int i = 0; i < 100000; i++)
        buffer_add_string(&wanted, "ö");
    assert_fails(find(buffer_string(&wanted), &found, &error), TEMA_NOT_FOUND);
    assert_fails(find("St\xF6"
                      "d",
                      &found, &error),
                 TEMA_INVALID);
}

static void names_are_equal_when_case_is_folded(void **state)
{
    (void)state;
    assert_true(names_equal("ÖPPENHET", "öppenhet"));
    assert_false(names_equal("Öppenhet", "Oppenhet"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_whole_path_is_found),
        cmocka_unit_test(case_does_not_matter_and_accents_do),
        cmocka_unit_test(the_last_part_is_enough_where_it_is_the_only_one),
        cmocka_unit_test(a_beginning_is_enough_where_it_is_the_only_one),
        cmocka_unit_test(what_comes_near_is_named_nearest_first),
        cmocka_unit_test(many_candidates_are_counted),
        cmocka_unit_test(a_path_counts_as_one_name_where_there_are_no_paths),
        cmocka_unit_test(a_name_of_any_length_and_any_bytes_is_answered),
        cmocka_unit_test(names_are_equal_when_case_is_folded),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
