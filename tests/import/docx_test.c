/* docx_test.c - Word documents, rule by rule */
#include "docx_parts.h"

static const char relations[] =
    "<Relationships>"
    "<Relationship Id='1' Type='" TYPES "styles' Target='styles.xml'/>"
    "<Relationship Id='2' Type='" TYPES "footnotes' Target='/word/footnotes.xml'/>"
    "<Relationship Id='3' Type='" TYPES "endnotes' Target='../word/endnotes.xml'/>"
    "<Relationship Id='4' Type='" TYPES "comments' Target='comments.xml'/>"
    "</Relationships>";

struct parts {
    const char *document, *styles, *footnotes, *endnotes, *comments;
};

static void assert_docx(struct parts parts, const char *expected)
{
    const struct member members[] = {
        {"_rels/.rels", root_relations},
        {"word/document.xml", parts.document},
        {"word/_rels/document.xml.rels", relations},
        {"word/styles.xml", parts.styles},
        {"word/footnotes.xml", parts.footnotes},
        {"word/endnotes.xml", parts.endnotes},
        {"word/comments.xml", parts.comments},
        {0},
    };

    assert_reads(&importer_docx, members, expected);
}

static void assert_body(const char *document, const char *expected)
{
    assert_docx((struct parts){.document = document}, expected);
}

/* What follows is not formatted: it would take the XML apart. */
/* clang-format off */

static void a_paragraph_is_a_line(void **state)
{
    (void)state;
    assert_body(DOCUMENT(P("I: Hur m\u00E5r du?") "<w:p/>" P(" ") P("IP: Bra.")),
        "I: Hur m\u00E5r du?\nIP: Bra.\n");
}

static void the_main_part_is_found_wherever_it_is(void **state)
{
    static const struct member members[] = {
        {"_rels/.rels", "<Relationships><Relationship Type='http://purl.oclc.org/ooxml/"
                        "officeDocument/relationships/officeDocument' Target='/a/B.xml'/>"
                        "</Relationships>"},
        {"A/b.xml",
         "<x:document xmlns:x='http://purl.oclc.org/ooxml/wordprocessingml/main'>"
         "<x:body><x:p><x:r><x:t>strict</x:t></x:r></x:p></x:body>"
         "</x:document>"},
        {0},
    };

    (void)state;
    assert_reads(&importer_docx, members, "strict\n");
}

static void white_space_counts_only_where_it_is_preserved(void **state)
{
    (void)state;
    assert_body(DOCUMENT("<w:p>\n <w:r>\n <w:t>\n one \n two </w:t>\n</w:r>" T(" ")
        T("three\nfour ") "</w:p>"), "one   two three four \n");
}

static void signs_become_characters(void **state)
{
    (void)state;
    assert_body(DOCUMENT("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/>"
        "<w:t>c</w:t><w:softHyphen/><w:t>d</w:t><w:br/><w:t>e</w:t><w:cr/><w:t>f</w:t>"
        "<w:ptab/><w:sym w:font='Wingdings' w:char='F0E0'/><w:sym w:font='Symbol' "
        "w:char='F061'/><w:sym w:font='Arial' w:char='00E5'/><w:sym w:font='Nobody' "
        "w:char='F041'/></w:r></w:p>"),
        "a\tb\u2011cd\ne\nf\t\u2192\u03B1\u00E5\u25A1\n");
}

static void changes_are_accepted_and_counted(void **state)
{
    (void)state;
    assert_body(DOCUMENT("<w:p><w:ins>" T("new ") "</w:ins><w:del><w:r>"
        "<w:delText>old</w:delText><w:t>old</w:t><w:tab/></w:r></w:del><w:moveFrom>"
        T("gone") "</w:moveFrom><w:moveTo>" T("come") "</w:moveTo></w:p><w:p><w:pPr>"
        "<w:rPr><w:del/></w:rPr><w:pPrChange><w:pPr><w:outlineLvl w:val='0'/></w:pPr>"
        "</w:pPrChange></w:pPr>" T("first half, ") "</w:p>" P("second half") P("next")),
        "new come\nfirst half, second half\nnext\n(4 tracked changes accepted)\n");
}

static void a_deleted_end_before_a_table_joins_nothing(void **state)
{
    (void)state;
    assert_body(DOCUMENT("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" T("before")
        "</w:p><w:tbl><w:tr><w:tc>" P("cell") "</w:tc></w:tr></w:tbl>"),
        "before\n1/1/1: cell\n");
}

static void fields_show_their_cached_result(void **state)
{
    (void)state;
    assert_body(DOCUMENT("<w:p>" T("p. ") "<w:r><w:fldChar w:fldCharType='begin'/>"
        "</w:r><w:r><w:instrText>PAGE</w:instrText><w:t>never</w:t></w:r><w:r>"
        "<w:fldChar w:fldCharType='begin'/></w:r><w:r><w:fldChar "
        "w:fldCharType='separate'/></w:r>" T("nor this") "<w:r><w:fldChar "
        "w:fldCharType='end'/></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>"
        T("7") "<w:r><w:fldChar w:fldCharType='end'/></w:r>" T(" of ") "<w:fldSimple "
        "w:instr='NUMPAGES'>" T("9") "</w:fldSimple></w:p>"), "p. 7 of 9\n");
}

static void a_field_that_never_ends_hides_no_more_than_its_paragraph(void **state)
{
    (void)state;
    assert_body(DOCUMENT("<w:p>" T("a") "<w:r><w:fldChar w:fldCharType='begin'/></w:r>"
        T("b") "</w:p>" P("c")), "a\nc\n");
}

static void alternatives_are_read_once(void **state)
{
    (void)state;
    assert_body(DOCUMENT("<w:p>" T("outer ") "<w:r><mc:AlternateContent>"
        "<mc:Choice Requires='wps'><w:txbxContent>" P("box 1") P("box 2")
        "</w:txbxContent></mc:Choice><mc:Choice Requires='x'>" T("second choice")
        "</mc:Choice><mc:Fallback><w:txbxContent>" P("box 1") "</w:txbxContent>"
        "</mc:Fallback></mc:AlternateContent></w:r>" T("goes on") "</w:p>"),
        "outer goes on\nbox 1\nbox 2\n");
}

static void links_controls_and_formulas_are_text(void **state)
{
    (void)state;
    assert_body(DOCUMENT("<w:p><w:hyperlink>" T("link") "</w:hyperlink><w:sdt><w:sdtPr>"
        "<w:text/><w:placeholder>" T("no") "</w:placeholder></w:sdtPr><w:sdtContent>"
        T(" control") "</w:sdtContent></w:sdt><m:oMath><m:r><m:t> x=1</m:t></m:r>"
        "</m:oMath><w:ruby><w:rt>" T("no") "</w:rt><w:rubyBase>" T(" base")
        "</w:rubyBase></w:ruby></w:p><w:altChunk/>"),
        "link control x=1 base\n(1 embedded document left out)\n");
}

static void cells_know_their_place(void **state)
{
    (void)state;
    assert_body(DOCUMENT("<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr><w:gridSpan "
        "w:val='2'/></w:tcPr>" P("a") P("b") "</w:tc><w:tc>" P("c") "</w:tc></w:tr>"
        "<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr><w:tc><w:tbl><w:tr><w:tc>"
        P("inner") "</w:tc></w:tr></w:tbl>" P("d") "</w:tc></w:tr></w:tbl>" P("after")),
        "1/1/1: a\n1/1/1: b\n1/1/3: c\n2/1/1: inner\n1/2/2: d\nafter\n");
}

static const char styles[] =
    "<w:styles " NAMESPACES ">"
    "<w:style w:type='paragraph' w:styleId='Rubrik1'><w:name w:val='heading "
    "1'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='Own'><w:name w:val='Eget'/><w:basedOn "
    "w:val='Two'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='Two'><w:name w:val='Tv\u00E5'/><w:pPr>"
    "<w:outlineLvl w:val='1'/></w:pPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='R3'><w:name w:val='Rubrik 3'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='Bullet'><w:name w:val='Punkt'/><w:pPr>"
    "<w:numPr><w:numId w:val='4'/></w:numPr></w:pPr></w:style>"
    "<w:style w:type='character' w:styleId='Strong'><w:name w:val='Strong'/><w:rPr><w:b/>"
    "</w:rPr></w:style>"
    "<w:style w:type='character' w:styleId='Secret'><w:name w:val='Secret'/><w:rPr>"
    "<w:vanish/></w:rPr></w:style>"
    "</w:styles>";

#define STYLED(properties, text) "<w:p><w:pPr>" properties "</w:pPr>" T(text) "</w:p>"
#define STYLE(id) "<w:pStyle w:val='" id "'/>"

static void headings_are_known_in_any_language(void **state)
{
    (void)state;
    assert_docx((struct parts) { . styles = styles, . document =
        DOCUMENT(STYLED(STYLE("Rubrik1"), "one") STYLED(STYLE("Own"), "two")
        STYLED(STYLE("R3"), "three") STYLED("<w:outlineLvl w:val='3'/>", "four")
        STYLED(STYLE("Rubrik1") "<w:outlineLvl w:val='9'/>", "none")
        STYLED(STYLE("Nobody"), "plain"))}, "heading 1: <heading 1> "
        "one\nheading 2: <Eget> two\nheading 3: <Rubrik 3> "
        "three\nheading 4: four\n<heading 1> none\nplain\n");
}

static void list_items_have_levels(void **state)
{
    (void)state;
    assert_docx((struct parts) { . styles = styles, . document =
        DOCUMENT(STYLED("<w:numPr><w:ilvl w:val='1'/><w:numId w:val='2'/></w:numPr>",
        "a") STYLED(STYLE("Bullet"), "b") STYLED(STYLE("Bullet") "<w:numPr><w:numId "
        "w:val='0'/></w:numPr>", "c"))}, "list 2: a\nlist 1: <Punkt> b\n<Punkt> c\n");
}

static void bold_beginnings_are_hints(void **state)
{
    (void)state;
    assert_docx((struct parts) { . styles = styles, . document =
        DOCUMENT("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Anna:</w:t></w:r>" T(" hej")
        "</w:p><w:p><w:r><w:rPr><w:rStyle w:val='Strong'/></w:rPr><w:t>Bo:</w:t></w:r>"
        "</w:p><w:p><w:r><w:rPr><w:rStyle w:val='Strong'/><w:b w:val='0'/></w:rPr>"
        "<w:t>no</w:t></w:r></w:p>")}, "bold Anna: hej\nbold Bo:\nno\n");
}

static void hidden_text_is_left_out_with_a_word_about_it(void **state)
{
    (void)state;
    assert_docx((struct parts) { . styles = styles, . document = DOCUMENT("<w:p>"
        T("seen") "<w:r><w:rPr><w:vanish/></w:rPr><w:t>not</w:t></w:r><w:r><w:rPr>"
        "<w:rStyle w:val='Secret'/></w:rPr><w:t>nor</w:t></w:r><w:r><w:rPr><w:rStyle "
        "w:val='Secret'/><w:vanish w:val='false'/></w:rPr><w:t xml:space='preserve'> "
        "too</w:t></w:r></w:p>")}, "seen too\n(hidden text left out in 2 places)\n");
}

static void notes_are_marked_in_place_and_stand_at_the_end(void **state)
{
    (void)state;
    assert_docx((struct parts) { . document = DOCUMENT("<w:p>" T("a")
        "<w:r><w:endnoteReference w:id='2'/></w:r>" T(" b") "<w:r><w:footnoteReference "
        "w:id='5'/></w:r></w:p>"), . footnotes = "<w:footnotes " NAMESPACES
        "><w:footnote w:type='separator' w:id='-1'>" P("----") "</w:footnote>"
        "<w:footnote w:id='5'><w:p><w:r><w:footnoteRef/></w:r>" T(" foot") "</w:p>"
        P("more") "</w:footnote></w:footnotes>", . endnotes = "<w:endnotes " NAMESPACES
        "><w:endnote w:id='2'>" P(" end") "</w:endnote></w:endnotes>"},
        "a[1] b[2]\nnote 2: foot\nnote 2: more\nnote 1: end\n");
}

static void comments_are_anchored_to_their_words(void **state)
{
    (void)state;
    assert_docx((struct parts) { . document = DOCUMENT(P("\u00C5r 1") "<w:p>" T("jag ")
        "<w:commentRangeStart w:id='0'/>" T("h\u00E5ller") "<w:commentRangeEnd "
        "w:id='0'/><w:r><w:commentReference w:id='0'/></w:r>" T(" om")
        "<w:r><w:commentReference w:id='7'/></w:r></w:p>"), . comments = "<w:comments "
        NAMESPACES "><w:comment w:id='7' w:author='Bo'>" P("tv\u00E5") P("rader")
        "</w:comment><w:comment w:id='0' w:author='Anna'><w:p><w:r><w:annotationRef/>"
        "</w:r>" T("ett") "<w:del>" T("!") "</w:del></w:p></w:comment><w:comment "
        "w:id='9'>" P("nowhere") "</w:comment></w:comments>"},
        "\u00C5r 1\njag h\u00E5ller om\n9-15 Anna: ett\n18-18 Bo: tv\u00E5\nrader\n");
}

/* clang-format on */

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_paragraph_is_a_line),
        cmocka_unit_test(the_main_part_is_found_wherever_it_is),
        cmocka_unit_test(white_space_counts_only_where_it_is_preserved),
        cmocka_unit_test(signs_become_characters),
        cmocka_unit_test(changes_are_accepted_and_counted),
        cmocka_unit_test(a_deleted_end_before_a_table_joins_nothing),
        cmocka_unit_test(fields_show_their_cached_result),
        cmocka_unit_test(a_field_that_never_ends_hides_no_more_than_its_paragraph),
        cmocka_unit_test(alternatives_are_read_once),
        cmocka_unit_test(links_controls_and_formulas_are_text),
        cmocka_unit_test(cells_know_their_place),
        cmocka_unit_test(headings_are_known_in_any_language),
        cmocka_unit_test(list_items_have_levels),
        cmocka_unit_test(bold_beginnings_are_hints),
        cmocka_unit_test(hidden_text_is_left_out_with_a_word_about_it),
        cmocka_unit_test(notes_are_marked_in_place_and_stand_at_the_end),
        cmocka_unit_test(comments_are_anchored_to_their_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
