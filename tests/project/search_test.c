/* search_test.c - words are found wherever they stand in a study */
#include "project/marked.h"

static const char anna[] = "I: Hur var det när det hände?\n"
                           "IP: Jag var rädd – att göra fel, så jag teg. Det var  länge "
                           "sedan 🙂 nu, men jag var\nrädd då… och är det än.\n";

static struct tema_hits look_for(struct tema_project *project, const char *words,
                                 unsigned kinds, int64_t most)
{
    struct tema_search search = {.words = words, .kinds = kinds, .most = most};
    struct tema_hits hits = {0};
    struct tema_error error = {0};

    assert_ok(tema_search(project, &search, &hits, &error));
    return hits;
}

/* How many there are. */
static int64_t hits_for(struct tema_project *project, const char *words, unsigned kinds)
{
    CLEANUP(tema_hits_free) struct tema_hits hits = look_for(project, words, kinds, 1);

    return hits.total;
}

static void every_place_in_a_text_is_told_with_what_is_around(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    struct tema_document_id document = add_text(project, "Anna", slice_of(anna));
    CLEANUP(tema_hits_free) struct tema_hits hits = {0};

    (void)state;
    hits = look_for(project, " VAR  Rädd", 0, 0);
    assert_int_equal(hits.total, 2);
    assert_int_equal(hits.count, 2);
    assert_string_equal(hits.items[0].kind, "document");
    assert_string_equal(hits.items[0].name, "Anna");
    assert_int_equal(hits.items[0].document.row, document.row);
    assert_int_equal(hits.items[0].start, place_of(anna, "var rädd –"));
    assert_int_equal(hits.items[0].end, place_of(anna, " – att"));
    assert_string_equal(hits.items[0].before, "I: Hur var det när det hände?\nIP: Jag ");
    assert_string_equal(hits.items[0].words, "var rädd");
    assert_string_equal(
        hits.items[0].after,
        " – att göra fel, så jag teg. Det var  länge sedan 🙂 nu, men");
    assert_int_equal(hits.items[1].start, place_of(anna, "var\nrädd"));
    assert_int_equal(hits.items[1].end, place_of(anna, " då…"));
    assert_string_equal(hits.items[1].words, "var\nrädd");
}

static void typography_is_no_hindrance_but_accents_count(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    static const char *const found[] = {"rädd - att", "då... och", "länge sedan",
                                        "DÅ… OCH", "ra\u0308dd"};

    (void)state;
    add_text(project, "Anna", slice_of(anna));
    for (size_t i = 0; i < sizeof found / sizeof *found; i++)
        assert_true(hits_for(project, found[i], 0) > 0);
    assert_int_equal(hits_for(project, "radd", 0), 0);
}

static void few_are_handed_out_and_all_are_counted(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    CLEANUP(tema_hits_free) struct tema_hits hits = {0};
    struct tema_search search = {.words = "  "};
    struct tema_error error = {0};

    (void)state;
    for (int i = 0; i < 3; i++)
        add_text(project, "Anna", slice_of(anna));
    hits = look_for(project, "det", 0, 5);
    assert_int_equal(hits.count, 5);
    assert_int_equal(hits.total, 12);
    assert_string_equal(hits.items[4].name, "Anna 2");
    assert_fails(tema_search(project, &search, &hits, &error), TEMA_INVALID);
}

static void assert_only_hit(struct tema_project *project, const char *words,
                            const char *kind, const char *name)
{
    CLEANUP(tema_hits_free) struct tema_hits hits = look_for(project, words, 0, 0);

    assert_int_equal(hits.total, 1);
    assert_string_equal(hits.items[0].kind, kind);
    assert_string_equal(hits.items[0].name, name);
}

static void all_that_has_words_is_searched(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    struct tema_document_id document = add_text(project, "Anna", slice_of(anna));
    struct tema_quotation_id quotation = mark_words(project, document, "så jag teg");
    struct tema_quotations all = list(project);
    struct tema_value values[] = {{"Ort", "Växjö"}, {"Yrke", "snickare"}};
    struct tema_code_id code = {0};
    struct tema_theme_id theme = {0};
    struct tema_case_id berit = {0};
    struct tema_memo_id memo = {0};
    struct tema_error error = {0};

    (void)state;
    assert_ok(tema_quotation_comment(project, quotation, "Varför tystnad?", &error));
    assert_ok(tema_codebook_add(project, "Känslor/Skam", "att vilja sjunka", NULL, &code,
                                &error));
    assert_ok(tema_theme_add(project, "Bära", "ensam om bördan", &theme, &error));
    assert_ok(tema_case_add(project, "Berit", &berit, &error));
    assert_ok(tema_case_set(project, berit, values, 2, &error));
    assert_ok(
        tema_memo_add(project, NULL, "# Nästa gång\nfråga om modern", &memo, &error));
    assert_only_hit(project, "tystnad", "quotation", all.items[0].key);
    assert_only_hit(project, all.items[0].key, "quotation", all.items[0].key);
    assert_only_hit(project, "skam", "code", "Känslor/Skam");
    assert_only_hit(project, "sjunka", "code", "Känslor/Skam");
    assert_only_hit(project, "ensam om", "theme", "Bära");
    assert_only_hit(project, "växjö", "case", "Berit");
    assert_only_hit(project, "modern", "memo", "Nästa gång");
    assert_only_hit(project, "anna", "document", "Anna");
    assert_int_equal(hits_for(project, "skam", TEMA_SEARCH_DOCUMENTS), 0);
    tema_quotations_free(&all);
    assert_ok(tema_codebook_remove(project, code, NULL, &error));
    assert_int_equal(hits_for(project, "skam", 0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_place_in_a_text_is_told_with_what_is_around),
        cmocka_unit_test(typography_is_no_hindrance_but_accents_count),
        cmocka_unit_test(few_are_handed_out_and_all_are_counted),
        cmocka_unit_test(all_that_has_words_is_searched),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
