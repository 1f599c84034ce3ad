/* fold_test.c - texts made alike for comparing */
#include "test.h"

#include "text/fold.h"
#include "text/utf8.h"

static char *with(void (*function)(struct slice, struct buffer *), const char *text)
{
    struct buffer out = {0};

    function(slice_of(text), &out);
    return buffer_take_string(&out);
}

static void assert_becomes(void (*function)(struct slice, struct buffer *),
                           const char *text, const char *expected)
{
    CLEANUP_FREE char *found = with(function, text);

    assert_string_equal(found, expected);
}

static void case_and_composition_are_folded(void **state)
{
    (void)state;
    assert_becomes(fold, "ÅNGEST Och ÖRON", "ångest och öron");
    assert_becomes(fold, "A\u030Angest", "ångest");
    assert_becomes(fold, "Straße", "strasse");
    assert_becomes(fold, "PLAIN ascii", "plain ascii");
    assert_becomes(fold, "", "");
}

static void accents_can_go_too(void **state)
{
    (void)state;
    assert_becomes(fold_accents, "Ångest på CAFÉ, Ørsted", "angest pa cafe, orsted");
}

static void typography_is_alike_in_a_search(void **state)
{
    (void)state;
    assert_becomes(fold_for_search, "”Jag – ‘nja’»\u00A0SA\nhan",
                   "\"jag - 'nja'\" sa\nhan");
    assert_becomes(fold_for_search_without_accents, "Gå’s", "ga's");
}

static void a_search_keeps_every_position(void **state)
{
    CLEANUP_BUFFER struct buffer text = {0};
    CLEANUP_BUFFER struct buffer folded = {0};
    CLEANUP_BUFFER struct buffer bare = {0};

    (void)state;
    for (uint32_t c = 1; c < 0x30000; c++)
        if (c < 0xD800 || c > 0xDFFF)
            utf8_add(&text, c);
    fold_for_search(buffer_slice(&text), &folded);
    fold_for_search_without_accents(buffer_slice(&text), &bare);
    assert_int_equal(utf8_length(buffer_slice(&folded)),
                     utf8_length(buffer_slice(&text)));
    assert_int_equal(utf8_length(buffer_slice(&bare)), utf8_length(buffer_slice(&text)));
}

static void swedish_letters_come_behind_z(void **state)
{
    static const char *const ordered[] = {"adam", "Bertil", "école", "Edvin",
                                          "zäta", "Åland",  "ärlig", "Öppenhet"};
    CLEANUP_FREE char *before = NULL;

    (void)state;
    for (size_t i = 0; i < sizeof ordered / sizeof *ordered; i++) {
        char *key = with(fold_for_order, ordered[i]);

        if (before != NULL)
            assert_true(strcmp(before, key) < 0);
        free(before);
        before = key;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(case_and_composition_are_folded),
        cmocka_unit_test(accents_can_go_too),
        cmocka_unit_test(typography_is_alike_in_a_search),
        cmocka_unit_test(a_search_keeps_every_position),
        cmocka_unit_test(swedish_letters_come_behind_z),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
