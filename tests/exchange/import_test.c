/* import_test.c - projects of other programs come in, once, again and not at all */
#include "exchange/files.h"

#include "base/memory.h"
#include "exchange/archive.h"
#include "project/fresh_project.h"
#include "tema/codebook.h"
#include "tema/exchange.h"

#define G1 "00000001-0000-0000-0000-000000000000"
#define G2 "00000002-0000-0000-0000-000000000000"
#define G3 "00000003-0000-0000-0000-000000000000"
#define G4 "00000004-0000-0000-0000-000000000000"
#define G5 "00000005-0000-0000-0000-000000000000"
#define G7 "00000007-0000-0000-0000-000000000000"
#define G8 "00000008-0000-0000-0000-000000000000"
#define G9 "00000009-0000-0000-0000-000000000000"
#define GA "0000000A-0000-0000-0000-000000000000"
#define GE "0000000E-0000-0000-0000-000000000000"
#define GF "0000000F-0000-0000-0000-000000000000"

static struct tema_exchange_result bring_in(struct tema_project *project,
                                            const char *path)
{
    struct tema_exchange_import_options options = {0};
    struct tema_exchange_result result;
    struct tema_error error = {0};

    assert_ok(tema_exchange_import(project, path, &options, &result, &error));
    return result;
}

static void release(struct tema_exchange_result *result)
{
    tema_exchange_result_free(result);
}

/* One text of one row. */
static void assert_row(struct tema_project *project, const char *sql,
                       const char *expected)
{
    struct tema_error error = {0};
    struct rows rows;

    assert_ok(store_query(project->store, sql, BIND_NOTHING, &rows, &error));
    if (!rows_next(&rows))
        fail_msg("no row: %s", sql);
    assert_string_equal(rows_text(&rows, 0), expected);
    assert_ok(rows_close(&rows, &error));
}

static int64_t count_rows(struct tema_project *project, const char *sql)
{
    struct tema_error error = {0};
    int64_t count;

    assert_ok(store_integer(project->store, sql, BIND_NOTHING, 0, &count, &error));
    return count;
}

static int64_t transactions(struct tema_project *project)
{
    static const char select[] = "SELECT count(*) FROM history_transaction";

    return count_rows(project, select);
}

/* All but sources and notes. */
static const char study[] =
    "<?xml version='1.0' encoding='utf-8'?>"
    "<Project xmlns='urn:QDA-XML:project:1.0' name='Skam' origin='NVivo 12' "
    "creatingUserGUID='" G1 "' creationDateTime='2021-10-11T14:34:53Z'>"
    "<Users><User guid='" G1 "' name='Berit' id='B'/></Users>"
    "<CodeBook><Codes><Code guid='" G2 "' name='Stress' isCodable='true' "
    "color='#FF0000'><Description>of "
    "conscience</Description>"
    "<Code guid='" G3 "' name='Kropp' "
    "isCodable='false'/></Code></Codes></"
    "CodeBook>"
    "<Variables><Variable guid='" G4 "' name='Age' "
    "typeOfVariable='Integer'/>"
    "</Variables>"
    "<Cases><Case guid='" G5 "' name='P1'><CodeRef targetGUID='" G2 "'/>"
    "<VariableValue><"
    "VariableRef "
    "targetGUID='" G4 "'/"
    "><"
    "IntegerValu"
    "e>41"
    "</"
    "IntegerValu"
    "e></"
    "VariableVal"
    "ue></Case>"
    "<Case "
    "guid='" G3 "' "
    "na"
    "me"
    "='"
    "P1"
    "'/"
    "><"
    "/C"
    "as"
    "es"
    ">"
    "<L"
    "in"
    "ks"
    "><"
    "Li"
    "nk"
    " g"
    "ui"
    "d="
    "'" G7 "' name='leads to' direction='OneWay' "
    "originGUID='" G2 "' targetGUID='" GF "'/></Links>"
    "<Sets><Set guid='" G8 "' name='S'><MemberCode targetGUID='" G2 "'/>"
    "<MemberCode targetGUID='" GE "'/></Set></Sets>"
    "<Graphs><Graph guid='" G9 "' name='N'><Vertex guid='" GA "' "
    "representedGUID='" G7 "' firstX='1' firstY='2'/></Graph></Graphs>"
    "<Description>Our study</Description></Project>";

static void all_that_stands_around_the_sources_comes_in(void **state)
{
    static const char code[] =
        "SELECT path || ' ' || color || ' ' || description || codable FROM code "
        "WHERE name = 'Stress'";
    static const char heading[] = "SELECT path || codable FROM code WHERE name = 'Kropp'";
    static const char coder[] = "SELECT name || initials || hex(known_as) FROM coder "
                                "WHERE known_as IS NOT NULL";
    static const char value[] =
        "SELECT c.name || ' ' || v.name || ' ' || type || ' ' || value FROM value x "
        "JOIN cases c ON c.id = case_id JOIN variable v ON v.id = variable_id";
    static const char cases[] = "SELECT group_concat(name, ', ') FROM cases";
    static const char link[] =
        "SELECT direction || ' ' || l.name || ' ' || c.name || ' ' || hex(target) "
        "FROM link l JOIN code c ON c.id = origin_id WHERE target_id IS NULL";
    static const char references[] = "SELECT count(*) FROM reference";
    CLEANUP(release) struct tema_exchange_result result;
    struct tema_project *project = *state;

    result = bring_in(project, xml_file("study.qde", study));
    assert_row(project, code, "Stress #ff0000 of conscience1");
    assert_row(project, heading, "Stress/Kropp0");
    assert_row(project, coder, "BeritB00000001000000000000000000000000");
    assert_row(project, value, "P1 Age integer 41");
    assert_row(project, cases, "P1, P1 (2)");
    assert_row(project, link, "oneway leads to Stress 0000000F000000000000000000000000");
    /* case to code, the second case to its shadow, the set to its one member */
    assert_int_equal(count_rows(project, references), 3);
    assert_string_equal(result.program, "NVivo 12");
    assert_string_equal(result.project, "Skam");
    assert_string_equal(result.convention, "");
    assert_label(project, "imported study.qde (NVivo 12): 2 codes");
}

static void the_study_is_taken_over_where_there_is_none_yet(void **state)
{
    static const char select[] =
        "SELECT title || ', ' || s.description || ', ' || c.name || ', ' || made_at "
        "FROM study s JOIN coder c ON c.id = author_id";
    static const char title[] = "SELECT title FROM study";
    struct tema_study untold = {.title = ""};
    struct tema_project *project = *state;
    struct tema_error error = {0};
    struct tema_exchange_result result = bring_in(project, xml_file("a.qde", study));

    tema_exchange_result_free(&result);
    assert_row(project, title, "Samvetsstress");
    undo(project);
    assert_ok(tema_project_describe(project, &untold, &error));
    result = bring_in(project, xml_file("a.qde", study));
    tema_exchange_result_free(&result);
    assert_row(project, select, "Skam, Our study, Berit, 1633962893000");
}

static void the_same_file_again_leaves_no_trace(void **state)
{
    struct tema_project *project = *state;
    struct tema_exchange_result result = bring_in(project, xml_file("a.qde", study));
    int64_t before = transactions(project);

    tema_exchange_result_free(&result);
    result = bring_in(project, xml_file("a.qde", study));
    assert_int_equal(transactions(project), before);
    assert_int_equal(result.tally.fresh, 0);
    assert_int_equal(result.tally.changed, 0);
    assert_int_equal(result.difference_count, 0);
    tema_exchange_result_free(&result);
}

static void one_undo_takes_it_all_back(void **state)
{
    static const char left[] = "SELECT (SELECT count(*) FROM code WHERE removed = 0) + "
                               "(SELECT count(*) FROM cases WHERE removed = 0) + "
                               "(SELECT count(*) FROM sets WHERE removed = 0) + "
                               "(SELECT count(*) FROM link WHERE removed = 0) + "
                               "(SELECT count(*) FROM graph WHERE removed = 0)";
    struct tema_project *project = *state;
    struct tema_exchange_result result = bring_in(project, xml_file("a.qde", study));

    tema_exchange_result_free(&result);
    assert_int_equal(count_rows(project, left), 7);
    undo(project);
    assert_int_equal(count_rows(project, left), 0);
}

static void a_dry_run_changes_nothing(void **state)
{
    static const char codes[] = "SELECT count(*) FROM code";
    struct tema_project *project = *state;
    struct tema_exchange_import_options options = {.dry_run = true};
    CLEANUP(release) struct tema_exchange_result result = {0};
    struct tema_error error = {0};
    int64_t before = transactions(project);

    assert_ok(tema_exchange_import(project, xml_file("a.qde", study), &options, &result,
                                   &error));
    assert_int_equal(transactions(project), before);
    assert_int_equal(count_rows(project, codes), 0);
    assert_true(result.tally.fresh > 7);
    assert_true(result.line_count > 5);
}

static void what_came_in_is_on_record_with_its_report(void **state)
{
    static const char select[] =
        "SELECT file || ', ' || program || ', ' || project || ', ' || length(sha256) "
        "FROM exchange";
    struct tema_project *project = *state;
    struct tema_exchange_result result = bring_in(project, xml_file("a.qde", study));

    tema_exchange_result_free(&result);
    assert_row(project, select, "a.qde, NVivo 12, Skam, 32");
}

static void a_newer_file_brings_what_is_new_and_leaves_what_is_ours(void **state)
{
    static const char older[] =
        "<CodeBook><Codes><Code guid='" G1 "' name='A' isCodable='true' "
        "color='#ff0000'/><Code guid='" G2 "' name='B' isCodable='true'/></Codes>"
        "</CodeBook>";
    static const char newer[] =
        "<CodeBook><Codes><Code guid='" G1 "' name='A2' isCodable='true' "
        "color='#ff0000'/><Code guid='" G3 "' name='C' isCodable='true'/></Codes>"
        "</CodeBook>";
    static const char select[] =
        "SELECT group_concat(path || color, ', ') FROM code WHERE removed = 0";
    struct tema_project *project = *state;
    struct tema_exchange_result result = bring_in(project, xml_file("a.qdc", older));
    struct tema_error error = {0};
    struct tema_code_id code;

    tema_exchange_result_free(&result);
    assert_ok(tema_codebook_find(project, "A", &code, &error));
    assert_ok(tema_codebook_describe(
        project, code, &(struct tema_code_description){.color = "#00ff00"}, &error));
    result = bring_in(project, xml_file("a.qdc", newer));
    assert_row(project, select, "A2#00ff00, B, C");
    assert_int_equal(result.tally.fresh, 1);
    assert_int_equal(result.tally.changed, 1);
    assert_int_equal(result.tally.gone, 1);
    tema_exchange_result_free(&result);
}

static void a_file_is_known_by_what_it_holds_else_by_its_name(void **state)
{
    const struct member project[] = {{"a.qde", "<Project/>"}, {0}};
    const struct member document[] = {{"word/document.xml", "<document/>"}, {0}};

    (void)state;
    assert_true(tema_exchange_is_file(xml_file("a.xml", "<CodeBook/>")));
    assert_true(tema_exchange_is_file(zip_file("a.zip", project)));
    assert_true(tema_exchange_is_file(xml_file("a.qdc", "broken")));
    assert_true(tema_exchange_is_file(zip_file("a.QDPX", document)));
    assert_false(tema_exchange_is_file(zip_file("a.docx", document)));
    assert_false(tema_exchange_is_file(xml_file("a.html", "<html/>")));
    assert_false(tema_exchange_is_file(xml_file("a.txt", "Project")));
    assert_false(tema_exchange_is_file("/tmp/no-such-file.docx"));
}

static void assert_refuses(struct tema_project *project, const char *path,
                           enum tema_error_kind kind, const char *reason)
{
    struct tema_exchange_result result;
    struct tema_error error = {0};
    int64_t before = transactions(project);

    assert_fails(tema_exchange_import(project, path, NULL, &result, &error), kind);
    if (strstr(error.message, reason) == NULL)
        fail_msg("not for '%s': %s", reason, error.message);
    assert_null(strchr(error.message, '\n'));
    assert_int_equal(transactions(project), before);
    assert_false(history_is_open(project->history));
}

static void files_made_to_do_harm_are_refused_in_one_line(void **state)
{
    static const char cycle[] =
        "<Project><CodeBook><Codes><Code guid='" G1 "' name='Before'/>"
        "<Code guid='" G2 "' name='A'><Code guid='" G2 "' name='A'/></Code>"
        "</Codes></CodeBook></Project>";
    const struct member two[] = {{"a.qde", "<Project/>"}, {"b.qde", "<Project/>"}, {0}};
    const struct member none[] = {{"a.txt", "<Project/>"}, {0}};
    const struct member out[] = {{"a.qde", "<Project/>"}, {"../b", "x"}, {0}};
    struct tema_project *project = *state;

    assert_refuses(project, "/tmp/no-such.qdpx", TEMA_NOT_FOUND,
                   "no-such.qdpx: there is no such file");
    assert_refuses(project, zip_file("a.qdpx", two), TEMA_UNREADABLE, "2 projects");
    assert_refuses(project, zip_file("a.qdpx", none), TEMA_UNREADABLE, "no file *.qde");
    assert_refuses(project, zip_file("a.qdpx", out), TEMA_UNREADABLE, "leads out of it");
    assert_refuses(project, xml_file("a.qde", cycle), TEMA_UNREADABLE,
                   "a.qde: its code 'A' lies within itself");
    assert_refuses(project, xml_file("a.qde", "<!DOCTYPE a><Project/>"), TEMA_UNREADABLE,
                   "DOCTYPE");
    assert_refuses(project, xml_file("a.qde", "<Project><CodeBook>"), TEMA_UNREADABLE,
                   "a.qde");
}

static void a_bomb_in_place_of_the_project_is_refused(void **state)
{
    enum { BYTES = 64 * 1024 * 1024 };
    char *xml = memory_take(BYTES + 1);
    const struct member bomb[] = {{"a.qde", xml}, {0}};

    memset(xml, ' ', BYTES);
    memcpy(xml, "<Project", 8);
    xml[BYTES] = '\0';
    assert_refuses(*state, zip_file("a.qdpx", bomb), TEMA_UNREADABLE, "times its size");
    free(xml);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        project_test(all_that_stands_around_the_sources_comes_in),
        project_test(the_study_is_taken_over_where_there_is_none_yet),
        project_test(the_same_file_again_leaves_no_trace),
        project_test(one_undo_takes_it_all_back),
        project_test(a_dry_run_changes_nothing),
        project_test(what_came_in_is_on_record_with_its_report),
        project_test(a_newer_file_brings_what_is_new_and_leaves_what_is_ours),
        cmocka_unit_test(a_file_is_known_by_what_it_holds_else_by_its_name),
        project_test(files_made_to_do_harm_are_refused_in_one_line),
        project_test(a_bomb_in_place_of_the_project_is_refused),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
