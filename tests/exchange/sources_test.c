/* sources_test.c - texts of other programs' projects, and what is marked in them */
#include "brought.h"

static void a_text_comes_in_with_what_is_marked_in_it(void **state)
{
    static const char xml[] =
        SOURCES("<TextSource guid='#0001' name='Anna' plainTextPath='internal://t.txt' "
                "creatingUser='#000a' creationDateTime='2024-01-01T00:00:00Z'>"
                "<Description>Second talk</Description>"
                "<PlainTextSelection guid='#0011' name='She trusts' startPosition='4' "
                "endPosition='14'><Description>yes</Description>[0021 00c1 000a]"
                "[0022 00c2 000b]</PlainTextSelection></TextSource>");
    BROUGHT brought = bring_in_text(state, xml, "Oh. She trusts them.\n");

    assert_rows(&brought,
                "SELECT name || '|' || source_name || '|' || importer || '|' || "
                "length || '|' || words || '|' || description FROM document",
                "[Anna|t.txt|refi 1|21|4|Second talk]");
    assert_rows(&brought, "SELECT text = source FROM document", "[1]");
    assert_rows(&brought,
                "SELECT c.name FROM document d JOIN coder c ON c.id = author_id "
                "WHERE d.made_at = 1704067200000",
                "[Asa]");
    assert_rows(&brought,
                "SELECT start || '|' || \"end\" || '|' || words || '|' || doubt "
                "FROM quotation WHERE name IS NULL AND place = ''",
                "[4|14|She trusts|]");
    assert_rows(&brought, "SELECT bytes FROM quotation JOIN content ON guid = comment",
                "[yes]");
    assert_rows(&brought,
                "SELECT code.name || ' by ' || coder.name FROM coding g JOIN "
                "code ON code.id = code_id JOIN coder ON coder.id = coder_id "
                "WHERE g.made_at = 1704164645000 ORDER BY code.name",
                "[doubt by Bo][trust by Asa]");
    assert_int_equal(read_of(&brought, "texts"), 1);
    assert_int_equal(read_of(&brought, "quotations"), 1);
    assert_int_equal(read_of(&brought, "codings"), 2);
    assert_sound(&brought);
}

/* A mark, CRLF and an astral character stand before the quotation. */
static void positions_are_counted_as_the_file_counts_them(void **state)
{
    static const char xml[] = PROJECT_FROM(
        "NVivo", "<Sources>"
                 "<TextSource guid='#0001' name='Anna' plainTextPath='internal://t.txt' "
                 "creatingUser='#000a' creationDateTime='2024-01-01T00:00:00Z'>"
                 "<PlainTextSelection guid='#0011' name='here we are' startPosition='12' "
                 "endPosition='23'></PlainTextSelection></TextSource></Sources>");
    BROUGHT brought = bring_in_text(state, xml,
                                    "\xEF\xBB\xBF"
                                    "one\r\ntwo\xF0\x9F\x98\x80\r\nhere we are\r\n");

    assert_rows(&brought, "SELECT start || '|' || words || '|' || doubt FROM quotation",
                "[9|here we are|]");
    assert_rows(&brought, "SELECT length FROM document", "[21]");
    assert_rows(&brought, "SELECT text = source FROM document", "[0]");
    assert_rows(&brought, "SELECT count(*) FROM content WHERE instr(bytes, x'0d') > 0",
                "[1]");
    assert_sound(&brought);
}

static void what_lies_outside_is_brought_into_the_text_and_marked(void **state)
{
    static const char xml[] =
        SOURCES("<TextSource guid='#0001' name='Anna' plainTextPath='internal://t.txt' "
                "creatingUser='#000a' creationDateTime='2024-01-01T00:00:00Z'>"
                "<PlainTextSelection guid='#0011' name='' startPosition='4' "
                "endPosition='9'></PlainTextSelection>"
                "<PlainTextSelection guid='#0012' name='' startPosition='4' "
                "endPosition='19'></PlainTextSelection>"
                "<PlainTextSelection guid='#0013' name='' startPosition='9' "
                "endPosition='4'></PlainTextSelection>"
                "<PlainTextSelection guid='#0014' name='' startPosition='-3' "
                "endPosition='3'></PlainTextSelection>"
                "<PlainTextSelection guid='#0015' name='' startPosition='50' "
                "endPosition='60'></PlainTextSelection>"
                "<PlainTextSelection guid='#0016' name='' startPosition='4' "
                "endPosition='4'></PlainTextSelection>"
                "<PlainTextSelection guid='#0017' startPosition='4'/>"
                "<PlainTextSelection guid='#0018'/></TextSource>");
    BROUGHT brought = bring_in_text(state, xml, "Yes, sure\n");

    assert_rows(&brought,
                "SELECT start || ':' || \"end\" || ' ' || doubt FROM quotation "
                "ORDER BY id",
                "[4:9 ]"
                "[4:10 its end lay 9 characters behind the text's end]"
                "[4:9 its end stood before its beginning]"
                "[0:3 it began before the text does]"
                "[10:10 its beginning lay 40 characters behind the text's end]"
                "[4:4 it begins where it ends, and marks no words]"
                "[4:4 the file gives only one of its ends]"
                "[0:0 the file does not say where it stands]");
    assert_int_equal(repaired(&brought, "quotations", "outside of the text"), 3);
    assert_int_equal(repaired(&brought, "quotations", "exchanged"), 1);
    assert_int_equal(repaired(&brought, "quotations", "missing or no number"), 2);
    assert_sound(&brought);
}

static void a_name_that_its_words_do_not_bear_out_is_doubted(void **state)
{
    static const char xml[] =
        SOURCES("<TextSource guid='#0001' name='Anna' plainTextPath='internal://t.txt' "
                "creatingUser='#000a' creationDateTime='2024-01-01T00:00:00Z'>"
                "<PlainTextSelection guid='#0011' name='one' startPosition='0' "
                "endPosition='3'></PlainTextSelection>"
                "<PlainTextSelection guid='#0012' name='two' startPosition='4' "
                "endPosition='7'></PlainTextSelection>"
                "<PlainTextSelection guid='#0013' name='three' startPosition='8' "
                "endPosition='13'></PlainTextSelection>"
                "<PlainTextSelection guid='#0014' name='five' startPosition='14' "
                "endPosition='18'></PlainTextSelection></TextSource>");
    BROUGHT brought = bring_in_text(state, xml, "one two three four five\n");

    assert_rows(&brought, "SELECT words || ' ' || doubt FROM quotation WHERE doubt <> ''",
                "[four in the file it is called 'five', and other words stand here]");
    assert_rows(&brought, "SELECT name FROM quotation WHERE name IS NOT NULL", "[five]");
    assert_int_equal(repaired(&brought, "quotations", "names that are not"), 1);
}

static void names_that_are_no_words_are_nobodys_doubt(void **state)
{
    static const char xml[] =
        SOURCES("<TextSource guid='#0001' name='Anna' plainTextPath='internal://t.txt' "
                "creatingUser='#000a' creationDateTime='2024-01-01T00:00:00Z'>"
                "<PlainTextSelection guid='#0011' name='Clip 1' startPosition='0' "
                "endPosition='3'></PlainTextSelection>"
                "<PlainTextSelection guid='#0012' name='Clip 2' startPosition='4' "
                "endPosition='7'></PlainTextSelection>"
                "<PlainTextSelection guid='#0013' name='three' startPosition='8' "
                "endPosition='13'></PlainTextSelection></TextSource>");
    BROUGHT brought = bring_in_text(state, xml, "one two three four five\n");

    assert_rows(&brought, "SELECT name FROM quotation WHERE name IS NOT NULL",
                "[Clip 1][Clip 2]");
    assert_rows(&brought, "SELECT count(*) FROM quotation WHERE doubt <> ''", "[0]");
}

static void an_end_within_a_word_is_doubted_where_hardly_any_other_is(void **state)
{
    static const char xml[] =
        SOURCES("<TextSource guid='#0001' name='Anna' plainTextPath='internal://t.txt' "
                "creatingUser='#000a' creationDateTime='2024-01-01T00:00:00Z'>"
                "<PlainTextSelection guid='#0011' name='' startPosition='0' "
                "endPosition='3'></PlainTextSelection>"
                "<PlainTextSelection guid='#0012' name='' startPosition='4' "
                "endPosition='7'></PlainTextSelection>"
                "<PlainTextSelection guid='#0013' name='' startPosition='8' "
                "endPosition='13'></PlainTextSelection>"
                "<PlainTextSelection guid='#0014' name='' startPosition='14' "
                "endPosition='18'></PlainTextSelection>"
                "<PlainTextSelection guid='#0015' name='' startPosition='19' "
                "endPosition='23'></PlainTextSelection>"
                "<PlainTextSelection guid='#0016' name='' startPosition='0' "
                "endPosition='7'></PlainTextSelection>"
                "<PlainTextSelection guid='#0017' name='' startPosition='4' "
                "endPosition='13'></PlainTextSelection>"
                "<PlainTextSelection guid='#0018' name='' startPosition='8' "
                "endPosition='18'></PlainTextSelection>"
                "<PlainTextSelection guid='#0019' name='' startPosition='0' "
                "endPosition='13'></PlainTextSelection>"
                "<PlainTextSelection guid='#001a' name='' startPosition='0' "
                "endPosition='17'></PlainTextSelection></TextSource>");
    BROUGHT brought = bring_in_text(state, xml, "one two three four five\n");

    assert_rows(&brought,
                "SELECT words || ': ' || doubt FROM quotation WHERE doubt <> ''",
                "[one two three fou: it begins or ends within a word, as few others "
                "do]");
}

static void a_text_is_where_the_file_says_or_in_it_or_under_its_guid(void **state)
{
    static const char xml[] =
        SOURCES("<TextSource guid='#0001' name='inside'><PlainTextContent>in the XML"
                "</PlainTextContent></TextSource>"
                "<TextSource guid='#0002' name='both' richTextPath='internal://r.docx' "
                "plainTextPath='internal://T.TXT'/>"
                "<TextSource guid='#0003' name='rich' richTextPath='internal://t.txt'/>"
                "<TextSource guid='#0004' name='guid' plainTextPath='internal://x.txt'/>"
                "<TextSource guid='#0005' name='gone' plainTextPath='internal://x.txt'>"
                "<PlainTextSelection guid='#0011' name='w' startPosition='3' "
                "endPosition='8'></PlainTextSelection></TextSource>"
                "<TextSource guid='#0006' name='away' "
                "plainTextPath='absolute:///C:/away.txt'/>");
    const struct member members[] = {{NULL, xml},
                                     {"sources/r.docx", "PK"},
                                     {"sources/t.txt", "the text"},
                                     {"sources/" ID("0004") ".TXT", "by its GUID"},
                                     {NULL, NULL}};
    BROUGHT brought = bring_in(state, members);

    assert_rows(&brought,
                "SELECT d.name || ': ' || source_name || ' ' || t.bytes FROM document d "
                "JOIN content t ON t.guid = d.text ORDER BY d.id",
                "[inside: inside.txt in the XML][both: r.docx the text][rich: t.txt the "
                "text][guid: " ID("0004") ".TXT by its GUID]");
    assert_rows(&brought,
                "SELECT s.bytes FROM document d JOIN content s ON s.guid = d.source "
                "WHERE d.name = 'both' AND hex(d.sha256) = hex(s.sha256)",
                "[PK]");
    assert_rows(&brought,
                "SELECT name || ' ' || location FROM document WHERE text IS NULL "
                "ORDER BY id",
                "[gone ][away absolute:///C:/away.txt]");
    assert_rows(&brought, "SELECT start || ' ' || name || ' ' || doubt FROM quotation",
                "[3 w its text did not come along]");
    assert_int_equal(lost(&brought, "files", "missing from the export"), 2);
    assert_int_equal(lost(&brought, "files", "did not come along"), 1);
    assert_int_equal(lost(&brought, "documents", "without a text"), 2);
    assert_int_equal(repaired(&brought, "documents", "found by its GUID"), 1);
    assert_sound(&brought);
}

static void other_encodings_are_decoded_and_told(void **state)
{
    static const char xml[] =
        SOURCES("<TextSource guid='#0001' name='Anna' plainTextPath='internal://t.txt' "
                "creatingUser='#000a' creationDateTime='2024-01-01T00:00:00Z'>"
                "<PlainTextSelection guid='#0011' name='' startPosition='4' "
                "endPosition='10'></PlainTextSelection></TextSource>");
    BROUGHT brought = bring_in_text(state, xml, "Hon m\xE5r v\xE4l. F\xF6r l\xE4nge.\n");

    assert_rows(&brought, "SELECT words FROM quotation", "[mår vä]");
    assert_int_equal(repaired(&brought, "documents", "Windows-1252"), 1);
}

static void turns_and_speakers_are_found_where_they_stand(void **state)
{
    static const char xml[] =
        SOURCES("<TextSource guid='#0001' name='Anna' plainTextPath='internal://t.txt' "
                "creatingUser='#000a' creationDateTime='2024-01-01T00:00:00Z'>"
                "</TextSource>");
    BROUGHT brought =
        bring_in_text(state, xml,
                      "\n\nI: How are you?\n\n \nIP: Well. \n\nI: And now?\n\nIP: "
                      "Better.\nMuch better.\nI: Why?\nIP: I do not know.");

    assert_rows(&brought,
                "SELECT t.start || ':' || words_start || ':' || \"end\" || ' ' || "
                "substr(CAST(bytes AS TEXT), words_start + 1, \"end\" - words_start) "
                "FROM turn t JOIN document d ON d.id = document_id JOIN content c ON "
                "c.guid = d.text ORDER BY number LIMIT 4",
                "[2:5:17 How are you?][21:25:31 Well. ][33:36:44 And now?][46:50:70 "
                "Better.\nMuch better.]");
    assert_rows(&brought, "SELECT label || ' ' || role FROM speaker ORDER BY label",
                "[I 1][IP 2]");
    assert_rows(&brought, "SELECT count(*) FROM turn WHERE speaker_id IS NULL", "[0]");
    assert_rows(&brought, "SELECT paragraphs || ' ' || words FROM document", "[7 14]");
    assert_sound(&brought);
}

static void what_is_coded_as_a_whole_is_a_quotation_too(void **state)
{
    static const char xml[] =
        SOURCES("<TextSource guid='#0001' name='Anna' plainTextPath='internal://t.txt' "
                "creatingUser='#000a' creationDateTime='2024-01-01T00:00:00Z'>"
                "[0021 00c1 000a][0022 00c2 000a]"
                "<PlainTextSelection guid='#0011' name='' startPosition='0' "
                "endPosition='3'>[0023 00c1 000a]</PlainTextSelection></TextSource>");
    BROUGHT brought = bring_in_text(state, xml, "She trusts them.\n");

    assert_rows(&brought,
                "SELECT place || ' ' || start || ':' || \"end\" FROM quotation "
                "ORDER BY id",
                "[whole 0:0][ 0:3]");
    assert_rows(&brought, "SELECT count(*) FROM coding GROUP BY quotation_id", "[2][1]");
    assert_sound(&brought);
}

static void the_same_coding_twice_is_one_and_one_without_its_code_is_none(void **state)
{
    static const char xml[] =
        SOURCES("<TextSource guid='#0001' name='Anna' plainTextPath='internal://t.txt' "
                "creatingUser='#000a' creationDateTime='2024-01-01T00:00:00Z'>"
                "<PlainTextSelection guid='#0011' name='' startPosition='0' "
                "endPosition='3'>[0021 00c1 000a][0022 00c1 000a][0023 00c1 000b]"
                "[0024 00cf 000a]<Coding guid='#0025'><CodeRef targetGUID='#00c2'/>"
                "</Coding></PlainTextSelection></TextSource>");
    BROUGHT brought = bring_in_text(state, xml, "She trusts them.\n");

    assert_rows(&brought,
                "SELECT code.name || ' by ' || coder.name || ' at ' || "
                "ifnull(g.made_at, '?') FROM coding g JOIN code ON code.id = code_id "
                "JOIN coder ON coder.id = coder_id ORDER BY 1",
                "[doubt by  at ?][trust by Asa at 1704164645000][trust by Bo at "
                "1704164645000]");
    assert_int_equal(repaired(&brought, "codings", "twice"), 1);
    assert_int_equal(lost(&brought, "codings", "not in the file"), 1);
    assert_int_equal(read_of(&brought, "codings"), 3);
    assert_sound(&brought);
}

static void values_of_a_source_are_its_documents(void **state)
{
    static const char xml[] =
        SOURCES("<TextSource guid='#0001' name='Anna' plainTextPath='internal://t.txt' "
                "creatingUser='#000a' creationDateTime='2024-01-01T00:00:00Z'>"
                "<VariableValue><VariableRef targetGUID='#00f1'/><IntegerValue>41"
                "</IntegerValue></VariableValue><VariableValue>"
                "<VariableRef targetGUID='#00ff'/><TextValue>x</TextValue>"
                "</VariableValue></TextSource>");
    BROUGHT brought = bring_in_text(state, xml, "She trusts them.\n");

    assert_rows(
        &brought,
        "SELECT d.name || ' ' || v.name || ' ' || value FROM value JOIN document d "
        "ON d.id = document_id JOIN variable v ON v.id = variable_id",
        "[Anna age 41]");
    assert_int_equal(lost(&brought, "values", "not in the file"), 1);
    assert_sound(&brought);
}

static void a_note_with_quotations_is_a_document_too(void **state)
{
    static const char xml[] = PROJECT_FROM(
        "hand", "<Sources>"
                "<TextSource guid='#0001' name='Anna' plainTextPath='internal://t.txt' "
                "creatingUser='#000a' creationDateTime='2024-01-01T00:00:00Z'>"
                "<PlainTextSelection guid='#0011' name='' startPosition='0' "
                "endPosition='3'><NoteRef targetGUID='#0031'/></PlainTextSelection>"
                "</TextSource></Sources><Notes><Note guid='#0031' name='plain'>"
                "<PlainTextContent>I wonder</PlainTextContent></Note>"
                "<Note guid='#0032' name='marked'><PlainTextContent>I wonder why"
                "</PlainTextContent>"
                "<PlainTextSelection guid='#0012' name='wonder' startPosition='2' "
                "endPosition='8'>[0021 00c1 000a]</PlainTextSelection></Note></Notes>");
    BROUGHT brought = bring_in_text(state, xml, "She trusts them.\n");

    assert_rows(&brought, "SELECT name || ' ' || medium FROM document ORDER BY id",
                "[Anna text][marked note]");
    assert_rows(&brought,
                "SELECT d.name || ': ' || q.words FROM quotation q JOIN document d ON "
                "d.id = document_id WHERE medium = 'note'",
                "[marked: wonder]");
    assert_rows(&brought,
                "SELECT m.name || ' ' || c.bytes || ' ' || ifnull(d.name, '-') || ' ' || "
                "ifnull(d.text = m.body, '-') FROM memo m JOIN content c ON c.guid = "
                "m.body LEFT JOIN document d ON d.id = m.document_id ORDER BY m.number",
                "[plain I wonder - -][marked I wonder why marked 1]");
    assert_rows(&brought, "SELECT words FROM memo m JOIN quotation q ON q.id = on_id",
                "[She]");
    assert_sound(&brought);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        project_test(a_text_comes_in_with_what_is_marked_in_it),
        project_test(positions_are_counted_as_the_file_counts_them),
        project_test(what_lies_outside_is_brought_into_the_text_and_marked),
        project_test(a_name_that_its_words_do_not_bear_out_is_doubted),
        project_test(names_that_are_no_words_are_nobodys_doubt),
        project_test(an_end_within_a_word_is_doubted_where_hardly_any_other_is),
        project_test(a_text_is_where_the_file_says_or_in_it_or_under_its_guid),
        project_test(other_encodings_are_decoded_and_told),
        project_test(turns_and_speakers_are_found_where_they_stand),
        project_test(what_is_coded_as_a_whole_is_a_quotation_too),
        project_test(the_same_coding_twice_is_one_and_one_without_its_code_is_none),
        project_test(values_of_a_source_are_its_documents),
        project_test(a_note_with_quotations_is_a_document_too),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
