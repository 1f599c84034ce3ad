/* sources_media_test.c - PDFs, pictures, recordings and their transcripts */
#include "brought.h"

#define SPAN(digits, name, start, end, inside)                                           \
    "<PlainTextSelection guid=\"" ID(digits) "\" name=\"" name "\" startPosition=\"" start \
    "\" endPosition=\"" end "\">" inside "</PlainTextSelection>"
#define PAGE(digits, name, page, inside)                                                 \
    "<PDFSelection guid=\"" ID(digits) "\" name=\"" name "\" page=\"" page                \
    "\" firstX=\"72\" firstY=\"500\" secondX=\"300\" secondY=\"520\">" inside            \
    "</PDFSelection>"
#define PDF(inside)                                                                      \
    "<PDFSource guid=\"" ID("0001") "\" name=\"Report\" path=\"internal://r.pdf\">" inside \
    "</PDFSource>"

static struct brought bring_in_media(void **state, const char *xml)
{
    const struct member members[] = {
        {"project.qde", xml},          {"sources/r.pdf", "%PDF the pages"},
        {"sources/p.png", "pixels"},   {"sources/t.txt", "She trusts them. Why?\n"},
        {"sources/a.m4a", "sounds"},   {NULL, NULL}};

    return bring_in(state, members);
}

static void a_pdf_is_its_file_and_its_text(void **state)
{
    static const char xml[] = PROJECT(
        PDF(PAGE("0011", "", "0", CODING("0021", "00c1", "000a"))
                "<Representation guid=\"" ID("0002")
                    "\" plainTextPath=\"internal://t.txt\">"
                    SPAN("0012", "trusts", "4", "10", "") "</Representation>"));
    BROUGHT brought = bring_in_media(state, xml);

    assert_rows(&brought,
                "SELECT name || ' ' || medium || ' ' || source_name || ' ' || s.bytes || "
                "' ' || t.bytes FROM document d JOIN content s ON s.guid = source JOIN "
                "content t ON t.guid = text WHERE hex(d.sha256) = hex(s.sha256)",
                "[Report pdf r.pdf %PDF the pages She trusts them. Why?\n]");
    assert_rows(&brought,
                "SELECT place || '|' || words || '|' || ifnull(name, '-') || '|' || doubt "
                "FROM quotation ORDER BY id",
                "[page 0 72 500 300 520||-|][|trusts|-|]");
    assert_int_equal(read_of(&brought, "PDFs"), 1);
    assert_sound(&brought);
}

static void one_quotation_in_page_and_text_is_one(void **state)
{
    static const char xml[] = PROJECT(
        PDF(PAGE("0011", "trusts", "0",
                 "<Description>both</Description>" CODING("0021", "00c1", "000a"))
                PAGE("0012", "They", "2", CODING("0023", "00c2", "000a"))
                    "<Representation guid=\"" ID("0001")
                        "\" plainTextPath=\"internal://t.txt\">"
                        SPAN("0011", "trusts", "4", "10",
                             CODING("0022", "00c1", "000a") CODING("0024", "00c2", "000a"))
                            "</Representation>"));
    BROUGHT brought = bring_in_media(state, xml);

    assert_rows(&brought,
                "SELECT place || '|' || words || '|' || ifnull(name, '-') || '|' || "
                "(SELECT count(*) FROM coding WHERE quotation_id = q.id) || '|' || doubt "
                "FROM quotation q ORDER BY id",
                "[page 0 72 500 300 520|trusts|-|2|][page 2 72 500 300 520||They|1|]");
    assert_int_equal(repaired(&brought, "quotations", "in a page and in its text"), 1);
    assert_int_equal(repaired(&brought, "codings", "twice"), 1);
    assert_int_equal(read_of(&brought, "quotations"), 2);
    assert_rows(&brought, "SELECT count(*) FROM document", "[1]");
    assert_sound(&brought);
}

static void pieces_over_a_pages_end_are_told_and_stay(void **state)
{
    static const char xml[] = PROJECT(
        PDF(PAGE("0011", "on and on", "0", CODING("0021", "00c1", "000a"))
                PAGE("0012", "on and on", "1", CODING("0022", "00c1", "000a"))
                    PAGE("0013", "on and on", "2", CODING("0023", "00c2", "000a"))
                        PAGE("0014", "other", "3", CODING("0024", "00c2", "000a"))));
    BROUGHT brought = bring_in_media(state, xml);

    assert_int_equal(repaired(&brought, "quotations", "in two pieces"), 1);
    assert_rows(&brought, "SELECT count(*) FROM quotation", "[4]");
}

static void boxes_that_count_from_the_top_are_told(void **state)
{
    static const char xml[] = PROJECT_FROM(
        "QualCoder-3.8", "<Sources>" PDF(PAGE("0011", "", "0", "")) "</Sources>");
    BROUGHT brought = bring_in_media(state, xml);

    assert_int_equal(repaired(&brought, "quotations", "from the top"), 1);
    assert_rows(&brought, "SELECT place FROM quotation", "[page 0 72 500 300 520]");
}

static void the_text_of_a_box_is_a_document_of_its_own(void **state)
{
    static const char xml[] = PROJECT(
        PDF(PAGE("0011", "", "0",
                 "<Representation guid=\"" ID("0002")
                     "\" name=\"as read\"><PlainTextContent>She trusts</PlainTextContent>"
                     SPAN("0012", "trusts", "4", "10", "") "</Representation>")));
    BROUGHT brought = bring_in_media(state, xml);

    assert_rows(&brought,
                "SELECT d.name || ' ' || medium || ' of ' || q.place FROM document d JOIN "
                "quotation q ON q.id = d.part_of_id",
                "[as read text of page 0 72 500 300 520]");
    assert_rows(&brought,
                "SELECT words FROM quotation q JOIN document d ON d.id = document_id "
                "WHERE d.name = 'as read'",
                "[trusts]");
    assert_sound(&brought);
}

static void a_picture_has_areas_and_a_text(void **state)
{
    static const char xml[] = PROJECT(
        "<PictureSource guid=\"" ID("0001") "\" name=\"Drawing\" "
        "path=\"internal://P.PNG\"><TextDescription guid=\"" ID("0002")
        "\"><PlainTextContent>A tree</PlainTextContent></TextDescription>"
        "<PictureSelection guid=\"" ID("0011")
        "\" name=\"crown\" firstX=\"10.4\" firstY=\"20\" secondX=\"110\" secondY=\"220\"/>"
        "<PictureSelection guid=\"" ID("0012") "\" firstX=\"10\" firstY=\"20\" "
        "secondX=\"110\"/></PictureSource>");
    BROUGHT brought = bring_in_media(state, xml);

    assert_rows(&brought,
                "SELECT name || ' ' || medium || ' ' || s.bytes || ' ' || t.bytes FROM "
                "document d JOIN content s ON s.guid = source JOIN content t ON t.guid = "
                "text",
                "[Drawing picture pixels A tree]");
    assert_rows(&brought, "SELECT place || '|' || ifnull(name, '-') FROM quotation "
                          "ORDER BY id",
                "[area 10 20 110 220|crown][area 10 20 110 0|-]");
    assert_int_equal(repaired(&brought, "quotations", "rounded"), 1);
    assert_int_equal(repaired(&brought, "quotations", "is missing: taken for 0"), 1);
    assert_sound(&brought);
}

#define POINT(digits, position, time)                                                    \
    "<SyncPoint guid=\"" ID(digits) "\" " position " " time "/>"
#define CLIP(digits, from, to)                                                           \
    "<TranscriptSelection guid=\"" ID(digits) "\" " from " " to ">" CODING(              \
        digits "", "00c1", "000a") "</TranscriptSelection>"

static void a_recording_has_transcripts_with_sync_points(void **state)
{
    static const char xml[] = PROJECT(
        "<AudioSource guid=\"" ID("0001") "\" name=\"Talk\" path=\"internal://a.m4a\">"
        "<Transcript guid=\"" ID("0002") "\" name=\"Talk, written\" "
        "plainTextPath=\"internal://t.txt\">"
        "<TranscriptSelection guid=\"" ID("0011") "\" name=\"clip\" fromSyncPoint=\"" ID(
            "0041") "\" toSyncPoint=\"" ID("0042") "\"/>"
        "<TranscriptSelection guid=\"" ID("0012") "\" fromSyncPoint=\"" ID(
            "0042") "\" toSyncPoint=\"" ID("004f") "\"/>"
        "<TranscriptSelection guid=\"" ID("0013") "\" fromSyncPoint=\"" ID("0043") "\"/>"
            POINT("0041", "position=\"4\"", "timeStamp=\"1000\"")
                POINT("0042", "position=\"15\"", "timeStamp=\"2000\"")
                    POINT("0043", "position=\"17\"", "")
                        POINT("0044", "", "timeStamp=\"9000\"")
        "</Transcript><AudioSelection guid=\"" ID("0014")
        "\" begin=\"1000\" end=\"5000\"/></AudioSource>");
    BROUGHT brought = bring_in_media(state, xml);

    assert_rows(&brought,
                "SELECT d.name || ' ' || d.medium || ' of ' || ifnull(w.name, '-') FROM "
                "document d LEFT JOIN document w ON w.id = d.part_of_id ORDER BY d.id",
                "[Talk audio of -][Talk, written transcript of Talk]");
    assert_rows(&brought,
                "SELECT place || '|' || words || '|' || ifnull(name, '-') || '|' || doubt "
                "FROM quotation ORDER BY id",
                "[time 1000 5000||-|]"
                "[marks " ID("0041") " " ID("0042") "|trusts them|clip|]"
                "[marks " ID("0042") " -||-|the transcript has no such sync point]"
                "[marks " ID("0043") " -||-|]");
    assert_rows(&brought,
                "SELECT substr(bytes, instr(bytes, '\"marks\"')) FROM document JOIN content "
                "ON guid = layout WHERE medium = 'transcript'",
                "[\"marks\":[{\"guid\":\"" ID("0041") "\",\"position\":4,\"ms\":1000},"
                "{\"guid\":\"" ID("0042") "\",\"position\":15,\"ms\":2000},"
                "{\"guid\":\"" ID("0043") "\",\"position\":17},"
                "{\"guid\":\"" ID("0044") "\",\"ms\":9000}]}]");
    assert_int_equal(repaired(&brought, "sync points", "without"), 2);
    assert_int_equal(read_of(&brought, "transcripts"), 1);
    assert_int_equal(read_of(&brought, "sync points"), 4);
    assert_int_equal(read_of(&brought, "recordings"), 1);
    assert_sound(&brought);
}

static void sync_points_are_counted_as_positions_are(void **state)
{
    static const char xml[] = PROJECT(
        "<VideoSource guid=\"" ID("0001") "\" name=\"Talk\" path=\"relative:///v.mp4\">"
        "<Transcript guid=\"" ID("0002") "\" name=\"Written\"><PlainTextContent>"
        "\xF0\x9F\x98\x80 she\xF0\x9F\x98\x80 trusts them</PlainTextContent>"
        SPAN("0010", "trusts them", "9", "20", "")
        "<TranscriptSelection guid=\"" ID("0011") "\" fromSyncPoint=\"" ID(
            "0041") "\" toSyncPoint=\"" ID("0042") "\"/>"
            POINT("0041", "position=\"9\"", "timeStamp=\"1000\"")
                POINT("0042", "position=\"99\"", "timeStamp=\"2000\"")
        "</Transcript></VideoSource>");
    BROUGHT brought = bring_in_media(state, xml);

    assert_rows(&brought, "SELECT words || '|' || doubt FROM quotation ORDER BY id",
                "[trusts them|][trusts them|its end lay 79 characters behind the text's "
                "end]");
    assert_rows(&brought, "SELECT location FROM document WHERE medium = 'video'",
                "[relative:///v.mp4]");
    assert_int_equal(lost(&brought, "documents", "did not come along"), 1);
    assert_sound(&brought);
}

static void a_recording_again_changes_nothing(void **state)
{
    static const char xml[] = PROJECT(
        "<AudioSource guid=\"" ID("0001") "\" name=\"Talk\" path=\"internal://a.m4a\">"
        "<Transcript guid=\"" ID("0002") "\" plainTextPath=\"internal://t.txt\">"
            POINT("0041", "position=\"4\"", "timeStamp=\"1000\"")
        "</Transcript></AudioSource>" PDF(
            PAGE("0012", "", "0",
                 "<Representation guid=\"" ID("0004")
                     "\"><PlainTextContent>She trusts</PlainTextContent></Representation>")));
    BROUGHT brought = bring_in_media(state, xml), again;

    again = bring_in_media(state, xml);
    assert_int_equal(again.result.tally.fresh, 0);
    assert_int_equal(again.result.tally.changed, 0);
    assert_int_equal(again.result.tally.ours, 0);
    assert_rows(&again, "SELECT count(*) FROM document", "[4]");
    assert_sound(&brought);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        project_test(a_pdf_is_its_file_and_its_text),
        project_test(one_quotation_in_page_and_text_is_one),
        project_test(pieces_over_a_pages_end_are_told_and_stay),
        project_test(boxes_that_count_from_the_top_are_told),
        project_test(the_text_of_a_box_is_a_document_of_its_own),
        project_test(a_picture_has_areas_and_a_text),
        project_test(a_recording_has_transcripts_with_sync_points),
        project_test(sync_points_are_counted_as_positions_are),
        project_test(a_recording_again_changes_nothing),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
