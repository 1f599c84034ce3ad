/* html_test.c - reports as HTML */
#include "test.h"

#include "report/packages.h"
#include "report/sample.h"

static struct buffer html_of(struct report *report)
{
    return written(report_format_find("html"), report);
}

static void the_sample_chapter_is_written_as_it_was(void **state)
{
    CLEANUP_FREE char *path = fixture("report/sample-main.html");
    CLEANUP_BUFFER struct buffer expected = {0};
    CLEANUP_BUFFER struct buffer html = html_of(sample_report(REPORT_PLAIN));
    const char *main_part = strstr(buffer_string(&html), "<main>");
    struct tema_error error = {0};

    (void)state;
    assert_ok(file_read(path, 1 << 20, &expected, &error));
    assert_non_null(main_part);
    assert_string_equal(main_part, buffer_string(&expected));
}

static void it_is_xml_too_and_asks_nothing_of_the_network(void **state)
{
    static const char *const asking[] = {"src=", "url(", "@import", "<link", "<script"};

    (void)state;
    for (int look = REPORT_PLAIN; look <= REPORT_APA7; look++) {
        CLEANUP_BUFFER
        struct buffer html = html_of(sample_report((enum report_look)look));

        xmlFreeDoc(parsed(&html, "html"));
        assert_has(&html, " lang=\"sv-SE\"");
        for (size_t i = 0; i < sizeof asking / sizeof *asking; i++)
            assert_lacks(&html, asking[i]);
    }
}

static void hostile_text_is_only_text(void **state)
{
    CLEANUP_BUFFER struct buffer html = html_of(hostile_report(REPORT_APA7));

    (void)state;
    xmlFreeDoc(parsed(&html, "html"));
    assert_lacks(&html, "<script");
    assert_has(&html, " lang=\"en-US\"");
}

/* tidy's own exit code: 0 nothing, 1 warnings, 2 errors. */
static void tidy_finds_nothing_wrong(void **state)
{
    (void)state;
    for (int look = REPORT_PLAIN; look <= REPORT_APA7; look++) {
        CLEANUP_BUFFER
        struct buffer html = html_of(sample_report((enum report_look)look));
        FILE *tidy = popen("tidy -q -e -utf8 --drop-empty-elements no 2>&1", "w");

        assert_non_null(tidy);
        fwrite(html.bytes, 1, html.length, tidy);
        assert_int_equal(pclose(tidy), 0);
    }
}

int main(void)
{
    struct CMUnitTest all[] = {
        cmocka_unit_test(the_sample_chapter_is_written_as_it_was),
        cmocka_unit_test(it_is_xml_too_and_asks_nothing_of_the_network),
        cmocka_unit_test(hostile_text_is_only_text),
        cmocka_unit_test(tidy_finds_nothing_wrong),
    };

    struct tests tests = {all, sizeof all / sizeof *all};

    need(&tests, "tidy_finds_nothing_wrong", has_program("tidy"), "tidy");
    return run_possible(&tests);
}
