/* sources_test.c - texts of other programs' projects, and what is marked in them */
#include "brought.h"
#include "tema/document.h"

#define TEXT_SOURCE(digits, name, inside)                                                \
    "<TextSource guid=\"" ID(digits) "\" name=\"" name                                   \
    "\" plainTextPath=\"internal://t.txt\" creatingUser=\"" ID(                          \
        "000a") "\" creationDateTime=\"2024-01-01T00:00:00Z\">" inside "</TextSource>"
#define SELECTION(digits, name, start, end, inside)                                      \
    "<PlainTextSelection guid=\"" ID(digits) "\" name=\"" name "\" startPosition=\"" start \
    "\" endPosition=\"" end "\">" inside "</PlainTextSelection>"

static void a_text_comes_in_with_what_is_marked_in_it(void **state)
{
    static const char xml[] = PROJECT(TEXT_SOURCE(
        "0001", "Anna",
        "<Description>Second talk</Description>" SELECTION(
            "0011", "She trusts", "4", "14",
            "<Description>yes</Description>" CODING("0021", "00c1", "000a")
                CODING("0022", "00c2", "000b"))));
    BROUGHT brought = bring_in_text(state, xml, "Oh. She trusts them.\n");

    assert_rows(&brought, "SELECT name || '|' || source_name || '|' || importer || '|' || "
                          "length || '|' || words || '|' || description FROM document",
                "[Anna|t.txt|refi 1|21|4|Second talk]");
    assert_rows(&brought, "SELECT text = source FROM document", "[1]");
    assert_rows(&brought, "SELECT c.name FROM document d JOIN coder c ON c.id = author_id "
                          "WHERE d.made_at = 1704067200000",
                "[Asa]");
    assert_rows(&brought, "SELECT start || '|' || \"end\" || '|' || words || '|' || doubt "
                          "FROM quotation WHERE name IS NULL AND place = ''",
                "[4|14|She trusts|]");
    assert_rows(&brought, "SELECT bytes FROM quotation JOIN content ON guid = comment",
                "[yes]");
    assert_rows(&brought, "SELECT code.name || ' by ' || coder.name FROM coding g JOIN "
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
    static const char xml[] = PROJECT(
        TEXT_SOURCE("0001", "Anna", SELECTION("0011", "here we are", "12", "23", "")));
    BROUGHT brought =
        bring_in_text(state, xml,
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
    static const char xml[] = PROJECT(TEXT_SOURCE(
        "0001", "Anna",
        SELECTION("0011", "", "4", "9", "") SELECTION("0012", "", "4", "19", "")
            SELECTION("0013", "", "9", "4", "") SELECTION("0014", "", "-3", "3", "")
                SELECTION("0015", "", "50", "60", "") SELECTION("0016", "", "4", "4", "")
                    "<PlainTextSelection guid=\"" ID("0017") "\" startPosition=\"4\"/>"
                    "<PlainTextSelection guid=\"" ID("0018") "\"/>"));
    BROUGHT brought = bring_in_text(state, xml, "Yes, sure\n");

    assert_rows(&brought,
                "SELECT start || ':' || \"end\" || ' ' || doubt FROM quotation "
                "ORDER BY id",
                "[4:9 ]"
                "[4:10 its end lay 9 characters behind the text's end]"
                "[4:9 its end stood before its beginning]"
                "[0:3 it began before the text does]"
                "[10:10 its beginning lay 40 characters behind the text's end]"
                "[4:4 ]"
                "[4:4 the file gives only one of its ends]"
                "[0:0 the file does not say where it stands]");
    assert_int_equal(repaired(&brought, "quotations", "outside of the text"), 3);
    assert_int_equal(repaired(&brought, "quotations", "exchanged"), 1);
    assert_int_equal(repaired(&brought, "quotations", "missing or no number"), 2);
    assert_sound(&brought);
}

static void a_name_that_its_words_do_not_bear_out_is_doubted(void **state)
{
    static const char xml[] = PROJECT(TEXT_SOURCE(
        "0001", "Anna",
        SELECTION("0011", "one", "0", "3", "") SELECTION("0012", "two", "4", "7", "")
            SELECTION("0013", "three", "8", "13", "")
                SELECTION("0014", "five", "14", "18", "")));
    BROUGHT brought = bring_in_text(state, xml, "one two three four five\n");

    assert_rows(&brought, "SELECT words || ' ' || doubt FROM quotation WHERE doubt <> ''",
                "[four in the file it is called 'five', and other words stand here]");
    assert_rows(&brought, "SELECT name FROM quotation WHERE name IS NOT NULL", "[five]");
    assert_int_equal(repaired(&brought, "quotations", "names that are not"), 1);
}

static void names_that_are_no_words_are_nobodys_doubt(void **state)
{
    static const char xml[] = PROJECT(TEXT_SOURCE(
        "0001", "Anna",
        SELECTION("0011", "Clip 1", "0", "3", "") SELECTION("0012", "Clip 2", "4", "7", "")
            SELECTION("0013", "three", "8", "13", "")));
    BROUGHT brought = bring_in_text(state, xml, "one two three four five\n");

    assert_rows(&brought, "SELECT name FROM quotation WHERE name IS NOT NULL",
                "[Clip 1][Clip 2]");
    assert_rows(&brought, "SELECT count(*) FROM quotation WHERE doubt <> ''", "[0]");
}

static void an_end_within_a_word_is_doubted_where_hardly_any_other_is(void **state)
{
    static const char xml[] = PROJECT(TEXT_SOURCE(
        "0001", "Anna",
        SELECTION("0011", "", "0", "3", "") SELECTION("0012", "", "4", "7", "")
            SELECTION("0013", "", "8", "13", "") SELECTION("0014", "", "14", "18", "")
                SELECTION("0015", "", "19", "23", "") SELECTION("0016", "", "0", "7", "")
                    SELECTION("0017", "", "4", "13", "")
                        SELECTION("0018", "", "8", "18", "")
                            SELECTION("0019", "", "0", "13", "")
                                SELECTION("001a", "", "0", "17", "")));
    BROUGHT brought = bring_in_text(state, xml, "one two three four five\n");

    assert_rows(&brought, "SELECT words || ': ' || doubt FROM quotation WHERE doubt <> ''",
                "[one two three fou: it begins or ends within a word, as hardly any other "
                "does]");
}

static void a_text_is_where_the_file_says_or_in_it_or_under_its_guid(void **state)
{
    static const char xml[] = PROJECT(
        "<TextSource guid=\"" ID("0001") "\" name=\"inside\"><PlainTextContent>in the "
        "XML</PlainTextContent></TextSource>"
        "<TextSource guid=\"" ID("0002") "\" name=\"both\" richTextPath=\"internal://r.docx\" "
        "plainTextPath=\"internal://T.TXT\"/>"
        "<TextSource guid=\"" ID("0003") "\" name=\"rich\" richTextPath=\"internal://t.txt\"/>"
        "<TextSource guid=\"" ID("0004") "\" name=\"guid\" plainTextPath=\"internal://x.txt\"/>"
        "<TextSource guid=\"" ID("0005") "\" name=\"gone\" plainTextPath=\"internal://x.txt\">"
        SELECTION("0011", "w", "3", "8", "") "</TextSource>"
        "<TextSource guid=\"" ID("0006") "\" name=\"away\" "
        "plainTextPath=\"absolute:///C:/away.txt\"/>");
    const struct member members[] = {{"project.qde", xml},
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
    assert_int_equal(lost(&brought, "documents", "not in the archive"), 2);
    assert_int_equal(lost(&brought, "documents", "did not come along"), 1);
    assert_int_equal(lost(&brought, "documents", "without a text"), 2);
    assert_int_equal(repaired(&brought, "documents", "found by its GUID"), 1);
    assert_sound(&brought);
}

static void other_encodings_are_decoded_and_told(void **state)
{
    static const char xml[] =
        PROJECT(TEXT_SOURCE("0001", "Anna", SELECTION("0011", "", "4", "10", "")));
    BROUGHT brought = bring_in_text(state, xml, "Hon m\xE5r v\xE4l. F\xF6r l\xE4nge.\n");

    assert_rows(&brought, "SELECT words FROM quotation", "[mår vä]");
    assert_int_equal(repaired(&brought, "documents", "Windows-1252"), 1);
}

static void documents_of_one_name_get_numbers_and_keep_them(void **state)
{
    static const char first[] =
        PROJECT(TEXT_SOURCE("0001", "Anna", "") TEXT_SOURCE("0002", "anna", "")
                    TEXT_SOURCE("0003", " ", "") TEXT_SOURCE("0004", "Anna", ""));
    static const char second[] =
        PROJECT(TEXT_SOURCE("0004", "Anna", "") TEXT_SOURCE("0005", "Anna", "")
                    TEXT_SOURCE("0001", "Berit", ""));
    BROUGHT brought = bring_in_text(state, first, "text");
    struct brought again;

    assert_rows(&brought, "SELECT name FROM document ORDER BY id",
                "[Anna][anna 2][t][Anna 3]");
    assert_int_equal(repaired(&brought, "documents", "a name that another one has"), 2);
    assert_int_equal(repaired(&brought, "documents", "without a name"), 1);
    again = bring_in_text(state, second, "text");
    assert_rows(&again, "SELECT name FROM document ORDER BY id",
                "[Berit][anna 2][t][Anna 3][Anna 4]");
    assert_int_equal(again.result.tally.changed, 1);
    release_brought(&again);
    assert_sound(&brought);
}

static void the_same_file_again_changes_nothing(void **state)
{
    static const char xml[] = PROJECT(TEXT_SOURCE(
        "0001", "Anna",
        SELECTION("0011", "She trusts", "4", "14", CODING("0021", "00c1", "000a"))
            CODING("0022", "00c2", "000a")
                "<VariableValue><VariableRef targetGUID=\"" ID("00f1")
                    "\"/><IntegerValue>41</IntegerValue></VariableValue>"));
    BROUGHT brought = bring_in_text(state, xml, "Oh. She trusts them.\n");
    struct brought again;

    assert_true(brought.result.tally.fresh > 0);
    again = bring_in_text(state, xml, "Oh. She trusts them.\n");
    assert_int_equal(again.result.tally.fresh, 0);
    assert_int_equal(again.result.tally.changed, 0);
    assert_int_equal(again.result.tally.ours, 0);
    assert_int_equal(again.result.tally.gone, 0);
    release_brought(&again);
    assert_rows(&brought, "SELECT key FROM quotation GROUP BY key HAVING count(*) > 1", "");
    assert_sound(&brought);
}

static void another_text_makes_a_document_beside_the_old_one(void **state)
{
    static const char xml[] = PROJECT(TEXT_SOURCE(
        "0001", "Anna",
        SELECTION("0011", "trusts", "4", "10", CODING("0021", "00c1", "000a"))));
    static const char newer[] = PROJECT(TEXT_SOURCE(
        "0001", "Anna",
        SELECTION("0011", "trusts", "8", "14", CODING("0021", "00c1", "000a"))));
    BROUGHT brought = bring_in_text(state, xml, "She trusts them.\n");
    struct brought again;

    for (int i = 0; i < 2; i++) {
        again = bring_in_text(state, newer, "Now she trusts them.\n");
        assert_rows(&again, "SELECT name || ' ' || length FROM document ORDER BY id",
                    "[Anna 17][Anna 2 21]");
        assert_rows(&again,
                    "SELECT d.name || ' ' || start || ' ' || q.words FROM quotation q "
                    "JOIN document d ON d.id = document_id",
                    "[Anna 2 8 trusts]");
        assert_int_equal(repaired(&again, "documents", "not the one that the project"),
                         1);
        assert_int_equal(again.result.tally.fresh, i == 0 ? 1 : 0);
        release_brought(&again);
    }
    assert_sound(&brought);
}

static void a_document_that_was_removed_stays_so(void **state)
{
    static const char xml[] =
        PROJECT(TEXT_SOURCE("0001", "Anna", SELECTION("0011", "", "0", "3", "")));
    static const char newer[] = PROJECT(TEXT_SOURCE(
        "0001", "Anna",
        SELECTION("0011", "", "0", "3", "") SELECTION("0012", "", "4", "10", "")));
    BROUGHT brought = bring_in_text(state, xml, "She trusts them.\n");
    struct tema_error error = {0};
    struct tema_document_id document;
    struct brought again;

    assert_ok(tema_document_find(brought.project, "Anna", &document, &error));
    assert_ok(tema_document_remove(brought.project, document, &error));
    again = bring_in_text(state, newer, "She trusts them.\n");
    assert_rows(&again, "SELECT count(*) FROM document WHERE removed = 0", "[0]");
    assert_rows(&again, "SELECT count(*) FROM quotation WHERE removed = 0", "[0]");
    release_brought(&again);
    assert_sound(&brought);
}

static void turns_and_speakers_are_found_where_they_stand(void **state)
{
    static const char xml[] = PROJECT(TEXT_SOURCE("0001", "Anna", ""));
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
    assert_rows(&brought, "SELECT paragraphs || ' ' || words FROM document", "[7 15]");
    assert_sound(&brought);
}

static void what_is_coded_as_a_whole_is_a_quotation_too(void **state)
{
    static const char xml[] = PROJECT(TEXT_SOURCE(
        "0001", "Anna",
        CODING("0021", "00c1", "000a") CODING("0022", "00c2", "000a")
            SELECTION("0011", "", "0", "3", CODING("0023", "00c1", "000a"))));
    BROUGHT brought = bring_in_text(state, xml, "She trusts them.\n");

    assert_rows(&brought, "SELECT place || ' ' || start || ':' || \"end\" FROM quotation "
                          "ORDER BY id",
                "[whole 0:0][ 0:3]");
    assert_rows(&brought, "SELECT count(*) FROM coding GROUP BY quotation_id", "[2][1]");
    assert_sound(&brought);
}

static void the_same_coding_twice_is_one_and_one_without_its_code_is_none(void **state)
{
    static const char xml[] = PROJECT(TEXT_SOURCE(
        "0001", "Anna",
        SELECTION("0011", "", "0", "3",
                  CODING("0021", "00c1", "000a") CODING("0022", "00c1", "000a")
                      CODING("0023", "00c1", "000b") CODING("0024", "00cf", "000a")
                          "<Coding guid=\"" ID("0025") "\"><CodeRef targetGUID=\"" ID(
                              "00c2") "\"/></Coding>")));
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

static void guids_that_are_missing_or_double_are_made(void **state)
{
    static const char xml[] = PROJECT(
        TEXT_SOURCE("0001", "Anna",
                    SELECTION("0011", "", "0", "3", "") SELECTION("0011", "", "4", "10", "")
                        "<PlainTextSelection startPosition=\"11\" endPosition=\"15\"/>")
            TEXT_SOURCE("0002", "Berit", SELECTION("0011", "", "0", "3", ""))
                TEXT_SOURCE("0002", "Cilla", ""));
    BROUGHT brought = bring_in_text(state, xml, "She trusts them.\n");
    struct brought again;

    assert_rows(&brought, "SELECT words FROM quotation ORDER BY id",
                "[She][trusts][them][She]");
    assert_rows(&brought, "SELECT name FROM document ORDER BY id", "[Anna][Berit][Cilla]");
    assert_int_equal(repaired(&brought, "quotations", "another was made"), 2);
    assert_int_equal(repaired(&brought, "documents", "another was made"), 1);
    again = bring_in_text(state, xml, "She trusts them.\n");
    assert_int_equal(again.result.tally.fresh, 0);
    assert_int_equal(again.result.tally.changed, 0);
    release_brought(&again);
    assert_sound(&brought);
}

static void values_of_a_source_are_its_documents(void **state)
{
    static const char xml[] = PROJECT(TEXT_SOURCE(
        "0001", "Anna",
        "<VariableValue><VariableRef targetGUID=\"" ID("00f1")
            "\"/><IntegerValue>41</IntegerValue></VariableValue>"
            "<VariableValue><VariableRef targetGUID=\"" ID("00ff")
                "\"/><TextValue>x</TextValue></VariableValue>"));
    BROUGHT brought = bring_in_text(state, xml, "She trusts them.\n");

    assert_rows(&brought,
                "SELECT d.name || ' ' || v.name || ' ' || value FROM value JOIN document d "
                "ON d.id = document_id JOIN variable v ON v.id = variable_id",
                "[Anna age 41]");
    assert_int_equal(lost(&brought, "values", "not in the file"), 1);
    assert_sound(&brought);
}

#define NOTE(digits, name, inside)                                                       \
    "<Note guid=\"" ID(digits) "\" name=\"" name "\">" inside "</Note>"
#define NOTES(notes)                                                                     \
    PROJECT_FROM("hand", "<Sources>" TEXT_SOURCE(                                         \
                             "0001", "Anna",                                             \
                             SELECTION("0011", "", "0", "3", "<NoteRef targetGUID=\"" ID( \
                                 "0031") "\"/>")) "</Sources><Notes>" notes "</Notes>")

static void a_note_with_quotations_is_a_document_too(void **state)
{
    static const char xml[] = NOTES(
        NOTE("0031", "plain", "<PlainTextContent>I wonder</PlainTextContent>")
            NOTE("0032", "marked",
                 "<PlainTextContent>I wonder why</PlainTextContent>" SELECTION(
                     "0012", "wonder", "2", "8", CODING("0021", "00c1", "000a"))));
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
        project_test(documents_of_one_name_get_numbers_and_keep_them),
        project_test(the_same_file_again_changes_nothing),
        project_test(another_text_makes_a_document_beside_the_old_one),
        project_test(a_document_that_was_removed_stays_so),
        project_test(turns_and_speakers_are_found_where_they_stand),
        project_test(what_is_coded_as_a_whole_is_a_quotation_too),
        project_test(the_same_coding_twice_is_one_and_one_without_its_code_is_none),
        project_test(guids_that_are_missing_or_double_are_made),
        project_test(values_of_a_source_are_its_documents),
        project_test(a_note_with_quotations_is_a_document_too),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
