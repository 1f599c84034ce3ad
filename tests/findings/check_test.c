/* check_test.c - what a chapter's author is told */
#include "findings/study.h"

#include "findings/live_chapter.h"

/* Each finding as "LINE KIND MESSAGE", those that hold without a message. */
static char *told(const char *chapter)
{
    static const char *const kinds[] = {"holds",   "brought",  "CHANGED",
                                        "UNKNOWN", "unkeyed",  "count",
                                        "WRONG",   "WORDLESS", "heading"};
    CLEANUP(close_project) struct tema_project *project = findings_study();
    struct tema_findings_report report;
    struct tema_error error = {0};
    struct buffer out = {0};
    int64_t faults = 0;

    assert_ok(tema_findings_check(project, chapter, &report, &error));
    for (size_t i = 0; i < report.count; i++) {
        const struct tema_finding *finding = &report.items[i];

        buffer_add_format(&out, "%s%jd %s", i > 0 ? "\n" : "", (intmax_t)finding->line,
                          kinds[finding->kind]);
        if (*finding->message != '\0')
            buffer_add_format(&out, " %s", finding->message);
        faults += finding->fault;
    }
    assert_int_equal(faults, report.faults);
    tema_findings_report_free(&report);
    buffer_string(&out);
    return buffer_take_string(&out);
}

static void expect(const char *chapter, const char *expected)
{
    CLEANUP_FREE char *actual = told(chapter);

    assert_string_equal(actual, expected);
}

static void a_key_alone_brings_the_words(void **state)
{
    (void)state;
    expect("> [@q7k3f2]\n", "1 brought");
    expect("Berit säger [@q7k3f2] till slut.\n", "1 brought");
    expect("> [@Q7K3F2].\n", "1 brought");
    expect("- *[@qj0nas]*\n- [@qjOnas]\n", "1 brought\n2 brought");
}

static void words_are_checked_in_any_quotation_marks(void **state)
{
    (void)state;
    expect("> \"Jag ringde en vän\" [@q7k3f2]\n", "1 holds");
    expect("> Jag ringde en vän\n> på avdelningen [@q7k3f2].\n", "1 holds");
    expect("Hon sa ”Jag ringde en vän” [@q7k3f2].\n", "1 holds");
    expect("Hon sa “Jag ringde en vän.” [@q7k3f2]\n", "1 holds");
    expect("Hon sa »Jag ringde en vän« [@q7k3f2]\n", "1 holds");
    expect("Hon sa «Jag ringde en vän» [@q7k3f2]\n", "1 holds");
    expect("Hon sa 'Jag ringde en vän', [@q7k3f2]\n", "1 holds");
    expect("Hon sa „Jag ringde en vän“ [@q7k3f2]\n", "1 holds");
    expect("Hon \"sa\" så: \"Hon sa \"det går över\", det var\" [@q2t5rn]\n", "1 holds");
    expect("*\"Jag ringde en vän\"* [@q7k3f2], \"*en vän*\" [@q7k3f2]\n",
           "1 holds\n1 holds");
}

static void a_changed_word_is_named_with_its_line(void **state)
{
    (void)state;
    expect("---\nstyle: apa7\n---\n\nFörst\noch \"Jag ringde en kollega\" [@q7k3f2]\n\n"
           "> Jag ringde\n>\n> en vän i natt [@q7k3f2]\n",
           "6 CHANGED 'kollega' is not in q7k3f2, which has 'vän'\n"
           "8 CHANGED 'i natt' is not in q7k3f2, which has 'på avdelningen'");
}

static void a_key_that_is_not_there_is_told_with_those_near_it(void **state)
{
    (void)state;
    expect("> [@q7k3f3]\n", "1 UNKNOWN no quotation 'q7k3f3'; near it: 'q7k3f2'");
}

static void other_brackets_are_left_alone(void **state)
{
    (void)state;
    expect("Temat [@braun2006] är \"mönster\" [@clarke2021, s. 3] och [en "
           "länk](http://x.se), "
           "`[@q7k3f2]` [klart] [x]{.y}.\n\n"
           "    > [@q7k3f2]\n",
           "");
}

static void block_quotations_may_have_several_paragraphs(void **state)
{
    (void)state;
    expect(
        "> \"Och då släppte det.\n>\n> \"I: Vad sa hon?\n>\n> \"Hon sa 'det går över'\" "
        "[@q2t5rn]\n",
        "1 holds");
    expect("> Jag ringde en vän [@q7k3f2]\n>\n> Det gick en kollega förbi. [@qj0nas]\n",
           "1 holds\n3 holds");
    expect("> \"Jag ringde\" [@q7k3f2] \"en vän\" [@q7k3f2]\n",
           "1 CHANGED a block quotation has one key, at its end");
    expect("> \"Jag ringde\" [@q7k3f2; @qj0nas]\n",
           "1 CHANGED a quotation has one key, alone in its brackets");
}

static void a_block_without_a_key_gets_a_remark(void **state)
{
    (void)state;
    expect("> Ett ordspråk.\n",
           "1 unkeyed without a key, 'Ett ordspråk.' is not checked");
    expect("> Jag ringde [@q7k3f2]\n>\n> Och mer.\n",
           "1 holds\n3 unkeyed without a key, 'Och mer.' is not checked");
}

static void words_in_marks_without_a_key_get_a_remark(void **state)
{
    (void)state;
    expect("Hon sa\n\"jag visste inte vart\" och så [@q7k3f2].\nEtt \"gott nog\" till.\n",
           "2 brought\n2 unkeyed without a key, 'jag visste inte vart' is not checked");
    expect(
        "Tema är \"a pattern of shared meaning\" (Braun & Clarke, 2019, s. 3) och \"ett "
        "ord till av dem\" [@clarke].\n",
        "");
}

static void what_was_meant_to_be_live_but_is_written_amiss_is_told(void **state)
{
    (void)state;
    expect("Se @q7k3f2 ovan.\n",
           "1 UNKNOWN '@q7k3f2' is not read: write [@q7k3f2], right behind the words");
    expect("[Alla]{tema=\"Stöd\"} gör så.\n",
           "1 WORDLESS '{tema=\"Stöd\"}' is not read: write [COUNT]{theme=\"THEME\"}");
    expect("[Alla] {theme=\"Stöd\"} gör så.\n",
           "1 WORDLESS '{theme=\"Stöd\"}' is not read: write [COUNT]{theme=\"THEME\"}");
    expect("Skriv till anna@qabcd2.se, @qualitative eller [ord]{lang=sv}.\n", "");
}

static void marks_that_open_nothing_are_told(void **state)
{
    (void)state;
    expect("Jag ringde en vän\" [@q7k3f2]\n",
           "1 CHANGED the quotation mark before the key closes nothing");
    expect("Tomt \"\" [@q7k3f2]\n",
           "1 CHANGED there are no words between the quotation marks");
}

static void emphasis_must_be_owned(void **state)
{
    (void)state;
    expect("\"Jag *ringde* en vän\" [@q7k3f2]\n",
           "1 CHANGED the emphasis on 'ringde' is not in q7k3f2: say whose it is, as in "
           "[min kursivering]");
    expect("\"Jag *ringde* en vän [min kursivering]\" [@q7k3f2]\n", "1 holds");
    expect("> Jag **ringde** en vän [fetstil tillagd] [@q7k3f2]\n", "1 holds");
}

static void the_first_letter_gets_a_remark(void **state)
{
    (void)state;
    expect("\"Alldeles ensam\" [@q7k3f2]\n",
           "1 holds the first letter of q7k3f2 is another here");
}

static void a_case_may_stand_in_place_of_a_name(void **state)
{
    (void)state;
    expect("\"Jag gick hem till Jonas och vi pratade\" [@q0natt]\n", "1 holds");
    expect("\"Jag gick hem till Kajsa och vi pratade\" [@q0natt]\n",
           "1 CHANGED 'Kajsa' is not in q0natt, which has 'Karin'");
}

static void counts_are_held_against_the_cases(void **state)
{
    (void)state;
    expect(
        "[Alla terapeuter]{theme=\"Stöd\"} och [de *flesta*]{theme='Kollegialt stöd'}, "
        "[två av tre]{theme=Stöd/Kollegialt stöd}\n",
        "1 count\n1 count\n1 count");
    expect(
        "Att [alla terapeuter]{theme=\"Kollegialt stöd\"} och\n"
        "[flera]{theme=\"Kollegialt stöd\"}\n",
        "1 WRONG 'alla terapeuter': 2 of 3 cases carry 'Kollegialt stöd', which is 'de "
        "flesta'\n"
        "2 WRONG 'flera': 2 of 3 cases carry 'Kollegialt stöd', which is 'de flesta'");
    expect("[Terapeuterna]{theme=\"Stöd\"}\n",
           "1 WORDLESS 'Terapeuterna' does not begin with a word that counts; 3 of 3 "
           "cases carry 'Stöd', which is 'alla'");
    expect(
        "[Alla]{theme=\"Kollegalt stöd\"}\n",
        "1 WORDLESS no theme 'Kollegalt stöd'; near it: 'Stöd/Kollegialt stöd', 'Stöd'");
    expect("---\ncounts: off\n---\n[Alla]{theme=\"Kollegialt stöd\"}\n", "");
}

static void headings_that_name_no_theme_get_a_remark(void **state)
{
    (void)state;
    expect("# Resultat\n\n## Stöd\n\n### kollegialt *stöd*\n\n## Annat\n",
           "7 heading no theme is called 'Annat'");
    expect("Ett  \nannat\n---\n", "1 heading no theme is called 'Ett annat'");
}

static void a_chapter_that_cannot_be_read_fails(void **state)
{
    CLEANUP(close_project) struct tema_project *project = findings_study();
    CLEANUP_FREE char *large = memory_take(LIVE_CHAPTER_LARGEST + 2);
    CLEANUP_BUFFER struct buffer pictures = {0};
    struct tema_findings_report report;
    struct tema_error error = {0};

    (void)state;
    memset(large, 'a', LIVE_CHAPTER_LARGEST + 1);
    large[LIVE_CHAPTER_LARGEST + 1] = '\0';
    assert_fails(tema_findings_check(project, large, &report, &error), TEMA_UNREADABLE);
    assert_fails(tema_findings_check(project, "---\ncounts: x\n---\n", &report, &error),
                 TEMA_INVALID);
    assert_string_equal(error.message, "line 2: counts are 'on', 'checked' (but not "
                                       "shown) or 'off', not 'x'");
    for (int i = 0; i < 10001; i++)
        buffer_add_string(&pictures, "![[]()");
    assert_fails(tema_findings_check(project, buffer_string(&pictures), &report, &error),
                 TEMA_UNREADABLE);
}

/* Hostile chapters, each as large as may be: no crash, no endless work. */
static void hostile_chapters_take_no_longer_than_others(void **state)
{
    static const char *const pieces[] = {
        "[",
        "[@",
        "[@q7k3f2]",
        "\"a\" [@q7k3f2] ",
        "\" [@q7k3f2] ",
        "]{",
        "[a]{theme=\"",
        "> ",
        "> [@q7k3f2]\n\n",
        "*a **b ",
        "- ",
        "\"Jag [...] \" [@q7k3f2] ",
        "[a]{theme=\"Stöd\"} ",
        "' ",
        "> > a\n",
        "\"",
        "<!-- ",
        "[x](y",
        "[@q00001]\n\n",
    };
    CLEANUP(close_project) struct tema_project *project = findings_study();
    struct tema_error error = {0};

    (void)state;
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        CLEANUP_BUFFER struct buffer chapter = {0};
        CLEANUP_FREE char *bytes = NULL;
        struct tema_findings_style style = {.format = "html", .draft = true};
        size_t length;

        while (chapter.length < 100000)
            buffer_add_string(&chapter, pieces[i]);
        assert_ok(tema_findings_write(project, buffer_string(&chapter), &style, &bytes,
                                      &length, &error));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_key_alone_brings_the_words),
        cmocka_unit_test(words_are_checked_in_any_quotation_marks),
        cmocka_unit_test(a_changed_word_is_named_with_its_line),
        cmocka_unit_test(a_key_that_is_not_there_is_told_with_those_near_it),
        cmocka_unit_test(other_brackets_are_left_alone),
        cmocka_unit_test(block_quotations_may_have_several_paragraphs),
        cmocka_unit_test(a_block_without_a_key_gets_a_remark),
        cmocka_unit_test(words_in_marks_without_a_key_get_a_remark),
        cmocka_unit_test(what_was_meant_to_be_live_but_is_written_amiss_is_told),
        cmocka_unit_test(marks_that_open_nothing_are_told),
        cmocka_unit_test(emphasis_must_be_owned),
        cmocka_unit_test(the_first_letter_gets_a_remark),
        cmocka_unit_test(a_case_may_stand_in_place_of_a_name),
        cmocka_unit_test(counts_are_held_against_the_cases),
        cmocka_unit_test(headings_that_name_no_theme_get_a_remark),
        cmocka_unit_test(a_chapter_that_cannot_be_read_fails),
        cmocka_unit_test(hostile_chapters_take_no_longer_than_others),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
