/* write_test.c - the chapter as its readers get it */
#include "findings/study.h"

static char *written(struct tema_project *project, const char *chapter,
                     const struct tema_findings_style *style)
{
    struct tema_error error = {0};
    char *bytes = NULL;
    size_t length;

    assert_ok(tema_findings_write(project, chapter, style, &bytes, &length, &error));
    assert_int_equal(strlen(bytes), length);
    return bytes;
}

static void expect_as(const char *chapter, const struct tema_findings_style *style,
                      const char *expected)
{
    CLEANUP(close_project) struct tema_project *project = findings_study();
    CLEANUP_FREE char *actual = written(project, chapter, style);

    assert_string_equal(actual, expected);
}

static void expect(const char *chapter, const char *expected)
{
    expect_as(chapter, &(struct tema_findings_style){.format = "md"}, expected);
}

static void brought_words_stand_in_marks_with_who_said_them(void **state)
{
    (void)state;
    expect(
        "# Resultat\n\nHon säger:\n\n> [@q7k3f2]\n\nJonas såg [@qj0nas] i \"huset\" "
        "och [@qj0nas].\n",
        "# Resultat\n\nHon säger:\n\n"
        "> Jag ringde en vän på avdelningen, för jag var alldeles ensam. Och då släppte "
        "det.\n>\n> — Berit\n\n"
        "Jonas såg ”Det gick en kollega förbi.” i ”huset” och ”Det gick en kollega "
        "förbi”.\n");
}

static void the_authors_version_of_the_words_is_kept(void **state)
{
    (void)state;
    expect(
        "> \"[Hon] ringde en vän [...] ensam.\" [@q7k3f2]\n\n"
        "Han: \"hon sa \"det går över\"\" [@q2t5rn], *\"Jag ringde\"* [@q7k3f2]. Slut.\n",
        "> [Hon] ringde en vän [...] ensam.\n>\n> — Berit\n\n"
        "Han: ”hon sa ’det går över’”, _”Jag ringde”_. Slut.\n");
}

static void emphasis_that_crosses_a_quotation_is_dropped(void **state)
{
    (void)state;
    expect(
        "Hon *sa \"Jag ringde* en vän\" [@q7k3f2], \"ringde **en vän\" [@q7k3f2] b**.\n",
        "Hon sa ”Jag ringde en vän”, ”ringde en vän” b.\n");
}

static void turns_keep_their_labels(void **state)
{
    (void)state;
    expect(
        "> [@q2t5rn]\n",
        "> Och då släppte det.\n>\n> I: Vad sa hon?\n>\n> IP: Hon sa ”det går över”, det "
        "var allt.\n>\n> — Berit\n");
}

static void english_marks_open_and_close(void **state)
{
    (void)state;
    expect("---\nlanguage: en\nattribution: none\n---\n"
           "So [@qj0nas] and \"Jag ringde\" [@q7k3f2], a \"word\" (\"another\").\n\n> "
           "[@qj0nas]\n",
           "So “Det gick en kollega förbi.” and “Jag ringde”, a “word” "
           "(“another”).\n\n"
           "> Det gick en kollega förbi.\n");
}

static void the_author_chooses_how_people_are_named(void **state)
{
    CLEANUP(close_project) struct tema_project *project = findings_study();
    struct tema_findings_style style = {.format = "md",
                                        .attribution = "pseudonym+Inriktning, år"};
    struct tema_error error = {0};
    CLEANUP_FREE char *bytes = NULL;
    size_t length;

    (void)state;
    expect_as("> [@qj0nas]\n", &style,
              "> Det gick en kollega förbi.\n>\n> — Jonas, ISTDP, 12\n");
    expect("---\nattribution: pseudonym+år\n---\n> [@qj0nas]\n",
           "> Det gick en kollega förbi.\n>\n> — Jonas, 12\n");
    style.attribution = "pseudonym+ålder";
    assert_fails(tema_findings_write(project, "a", &style, &bytes, &length, &error),
                 TEMA_NOT_FOUND);
    style.attribution = "initialer";
    assert_fails(tema_findings_write(project, "a", &style, &bytes, &length, &error),
                 TEMA_INVALID);
}

/* Publication Manual of the APA, 7th ed., section 8.27. */
static void apa_sets_forty_words_as_a_block(void **state)
{
    static const char chapter[] =
        "Hon mindes: \"Jag gick hem till Karin [...] med "
        "händerna\" [@q0natt]. Sen [@q0natt]. Och \"sa\" hon.\n";

    (void)state;
    expect_as(
        chapter, &(struct tema_findings_style){.format = "md", .style = "apa7"},
        "Hon mindes: ”Jag gick hem till Karin [...] med händerna”. Sen\n\n"
        "> Jag gick hem till Karin och vi pratade hela natten om det som hade hänt, om "
        "patienten som reste sig och gick mitt i meningen, om hur jag satt kvar i "
        "stolen och inte visste vart jag skulle ta vägen med händerna.\n>\n> — Berit\n\n"
        "Och ”sa” hon.\n");
}

static void markdown_of_all_kinds_goes_through(void **state)
{
    (void)state;
    expect(
        "# A\n\n1. ett\n2. två\n   - *b* `k`\n\n> \n\n***\n\n    kod\n\n[x](http://y.se) "
        "<!-- bort --> ![bild](z.png)\nrad  \nny\n\n<!-- bort -->\n",
        "# A\n\n1. ett\n\n2. två\n\n   * _b_ `k`\n\n>\n\n___\n\n```\nkod\n```\n\n"
        "[x](<http://y.se>) bild rad\\\nny\n");
}

static void what_does_not_hold_is_refused_by_its_first_line(void **state)
{
    CLEANUP(close_project) struct tema_project *project = findings_study();
    struct tema_findings_style style = {.format = "docx"};
    struct tema_error error = {0};
    char *bytes = NULL;
    size_t length;

    (void)state;
    assert_fails(tema_findings_write(project,
                                     "Först.\n\n> Jag ringde en kollega [@q7k3f2]\n",
                                     &style, &bytes, &length, &error),
                 TEMA_REFUSED);
    assert_string_equal(error.message,
                        "line 3: 'kollega' is not in q7k3f2, which has 'vän'");
    assert_fails(tema_findings_write(
                     project,
                     "[Alla]{theme=\"Kollegialt stöd\"}\n> [@q00000]\n\n\"a\" [@q7k3f2]",
                     &style, &bytes, &length, &error),
                 TEMA_REFUSED);
    assert_string_equal(error.message, "line 1: 'Alla': 2 of 3 cases carry 'Kollegialt "
                                       "stöd', which is 'de flesta'; and 2 more");
    assert_fails(tema_findings_write(project, "a",
                                     &(struct tema_findings_style){.format = "pdf"},
                                     &bytes, &length, &error),
                 TEMA_INVALID);
    style.style = "apa6";
    assert_fails(tema_findings_write(project, "a", &style, &bytes, &length, &error),
                 TEMA_INVALID);
}

static void a_draft_is_written_with_its_doubts(void **state)
{
    static const struct tema_findings_style draft = {.format = "html", .draft = true};
    static const char *const marked[] = {"'kollega' is not in q7k3f2",
                                         "no quotation 'q00000'", "[@q00000]"};
    CLEANUP(close_project) struct tema_project *project = findings_study();
    CLEANUP_FREE char *html =
        written(project,
                "> Jag ringde en kollega [@q7k3f2]\n\n> [@q00000]\n\n"
                "Sa [@q00000].\n\n> [@q2t5rn; @q7k3f2]\n",
                &draft);

    (void)state;
    for (size_t i = 0; i < sizeof marked / sizeof *marked; i++) {
        if (strstr(html, marked[i]) == NULL)
            fail_msg("'%s' is not in %s", marked[i], html);
    }
}

static void counts_are_shown_where_the_study_counts(void **state)
{
    static const char plain[] = "[Flera]{theme=Stöd}.\n",
                      off[] = "---\ncounts: checked\n---\n[Flera]{theme=Stöd}.\n",
                      on[] = "---\ncounts: on\n---\n[Flera]{theme=Stöd}.\n";
    CLEANUP(close_project) struct tema_project *project = findings_study();
    struct tema_findings_style quiet = {.format = "html"},
                               counting = {.format = "html", .counts = true};
    const struct {
        const char *chapter;
        const struct tema_findings_style *style;
        enum tema_approach approach;
        bool shown;
    } cases[] = {
        {plain, &quiet, TEMA_REFLEXIVE, false},   {plain, &quiet, TEMA_CODEBOOK, true},
        {plain, &counting, TEMA_REFLEXIVE, true}, {off, &counting, TEMA_CODEBOOK, false},
        {on, &quiet, TEMA_REFLEXIVE, true},
    };
    struct tema_error error = {0};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct tema_study study = {.approach = cases[i].approach};
        CLEANUP_FREE char *html = NULL;

        assert_ok(tema_project_describe(project, &study, &error));
        html = written(project, cases[i].chapter, cases[i].style);
        assert_int_equal(strstr(html, "3 av 3") != NULL, cases[i].shown);
    }
}

static void the_same_chapter_gives_the_same_bytes(void **state)
{
    static const char *const formats[] = {"md", "html", "docx", "odt"};
    static const char chapter[] =
        "---\nstyle: apa7\ntitle: Skam\n---\n# R\n\n> [@q2t5rn]\n\n[Flera]{theme=Stöd} "
        "[@qj0nas] [@qj0nas]\n";
    CLEANUP(close_project) struct tema_project *project = findings_study();
    struct tema_error error = {0};

    (void)state;
    for (size_t i = 0; i < 4; i++) {
        struct tema_findings_style style = {.format = formats[i], .counts = true};
        CLEANUP_FREE char *first = NULL;
        CLEANUP_FREE char *second = NULL;
        size_t first_length, second_length;

        assert_ok(
            tema_findings_write(project, chapter, &style, &first, &first_length, &error));
        assert_ok(tema_findings_write(project, chapter, &style, &second, &second_length,
                                      &error));
        assert_int_equal(first_length, second_length);
        assert_memory_equal(first, second, first_length);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(brought_words_stand_in_marks_with_who_said_them),
        cmocka_unit_test(the_authors_version_of_the_words_is_kept),
        cmocka_unit_test(emphasis_that_crosses_a_quotation_is_dropped),
        cmocka_unit_test(turns_keep_their_labels),
        cmocka_unit_test(english_marks_open_and_close),
        cmocka_unit_test(the_author_chooses_how_people_are_named),
        cmocka_unit_test(apa_sets_forty_words_as_a_block),
        cmocka_unit_test(markdown_of_all_kinds_goes_through),
        cmocka_unit_test(what_does_not_hold_is_refused_by_its_first_line),
        cmocka_unit_test(a_draft_is_written_with_its_doubts),
        cmocka_unit_test(counts_are_shown_where_the_study_counts),
        cmocka_unit_test(the_same_chapter_gives_the_same_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
