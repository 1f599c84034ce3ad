/* archive_test.c - files of the exchange are opened, or refused in one clear line */
#include "exchange/files.h"

#include "base/memory.h"
#include "exchange/archive.h"

static const char project_xml[] = "<Project/>";

static void assert_refuses(const char *path, const char *reason)
{
    CLEANUP(archive_freep) struct archive *archive = NULL;
    struct tema_error error = {0};

    assert_fails(archive_open(path, &archive, &error), TEMA_UNREADABLE);
    if (strstr(error.message, reason) == NULL)
        fail_msg("not for '%s': %s", reason, error.message);
    assert_null(strchr(error.message, '\n'));
}

static void assert_refuses_members(const char *name, const char *other,
                                   const char *reason)
{
    const struct member members[] = {{name, project_xml}, {other, "text"}, {0}};

    assert_refuses(zip_file("study.qdpx", members), reason);
}

/* The name of the first element. */
static void assert_root(struct archive *archive, const char *expected)
{
    CLEANUP(xml_reader_freep) struct xml_reader *xml = NULL;
    struct tema_error error = {0};
    enum xml_event event;

    assert_ok(archive_project(archive, &xml, &error));
    assert_ok(xml_reader_next(xml, &event, &error));
    assert_int_equal(event, XML_START);
    assert_string_equal(xml_reader_name(xml), expected);
}

static void the_project_is_any_single_qde_at_the_root(void **state)
{
    const struct member members[] = {
        {"sources/a.txt", "skam"},       {"._Trial.qde", "mac"},
        {"Trial.QDE", project_xml},      {"sources/.root", ""},
        {"__MACOSX/._Trial.qde", "mac"}, {0}};
    CLEANUP(archive_freep) struct archive *archive = NULL;
    struct tema_error error = {0};

    (void)state;
    assert_ok(archive_open(zip_file("a b.qdpx", members), &archive, &error));
    assert_string_equal(archive_name(archive), "a b.qdpx");
    assert_root(archive, "Project");
    assert_root(archive, "Project"); /* again, from its beginning */
}

static void xml_alone_is_a_project_whatever_it_is_called(void **state)
{
    CLEANUP(archive_freep) struct archive *archive = NULL;
    struct tema_error error = {0};
    size_t member;

    (void)state;
    assert_ok(archive_open(xml_file("codes.xml", "\xEF\xBB\xBF\r\n <CodeBook/>"),
                           &archive, &error));
    assert_root(archive, "CodeBook");
    assert_int_equal(archive_find(archive, "internal://a.txt", &member), ARCHIVE_MISSING);
    assert_false(archive_has(archive, "tema/study.json", &member));
}

static void assert_finds(struct archive *archive, const char *path, const char *expected)
{
    CLEANUP_BUFFER struct buffer bytes = {0};
    struct tema_error error = {0};
    size_t member = 99;

    if (archive_find(archive, path, &member) != ARCHIVE_INSIDE)
        fail_msg("'%s' was not found", path);
    assert_ok(archive_read(archive, member, 100, &bytes, &error));
    assert_string_equal(buffer_string(&bytes), expected);
    assert_int_equal(archive_member_size(archive, member), strlen(expected));
}

static void files_are_found_by_the_paths_that_programs_write(void **state)
{
    const struct member members[] = {{"project.qde", project_xml},
                                     {"Sources/AB-1.TXT", "one"},
                                     {"sources/Intervju Ö.txt", "two"},
                                     {"sources\\sub\\b.txt", "three"},
                                     {"loose.txt", "four"},
                                     {"sources/50%25.txt", "five"},
                                     {"tema/study.json", "six"},
                                     {0}};
    CLEANUP(archive_freep) struct archive *archive = NULL;
    struct tema_error error = {0};
    size_t member;

    (void)state;
    assert_ok(archive_open(zip_file("study.qdpx", members), &archive, &error));
    assert_finds(archive, "internal://ab-1.txt", "one");
    assert_finds(archive, "internal:/ab-1.txt", "one");
    assert_finds(archive, "ab-1.txt", "one");
    assert_finds(archive, "sources/AB-1.txt", "one");
    assert_finds(archive, "internal://sources/AB-1.txt", "one");
    assert_finds(archive, "internal://intervju%20%C3%96.txt", "two");
    assert_finds(archive, "internal://INTERVJU O\xCC\x88.txt", "two");
    assert_finds(archive, "internal://sub/b.txt", "three");
    assert_finds(archive, "internal://loose.txt", "four");
    assert_finds(archive, "internal://50%25.txt", "five");
    assert_true(archive_has(archive, "TEMA/study.json", &member));
    assert_false(archive_has(archive, "study.json", &member));
    assert_string_equal(archive_member_name(archive, member), "tema/study.json");
}

static void what_did_not_come_along_is_told_from_what_is_missing(void **state)
{
    const struct member members[] = {{"project.qde", project_xml}, {0}};
    CLEANUP(archive_freep) struct archive *archive = NULL;
    struct tema_error error = {0};
    size_t member;

    (void)state;
    assert_ok(archive_open(zip_file("study.qdpx", members), &archive, &error));
    assert_int_equal(archive_find(archive, "relative:///a.mp3", &member),
                     ARCHIVE_OUTSIDE);
    assert_int_equal(archive_find(archive, "absolute://E:/a.mp3", &member),
                     ARCHIVE_OUTSIDE);
    assert_int_equal(archive_find(archive, "C:\\a.mp3", &member), ARCHIVE_OUTSIDE);
    assert_int_equal(archive_find(archive, "internal://a.mp3", &member), ARCHIVE_MISSING);
    assert_int_equal(archive_find(archive, "internal://", &member), ARCHIVE_MISSING);
    assert_int_equal(archive_find(archive, "", &member), ARCHIVE_MISSING);
}

static void members_are_read_beside_the_xml_and_in_pieces(void **state)
{
    const struct member members[] = {
        {"project.qde", project_xml}, {"sources/a.txt", "skam"}, {0}};
    CLEANUP(archive_freep) struct archive *archive = NULL;
    CLEANUP(xml_reader_freep) struct xml_reader *xml = NULL;
    CLEANUP(zip_stream_freep) struct zip_stream *stream = NULL;
    CLEANUP_BUFFER struct buffer bytes = {0};
    struct tema_error error = {0};
    enum xml_event event;
    struct slice piece;
    size_t member;

    (void)state;
    assert_ok(archive_open(zip_file("study.qdpx", members), &archive, &error));
    assert_ok(archive_project(archive, &xml, &error));
    assert_true(archive_has(archive, "sources/a.txt", &member));
    assert_ok(archive_open_member(archive, member, &stream, &error));
    assert_ok(archive_read(archive, member, 4, &bytes, &error));
    assert_ok(zip_stream_next(stream, &piece, &error));
    assert_true(slice_equals(piece, SLICE("skam")));
    assert_ok(xml_reader_next(xml, &event, &error));
    assert_string_equal(xml_reader_name(xml), "Project");
    buffer_clear(&bytes);
    assert_fails(archive_read(archive, member, 3, &bytes, &error), TEMA_UNREADABLE);
}

static void the_digest_is_that_of_the_file(void **state)
{
    CLEANUP(archive_freep) struct archive *archive = NULL;
    struct tema_error error = {0};
    struct sha256 digest, expected = sha256_of(SLICE("<Project/>"));

    (void)state;
    assert_ok(archive_open(xml_file("a.qde", project_xml), &archive, &error));
    assert_ok(archive_digest(archive, &digest, &error));
    assert_memory_equal(&digest, &expected, sizeof digest);
}

static void what_is_no_exchange_file_is_refused(void **state)
{
    CLEANUP(archive_freep) struct archive *archive = NULL;
    struct tema_error error = {0};

    (void)state;
    assert_fails(archive_open("/tmp/no-such-file.qdpx", &archive, &error),
                 TEMA_NOT_FOUND);
    assert_string_equal(error.message, "no-such-file.qdpx: there is no such file");
    assert_refuses("/tmp", "it is a folder");
    assert_refuses(xml_file("a.qdpx", ""), "it is empty");
    assert_refuses(xml_file("a.qdpx", "plain words"), "neither a .qdpx");
}

static void a_zip_has_exactly_one_project(void **state)
{
    (void)state;
    assert_refuses_members("a.qde", "b.QDE", "2 projects, 'a.qde' and 'b.QDE'");
    assert_refuses_members("a.xml", "b.txt", "no file *.qde");
    assert_refuses_members("study/a.qde", "b.txt", "'study/a.qde' lies in a folder");
}

static void names_that_lead_out_of_it_are_refused(void **state)
{
    (void)state;
    assert_refuses_members("a.qde", "../evil.txt", "leads out of it");
    assert_refuses_members("a.qde", "sources/../../evil.txt", "leads out of it");
    assert_refuses_members("a.qde", "sources\\..\\evil.txt", "leads out of it");
    assert_refuses_members("a.qde", "/etc/evil.txt", "leads out of it");
    assert_refuses_members("a.qde", "C:evil.txt", "leads out of it");
}

static void two_dots_within_a_name_do_no_harm(void **state)
{
    const struct member members[] = {
        {"a.qde", project_xml}, {"sources/a..b.txt", "one"}, {0}};
    CLEANUP(archive_freep) struct archive *archive = NULL;
    struct tema_error error = {0};

    (void)state;
    assert_ok(archive_open(zip_file("study.qdpx", members), &archive, &error));
    assert_finds(archive, "internal://a..b.txt", "one");
}

static void a_file_that_was_cut_off_is_refused(void **state)
{
    const struct member members[] = {
        {"project.qde", project_xml}, {"sources/a.txt", "skam"}, {0}};
    CLEANUP_BUFFER struct buffer zip = {0};

    (void)state;
    pack(members, &zip);
    for (size_t i = 2; i < zip.length; i++)
        assert_refuses(file_of("cut.qdpx", slice_cut(buffer_slice(&zip), 0, i)),
                       "cut.qdpx: ");
}

static void a_member_that_unpacks_to_too_much_is_refused(void **state)
{
    CLEANUP(archive_freep) struct archive *archive = NULL;
    CLEANUP_FREE char *blanks = memory_take(8 * 1024 * 1024 + 1);
    CLEANUP_BUFFER struct buffer bytes = {0};
    struct tema_error error = {0};
    size_t member;

    (void)state;
    memset(blanks, ' ', 8 * 1024 * 1024);
    blanks[8 * 1024 * 1024] = '\0';
    const struct member members[] = {
        {"project.qde", project_xml}, {"sources/bomb.txt", blanks}, {0}};
    assert_ok(archive_open(zip_file("study.qdpx", members), &archive, &error));
    assert_int_equal(archive_find(archive, "internal://bomb.txt", &member),
                     ARCHIVE_INSIDE);
    assert_fails(archive_read(archive, member, SIZE_MAX, &bytes, &error),
                 TEMA_UNREADABLE);
    assert_non_null(strstr(error.message, "times its size"));
}

/* Reads to the end; how many elements and bytes of text. */
static void count_all(struct xml_reader *xml, size_t *ret_elements, size_t *ret_text)
{
    struct tema_error error = {0};
    enum xml_event event;

    *ret_elements = *ret_text = 0;
    do {
        assert_ok(xml_reader_next(xml, &event, &error));
        *ret_elements += event == XML_START;
        *ret_text += xml_reader_text(xml).length;
    } while (event != XML_FINISHED);
}

/* NEIGHBOUR: beside it the XML is kept for the second time. */
static void assert_read_twice(struct archive *archive, const char *neighbour)
{
    CLEANUP(xml_reader_freep) struct xml_reader *again = NULL;
    struct xml_reader *xml = NULL;
    struct tema_error error = {0};
    size_t elements, text;

    archive_record(archive, neighbour);
    assert_ok(archive_project(archive, &xml, &error));
    count_all(xml, &elements, &text);
    xml_reader_free(xml);
    assert_int_equal(elements, 1 + 20 * 1000);
    assert_int_equal(text, 20 * 1000 * strlen("skam"));
    assert_ok(archive_project_again(archive, &again, &error));
    count_all(again, &elements, &text);
    assert_int_equal(elements, 1 + 20 * 1000);
    assert_int_equal(text, 20 * 1000 * strlen("skam"));
}

static void long_xml_is_read_twice_wherever_it_can_be_kept(void **state)
{
    CLEANUP(archive_freep) struct archive *archive = NULL;
    CLEANUP_BUFFER struct buffer xml = {0};
    struct tema_error error = {0};

    (void)state;
    buffer_add_string(&xml, "<Project>");
    for (int i = 0; i < 20 * 1000; i++)
        buffer_add_string(&xml, "<Name>skam</Name>");
    buffer_add_string(&xml, "</Project>");
    const struct member members[] = {{"project.qde", buffer_string(&xml)}, {0}};
    const char *path = zip_file("study.qdpx", members);
    assert_ok(archive_open(path, &archive, &error));
    assert_read_twice(archive, path);
    assert_read_twice(archive, "no such folder/study.tema"); /* parsed again */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_project_is_any_single_qde_at_the_root),
        cmocka_unit_test(xml_alone_is_a_project_whatever_it_is_called),
        cmocka_unit_test(files_are_found_by_the_paths_that_programs_write),
        cmocka_unit_test(what_did_not_come_along_is_told_from_what_is_missing),
        cmocka_unit_test(members_are_read_beside_the_xml_and_in_pieces),
        cmocka_unit_test(the_digest_is_that_of_the_file),
        cmocka_unit_test(what_is_no_exchange_file_is_refused),
        cmocka_unit_test(a_zip_has_exactly_one_project),
        cmocka_unit_test(names_that_lead_out_of_it_are_refused),
        cmocka_unit_test(two_dots_within_a_name_do_no_harm),
        cmocka_unit_test(a_file_that_was_cut_off_is_refused),
        cmocka_unit_test(a_member_that_unpacks_to_too_much_is_refused),
        cmocka_unit_test(long_xml_is_read_twice_wherever_it_can_be_kept),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
