/* sources_media_test.c - PDFs, pictures, recordings and their transcripts */
#include "brought.h"

static struct brought bring_in_media(void **state, const char *xml)
{
    const struct member members[] = {{NULL, xml},
                                     {"sources/r.pdf", "%PDF the pages"},
                                     {"sources/p.png", "pixels"},
                                     {"sources/t.txt", "She trusts them. Why?\n"},
                                     {"sources/a.m4a", "sounds"},
                                     {NULL, NULL}};

    return bring_in(state, members);
}

static void a_pdf_is_its_file_and_its_text(void **state)
{
    static const char xml[] =
        SOURCES("<PDFSource guid='#0001' name='Report' path='internal://r.pdf'>"
                "<PDFSelection guid='#0011' name='' page='0' firstX='72' firstY='500' "
                "secondX='300' secondY='520'>[0021 00c1 000a]</PDFSelection>"
                "<Representation guid='#0002' plainTextPath='internal://t.txt'>"
                "<PlainTextSelection guid='#0012' name='trusts' startPosition='4' "
                "endPosition='10'></PlainTextSelection></Representation></PDFSource>");
    BROUGHT brought = bring_in_media(state, xml);

    assert_rows(
        &brought,
        "SELECT d.name || ' ' || medium || ' ' || source_name || ' ' || s.bytes || "
        "' ' || t.bytes FROM document d JOIN content s ON s.guid = source JOIN "
        "content t ON t.guid = text WHERE hex(d.sha256) = hex(s.sha256)",
        "[Report pdf r.pdf %PDF the pages She trusts them. Why?\n]");
    assert_rows(
        &brought,
        "SELECT place || '|' || words || '|' || ifnull(name, '-') || '|' || doubt "
        "FROM quotation ORDER BY id",
        "[page 0 72 500 300 520||-|][|trusts|-|]");
    assert_int_equal(read_of(&brought, "PDFs"), 1);
    assert_sound(&brought);
}

static void one_quotation_in_page_and_text_is_one(void **state)
{
    static const char xml[] =
        SOURCES("<PDFSource guid='#0001' name='Report' path='internal://r.pdf'>"
                "<PDFSelection guid='#0011' name='trusts' page='0' firstX='72' "
                "firstY='500' secondX='300' secondY='520'><Description>both</Description>"
                "[0021 00c1 000a]</PDFSelection>"
                "<PDFSelection guid='#0012' name='They' page='2' firstX='72' "
                "firstY='500' secondX='300' secondY='520'>[0023 00c2 000a]</PDFSelection>"
                "<Representation guid='#0001' plainTextPath='internal://t.txt'>"
                "<PlainTextSelection guid='#0011' name='trusts' startPosition='4' "
                "endPosition='10'>[0022 00c1 000a][0024 00c2 000a]</PlainTextSelection>"
                "</Representation></PDFSource>");
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
    static const char xml[] =
        SOURCES("<PDFSource guid='#0001' name='Report' path='internal://r.pdf'>"
                "<PDFSelection guid='#0011' name='on and on' page='0' firstX='72' "
                "firstY='500' secondX='300' secondY='520'>[0021 00c1 000a]</PDFSelection>"
                "<PDFSelection guid='#0012' name='on and on' page='1' firstX='72' "
                "firstY='500' secondX='300' secondY='520'>[0022 00c1 000a]</PDFSelection>"
                "<PDFSelection guid='#0013' name='on and on' page='2' firstX='72' "
                "firstY='500' secondX='300' secondY='520'>[0023 00c2 000a]</PDFSelection>"
                "<PDFSelection guid='#0014' name='other' page='3' firstX='72' "
                "firstY='500' secondX='300' secondY='520'>[0024 00c2 000a]</PDFSelection>"
                "</PDFSource>");
    BROUGHT brought = bring_in_media(state, xml);

    assert_int_equal(repaired(&brought, "quotations", "in two pieces"), 1);
    assert_rows(&brought, "SELECT count(*) FROM quotation", "[4]");
}

static void boxes_that_count_from_the_top_are_told(void **state)
{
    static const char xml[] = PROJECT_FROM(
        "QualCoder-3.8",
        "<Sources><PDFSource guid='#0001' name='Report' path='internal://r.pdf'>"
        "<PDFSelection guid='#0011' name='' page='0' firstX='72' firstY='500' "
        "secondX='300' secondY='520'></PDFSelection></PDFSource></Sources>");
    BROUGHT brought = bring_in_media(state, xml);

    assert_int_equal(repaired(&brought, "quotations", "from the top"), 1);
    assert_rows(&brought, "SELECT place FROM quotation", "[page 0 72 500 300 520]");
}

static void the_text_of_a_box_is_a_document_of_its_own(void **state)
{
    static const char xml[] =
        SOURCES("<PDFSource guid='#0001' name='Report' path='internal://r.pdf'>"
                "<PDFSelection guid='#0011' name='' page='0' firstX='72' firstY='500' "
                "secondX='300' secondY='520'><Representation guid='#0002' name='as read'>"
                "<PlainTextContent>She trusts</PlainTextContent>"
                "<PlainTextSelection guid='#0012' name='trusts' startPosition='4' "
                "endPosition='10'></PlainTextSelection></Representation></PDFSelection>"
                "</PDFSource>");
    BROUGHT brought = bring_in_media(state, xml);

    assert_rows(
        &brought,
        "SELECT d.name || ' ' || medium || ' of ' || q.place FROM document d JOIN "
        "quotation q ON q.id = d.part_of_id",
        "[as read text of page 0 72 500 300 520]");
    assert_rows(&brought,
                "SELECT q.words FROM quotation q JOIN document d ON d.id = document_id "
                "WHERE d.name = 'as read'",
                "[trusts]");
    assert_sound(&brought);
}

static void a_picture_has_areas_and_a_text(void **state)
{
    static const char xml[] =
        SOURCES("<PictureSource guid='#0001' name='Drawing' path='internal://P.PNG'>"
                "<TextDescription guid='#0002'><PlainTextContent>A tree"
                "</PlainTextContent></TextDescription>"
                "<PictureSelection guid='#0011' name='crown' firstX='10.4' firstY='20' "
                "secondX='110' secondY='220'/>"
                "<PictureSelection guid='#0012' firstX='10' firstY='20' secondX='110'/>"
                "</PictureSource>");
    BROUGHT brought = bring_in_media(state, xml);

    assert_rows(&brought,
                "SELECT d.name || ' ' || medium || ' ' || s.bytes || ' ' || t.bytes FROM "
                "document d JOIN content s ON s.guid = source JOIN content t ON t.guid = "
                "text",
                "[Drawing picture pixels A tree]");
    assert_rows(&brought,
                "SELECT place || '|' || ifnull(name, '-') FROM quotation "
                "ORDER BY id",
                "[area 10 20 110 220|crown][area 10 20 110 0|-]");
    assert_int_equal(repaired(&brought, "quotations", "rounded"), 1);
    assert_int_equal(repaired(&brought, "quotations", "is missing: taken for 0"), 1);
    assert_sound(&brought);
}

static void a_recording_has_transcripts_with_sync_points(void **state)
{
    static const char xml[] =
        SOURCES("<AudioSource guid='#0001' name='Talk' path='internal://a.m4a'>"
                "<Transcript guid='#0002' name='Talk, written' "
                "plainTextPath='internal://t.txt'>"
                "<TranscriptSelection guid='#0011' name='clip' fromSyncPoint='#0041' "
                "toSyncPoint='#0042'/>"
                "<TranscriptSelection guid='#0012' fromSyncPoint='#0042' "
                "toSyncPoint='#004f'/>"
                "<TranscriptSelection guid='#0013' fromSyncPoint='#0043'/>"
                "<SyncPoint guid='#0041' position='4' timeStamp='1000'/>"
                "<SyncPoint guid='#0042' position='15' timeStamp='2000'/>"
                "<SyncPoint guid='#0043' position='17' />"
                "<SyncPoint guid='#0044'  timeStamp='9000'/></Transcript>"
                "<AudioSelection guid='#0014' begin='1000' end='5000'/></AudioSource>");
    BROUGHT brought = bring_in_media(state, xml);

    assert_rows(&brought,
                "SELECT d.name || ' ' || d.medium || ' of ' || ifnull(w.name, '-') FROM "
                "document d LEFT JOIN document w ON w.id = d.part_of_id ORDER BY d.id",
                "[Talk audio of -][Talk, written transcript of Talk]");
    assert_rows(
        &brought,
        "SELECT place || '|' || words || '|' || ifnull(name, '-') || '|' || doubt "
        "FROM quotation ORDER BY id",
        "[time 1000 5000||-|]"
        "[marks " ID("0041") " " ID(
            "0042") "|trusts them|clip|]"
                    "[marks " ID("0042") " -||-|the transcript has no such sync point]"
                                         "[marks " ID("0043") " -||-|]");
    assert_rows(
        &brought,
        "SELECT substr(bytes, instr(bytes, '\"marks\"')) FROM document JOIN content "
        "ON guid = layout WHERE medium = 'transcript'",
        "[\"marks\":[{\"guid\":\"" ID(
            "0041") "\",\"position\":4,\"ms\":1000},"
                    "{\"guid\":\"" ID(
                        "0042") "\",\"position\":15,\"ms\":2000},"
                                "{\"guid\":\"" ID(
                                    "0043") "\",\"position\":17},"
                                            "{\"guid\":\"" ID(
                                                "0044") "\",\"ms\":9000}]}]");
    assert_int_equal(repaired(&brought, "sync points", "without"), 2);
    assert_int_equal(read_of(&brought, "transcripts"), 1);
    assert_int_equal(read_of(&brought, "sync points"), 4);
    assert_int_equal(read_of(&brought, "recordings"), 1);
    assert_sound(&brought);
}

static void sync_points_are_counted_as_positions_are(void **state)
{
    static const char xml[] = PROJECT_FROM(
        "NVivo", "<Sources>"
                 "<VideoSource guid='#0001' name='Talk' path='relative:///v.mp4'>"
                 "<Transcript guid='#0002' name='Written'><PlainTextContent>"
                 "\xF0\x9F\x98\x80 she\xF0\x9F\x98\x80 trusts them</PlainTextContent>"
                 "<PlainTextSelection guid='#0010' name='trusts them' startPosition='9' "
                 "endPosition='20'></PlainTextSelection>"
                 "<TranscriptSelection guid='#0011' fromSyncPoint='#0041' "
                 "toSyncPoint='#0042'/>"
                 "<SyncPoint guid='#0041' position='9' timeStamp='1000'/>"
                 "<SyncPoint guid='#0042' position='99' timeStamp='2000'/></Transcript>"
                 "</VideoSource></Sources>");
    BROUGHT brought = bring_in_media(state, xml);

    assert_rows(&brought, "SELECT words || '|' || doubt FROM quotation ORDER BY id",
                "[trusts them|][trusts them|its end lay 79 characters behind the text's "
                "end]");
    assert_rows(&brought, "SELECT location FROM document WHERE medium = 'video'",
                "[relative:///v.mp4]");
    assert_int_equal(lost(&brought, "files", "did not come along"), 1);
    assert_sound(&brought);
}

static void a_recording_again_changes_nothing(void **state)
{
    static const char xml[] =
        SOURCES("<AudioSource guid='#0001' name='Talk' path='internal://a.m4a'>"
                "<Transcript guid='#0002' plainTextPath='internal://t.txt'>"
                "<SyncPoint guid='#0041' position='4' timeStamp='1000'/></Transcript>"
                "</AudioSource>"
                "<PDFSource guid='#0001' name='Report' path='internal://r.pdf'>"
                "<PDFSelection guid='#0012' name='' page='0' firstX='72' firstY='500' "
                "secondX='300' secondY='520'><Representation guid='#0004'>"
                "<PlainTextContent>She trusts</PlainTextContent></Representation>"
                "</PDFSelection></PDFSource>");
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
