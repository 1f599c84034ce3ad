/* survey_test.c - the first pass: what other programs write is understood, or refused */
#include "exchange/files.h"

#include "exchange/reading.h"
#include "exchange/sources.h"
#include "project/coder.h"

#define G1 "00000001-0000-0000-0000-000000000000"
#define G2 "00000002-0000-0000-0000-000000000000"
#define G3 "00000003-0000-0000-0000-000000000000"
#define G4 "00000004-0000-0000-0000-000000000000"
#define G5 "00000005-0000-0000-0000-000000000000"
#define G6 "00000006-0000-0000-0000-000000000000"
#define G7 "00000007-0000-0000-0000-000000000000"
#define G8 "00000008-0000-0000-0000-000000000000"
#define G9 "00000009-0000-0000-0000-000000000000"

#define NS "xmlns='urn:QDA-XML:project:1.0'"

struct scene {
    struct tema_exchange_import_options options;
    struct reading reading;
};

static bool begin(struct scene *scene, const char *path, struct tema_error *error)
{
    scene->reading = (struct reading){
        .arena = arena_new(), .losses = losses_new(), .options = &scene->options};
    return archive_open(path, &scene->reading.archive, error) &&
           survey(&scene->reading, error);
}

static void finish(struct scene *scene)
{
    losses_free(scene->reading.losses);
    archive_free(scene->reading.archive);
    reading_finish(&scene->reading);
}

static void assert_surveys(struct scene *scene, const char *xml)
{
    struct tema_error error = {0};

    *scene = (struct scene){0};
    assert_ok(begin(scene, xml_file("test.qde", xml), &error));
}

static void assert_refuses(const char *xml, const char *reason)
{
    CLEANUP(finish) struct scene scene = {0};
    struct tema_error error = {0};

    assert_fails(begin(&scene, xml_file("test.qde", xml), &error), TEMA_UNREADABLE);
    if (strstr(error.message, reason) == NULL)
        fail_msg("not for '%s': %s", reason, error.message);
}

static int64_t noted(const struct scene *scene, enum tema_exchange_outcome outcome)
{
    const struct tema_exchange_line *lines;
    int64_t sum = 0;
    size_t count;

    lines = losses_lines(scene->reading.losses, &count);
    for (size_t i = 0; i < count; i++)
        sum += lines[i].outcome == outcome ? lines[i].count : 0;
    return sum;
}

static int64_t repaired(const struct scene *scene)
{
    return noted(scene, TEMA_EXCHANGE_REPAIRED);
}

static void a_strict_file_needs_no_repair(void **state)
{
    static const char xml[] =
        "<?xml version='1.0' encoding='utf-8'?>"
        "<Project " NS " name='Skam' origin='NVivo 12' creatingUserGUID='" G1 "'>"
        "<Users><User guid='" G1 "' name='Anna' id='A'/></Users>"
        "<CodeBook><Codes><Code guid='" G2 "' name='Stress' isCodable='true' "
        "color='#FF0000'><Description>of "
        "conscience</Description>"
        "<NoteRef targetGUID='" G9 "'/>"
        "<Code guid='" G3 "' name='Kropp' "
        "isCodable='false'/></Code></Codes>"
        "</CodeBook>"
        "<Variables><Variable guid='" G4 "' name='Age' "
        "typeOfVariable='Integer'/>"
        "</Variables>"
        "<Cases><Case guid='" G5 "' "
        "name='P1'><"
        "VariableValue><"
        "VariableRef "
        "targetGUID='" G4 "'/"
        "><"
        "IntegerV"
        "alue>41<"
        "/Integer"
        "Value></"
        "Variable"
        "Value>"
        "<SourceR"
        "ef "
        "targetGU"
        "ID='" G6 "'/></Case></Cases>"
        "<Links><Link guid='" G7 "' direction='OneWay' originGUID='" G2 "' "
        "targetGUID='" G6 "'/></Links>"
        "<Sets><Set guid='" G8 "' name='S'><MemberCode targetGUID='" G2 "'/>"
        "</Set></Sets><Description>Our study</Description></Project>";
    CLEANUP(finish) struct scene scene;
    struct reading *reading = &scene.reading;
    struct guid anna = coder_guid("Anna");

    (void)state;
    assert_surveys(&scene, xml);
    assert_int_equal(repaired(&scene), 0);
    assert_int_equal(noted(&scene, TEMA_EXCHANGE_LOST), 0);
    assert_string_equal(reading->name, "Skam");
    assert_string_equal(reading->origin, "NVivo 12");
    assert_string_equal(reading->description, "Our study");
    assert_true(guid_equals(&reading->audit.author.guid, &anna));
    assert_int_equal(reading->codes.count, 2);
    assert_string_equal(reading->codes.items[0].description, "of conscience");
    assert_string_equal(reading->codes.items[0].color, "#ff0000");
    assert_int_equal(reading->codes.items[1].parent, 0);
    assert_false(reading->codes.items[1].codable);
    assert_string_equal(reading->variables.items[0].type, "integer");
    assert_string_equal(reading->cases.items[0].values.items[0].value, "41");
    assert_int_equal(reading->cases.items[0].sources.count, 1);
    assert_string_equal(reading->links.items[0].direction, "oneway");
    assert_int_equal(reading->sets.items[0].codes.count, 1);
    assert_int_equal(reading->note_refs.count, 1);
    assert_int_equal(reading->note_refs.items[0].object.bytes[3], 2);
    assert_false(reading->mentions_nobody);
}

static void namespaces_and_order_do_not_matter(void **state)
{
    static const char *const namespaces[] = {"xmlns='urn:QDA-XML:project:1.0'",
                                             "xmlns='urn:QDA-XML:project:0:10'",
                                             "xmlns='urn:QDA-XML:project:1:0'", ""};

    (void)state;
    for (size_t i = 0; i < sizeof namespaces / sizeof *namespaces; i++) {
        CLEANUP(finish) struct scene scene;
        CLEANUP_BUFFER struct buffer xml = {0};

        buffer_add_format(
            &xml,
            "\xEF\xBB\xBF<Project %s><Sets><Set guid='" G8 "' name='S'>"
            "<MemberSource targetGUID='" G6 "'/><MemberNote> " G7 "\n</MemberNote>"
            "<Description>d</Description></Set></Sets>"
            "<Cases><Case guid='" G2 "' name='P'/></Cases>"
            "<CodeBook><Codes><Code guid='" G2 "' name='C' isCodable='1'/></Codes>"
            "</CodeBook></Project>",
            namespaces[i]);
        assert_surveys(&scene, buffer_string(&xml));
        assert_int_equal(scene.reading.sets.count, 1);
        assert_int_equal(scene.reading.sets.items[0].notes.count, 1);
        /* The code has the GUID, although the case asked first. */
        assert_int_equal(scene.reading.codes.items[0].guid.bytes[3], 2);
        assert_int_not_equal(scene.reading.cases.items[0].guid.bytes[3], 2);
        assert_int_equal(scene.reading.cases.items[0].codes.count, 1);
    }
}

static void assert_color(const char *color, const char *expected)
{
    CLEANUP(finish) struct scene scene;
    CLEANUP_BUFFER struct buffer xml = {0};

    buffer_add_format(&xml,
                      "<Project><CodeBook><Codes><Code guid='" G1 "' name='C' "
                      "isCodable='true' color='%s'/></Codes></CodeBook></Project>",
                      color);
    assert_surveys(&scene, buffer_string(&xml));
    if (expected == NULL)
        assert_null(scene.reading.codes.items[0].color);
    else
        assert_string_equal(scene.reading.codes.items[0].color, expected);
}

static void colours_of_many_forms_are_understood(void **state)
{
    (void)state;
    assert_color("#F00", "#ff0000");
    assert_color("#80FF0000", "#ff0000");
    assert_color("rgba(255, 0, 0, 0.5)", "#ff0000");
    assert_color("-65536", "#ff0000");
    assert_color("reddish", NULL);
}

static void codes_that_lack_something_are_repaired(void **state)
{
    static const char xml[] =
        "<Project><CodeBook><Codes>"
        "<Code name='A' guid='" G1 "'/>"                  /* isCodable */
        "<Code name='B' isCodable='true'/>"               /* guid */
        "<Code name='C' guid='" G1 "' isCodable='true'/>" /* there twice */
        "<Code guid='" G4 "' isCodable='true'/>"          /* name */
        "<Code name='D&#10;E' guid='{" G5 "}' isCodable='True' description='d'/>"
        "<Smell/></Codes></CodeBook></Project>";
    CLEANUP(finish) struct scene scene;
    const struct found_code *codes;

    (void)state;
    assert_surveys(&scene, xml);
    codes = scene.reading.codes.items;
    assert_int_equal(scene.reading.codes.count, 5);
    assert_true(codes[0].codable);
    assert_false(guid_equals(&codes[0].guid, &codes[2].guid));
    assert_string_equal(codes[3].name, "unnamed");
    assert_string_equal(codes[4].name, "D E");
    assert_string_equal(codes[4].description, "d");
    assert_int_equal(repaired(&scene), 6);
    assert_int_equal(noted(&scene, TEMA_EXCHANGE_LOST), 1);
}

static void a_code_within_itself_is_refused(void **state)
{
    (void)state;
    assert_refuses("<Project><CodeBook><Codes><Code name='A' guid='" G1 "'>"
                   "<Code name='B' guid='" G2 "'><Code name='C' guid='" G1 "'/>"
                   "</Code></Code></Codes></CodeBook></Project>",
                   "its code 'A' lies within itself");
}

static void codes_may_lie_deep_but_not_without_end(void **state)
{
    CLEANUP_BUFFER struct buffer deep = {0}, deeper = {0};
    CLEANUP(finish) struct scene scene;

    (void)state;
    buffer_add_string(&deep, "<Project><CodeBook><Codes>");
    for (int i = 0; i < 500; i++)
        buffer_add_format(
            &deep,
            "<Code name='C' isCodable='true' guid='%08d-0000-0000-0000-000000000000'>",
            i + 1);
    for (int i = 0; i < 500; i++)
        buffer_add_string(&deep, "</Code>");
    buffer_add_string(&deep, "</Codes></CodeBook></Project>");
    assert_surveys(&scene, buffer_string(&deep));
    assert_int_equal(scene.reading.codes.count, 500);
    buffer_add_string(&deeper, "<Project><CodeBook><Codes>");
    for (int i = 0; i < 1000; i++)
        buffer_add_string(&deeper, "<Code name='C'>");
    assert_refuses(buffer_string(&deeper), "too deeply");
}

static void users_who_are_only_mentioned_are_found_everywhere(void **state)
{
    static const char xml[] =
        "<Project><Sources><TextSource guid='" G1 "' creatingUser='" G2 "'>"
        "<PlainTextSelection guid='" G3 "' startPosition='0' endPosition='1' "
        "creatingUser='" G2 "' modifyingUser='" G4 "'>"
        "<Coding guid='" G5 "' creatingUser='" G6 "'/></PlainTextSelection>"
        "</TextSource></Sources><Users><User "
        "guid='" G4 "' name='Bo'/></Users>"
        "</Project>";
    CLEANUP(finish) struct scene scene;

    (void)state;
    assert_surveys(&scene, xml);
    assert_int_equal(scene.reading.users.count, 3);
    assert_string_equal(scene.reading.users.items[0].name, "user 00000002");
    assert_string_equal(scene.reading.users.items[1].name, "Bo");
    assert_string_equal(scene.reading.users.items[2].name, "user 00000006");
    assert_int_equal(repaired(&scene), 2);
}

static void variables_of_one_name_get_numbers(void **state)
{
    static const char xml[] =
        "<Project><Variables>"
        "<Variable guid='" G1 "' name='Age' typeOfVariable='Integer'/>"
        "<Variable guid='" G2 "' name='age' typeOfVariable='Colour'/>"
        "<Variable guid='" G1 "' name='Sex' typeOfVariable='Text'/>"
        "</Variables></Project>";
    CLEANUP(finish) struct scene scene;
    const struct found_variable *variables;

    (void)state;
    assert_surveys(&scene, xml);
    variables = scene.reading.variables.items;
    assert_int_equal(scene.reading.variables.count, 3);
    assert_string_equal(variables[1].name, "age (2)");
    assert_string_equal(variables[1].type, "text");
    assert_false(guid_equals(&variables[0].known_as, &variables[2].known_as));
    assert_int_equal(repaired(&scene), 3);
}

static void a_codebook_alone_has_sets_of_codes(void **state)
{
    static const char xml[] =
        "<CodeBook xmlns='urn:QDA-XML:codebook:1:0' origin='NVivo'><Codes>"
        "<Code guid='" G1 "' name='Nodes' isCodable='false'>"
        "<Code guid='" G2 "' name='A' isCodable='true'/></Code></Codes>"
        "<Sets><Set guid='" G3 "' name='S'><MemberCode guid='" G2 "'/></Set>"
        "</Sets></CodeBook>";
    CLEANUP(finish) struct scene scene;

    (void)state;
    assert_surveys(&scene, xml);
    assert_true(scene.reading.is_codebook);
    assert_string_equal(scene.reading.origin, "NVivo");
    assert_int_equal(scene.reading.codes.count, 2);
    assert_int_equal(scene.reading.sets.items[0].codes.count, 1);
    assert_int_equal(repaired(&scene), 0);
}

static void graphs_are_drawings(void **state)
{
    static const char xml[] =
        "<Project><Graphs><Graph guid='" G1 "' name='N'>"
        "<Vertex guid='" G2 "' representedGUID='" G9 "' firstX='1' firstY='2.6' "
        "shape='oval' color='#fff'/>"
        "<Edge guid='" G3 "' sourceVertex='" G2 "' targetVertex='" G2 "' "
        "direction='"
        "Bidirectional' "
        "lineStyle='wavy'/>"
        "<Edge guid='" G4 "' "
        "sourceVertex="
        "'" G2 "'/"
        "></"
        "Gra"
        "ph>"
        "</"
        "Gra"
        "phs"
        "></"
        "Pro"
        "jec"
        "t>";
    CLEANUP(finish) struct scene scene;
    const struct drawing *drawing;
    struct guid represented = {{0, 0, 0, 9}};

    (void)state;
    assert_surveys(&scene, xml);
    drawing = &scene.reading.graphs.items[0].drawing;
    assert_int_equal(drawing->vertex_count, 1);
    assert_int_equal(drawing->vertices[0].y1, 3);
    assert_string_equal(drawing->vertices[0].shape, "Oval");
    assert_false(drawing->vertices[0].has_second);
    assert_int_equal(drawing->edge_count, 1);
    assert_string_equal(drawing->edges[0].direction, "bidirectional");
    assert_null(drawing->edges[0].line);
    assert_true(map_find(&scene.reading.wanted, MAP_KEY(represented), NULL));
    assert_int_equal(repaired(&scene), 1);
    assert_int_equal(noted(&scene, TEMA_EXCHANGE_LOST), 2);
}

static void what_is_no_project_is_refused(void **state)
{
    (void)state;
    assert_refuses("<html><body/></html>", "it begins with <html>");
    assert_refuses("<!DOCTYPE a [<!ENTITY b 'c'>]><Project/>", "DOCTYPE");
    assert_refuses("<Project><CodeBook>", "");
    assert_refuses("<Project/><Project/>", "");
}

/* Two quotations, of which only UTF-16 units find the second. */
#define QUOTED                                                                           \
    "<PlainTextSelection guid='" G2 "' startPosition='0' endPosition='3' name='Ja.'/>"   \
    "<PlainTextSelection guid='" G3 "' startPosition='7' endPosition='11' name='skam'/>" \
    "<PlainTextSelection guid='" G4 "' startPosition='12' endPosition='17' "             \
    "name='skuld'/>"                                                                     \
    "<PlainTextSelection guid='" G5 "' startPosition='18' endPosition='24' "             \
    "name='rädsla'/>"
#define TEXT "Ja. \xF0\x9F\x98\x80 skam skuld rädsla"

static void positions_are_judged_by_what_is_marked(void **state)
{
    static const char before[] = "<Project><Sources><TextSource guid='" G1 "'>"
                                 "<PlainTextContent>" TEXT "</PlainTextContent>" QUOTED
                                 "</TextSource></Sources></Project>";
    static const char behind[] = "<Project><Notes><Note guid='" G1 "'>" QUOTED
                                 "<PlainTextContent>" TEXT "</PlainTextContent>"
                                 "</Note></Notes></Project>";
    CLEANUP(finish) struct scene first, second;

    (void)state;
    assert_surveys(&first, before);
    assert_true(first.reading.verdict.convention.utf16);
    assert_int_equal(first.reading.verdict.hits, 4);
    assert_int_equal(first.reading.verdict.of, 4);
    assert_surveys(&second, behind);
    assert_true(second.reading.verdict.convention.utf16);
    assert_int_equal(second.reading.source_count, 0);
    assert_int_equal(second.reading.note_count, 1);
}

static void positions_are_counted_as_somebody_says(void **state)
{
    static const char xml[] = "<Project><Sources><TextSource guid='" G1 "'>"
                              "<PlainTextContent>" TEXT "</PlainTextContent>" QUOTED
                              "</TextSource></Sources></Project>";
    CLEANUP(finish)
    struct scene scene = {.options = {.offsets = TEMA_OFFSETS_CODE_POINT}};
    struct tema_error error = {0};

    (void)state;
    assert_ok(begin(&scene, xml_file("test.qde", xml), &error));
    assert_false(scene.reading.verdict.convention.utf16);
    assert_int_equal(scene.reading.verdict.hits, 1);
}

static void texts_and_transcripts_are_found_in_the_archive(void **state)
{
    static const char xml[] =
        "<Project><Sources><AudioSource guid='" G1 "'><Transcript guid='" G2 "' "
        "plainTextPath='internal://a.txt'>"
        "<SyncPoint guid='" G3 "' position='7'/><SyncPoint guid='" G4 "' "
        "position='11'/><SyncPoint guid='" G5 "' position='18'/>"
        "<SyncPoint guid='" G6 "' position='24'/>"
        "<TranscriptSelection guid='" G7 "' name='skam' fromSyncPoint='" G3 "' "
        "toSyncPoint='" G4 "'/>"
        "<TranscriptSelecti"
        "on guid='" G8 "' "
        "name='"
        "skam "
        "skuld' "
        "fromSyncP"
        "oint='" G3 "' toSyncPoint='" G5 "'/>"
        "<TranscriptSelection guid='" G9 "' name='rädsla' "
        "fromSyncPoint='" G5 "' toSyncPoint='" G6 "'/></Transcript></AudioSource>"
        "<PDFSource guid='" G1 "'><Representation plainTextPath='a.txt'>" QUOTED
        "</Representation></PDFSource></Sources></Project>";
    const struct member members[] = {{"p.qde", xml}, {"Sources/A.TXT", TEXT}, {0}};
    CLEANUP(finish) struct scene scene = {0};
    struct tema_error error = {0};

    (void)state;
    assert_ok(begin(&scene, zip_file("test.qdpx", members), &error));
    assert_int_equal(scene.reading.verdict.of, 7);
    assert_int_equal(scene.reading.verdict.hits, 7);
    assert_int_equal(scene.reading.source_count, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_strict_file_needs_no_repair),
        cmocka_unit_test(namespaces_and_order_do_not_matter),
        cmocka_unit_test(colours_of_many_forms_are_understood),
        cmocka_unit_test(codes_that_lack_something_are_repaired),
        cmocka_unit_test(a_code_within_itself_is_refused),
        cmocka_unit_test(codes_may_lie_deep_but_not_without_end),
        cmocka_unit_test(users_who_are_only_mentioned_are_found_everywhere),
        cmocka_unit_test(variables_of_one_name_get_numbers),
        cmocka_unit_test(a_codebook_alone_has_sets_of_codes),
        cmocka_unit_test(graphs_are_drawings),
        cmocka_unit_test(what_is_no_project_is_refused),
        cmocka_unit_test(positions_are_judged_by_what_is_marked),
        cmocka_unit_test(positions_are_counted_as_somebody_says),
        cmocka_unit_test(texts_and_transcripts_are_found_in_the_archive),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
