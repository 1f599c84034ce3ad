/* export_test.c - a study of all kinds goes out, and what is in the file */
#include "exported.h"
#include "rich_study.h"

#include "exchange/made_guid.h"

static const char project_schema[] = "Project-1.0.xsd";
static const char codebook_schema[] = "Codebook-1.0.xsd";

/* "8A3E..." of the object that NAME makes; until the fourth call after. */
static const char *written(const char *name)
{
    static char texts[4][LEXICAL_GUID_SIZE];
    static size_t next;
    struct guid guid = rich_guid(name);
    char *text = texts[next++ % 4];

    lexical_write_guid(&guid, text);
    return text;
}

__attribute__((format(printf, 2, 3))) static void
assert_says(const struct exported *exported, const char *format, ...)
{
    char words[1000];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(words, sizeof words, format, arguments);
    va_end(arguments);
    assert_in(exported, words);
}

static void everything_that_is_written_is_valid(void **state)
{
    struct rich_study study;
    EXPORTED exported, codebook;

    rich_make(*state, &study);
    export_to(*state, ".qdpx", NULL, &exported);
    assert_valid(&exported, project_schema);
    assert_joined(&exported);
    export_to(*state, ".qdc", NULL, &codebook);
    assert_valid(&codebook, codebook_schema);
}

static void a_study_of_nothing_is_valid(void **state)
{
    EXPORTED exported;
    struct tema_error error = {0};

    export_to(*state, ".qdpx", NULL, &exported);
    assert_valid(&exported, project_schema);
    assert_fails(tema_exchange_export(*state, "/tmp/tema_none.qdc", NULL,
                                      &(struct tema_exchange_result){0}, &error),
                 TEMA_REFUSED);
    assert_int_not_equal(access("/tmp/tema_none.qdc", F_OK), 0);
}

static void each_part_alone_is_valid(void **state)
{
    struct rich_study study;

    rich_make(*state, &study);
    for (unsigned part = 1; part < TEMA_EXCHANGE_EXTRAS; part *= 2) {
        struct tema_exchange_export_options options = {.parts = part};
        EXPORTED exported;

        export_to(*state, ".qdpx", &options, &exported);
        assert_valid(&exported, project_schema);
        assert_joined(&exported);
    }
}

static void the_same_study_gives_the_same_bytes(void **state)
{
    struct rich_study study;
    EXPORTED first, second;

    rich_make(*state, &study);
    export_to(*state, ".qdpx", NULL, &first);
    export_to(*state, ".qdpx", NULL, &second);
    assert_true(slice_equals(buffer_slice(&first.bytes), buffer_slice(&second.bytes)));
}

static void codes_stand_in_their_tree(void **state)
{
    struct rich_study study;
    EXPORTED exported;

    rich_make(*state, &study);
    export_to(*state, ".qdpx", NULL, &exported);
    /* Coded with, so codable; one that is but a heading is not. */
    assert_says(&exported,
                "<Code guid=\"%s\" name=\"Stöd\" isCodable=\"true\">\n"
                "<Code guid=\"%s\" name=\"Kollega &amp; vän\" isCodable=\"true\" "
                "color=\"#FF00AA\">\n"
                "<Description>Stöd av\n\"kollegor\"</Description></Code></Code>",
                written("Stöd"), written("Kollega"));
    assert_says(&exported, "name=\"Ledning\" isCodable=\"false\"/>");
    assert_false(is_in(&exported, written("Tiden")));
    assert_false(is_in(&exported, written("Borta")));
}

static void people_are_listed_where_they_are_named(void **state)
{
    struct rich_study study;
    EXPORTED exported;
    struct tema_exchange_export_options codes = {.parts = TEMA_EXCHANGE_CODEBOOK};
    EXPORTED fewer;

    rich_make(*state, &study);
    export_to(*state, ".qdpx", NULL, &exported);
    assert_says(&exported, "<User guid=\"%s\" name=\"Björn\" id=\"BJ\"/>",
                written("Björn in NVivo"));
    assert_in(&exported, "name=\"Anna\"/>");
    assert_false(is_in(&exported, "name=\"\" id"));
    export_to(*state, ".qdpx", &codes, &fewer);
    assert_false(is_in(&fewer, "Björn"));
}

static void codings_of_merged_codes_are_one(void **state)
{
    struct rich_study study;
    EXPORTED exported;
    const char *start, *end;
    int codings = 0;

    rich_make(*state, &study);
    export_to(*state, ".qdpx", NULL, &exported);
    assert_says(&exported,
                "<PlainTextSelection guid=\"%s\" name=\"Jag hade velat stanna kvar\" "
                "creatingUser=\"%s\" creationDateTime=\"2018-03-27T17:46:39.250Z\" "
                "startPosition=\"0\" endPosition=\"26\">\n"
                "<Description>viktigt &lt;här&gt;</Description>\n<Coding ",
                written("first"), written("Björn in NVivo"));
    start = strstr(buffer_string(&exported.xml), "endPosition=\"26\"");
    end = strstr(start, "</PlainTextSelection>");
    for (; (start = strstr(start, "<Coding ")) != NULL && start < end; start++)
        codings++;
    assert_int_equal(codings, 3); /* colleague, heading, time: not merged, not gone */
}

static void positions_are_code_points_or_utf16(void **state)
{
    struct rich_study study;
    struct tema_exchange_export_options utf16 = {.offsets = TEMA_OFFSETS_UTF16};
    EXPORTED points, units;

    rich_make(*state, &study);
    export_to(*state, ".qdpx", NULL, &points);
    export_to(*state, ".qdpx", &utf16, &units);
    assert_in(&points, "startPosition=\"53\" endPosition=\"77\"");
    assert_in(&units, "startPosition=\"53\" endPosition=\"78\"");
    assert_in(&units, "startPosition=\"0\" endPosition=\"26\"");
}

static void texts_and_files_lie_under_sources(void **state)
{
    struct rich_study study;
    EXPORTED exported;
    CLEANUP_BUFFER struct buffer text = {0}, name = {0}, picture = {0};

    rich_make(*state, &study);
    export_to(*state, ".qdpx", NULL, &exported);
    buffer_add_format(&name, "sources/%s.txt", written("Anna.docx"));
    assert_true(exported_member(&exported, buffer_string(&name), &text));
    assert_string_equal(buffer_string(&text), rich_text);
    buffer_clear(&name);
    buffer_add_format(&name, "sources/%s.png", written("Karta"));
    assert_true(exported_member(&exported, buffer_string(&name), &picture));
    assert_string_equal(buffer_string(&picture), "PNG picture");
    /* Rich text is what came from other programs as such. */
    assert_says(&exported, "richTextPath=\"internal://%s.docx\"", written("Bo"));
    assert_false(is_in(&exported, "a native source"));
    assert_int_equal(exported.bytes.length > 0, true);
    assert_in(&exported, "plainTextPath=\"absolute:///D:/Cecilia.txt\"");
    assert_in(&exported, "path=\"relative:///Ljud.m4a\"");
}

static void a_place_with_words_stands_in_both(void **state)
{
    struct rich_study study;
    EXPORTED exported;
    struct guid both = rich_guid("both"), text = made_guid_text(&both),
                pdf = rich_guid("Plan.pdf"), own = made_guid_representation(&pdf);
    char texts[2][LEXICAL_GUID_SIZE];

    rich_make(*state, &study);
    export_to(*state, ".qdpx", NULL, &exported);
    lexical_write_guid(&text, texts[0]);
    lexical_write_guid(&own, texts[1]);
    assert_says(&exported, "<PDFSelection guid=\"%s\" name=\"Kollegorna\"",
                written("both"));
    assert_says(&exported, "<PlainTextSelection guid=\"%s\" name=\"Kollegorna\"",
                texts[0]);
    assert_in(&exported, "startPosition=\"78\" endPosition=\"88\"/>");
    assert_says(&exported, "<Representation guid=\"%s\" name=\"Plan.pdf\"", texts[1]);
    assert_in(&exported, "<PlainTextContent>Kollegorna</PlainTextContent>"
                         "</Representation>\n<Coding ");
}

/* What was made here has points of its own. */
static void a_transcript_has_a_point_for_each_end(void **state)
{
    struct rich_study study;
    EXPORTED exported;
    struct guid made = rich_guid("made here");
    struct guid ends[] = {made_guid_mark(&made, false), made_guid_mark(&made, true)};
    char start[LEXICAL_GUID_SIZE], end[LEXICAL_GUID_SIZE];

    rich_make(*state, &study);
    export_to(*state, ".qdpx", NULL, &exported);
    lexical_write_guid(&ends[0], start);
    lexical_write_guid(&ends[1], end);
    assert_says(&exported,
                "<SyncPoint guid=\"%s\" timeStamp=\"0\" position=\"0\"/>\n"
                "<SyncPoint guid=\"%s\" position=\"8\"/>\n"
                "<SyncPoint guid=\"%s\" timeStamp=\"2000\" position=\"8\"/>\n"
                "<SyncPoint guid=\"%s\" position=\"17\"/>\n",
                written("first mark"), start, written("second mark"), end);
    assert_says(&exported, "fromSyncPoint=\"%s\" toSyncPoint=\"%s\">\n<Coding ",
                written("first mark"), written("second mark"));
    assert_says(&exported,
                "fromSyncPoint=\"%s\" toSyncPoint=\"%s\">\n"
                "<Description>välkomnandet</Description></TranscriptSelection>",
                start, end);
}

static void a_value_that_is_not_of_its_type_is_text(void **state)
{
    struct rich_study study;
    EXPORTED exported;

    rich_make(*state, &study);
    export_to(*state, ".qdpx", NULL, &exported);
    assert_says(&exported,
                "<Variable guid=\"%s\" name=\"Ålder\" typeOfVariable="
                "\"Integer\">",
                written("age in NVivo"));
    assert_in(&exported, "name=\"År i yrket\" typeOfVariable=\"Text\"/>");
    assert_in(&exported, "<TextValue>tio</TextValue>");
    assert_in(&exported, "<IntegerValue>47</IntegerValue>");
    assert_in(&exported, "<FloatValue>3.50</FloatValue>");
    assert_in(&exported, "<BooleanValue>true</BooleanValue>");
    assert_in(&exported, "<DateValue>2018-03-27</DateValue>");
    assert_in(&exported, "<DateTimeValue>2018-03-27T17:46:39Z</DateTimeValue>");
}

static void memos_stand_on_what_they_are_on(void **state)
{
    struct rich_study study;
    EXPORTED exported;

    rich_make(*state, &study);
    export_to(*state, ".qdpx", NULL, &exported);
    assert_says(&exported,
                "name=\"Tid\" isCodable=\"true\">\n<NoteRef targetGUID=\"%s\"/></Code>",
                written("on a code"));
    assert_says(&exported, "</Graphs>\n<NoteRef targetGUID=\"%s\"/>\n</Project>\n",
                written("on a code"));
    assert_says(&exported, "<NoteRef targetGUID=\"%s\"/></Coding>",
                written("on a coding"));
    assert_says(&exported, "<NoteRef targetGUID=\"%s\"/></Link>", written("on a link"));
    assert_says(&exported, "<NoteRef targetGUID=\"%s\"/></PDFSource>",
                written("on a document"));
    assert_says(&exported, "<Note guid=\"%s\" name=\"Början\"", written("on nothing"));
    /* What XML cannot hold lies beside it. */
    assert_says(&exported, "plainTextPath=\"internal://%s.txt\"", written("on a coding"));
    assert_says(&exported, "<Note guid=\"%s\" name=\"Min not\"", written("marked"));
    assert_in(&exported, "<Description>om noten</Description>\n<PlainTextSelection ");
}

static void sets_and_themes_name_what_is_there(void **state)
{
    struct rich_study study;
    EXPORTED exported, codebook;

    rich_make(*state, &study);
    export_to(*state, ".qdpx", NULL, &exported);
    assert_says(&exported,
                "name=\"En samling\">\n<Description>för sig</Description>\n"
                "<MemberCode targetGUID=\"%s\"/>\n<MemberSource targetGUID=\"%s\"/>\n"
                "<MemberNote targetGUID=\"%s\"/></Set>",
                written("Kollega"), written("Anna.docx"), written("marked"));
    assert_says(&exported,
                "name=\"Att stanna\">\n<Description>kärnan</Description>\n"
                "<MemberCode targetGUID=\"%s\"/></Set>",
                written("Tid"));
    assert_in(&exported, "name=\"Tom\"/>");
    export_to(*state, ".qdc", NULL, &codebook);
    assert_says(&codebook, "<MemberCode guid=\"%s\"/></Set>", written("Tid"));
    assert_false(is_in(&codebook, "Tom"));
}

static void links_point_as_far_as_they_can(void **state)
{
    struct rich_study study;
    EXPORTED exported;

    rich_make(*state, &study);
    export_to(*state, ".qdpx", NULL, &exported);
    assert_says(&exported,
                "name=\"leder till\" direction=\"OneWay\" color=\"#00FF00\" "
                "originGUID=\"%s\" targetGUID=\"%s\">",
                written("first"), written("Tid"));
    assert_says(&exported, "<Link guid=\"%s\" originGUID=\"%s\"/>", written("half"),
                written("elsewhere"));
}

static void no_vertex_has_the_guid_of_what_it_shows(void **state)
{
    struct rich_study study;
    EXPORTED exported;

    rich_make(*state, &study);
    export_to(*state, ".qdpx", NULL, &exported);
    assert_says(&exported,
                "representedGUID=\"%s\" name=\"Tid\" firstX=\"10\" firstY=\"-20\" "
                "shape=\"Oval\" color=\"#ABCDEF\"/>",
                written("Tid"));
    assert_says(&exported,
                "targetVertex=\"%s\" direction=\"Associative\" "
                "lineStyle=\"dashed\"/>",
                written("vertex"));
    assert_false(is_in(&exported, "sourceVertex=\"\""));
}

/* How many were noted under ELEMENT with this outcome. */
static int64_t told(const struct exported *exported, enum tema_exchange_outcome outcome,
                    const char *element)
{
    int64_t count = 0;

    for (size_t i = 0; i < exported->result.line_count; i++)
        if (exported->result.lines[i].outcome == outcome &&
            strcmp(exported->result.lines[i].element, element) == 0)
            count += exported->result.lines[i].count;
    return count;
}

static void what_cannot_be_carried_is_told(void **state)
{
    struct rich_study study;
    EXPORTED exported, codebook;

    rich_make(*state, &study);
    export_to(*state, ".qdpx", NULL, &exported);
    assert_int_equal(told(&exported, TEMA_EXCHANGE_READ, "codes"), 4);
    assert_int_equal(told(&exported, TEMA_EXCHANGE_READ, "documents"), 8);
    assert_int_equal(told(&exported, TEMA_EXCHANGE_READ, "quotations"), 11);
    assert_int_equal(told(&exported, TEMA_EXCHANGE_READ, "codings"), 10);
    assert_int_equal(told(&exported, TEMA_EXCHANGE_READ, "memos"), 9);
    assert_int_equal(told(&exported, TEMA_EXCHANGE_REPAIRED, "variables"), 1);
    assert_int_equal(told(&exported, TEMA_EXCHANGE_REPAIRED, "codes"), 1);
    assert_int_equal(told(&exported, TEMA_EXCHANGE_REPAIRED, "documents"), 2);
    assert_int_equal(told(&exported, TEMA_EXCHANGE_LOST, "codes"), 2);
    assert_int_equal(told(&exported, TEMA_EXCHANGE_LOST, "memos"), 2);
    export_to(*state, ".qdc", NULL, &codebook);
    assert_int_equal(told(&codebook, TEMA_EXCHANGE_READ, "codes"), 4);
    assert_int_equal(told(&codebook, TEMA_EXCHANGE_LOST, "memos"), 1);
}

static void a_file_that_is_there_stays_unless_told_otherwise(void **state)
{
    struct tema_exchange_export_options over = {.overwrite = true};
    struct tema_exchange_result result = {0};
    struct tema_error error = {0};
    EXPORTED exported;

    export_to(*state, ".qdpx", NULL, &exported);
    assert_fails(tema_exchange_export(*state, exported.path, NULL, &result, &error),
                 TEMA_EXISTS);
    assert_ok(tema_exchange_export(*state, exported.path, &over, &result, &error));
    tema_exchange_result_free(&result);
    assert_fails(tema_exchange_export(*state, "/tmp/x.txt", NULL, &result, &error),
                 TEMA_INVALID);
    assert_fails(
        tema_exchange_export(*state, "/tmp/no/such/x.qdpx", NULL, &result, &error),
        TEMA_IO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        project_test(everything_that_is_written_is_valid),
        project_test(a_study_of_nothing_is_valid),
        project_test(each_part_alone_is_valid),
        project_test(the_same_study_gives_the_same_bytes),
        project_test(codes_stand_in_their_tree),
        project_test(people_are_listed_where_they_are_named),
        project_test(codings_of_merged_codes_are_one),
        project_test(positions_are_code_points_or_utf16),
        project_test(texts_and_files_lie_under_sources),
        project_test(a_place_with_words_stands_in_both),
        project_test(a_transcript_has_a_point_for_each_end),
        project_test(a_value_that_is_not_of_its_type_is_text),
        project_test(memos_stand_on_what_they_are_on),
        project_test(sets_and_themes_name_what_is_there),
        project_test(links_point_as_far_as_they_can),
        project_test(no_vertex_has_the_guid_of_what_it_shows),
        project_test(what_cannot_be_carried_is_told),
        project_test(a_file_that_is_there_stays_unless_told_otherwise),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
