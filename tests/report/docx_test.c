/* docx_test.c - reports as Word documents */
#include "test.h"

#include "report/packages.h"
#include "report/sample.h"

static struct buffer docx_of(struct report *report)
{
    return written(report_format_find("docx"), report);
}

static struct buffer document_of(struct report *report)
{
    CLEANUP_BUFFER struct buffer docx = docx_of(report);

    return part_of(&docx, "word/document.xml");
}

static void the_same_report_gives_the_same_bytes(void **state)
{
    CLEANUP_BUFFER struct buffer first = docx_of(sample_report(REPORT_APA7));
    CLEANUP_BUFFER struct buffer second = docx_of(sample_report(REPORT_APA7));

    (void)state;
    assert_true(slice_equals(buffer_slice(&first), buffer_slice(&second)));
}

static void each_quotation_stands_in_a_bookmark_of_its_key(void **state)
{
    CLEANUP_BUFFER struct buffer document = document_of(sample_report(REPORT_PLAIN));

    (void)state;
    assert_has(&document, "w:name=\"q_q7k3f2\"/><w:r><w:rPr><w:i w:val=\"1\"/>"
                          "<w:iCs w:val=\"1\"/></w:rPr><w:t xml:space=\"preserve\">"
                          "”alldeles tyst”</w:t></w:r><w:bookmarkEnd w:id=\"0\"/>");
    assert_has(&document, "w:name=\"q_q7k3f2_2\"/><w:r><w:t xml:space=\"preserve\">"
                          "Jag sitter kvar [...] och låter det vara hemskt.</w:t></w:r>"
                          "<w:bookmarkEnd w:id=\"1\"/></w:p>");
    assert_has(&document, "<w:bookmarkStart w:id=\"2\" w:name=\"q_b2\"/><w:r>"
                          "<w:t xml:space=\"preserve\">Först.");
    assert_has(&document, "Sist.</w:t></w:r><w:bookmarkEnd w:id=\"2\"/>");
}

static void the_look_says_where_the_attribution_stands(void **state)
{
    CLEANUP_BUFFER struct buffer apa7 = document_of(sample_report(REPORT_APA7));
    CLEANUP_BUFFER struct buffer plain = document_of(sample_report(REPORT_PLAIN));

    (void)state;
    assert_has(&apa7,
               " (</w:t></w:r><w:r><w:t xml:space=\"preserve\">Anna, 12 år i yrket");
    assert_lacks(&apa7, "QuoteSource");
    assert_has(&plain, "QuoteSource");
    assert_has(&plain, "— </w:t>");
}

static void apa7_has_words_own_styles_in_apas_form(void **state)
{
    CLEANUP_BUFFER struct buffer docx = docx_of(sample_report(REPORT_APA7));
    CLEANUP_BUFFER struct buffer styles = part_of(&docx, "word/styles.xml");
    CLEANUP_BUFFER struct buffer header = part_of(&docx, "word/header.xml");
    CLEANUP_BUFFER struct buffer document = part_of(&docx, "word/document.xml");

    (void)state;
    assert_has(&styles,
               "<w:style w:type=\"paragraph\" w:styleId=\"Heading3\">"
               "<w:name w:val=\"heading 3\"/><w:basedOn w:val=\"Normal\"/>"
               "<w:next w:val=\"BodyText\"/><w:uiPriority w:val=\"9\"/><w:qFormat/>"
               "<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before=\"0\" "
               "w:after=\"0\" w:line=\"480\" w:lineRule=\"auto\"/>"
               "<w:ind w:left=\"0\" w:right=\"0\" w:firstLine=\"0\"/>"
               "<w:jc w:val=\"left\"/><w:outlineLvl w:val=\"2\"/></w:pPr>"
               "<w:rPr><w:b/><w:bCs/><w:i/><w:iCs/>");
    assert_has(&styles, "w:ascii=\"Times New Roman\"");
    assert_has(&styles, "<w:lang w:val=\"sv-SE\"");
    assert_has(&header, "<w:fldSimple w:instr=\" PAGE \">");
    assert_has(&header, "<w:pStyle w:val=\"Header\"/>");
    assert_has(&document, "w:top=\"1440\" w:right=\"1440\"");
    assert_has(&document,
               "När ämnet byts</w:t></w:r><w:r><w:t xml:space=\"preserve\">.<");
}

static void counts_and_doubts_are_comments(void **state)
{
    CLEANUP_BUFFER struct buffer docx = docx_of(sample_report(REPORT_PLAIN));
    CLEANUP_BUFFER struct buffer comments = part_of(&docx, "word/comments.xml");
    CLEANUP_BUFFER struct buffer footnotes = part_of(&docx, "word/footnotes.xml");
    CLEANUP_BUFFER struct buffer document = part_of(&docx, "word/document.xml");

    (void)state;
    assert_has(&comments, "<w:t>6 av 8</w:t>");
    assert_has(&comments, "w:date=\"2024-03-01T00:00:00Z\"");
    assert_has(&comments, "<w:t>'kollega' is not in q7k3f2</w:t>");
    assert_has(&document, "<w:highlight w:val=\"yellow\"/>");
    assert_lacks(&footnotes, "comment");
    assert_has(&footnotes, ">oklart<");
}

static void counts_can_be_left_out(void **state)
{
    struct report *report = sample_report(REPORT_PLAIN);
    CLEANUP_BUFFER struct buffer docx = {0}, comments = {0};

    (void)state;
    report->shows_counts = false;
    docx = docx_of(report);
    comments = part_of(&docx, "word/comments.xml");
    assert_lacks(&comments, "6 av 8");
    assert_has(&comments, "kollega");
}

static void a_numbered_list_begins_where_it_says(void **state)
{
    CLEANUP_BUFFER struct buffer docx = docx_of(sample_report(REPORT_PLAIN));
    CLEANUP_BUFFER struct buffer numbering = part_of(&docx, "word/numbering.xml");

    (void)state;
    assert_has(&numbering, "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/>"
                           "<w:lvlOverride w:ilvl=\"1\"><w:startOverride w:val=\"3\"/>");
}

static void a_table_wider_than_word_takes_is_refused(void **state)
{
    CLEANUP(report_freep) struct report *report = sample_report(REPORT_PLAIN);
    CLEANUP_BUFFER struct buffer docx = {0};
    struct tema_error error = {0};

    (void)state;
    add_table(report, 63);
    assert_ok(report_write_docx(report, &docx, &error));
    add_table(report, 64);
    assert_fails(report_write_docx(report, &docx, &error), TEMA_INVALID);
}

static void hostile_text_leaves_every_part_well_formed(void **state)
{
    CLEANUP_BUFFER struct buffer apa7 = docx_of(hostile_report(REPORT_APA7));
    CLEANUP_BUFFER struct buffer plain = docx_of(hostile_report(REPORT_PLAIN));

    (void)state;
    assert_parts_are_well_formed(&apa7);
    assert_parts_are_well_formed(&plain);
}

static void a_paragraph_of_100000_characters_is_written_whole(void **state)
{
    struct report *report = report_new(&(struct report_options){.language = "sv"});
    CLEANUP_BUFFER struct buffer text = {0}, document = {0};

    (void)state;
    for (int i = 0; i < 50000; i++)
        buffer_add_string(&text, "å ");
    buffer_add_string(&text, "slut");
    add_paragraph(report, buffer_string(&text));
    document = document_of(report);
    assert_has(&document, buffer_string(&text));
}

static void every_part_is_valid_by_ecma_376(void **state)
{
    static const char *const parts[] = {"word/document.xml",  "word/styles.xml",
                                        "word/settings.xml",  "word/numbering.xml",
                                        "word/footnotes.xml", "word/comments.xml",
                                        "word/header.xml",    NULL};
    static const char *const types[] = {"[Content_Types].xml", NULL};
    static const char *const relations[] = {"_rels/.rels", "word/_rels/document.xml.rels",
                                            "word/_rels/footnotes.xml.rels", NULL};
    CLEANUP_BUFFER struct buffer sample = docx_of(sample_report(REPORT_APA7));
    CLEANUP_BUFFER struct buffer hostile = docx_of(hostile_report(REPORT_APA7));

    (void)state;
    assert_valid_by_xsd(&sample, parts, "ooxml/wml.xsd");
    assert_valid_by_xsd(&hostile, parts, "ooxml/wml.xsd");
    assert_valid_by_xsd(&sample, types, "ooxml/opc-xsd/opc-contentTypes.xsd");
    assert_valid_by_xsd(&sample, relations, "ooxml/opc-xsd/opc-relationships.xsd");
}

static void libreoffice_opens_it(void **state)
{
    CLEANUP_BUFFER struct buffer docx = {0};

    (void)state;
    docx = docx_of(sample_report(REPORT_APA7));
    assert_office_opens(&docx, "docx");
}

int main(void)
{
    struct CMUnitTest all[] = {
        cmocka_unit_test(the_same_report_gives_the_same_bytes),
        cmocka_unit_test(each_quotation_stands_in_a_bookmark_of_its_key),
        cmocka_unit_test(the_look_says_where_the_attribution_stands),
        cmocka_unit_test(apa7_has_words_own_styles_in_apas_form),
        cmocka_unit_test(counts_and_doubts_are_comments),
        cmocka_unit_test(counts_can_be_left_out),
        cmocka_unit_test(a_numbered_list_begins_where_it_says),
        cmocka_unit_test(a_table_wider_than_word_takes_is_refused),
        cmocka_unit_test(hostile_text_leaves_every_part_well_formed),
        cmocka_unit_test(a_paragraph_of_100000_characters_is_written_whole),
        cmocka_unit_test(every_part_is_valid_by_ecma_376),
        cmocka_unit_test(libreoffice_opens_it),
    };

    struct tests tests = {all, sizeof all / sizeof *all};

    need(&tests, "libreoffice_opens_it", has_program("soffice"), "soffice");
    need(&tests, "every_part_is_valid_by_ecma_376", has_schema("ooxml/wml.xsd"),
         "ECMA-376 schemas (TEMA_SCHEMAS)");
    return run_possible(&tests);
}
