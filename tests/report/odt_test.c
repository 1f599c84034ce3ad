/* odt_test.c - reports as OpenDocument texts */
#include "test.h"

#include "report/packages.h"
#include "report/sample.h"

static struct buffer odt_of(struct report *report)
{
    return written(report_format_find("odt"), report);
}

static struct buffer content_of(struct report *report)
{
    CLEANUP_BUFFER struct buffer odt = odt_of(report);

    return part_of(&odt, "content.xml");
}

static void the_same_report_gives_the_same_bytes(void **state)
{
    CLEANUP_BUFFER struct buffer first = odt_of(sample_report(REPORT_APA7));
    CLEANUP_BUFFER struct buffer second = odt_of(sample_report(REPORT_APA7));

    (void)state;
    assert_true(slice_equals(buffer_slice(&first), buffer_slice(&second)));
}

static void its_kind_is_told_by_its_first_bytes(void **state)
{
    CLEANUP_BUFFER struct buffer odt = odt_of(sample_report(REPORT_PLAIN));

    (void)state;
    assert_memory_equal(odt.bytes + 30, "mimetypeapplication/vnd.oasis.opendocument.text",
                        47);
}

static void each_quotation_stands_in_a_bookmark_of_its_key(void **state)
{
    CLEANUP_BUFFER struct buffer content = content_of(sample_report(REPORT_PLAIN));

    (void)state;
    assert_has(&content, "<text:bookmark-start text:name=\"q_q7k3f2\"/><text:span "
                         "text:style-name=\"T2\">”alldeles tyst”</text:span>"
                         "<text:bookmark-end text:name=\"q_q7k3f2\"/>");
    assert_has(&content, "<text:bookmark-start text:name=\"q_q7k3f2_2\"/>Jag sitter kvar "
                         "[...] och låter det vara hemskt.<text:bookmark-end "
                         "text:name=\"q_q7k3f2_2\"/></text:p>");
}

static void spaces_in_a_row_are_kept(void **state)
{
    struct report *report = report_new(&(struct report_options){.language = "sv"});
    CLEANUP_BUFFER struct buffer content = {0};

    (void)state;
    report_begin(report, REPORT_PARAGRAPH);
    report_text(report, SLICE("  a b   c\td "));
    report_begin(report, REPORT_BOLD);
    report_text(report, SLICE(" e"));
    report_end(report);
    report_end(report);
    content = content_of(report);
    assert_has(&content, "<text:s text:c=\"2\"/>a b <text:s text:c=\"2\"/>c<text:tab/>d "
                         "<text:span text:style-name=\"T1\"><text:s/>e</text:span>");
}

static void the_language_and_the_look_are_in_the_styles(void **state)
{
    CLEANUP_BUFFER struct buffer odt = odt_of(sample_report(REPORT_APA7));
    CLEANUP_BUFFER struct buffer styles = part_of(&odt, "styles.xml");
    CLEANUP_BUFFER struct buffer meta = part_of(&odt, "meta.xml");

    (void)state;
    assert_has(&styles, "fo:language=\"sv\" fo:country=\"SE\"");
    assert_has(&styles, "style:name=\"Heading_20_2\"");
    assert_has(&styles, "fo:line-height=\"200%\"");
    assert_has(&styles,
               "<style:header><text:p text:style-name=\"Header\"><text:page-number");
    assert_has(&styles, "fo:margin-left=\"72.00pt\"");
    assert_has(&meta, "<dc:title>Skam &amp; &lt;skuld&gt;</dc:title>");
    assert_has(&meta, "<dc:date>2024-03-01T00:00:00Z</dc:date>");
}

static void counts_doubts_and_footnotes_stand_with_their_words(void **state)
{
    CLEANUP_BUFFER struct buffer content = content_of(sample_report(REPORT_PLAIN));

    (void)state;
    assert_has(&content, "<text:p>6 av 8</text:p></office:annotation>De flesta"
                         "<office:annotation-end office:name=\"comment1\"/>");
    assert_has(&content, "fo:background-color=\"#ffff00\"");
    assert_has(&content, "<text:note-citation>1</text:note-citation>");
    assert_has(&content, "<text:list-item text:start-value=\"3\">");
}

static void hostile_text_leaves_every_part_well_formed(void **state)
{
    CLEANUP_BUFFER struct buffer apa7 = odt_of(hostile_report(REPORT_APA7));
    CLEANUP_BUFFER struct buffer plain = odt_of(hostile_report(REPORT_PLAIN));

    (void)state;
    assert_parts_are_well_formed(&apa7);
    assert_parts_are_well_formed(&plain);
}

static void every_part_is_valid_by_opendocument_1_3(void **state)
{
    static const char *const parts[] = {"content.xml", "styles.xml", "meta.xml", NULL};
    static const char *const manifest[] = {"META-INF/manifest.xml", NULL};
    CLEANUP_BUFFER struct buffer sample = odt_of(sample_report(REPORT_APA7));
    CLEANUP_BUFFER struct buffer plain = odt_of(sample_report(REPORT_PLAIN));
    CLEANUP_BUFFER struct buffer hostile = odt_of(hostile_report(REPORT_PLAIN));

    (void)state;
    assert_valid_by_relaxng(&sample, parts, "odf/OpenDocument-v1.3-schema.rng");
    assert_valid_by_relaxng(&plain, parts, "odf/OpenDocument-v1.3-schema.rng");
    assert_valid_by_relaxng(&hostile, parts, "odf/OpenDocument-v1.3-schema.rng");
    assert_valid_by_relaxng(&sample, manifest,
                            "odf/OpenDocument-v1.3-manifest-schema.rng");
}

static void libreoffice_opens_it(void **state)
{
    CLEANUP_BUFFER struct buffer odt = {0};

    (void)state;
    odt = odt_of(sample_report(REPORT_APA7));
    assert_office_opens(&odt, "odt");
}

int main(void)
{
    struct CMUnitTest all[] = {
        cmocka_unit_test(the_same_report_gives_the_same_bytes),
        cmocka_unit_test(its_kind_is_told_by_its_first_bytes),
        cmocka_unit_test(each_quotation_stands_in_a_bookmark_of_its_key),
        cmocka_unit_test(spaces_in_a_row_are_kept),
        cmocka_unit_test(the_language_and_the_look_are_in_the_styles),
        cmocka_unit_test(counts_doubts_and_footnotes_stand_with_their_words),
        cmocka_unit_test(hostile_text_leaves_every_part_well_formed),
        cmocka_unit_test(every_part_is_valid_by_opendocument_1_3),
        cmocka_unit_test(libreoffice_opens_it),
    };

    struct tests tests = {all, sizeof all / sizeof *all};

    need(&tests, "libreoffice_opens_it", has_program("soffice"), "soffice");
    need(&tests, "every_part_is_valid_by_opendocument_1_3",
         has_schema("odf/OpenDocument-v1.3-schema.rng"),
         "OpenDocument schemas (TEMA_SCHEMAS)");
    return run_possible(&tests);
}
