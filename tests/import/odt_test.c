/* odt_test.c - OpenDocument texts, rule by rule */
#include "packed.h"

#define NAMESPACES                                                                       \
    "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "                   \
    "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' "                       \
    "xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' "                     \
    "xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' "                     \
    "xmlns:fo='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0' "            \
    "xmlns:svg='urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0' "              \
    "xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' "                    \
    "xmlns:dc='http://purl.org/dc/elements/1.1/'"
#define CONTENT_WITH(styles, body)                                                       \
    "<office:document-content " NAMESPACES "><office:automatic-styles>" styles           \
    "</office:automatic-styles><office:body><office:text>" body                          \
    "</office:text></office:body></office:document-content>"
#define CONTENT(body) CONTENT_WITH("", body)
#define P(text) "<text:p>" text "</text:p>"

static const char mimetype[] = "application/vnd.oasis.opendocument.text";

static void assert_odt(const char *styles, const char *content, const char *expected)
{
    const struct member members[] = {
        {"mimetype", mimetype}, {"content.xml", content}, {"styles.xml", styles}, {0}};

    assert_reads(&importer_odt, members, expected);
}

static void assert_content(const char *content, const char *expected)
{
    assert_odt(NULL, content, expected);
}

/* What follows is not formatted: it would take the XML apart. */
/* clang-format off */

static void white_space_follows_the_rules_of_odf(void **state)
{
    (void)state;
    assert_content(CONTENT("\n  <text:p>\n one\n\t two <text:span> three</text:span> "
        "</text:p>\n" P("a <text:s/><text:s "
        "text:c='2'/>b<text:tab/>c<text:line-break/>d") P("  ")),
        "one two three\na    b\tc\nd\n");
}

static void links_fields_and_references_are_text(void **state)
{
    (void)state;
    assert_content(CONTENT(P("<text:a>link</text:a> <text:date>1 maj</text:date> "
        "<text:title>Rapport</text:title><text:bookmark-ref> s. 3</text:bookmark-ref>"
        "<text:ruby><text:ruby-base> bas</text:ruby-base>"
        "<text:ruby-text>no</text:ruby-text></text:ruby>"
        "<text:script>no()</text:script>")), "link 1 maj Rapport s. 3 bas\n");
}

static const char styles[] =
    "<office:document-styles " NAMESPACES "><office:styles>"
    "<style:style style:family='paragraph' style:name='Text_20_body'/>"
    "<style:style style:family='paragraph' style:name='Heading_20_2' "
    "style:display-name='Rubrik 2' style:default-outline-level='2'/></office:styles>"
    "<office:master-styles><text:p>header</text:p></office:master-styles>"
    "</office:document-styles>";

static void styles_bear_the_names_that_users_see(void **state)
{
    (void)state;
    assert_odt(styles, CONTENT_WITH("<style:style style:family='paragraph' "
        "style:name='P1' style:parent-style-name='Text_20_body'/><style:style "
        "style:family='text' style:name='T1'>"
        "<style:text-properties fo:font-weight='bold'/></style:style>",
        "<text:p text:style-name='P1'>a</text:p>"
        "<text:p text:style-name='Heading_20_2'>b</text:p>"
        "<text:h text:outline-level='3'>c</text:h><text:p>"
        "<text:span text:style-name='T1'>Bo:</text:span> hej</text:p>"), "<Text body> "
        "a\nheading 2: <Rubrik 2> b\nheading 3: c\nbold Bo: hej\n");
}

static void a_text_without_styles_of_its_own_still_has_names(void **state)
{
    (void)state;
    assert_odt(styles,
               "<office:document-content " NAMESPACES "><office:body><office:text>"
               "<text:p text:style-name='Heading_20_2'>a</text:p>"
               "</office:text></office:body></office:document-content>",
               "heading 2: <Rubrik 2> a\n");
}

static void bold_by_hand_is_a_hint_but_a_bold_style_is_none(void **state)
{
    (void)state;
    assert_odt("<office:document-styles " NAMESPACES "><office:styles><style:style "
        "style:family='paragraph' style:name='Loud'><style:text-properties "
        "fo:font-weight='bold'/></style:style></office:styles></office:document-styles>",
        CONTENT_WITH("<style:style style:family='paragraph' style:name='P1'>"
        "<style:text-properties fo:font-weight='bold'/></style:style><style:style "
        "style:family='paragraph' style:name='P2' style:parent-style-name='Loud'/>",
        "<text:p text:style-name='P1'>Anna</text:p>"
        "<text:p text:style-name='P2'>all loud</text:p>"),
        "bold Anna\n<Loud> all loud\n");
}

static void lists_have_levels(void **state)
{
    (void)state;
    assert_content(CONTENT("<text:list><text:list-item>" P("a")
        "<text:list><text:list-item>" P("b") "</text:list-item></text:list>"
        "</text:list-item></text:list>" P("c")), "list 1: a\nlist 2: b\nc\n");
}

static void cells_know_their_place(void **state)
{
    (void)state;
    assert_content(CONTENT("<table:table><table:table-header-rows><table:table-row>"
        "<table:table-cell table:number-columns-spanned='2'>" P("a") P("b")
        "</table:table-cell><table:covered-table-cell/><table:table-cell>" P("c")
        "</table:table-cell></table:table-row></table:table-header-rows>"
        "<table:table-row table:number-rows-repeated='2'>"
        "<table:table-cell table:number-columns-repeated='2'/><table:table-cell>" P("d")
        "</table:table-cell></table:table-row></table:table>" P("after")),
        "1/1/1: a\n1/1/1: b\n1/1/3: c\n1/3/3: d\nafter\n");
}

static void notes_are_marked_in_place_and_stand_at_the_end(void **state)
{
    (void)state;
    assert_content(CONTENT(P("a<text:note text:note-class='footnote'>"
        "<text:note-citation>1</text:note-citation><text:note-body>" P("foot")
        P(" more") "</text:note-body></text:note> b<text:note>"
        "<text:note-citation>i</text:note-citation><text:note-body>" P("end")
        "</text:note-body></text:note>") P("c")),
        "a[1] b[2]\nc\nnote 1: foot\nnote 1: more\nnote 2: end\n");
}

static void text_boxes_follow_their_paragraph(void **state)
{
    (void)state;
    assert_content(CONTENT(P("outer <draw:frame><draw:text-box>" P("box")
        "</draw:text-box><svg:title>no</svg:title><svg:desc>no</svg:desc></draw:frame>"
        "<draw:frame><draw:object><x>no</x></draw:object></draw:frame>goes on")),
        "outer goes on\nbox\n(1 embedded object left out)\n");
}

static void comments_are_anchored_to_their_words(void **state)
{
    (void)state;
    assert_content(CONTENT(P("jag <office:annotation office:name='a'>"
        "<dc:creator>Anna</dc:creator><dc:date>2026-01-01</dc:date>" P("tv\u00E5")
        P(" rader") "</office:annotation>h\u00E5ller<office:annotation-end "
        "office:name='a'/> om<office:annotation>" P("punkt") "</office:annotation>")),
        "jag h\u00E5ller om\n4-10 Anna: tv\u00E5\nrader\n13-13 ?: punkt\n");
}

static void changes_are_accepted_and_counted(void **state)
{
    (void)state;
    assert_content(CONTENT("<text:tracked-changes><text:changed-region><text:deletion>"
        P("gone") "</text:deletion></text:changed-region><text:changed-region/>"
        "</text:tracked-changes>" P("<text:change-start/>new<text:change-end/>"
        "<text:change/>")), "new\n(2 tracked changes accepted)\n");
}

static void an_index_is_text_but_not_its_source(void **state)
{
    (void)state;
    assert_content(CONTENT("<text:table-of-content><text:table-of-content-source>"
        "<text:index-title-template>no</text:index-title-template>"
        "</text:table-of-content-source><text:index-body>" P("Kapitel 1<text:tab/>3")
        "</text:index-body></text:table-of-content>"), "Kapitel 1\t3\n");
}

static void hidden_text_is_left_out_with_a_word_about_it(void **state)
{
    (void)state;
    assert_content(CONTENT_WITH("<style:style style:family='text' style:name='T1'>"
        "<style:text-properties text:display='none'/></style:style>",
        P("seen<text:span text:style-name='T1'> not</text:span> too") "<text:section "
        "text:display='none'>" P("nor") "</text:section><text:section>" P("this")
        "</text:section>"), "seen too\nthis\n(hidden text left out in 2 places)\n");
}

/* --- what is refused --- */

static void assert_content_refused(const char *content, const char *reason)
{
    const struct member members[] = {
        {"mimetype", mimetype}, {"content.xml", content}, {0}};

    assert_refuses_members(&importer_odt, members, reason);
}

static void an_encrypted_text_is_refused_with_the_way_out(void **state)
{
    static const struct member members[] = {
        {"mimetype", mimetype},
        {"content.xml", "\x01\x02"},
        {"META-INF/manifest.xml",
         "<!DOCTYPE manifest><manifest><file-entry><encryption-data/></file-entry>"
         "</manifest>"},
        {0},
    };

    (void)state;
    assert_refuses_members(&importer_odt, members, "without a password");
}

static void other_kinds_of_document_are_named(void **state)
{
    static const struct member empty[] = {{"mimetype", mimetype}, {0}};

    (void)state;
    assert_content_refused(
        "<office:document-content " NAMESPACES "><office:body>"
        "<office:spreadsheet/></office:body></office:document-content>",
        "spreadsheet");
    assert_refuses_members(&importer_odt, empty, "content.xml");
}

static void hostile_xml_is_refused(void **state)
{
    CLEANUP_BUFFER struct buffer deep = {0};

    (void)state;
    for (int i = 0; i < 100 * 1000; i++)
        buffer_add_string(&deep, i % 2 == 0 ? "<table>" : "<table-cell>");
    assert_content_refused("<!DOCTYPE x><x/>", "DOCTYPE");
    assert_content_refused("<x>", "content.xml");
    assert_content_refused(buffer_string(&deep), "deep");
}

/* Blanks, columns and levels by the thousand million. */
static void numbers_beyond_reason_are_cut(void **state)
{
    CLEANUP_BUFFER struct buffer expected = {0};

    (void)state;
    buffer_add_format(&expected, "a%1000sb\n1/1/10002: c\nheading 9: d\ne\n", "");
    assert_content(CONTENT(P("a<text:s text:c='2147483647'/>b") "<table:table>"
        "<table:table-row>"
        "<table:table-cell table:number-columns-repeated='99999999999999999999'/>"
        "<table:table-cell>" P("c") "</table:table-cell></table:table-row>"
        "</table:table><text:h text:outline-level='77'>d</text:h><table:table-row>"
        "<table:table-cell>" P("e") "</table:table-cell></table:table-row>"),
        buffer_string(&expected));
}

static void a_cut_or_damaged_file_never_crashes(void **state)
{
    static const struct member members[] = {
        {"mimetype", mimetype},
        {"content.xml", CONTENT(P("some text that is there") P("and more"))},
        {"styles.xml", styles},
        {0},
    };

    (void)state;
    assert_damage_is_told(&importer_odt, members);
}

/* clang-format on */

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(white_space_follows_the_rules_of_odf),
        cmocka_unit_test(links_fields_and_references_are_text),
        cmocka_unit_test(styles_bear_the_names_that_users_see),
        cmocka_unit_test(a_text_without_styles_of_its_own_still_has_names),
        cmocka_unit_test(bold_by_hand_is_a_hint_but_a_bold_style_is_none),
        cmocka_unit_test(lists_have_levels),
        cmocka_unit_test(cells_know_their_place),
        cmocka_unit_test(notes_are_marked_in_place_and_stand_at_the_end),
        cmocka_unit_test(text_boxes_follow_their_paragraph),
        cmocka_unit_test(comments_are_anchored_to_their_words),
        cmocka_unit_test(changes_are_accepted_and_counted),
        cmocka_unit_test(an_index_is_text_but_not_its_source),
        cmocka_unit_test(hidden_text_is_left_out_with_a_word_about_it),
        cmocka_unit_test(an_encrypted_text_is_refused_with_the_way_out),
        cmocka_unit_test(other_kinds_of_document_are_named),
        cmocka_unit_test(hostile_xml_is_refused),
        cmocka_unit_test(numbers_beyond_reason_are_cut),
        cmocka_unit_test(a_cut_or_damaged_file_never_crashes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
