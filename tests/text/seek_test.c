/* seek_test.c - words are found however they were typed, and at their very place */
#include "base/buffer.h"
#include "test.h"
#include "text/fold.h"
#include "text/seek.h"
#include "text/utf8.h"

static void assert_folded(const char *text, const char *expected)
{
    CLEANUP_BUFFER struct buffer out = {0};

    seek_fold(slice_of(text), &out);
    assert_string_equal(buffer_string(&out), expected);
}

static void case_spaces_and_typography_are_alike(void **state)
{
    (void)state;
    assert_folded("Jag  VAR\n\trädd – då…", "jag var rädd - då...");
    assert_folded("”Ånger” och d’accord", "\"ånger\" och d'accord");
    assert_folded("ΑΒΓ Жена İ", "αβγ жена İ");
    assert_folded("\u023A\u023A\u023A\u023A\u023A\u023A",
                  "\u2C65\u2C65\u2C65\u2C65\u2C65\u2C65");
    assert_folded("", "");
}

static void typed_words_lose_the_space_around_them(void **state)
{
    CLEANUP_BUFFER struct buffer out = {0};

    (void)state;
    seek_fold_words(SLICE(" \n A\u030Angest  och\u00A0skam "), &out);
    assert_string_equal(buffer_string(&out), "ångest och skam");
    buffer_clear(&out);
    seek_fold_words(SLICE(" \n\t"), &out);
    assert_int_equal(out.length, 0);
}

/* Every code point is walked to from the first byte that was made of it. */
static void a_walk_comes_to_every_place(void **state)
{
    static const char words[] =
        "En  \n dag… sa\u00A0\u2009Hon ”NEJ” \u023A🙂 é–è  slut";
    const struct slice text = {words, sizeof words - 1};
    struct seek_walk walk = {.text = text};
    int64_t position = 0;
    size_t made = 0;
    bool in_space = false;

    (void)state;
    for (size_t at = 0; at < text.length; position++) {
        CLEANUP_BUFFER struct buffer one = {0};
        size_t from = at;
        uint32_t c = utf8_decode(text, &at);

        seek_fold(slice_cut(text, from, at), &one);
        if (seek_is_space(c) && in_space)
            continue;
        in_space = seek_is_space(c);
        for (size_t i = 0; i < one.length; i++) {
            seek_walk_to(&walk, made + i);
            assert_int_equal(walk.position, position);
            assert_int_equal(walk.byte, from);
        }
        made += one.length;
    }
    assert_true(position > 30);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(case_spaces_and_typography_are_alike),
        cmocka_unit_test(typed_words_lose_the_space_around_them),
        cmocka_unit_test(a_walk_comes_to_every_place),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
