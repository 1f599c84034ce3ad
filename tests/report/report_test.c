/* report_test.c - building a report */
#include "report/formats.h"
#include "test.h"

static struct report *empty_report(void)
{
    return report_new(&(struct report_options){.language = "sv"});
}

static void a_key_that_recurs_gets_a_name_of_its_own(void **state)
{
    CLEANUP(report_freep) struct report *report = empty_report();
    const char *expected[] = {"q_k1", "q_k1_2", "q_k2", "q_k1_3"};
    const char *keys[] = {"k1", "k1", "k2", "k1"};
    const struct report_node *node;
    size_t i = 0;

    (void)state;
    for (size_t k = 0; k < 4; k++) {
        report_begin_quotation(report, REPORT_BLOCK_QUOTATION, keys[k]);
        report_end(report);
    }
    for (node = report->document->first; node != NULL; node = node->next)
        assert_string_equal(node->name, expected[i++]);
    assert_int_equal(i, 4);
}

static void a_key_keeps_only_letters_and_digits(void **state)
{
    CLEANUP(report_freep) struct report *report = empty_report();

    (void)state;
    report_begin_quotation(report, REPORT_BLOCK_QUOTATION,
                           "a\"b c/\xC3\xA5_1234567890123456789012345");
    assert_string_equal(report->current->key, "abc123456789012345678901");
    report_end(report);
    report_begin_quotation(report, REPORT_BLOCK_QUOTATION, "\"<>");
    assert_null(report->current->key);
    assert_null(report->current->name);
    report_end(report);
}

static void languages_get_the_country_that_goes_without_saying(void **state)
{
    static const char *const pairs[][2] = {
        {"sv", "sv-SE"},    {"en", "en-US"},
        {"en-GB", "en-GB"}, {"SV", "sv-SE"},
        {"no", "nb-NO"},    {"sv-FI", "sv-FI"},
        {"eu", "eu"},       {"<x>", "en-US"},
        {"", "en-US"},      {"svenska språket", "en-US"},
        {"x", "en-US"},     {"a-", "en-US"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        CLEANUP(report_freep)
        struct report *report =
            report_new(&(struct report_options){.language = pairs[i][0]});

        assert_string_equal(report->language, pairs[i][1]);
    }
}

static const char *link_made_of(struct report *report, const char *target)
{
    const char *made = NULL;

    report_begin(report, REPORT_PARAGRAPH);
    report_begin_link(report, slice_of(target));
    if (report->current->kind == REPORT_LINK)
        made = report->current->text.bytes;
    report_text(report, SLICE("ord"));
    report_end(report);
    report_end(report);
    return made;
}

static void only_links_that_every_format_takes_become_links(void **state)
{
    CLEANUP(report_freep) struct report *report = empty_report();
    static const char *const refused[] = {
        "javascript:alert(1)", "http://",      "https:///x",
        "http://a..b/",        "http://å.se",  "http://a:b@c/",
        "file:///etc",         "kapitel.md",   "#rubrik",
        "http://a:99999/",     "mailto:",      "",
        "data:text/html,x",    " http://a.se", "http://-a.se/x",
    };

    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        assert_null(link_made_of(report, refused[i]));
    assert_string_equal(link_made_of(report, "https://a.se/å b\"<%zz%41#1#2"),
                        "https://a.se/%C3%A5%20b%22%3C%25zz%41#1%232");
    assert_string_equal(link_made_of(report, "mailto:a@b.se"), "mailto:a@b.se");
    assert_string_equal(link_made_of(report, "http://localhost:8080"),
                        "http://localhost:8080");
}

static void line_ends_in_text_become_line_breaks(void **state)
{
    CLEANUP(report_freep) struct report *report = empty_report();
    CLEANUP_BUFFER struct buffer text = {0};

    (void)state;
    report_begin(report, REPORT_PARAGRAPH);
    report_text(report, SLICE("a\r\nb\nc\xE2\x80\xA8\x64\x01"));
    report_end(report);
    report_plain_text(report->document, &text);
    assert_string_equal(buffer_string(&text), "a b c d");
}

static void what_lies_too_deep_is_still_said(void **state)
{
    CLEANUP(report_freep) struct report *report = empty_report();
    CLEANUP_BUFFER struct buffer text = {0};
    enum { DEPTH = 100000 };

    (void)state;
    for (int i = 0; i < DEPTH; i++) {
        report_begin_list(report, 1);
        report_begin(report, REPORT_ITEM);
        report_begin_quotation(report, REPORT_BLOCK_QUOTATION, "k");
    }
    report_begin(report, REPORT_PARAGRAPH);
    for (int i = 0; i < DEPTH; i++)
        report_begin(report, i % 2 == 0 ? REPORT_BOLD : REPORT_FOOTNOTE);
    report_text(report, SLICE("botten"));
    for (int i = 0; i < DEPTH; i++)
        report_end(report);
    report_text(report, SLICE("ord"));
    report_end(report);
    for (int i = 0; i < 3 * DEPTH; i++)
        report_end(report);
    assert_ptr_equal(report->current, report->document);
    report_plain_text(report->document, &text);
    assert_string_equal(buffer_string(&text), "ord"); /* the note is below */
}

static void a_format_is_found_by_its_name_and_by_a_path(void **state)
{
    (void)state;
    assert_string_equal(report_format_find("md")->name, "markdown");
    assert_string_equal(report_format_find("Markdown")->name, "markdown");
    assert_string_equal(report_format_of_path("a.b/kapitel.DOCX")->name, "docx");
    assert_string_equal(report_format_of_path("x.htm")->name, "html");
    assert_null(report_format_of_path("a.docx/kapitel"));
    assert_null(report_format_of_path("kapitel."));
    assert_null(report_format_find("pdf"));
    assert_null(report_format_find("html htm"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_key_that_recurs_gets_a_name_of_its_own),
        cmocka_unit_test(a_key_keeps_only_letters_and_digits),
        cmocka_unit_test(languages_get_the_country_that_goes_without_saying),
        cmocka_unit_test(only_links_that_every_format_takes_become_links),
        cmocka_unit_test(line_ends_in_text_become_line_breaks),
        cmocka_unit_test(what_lies_too_deep_is_still_said),
        cmocka_unit_test(a_format_is_found_by_its_name_and_by_a_path),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
