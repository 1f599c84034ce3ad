/* extras_test.c - what tema alone reads in a .qdpx */
#include <unistd.h>

#include "test.h"

#include "exchange/lexical.h"
#include "exchange/reading.h"
#include "markup/zip_writer.h"

#define DOCUMENT "8A3E1B1C-0000-4000-8000-000000000001"
#define PERSON "8A3E1B1C-0000-4000-8000-000000000002"
#define THEME "8A3E1B1C-0000-4000-8000-000000000003"
#define OTHER "8A3E1B1C-0000-4000-8000-000000000004"
#define MARK "8A3E1B1C-0000-4000-8000-000000000005"

static struct guid guid_of(const char *text)
{
    struct guid guid;

    assert_true(lexical_guid(text, &guid));
    return guid;
}

/* A .qdpx at hand, with the folder tema/ in it. */
struct folder {
    char path[64];
    struct reading reading;
};

static void folder_release(struct folder *folder)
{
    archive_free(folder->reading.archive);
    losses_free(folder->reading.losses);
    extras_free(folder->reading.extras);
    arena_free(folder->reading.arena);
    unlink(folder->path);
}

#define FOLDER CLEANUP(folder_release) struct folder

static void fill(struct folder *folder, struct slice study, const char *layout)
{
    struct reading *reading = &folder->reading;
    struct zip_writer *zip;
    struct tema_error error = {0};

    strcpy(folder->path, "/tmp/tema_extras_XXXXXX");
    close(mkstemp(folder->path));
    unlink(folder->path);
    zip = zip_writer_new_file(folder->path, false);
    zip_writer_add(zip, "project.qde", SLICE("<Project name='x'/>"), ZIP_STORED);
    if (study.length > 0)
        zip_writer_add(zip, "tema/study.json", study, ZIP_DEFLATED);
    if (layout != NULL)
        zip_writer_add(zip, "tema/layout/" DOCUMENT ".json", slice_of(layout),
                       ZIP_DEFLATED);
    assert_ok(zip_writer_finish_file(zip, &error));
    zip_writer_free(zip);
    *reading = (struct reading){.arena = arena_new(), .losses = losses_new()};
    assert_ok(archive_open(folder->path, &reading->archive, &error));
    assert_ok(extras_load(reading->archive, reading->losses, &reading->extras, &error));
}

static int64_t lost(const struct folder *folder, const char *element)
{
    return losses_count(folder->reading.losses, TEMA_EXCHANGE_LOST, element);
}

static const char whole[] =
    "{\"version\":1,\"study\":{\"language\":\"sv\",\"approach\":\"codebook\"},"
    "\"documents\":{\"" DOCUMENT
    "\":{\"importer\":\"docx 1\",\"source_name\":\"Anna.docx\","
    "\"source\":\"tema/source/x.docx\",\"length\":20,\"case\":\"" PERSON "\"},"
    "\"" OTHER "\":{\"importer\":\"text 1\",\"case\":null}},"
    "\"speakers\":[{\"document\":\"" DOCUMENT
    "\",\"label\":\"I\",\"role\":\"interviewer\"},"
    "{\"document\":\"" DOCUMENT
    "\",\"label\":\"IP\",\"role\":\"participant\",\"case\":\"" PERSON "\"}],"
    "\"variables\":{\"" PERSON "\":\"integer\"},"
    "\"themes\":{\"" THEME "\":{\"rank\":7}},"
    "\"keys\":{\"" MARK "\":\"q7k3f2\"},\"doubts\":{\"" MARK "\":\"it was moved\"},"
    "\"comments\":{\"" MARK "\":\"on all of it\"}}";

static void what_is_told_is_answered(void **state)
{
    FOLDER folder;
    const char *language = "en", *approach = "reflexive";
    struct guid document = guid_of(DOCUMENT), person = guid_of(PERSON),
                mark = guid_of(MARK), theme = guid_of(THEME);
    struct extras_document told;
    struct extras_speaker speaker;

    (void)state;
    fill(&folder, slice_of(whole), NULL);
    extras_study(folder.reading.extras, &language, &approach);
    assert_string_equal(language, "sv");
    assert_string_equal(approach, "codebook");
    assert_true(extras_document(folder.reading.extras, &document, &told));
    assert_string_equal(told.importer, "docx 1");
    assert_string_equal(told.source_name, "Anna.docx");
    assert_string_equal(told.source_member, "tema/source/x.docx");
    assert_true(told.knows_case && told.has_case);
    assert_true(guid_equals(&told.case_guid, &person));
    assert_true(extras_speaker(folder.reading.extras, &document, "IP", &speaker));
    assert_int_equal(speaker.role, TEMA_PARTICIPANT);
    assert_true(speaker.has_case);
    assert_string_equal(extras_variable_type(folder.reading.extras, &person), "integer");
    assert_string_equal(extras_key(folder.reading.extras, &mark), "q7k3f2");
    assert_string_equal(extras_doubt(folder.reading.extras, &mark), "it was moved");
    assert_string_equal(extras_comment(folder.reading.extras, &mark), "on all of it");
    assert_true(extras_is_theme(folder.reading.extras, &theme));
}

static void what_is_not_told_is_not_known(void **state)
{
    FOLDER folder;
    struct guid document = guid_of(DOCUMENT), other = guid_of(OTHER),
                mark = guid_of(MARK);
    struct extras_document told;
    struct extras_speaker speaker;

    (void)state;
    fill(&folder, slice_of(whole), NULL);
    assert_false(extras_document(folder.reading.extras, &mark, &told));
    assert_true(extras_document(folder.reading.extras, &other, &told));
    assert_true(told.knows_case && !told.has_case);
    assert_null(told.source_name);
    assert_false(extras_speaker(folder.reading.extras, &document, "Anna", &speaker));
    assert_null(extras_key(folder.reading.extras, &document));
    assert_false(extras_is_theme(folder.reading.extras, &mark));
}

static void a_foreign_file_has_nothing_and_loses_nothing(void **state)
{
    FOLDER folder;
    struct guid guid = guid_of(DOCUMENT);
    struct extras_document told;
    size_t count;

    (void)state;
    fill(&folder, SLICE(""), NULL);
    assert_null(folder.reading.extras);
    assert_false(extras_document(NULL, &guid, &told));
    assert_null(extras_key(NULL, &guid));
    assert_false(extras_is_theme(NULL, &guid));
    (void)losses_lines(folder.reading.losses, &count);
    assert_int_equal(count, 0);
}

static void what_is_damaged_is_told_and_passed_over(void **state)
{
    (void)state;
    for (size_t length = 1; length + 1 < sizeof whole; length++) {
        FOLDER folder;

        fill(&folder, (struct slice){whole, length}, NULL);
        assert_null(folder.reading.extras);
        assert_int_equal(lost(&folder, "things of tema's own"), 1);
    }
}

static void a_newer_version_is_told_and_passed_over(void **state)
{
    FOLDER folder;

    (void)state;
    fill(&folder, SLICE("{\"version\":2}"), NULL);
    assert_null(folder.reading.extras);
    assert_int_equal(lost(&folder, "things of tema's own"), 1);
}

static void add_many(struct buffer *json, const char *text, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buffer_add_string(json, text);
}

static void what_is_made_to_do_harm_does_none(void **state)
{
    CLEANUP_BUFFER struct buffer deep = {0};
    CLEANUP_BUFFER struct buffer wide = {0};

    (void)state;
    add_many(&deep, "[", 500000);
    add_many(&wide, "{},", 2000000);
    {
        FOLDER folder;

        fill(&folder, buffer_slice(&deep), NULL);
        assert_null(folder.reading.extras);
    }
    {
        FOLDER folder;

        fill(&folder, buffer_slice(&wide), NULL);
        assert_null(folder.reading.extras);
    }
}

static void values_that_cannot_be_are_passed_over_one_by_one(void **state)
{
    static const char odd[] =
        "{\"version\":1,\"study\":{\"language\":\"no language\",\"approach\":3},"
        "\"documents\":{\"x\":{},\"" DOCUMENT "\":7,\"" OTHER "\":{\"importer\":[]}},"
        "\"speakers\":[1,{\"label\":\"I\"},{\"document\":\"" DOCUMENT
        "\",\"label\":\"I\",\"role\":\"king\"}],\"variables\":{\"" MARK "\":\"color\"},"
        "\"themes\":[],\"keys\":{\"" MARK "\":\"Q\",\"" OTHER "\":\"q9n4z8\"},"
        "\"doubts\":{\"" MARK "\":\"\"},\"memos\":{\"" MARK
        "\":{\"on\":3,\"also\":[\"x\"]}},"
        "\"chapters\":[{\"name\":\"\\u001b[2J\",\"member\":\"x\"}]}";
    FOLDER folder;
    struct guid document = guid_of(DOCUMENT), other = guid_of(OTHER),
                mark = guid_of(MARK);
    const char *language = "en", *approach = "reflexive";
    struct extras_document told;
    struct extras_speaker speaker;

    (void)state;
    fill(&folder, slice_of(odd), NULL);
    assert_non_null(folder.reading.extras);
    extras_study(folder.reading.extras, &language, &approach);
    assert_string_equal(language, "en");
    assert_string_equal(approach, "reflexive");
    assert_false(extras_document(folder.reading.extras, &document, &told));
    assert_true(extras_document(folder.reading.extras, &other, &told));
    assert_null(told.importer);
    assert_false(told.knows_case);
    assert_true(extras_speaker(folder.reading.extras, &document, "I", &speaker));
    assert_int_equal(speaker.role, TEMA_ROLE_UNKNOWN);
    assert_null(extras_variable_type(folder.reading.extras, &mark));
    assert_null(extras_key(folder.reading.extras, &mark));
    assert_string_equal(extras_key(folder.reading.extras, &other), "q9n4z8");
    assert_null(extras_doubt(folder.reading.extras, &mark));
}

/* --- layouts --- */

static bool has_layout(struct folder *folder, int64_t length, struct layout *ret_layout)
{
    struct guid document = guid_of(DOCUMENT);
    struct tema_error error = {0};
    bool found;

    assert_ok(extras_layout(&folder->reading, &document, length, folder->reading.arena,
                            ret_layout, &found, &error));
    return found;
}

static const char two_paragraphs[] =
    "{\"paragraphs\":[{\"end\":9},{\"start\":10,\"end\":20}],"
    "\"turns\":[{\"start\":10,\"words\":13,\"end\":20,\"speaker\":\"IP\"}]}\n";

static void a_layout_comes_with_its_turns(void **state)
{
    FOLDER folder;
    struct layout layout;

    (void)state;
    fill(&folder, slice_of(whole), two_paragraphs);
    assert_true(has_layout(&folder, 20, &layout));
    assert_int_equal(layout.paragraph_count, 2);
    assert_int_equal(layout.turn_count, 1);
    assert_string_equal(layout.turns[0].speaker, "IP");
    assert_int_equal(lost(&folder, "turns and paragraphs"), 0);
}

static void a_layout_of_another_text_is_not_taken(void **state)
{
    FOLDER folder;
    struct layout layout;

    (void)state;
    fill(&folder, slice_of(whole), two_paragraphs);
    assert_false(has_layout(&folder, 21, &layout));
    assert_int_equal(lost(&folder, "turns and paragraphs"), 1);
}

static void a_layout_that_does_not_hold_is_not_taken(void **state)
{
    static const char *const wrong[] = {
        "{\"paragraphs\":[{\"end\":21}],\"turns\":[]}",
        "{\"paragraphs\":[{\"end\":9,\"kind\":\"odd\"}],\"turns\":[]}",
        "{\"paragraphs\":[],\"turns\":[{\"end\":30,\"speaker\":\"I\"}]}",
        "{\"paragraphs\":[],\"turns\":[{\"end\":3,\"speaker\":\"I\\n\"}]}",
        "{\"paragraphs\":[],\"turns\":[{\"end\":3}]}",
        "{\"paragraphs\":[",
        "no JSON",
    };

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        FOLDER folder;
        struct layout layout;

        fill(&folder, slice_of(whole), wrong[i]);
        if (has_layout(&folder, 20, &layout))
            fail_msg("taken: %s", wrong[i]);
        assert_int_equal(lost(&folder, "turns and paragraphs"), 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_told_is_answered),
        cmocka_unit_test(what_is_not_told_is_not_known),
        cmocka_unit_test(a_foreign_file_has_nothing_and_loses_nothing),
        cmocka_unit_test(what_is_damaged_is_told_and_passed_over),
        cmocka_unit_test(a_newer_version_is_told_and_passed_over),
        cmocka_unit_test(what_is_made_to_do_harm_does_none),
        cmocka_unit_test(values_that_cannot_be_are_passed_over_one_by_one),
        cmocka_unit_test(a_layout_comes_with_its_turns),
        cmocka_unit_test(a_layout_of_another_text_is_not_taken),
        cmocka_unit_test(a_layout_that_does_not_hold_is_not_taken),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
