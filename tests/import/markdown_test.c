/* markdown_test.c - importing Markdown */
#include "import/imported.h"

static void assert_reads(const char *markdown, const char *expected)
{
    assert_text("Anna.md", slice_of(markdown), "markdown", expected);
}

static void markers_go_and_words_stay(void **state)
{
    static const char *const pairs[][2] = {
        {"**Anna:** ja, *verkligen* ja", "Anna: ja, verkligen ja\n"},
        {"***mycket*** __starkt__ _här_", "mycket starkt här\n"},
        {"ett `ord` och ``två ` tecken``", "ett ord och två ` tecken\n"},
        {"\\[skratt\\] det \\*var\\* så", "[skratt] det *var* så\n"},
        {"se [rapporten](https://exempel.se/a) nu", "se rapporten nu\n"},
        {"![en bild](bild/x.png)", "en bild\n"},
        {"<https://exempel.se>", "https://exempel.se\n"},
        {"R&amp;D &lt;ja&gt; &#229;", "R&D <ja> å\n"},
        {"ett<br>två<b>tre</b>", "ett\ntvåtre\n"},
        {"> citat\n>> djupare", "citat\ndjupare\n"},
        {"rad ett\\\nrad två  \nrad tre", "rad ett\nrad två\nrad tre\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_reads(pairs[i][0], pairs[i][1]);
}

static void markers_that_do_not_pair_stay(void **state)
{
    static const char *const pairs[][2] = {
        {"2 * 3 = 6", "2 * 3 = 6\n"},
        {"f*n och h*lvete", "f*n och h*lvete\n"},
        {"fil_namn_här", "fil_namn_här\n"},
        {"**ingen ände", "**ingen ände\n"},
        {"[skratt](paus)", "[skratt](paus)\n"},
        {"[skratt] (paus)", "[skratt] (paus)\n"},
        {"<skratt> ja", "<skratt> ja\n"},
        {"ett ` tecken", "ett ` tecken\n"},
        {"R&D &okänd;", "R&D &okänd;\n"},
        {"#tagg och #00:01:02-3#", "#tagg och #00:01:02-3#\n"},
        {"1998. Då började jag.", "1998. Då började jag.\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_reads(pairs[i][0], pairs[i][1]);
}

static void headings_lists_and_tables_are_known(void **state)
{
    static const char markdown[] =
        "# Intervju #\n\nTvå\n---\n\n- ett\n  - inre\n1. först\n"
        "2. sedan\n\n| tid | ord |\n| --- | :-: |\n"
        "| 0:01 | a \\| b |\n\nslut\n***\n";
    static const struct {
        enum paragraph_kind kind;
        int level, row, column;
    } expected[] = {{PARAGRAPH_HEADING, 1, 0, 0}, {PARAGRAPH_HEADING, 2, 0, 0},
                    {PARAGRAPH_LIST, 1, 0, 0},    {PARAGRAPH_LIST, 2, 0, 0},
                    {PARAGRAPH_LIST, 1, 0, 0},    {PARAGRAPH_LIST, 1, 0, 0},
                    {PARAGRAPH_CELL, 0, 1, 1},    {PARAGRAPH_CELL, 0, 1, 2},
                    {PARAGRAPH_CELL, 0, 2, 1},    {PARAGRAPH_CELL, 0, 2, 2},
                    {PARAGRAPH_BODY, 0, 0, 0}};
    struct draft draft;

    (void)state;
    import_bytes(&draft, "a.md", slice_of(markdown), "markdown");
    assert_string_equal(
        buffer_string(&draft.text),
        "Intervju\nTvå\nett\ninre\nförst\nsedan\ntid\nord\n0:01\na | b\nslut\n");
    for (size_t i = 0; i < draft.paragraphs.count; i++) {
        assert_int_equal(draft.paragraphs.items[i].kind, expected[i].kind);
        assert_int_equal(draft.paragraphs.items[i].level, expected[i].level);
        assert_int_equal(draft.paragraphs.items[i].row, expected[i].row);
        assert_int_equal(draft.paragraphs.items[i].column, expected[i].column);
    }
    draft_release(&draft);
}

static void a_bold_beginning_is_noted(void **state)
{
    struct draft draft;

    (void)state;
    import_bytes(&draft, "a.md", SLICE("**Anna** Ja.\nNej, **inte** så."), "markdown");
    assert_true(draft.paragraphs.items[0].bold_start);
    assert_false(draft.paragraphs.items[1].bold_start);
    draft_release(&draft);
}

static void front_matter_becomes_a_remark(void **state)
{
    struct draft draft;

    (void)state;
    import_bytes(&draft, "a.md", SLICE("---\ntitle: Anna\ndate: 2026-01-02\n---\nJa.\n"),
                 "markdown");
    assert_string_equal(buffer_string(&draft.text), "Ja.\n");
    assert_true(has_remark(&draft, "title: Anna; date: 2026-01-02"));
    draft_release(&draft);
}

static void a_dialogue_between_rules_is_no_front_matter(void **state)
{
    (void)state;
    assert_reads("---\nAnna: ja\nEva: nej\nAnna: jo\n---\n",
                 "Anna: ja\nEva: nej\nAnna: jo\n");
    assert_reads("---\nBara en rad.\n---\n", "Bara en rad.\n");
    assert_reads("---\ntitle: utan slut\n", "title: utan slut\n");
}

static void fenced_code_is_kept_as_it_stands(void **state)
{
    (void)state;
    assert_reads("```\n# inte *rubrik*\n```\n*ja*\n", "# inte *rubrik*\nja\n");
    assert_reads("```\nutan slut\n", "utan slut\n");
}

/* The words of random lines of markers and letters: all letters come out, in order. */
static void no_letter_is_ever_lost(void **state)
{
    static const char *const pieces[] = {"*", "**", "_", "`",   "[",  "]",
                                         "a", "b",  "å", "\\",  " ",  "<",
                                         "#", "- ", "|", "~~~", "\n", "1. "};

    (void)state;
    srandom(7);
    for (int round = 0; round < 5000; round++) {
        CLEANUP_BUFFER struct buffer file = {0}, before = {0}, after = {0};
        struct draft draft;

        for (long i = random() % 30; i > 0; i--)
            buffer_add_string(
                &file, pieces[(size_t)random() % (sizeof pieces / sizeof *pieces)]);
        import_bytes(&draft, "a.md", buffer_slice(&file), "markdown");
        for (size_t i = 0; i < file.length; i++)
            if (file.bytes[i] == 'a' || file.bytes[i] == 'b' || file.bytes[i] < 0)
                buffer_add_byte(&before, file.bytes[i]);
        for (size_t i = 0; i < draft.text.length; i++)
            if (draft.text.bytes[i] == 'a' || draft.text.bytes[i] == 'b' ||
                draft.text.bytes[i] < 0)
                buffer_add_byte(&after, draft.text.bytes[i]);
        assert_string_equal(buffer_string(&before), buffer_string(&after));
        draft_release(&draft);
    }
}

static void megabytes_of_markers_are_read_in_time(void **state)
{
    static const char *const hostile[] = {"*a ", "`a``b", "[](", "<a",
                                          "_a*", "[",     "&#",  "| "};

    (void)state;
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
        CLEANUP_BUFFER struct buffer file = {0};
        struct draft draft;

        while (file.length < 1000 * 1000)
            buffer_add_string(&file, hostile[i]);
        import_bytes(&draft, "a.md", buffer_slice(&file), "markdown");
        draft_release(&draft);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(markers_go_and_words_stay),
        cmocka_unit_test(markers_that_do_not_pair_stay),
        cmocka_unit_test(headings_lists_and_tables_are_known),
        cmocka_unit_test(a_bold_beginning_is_noted),
        cmocka_unit_test(front_matter_becomes_a_remark),
        cmocka_unit_test(a_dialogue_between_rules_is_no_front_matter),
        cmocka_unit_test(fenced_code_is_kept_as_it_stands),
        cmocka_unit_test(no_letter_is_ever_lost),
        cmocka_unit_test(megabytes_of_markers_are_read_in_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
