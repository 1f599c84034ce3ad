/* tail_test.c - memos, references and links point to what they did, whatever comes first
 */
#include "exchange/files.h"

#include "project/fresh_project.h"
#include "tema/exchange.h"
#include "tema/memo.h"

#define G1 "00000001-0000-0000-0000-000000000000"
#define G2 "00000002-0000-0000-0000-000000000000"
#define G3 "00000003-0000-0000-0000-000000000000"
#define G4 "00000004-0000-0000-0000-000000000000"
#define G5 "00000005-0000-0000-0000-000000000000"
#define G6 "00000006-0000-0000-0000-000000000000"
#define G7 "00000007-0000-0000-0000-000000000000"
#define G8 "00000008-0000-0000-0000-000000000000"
#define G9 "00000009-0000-0000-0000-000000000000"

static void bring_in(struct tema_project *project, const char *xml)
{
    struct tema_exchange_result result;
    struct tema_error error = {0};

    assert_ok(
        tema_exchange_import(project, xml_file("a.qde", xml), NULL, &result, &error));
    tema_exchange_result_free(&result);
}

static int64_t count_of(struct tema_project *project, const char *xml,
                        enum tema_exchange_outcome outcome, const char *element)
{
    struct tema_exchange_result result;
    struct tema_error error = {0};
    int64_t sum = 0;

    assert_ok(
        tema_exchange_import(project, xml_file("a.qde", xml), NULL, &result, &error));
    for (size_t i = 0; i < result.line_count; i++)
        if (result.lines[i].outcome == outcome &&
            strcmp(result.lines[i].element, element) == 0)
            sum += result.lines[i].count;
    tema_exchange_result_free(&result);
    return sum;
}

/* The first column of all rows, parted by "; ". */
static void assert_rows(struct tema_project *project, const char *sql,
                        const char *expected)
{
    CLEANUP_BUFFER struct buffer found = {0};
    struct tema_error error = {0};
    struct rows rows;

    assert_ok(store_query(project->store, sql, BIND_NOTHING, &rows, &error));
    while (rows_next(&rows))
        buffer_add_format(&found, "%s%s", found.length > 0 ? "; " : "",
                          rows_is_null(&rows, 0) ? "-" : rows_text(&rows, 0));
    assert_ok(rows_close(&rows, &error));
    assert_string_equal(buffer_string(&found), expected);
}

/* Each memo's name, and the first two hexadecimal digits that tell what it is on. */
static const char memos_on[] =
    "SELECT m.name || ' ' || coalesce(k.kind || ':' || substr(hex(k.guid), 7, 2), '-') "
    "FROM memo m LEFT JOIN history_object k ON k.id = m.on_id WHERE m.removed = 0 "
    "ORDER BY m.name";
static const char references[] =
    "SELECT h.kind || ':' || substr(hex(h.guid), 7, 2) || ' ' || t.kind || ':' || "
    "substr(hex(t.guid), 7, 2) FROM reference r JOIN history_object h "
    "ON h.id = holder_id JOIN history_object t ON t.id = target_id "
    "WHERE removed = 0 ORDER BY 1";

#define NOTE(guid, name) "<Note guid='" guid "' name='" name "'>"
#define WORDS "<PlainTextContent>words</PlainTextContent>"
#define CODE(guid) "<Code guid='" guid "' name='C' isCodable='true'>"

static void a_memo_stands_on_the_first_thing_that_refers_to_it(void **state)
{
    static const char xml[] =
        "<Project><NoteRef targetGUID='" G3
        "'/><CodeBook><Codes>" CODE(G1) "<NoteRef targetGUID='" G3 "'/></Code>" CODE(
            G2) "<NoteRef targetGUID='" G3 "'/>"
                "</Code></Codes></CodeBook><Notes>" NOTE(G3, "A") WORDS
        "</Note>" NOTE(G4, "B") WORDS "<NoteRef targetGUID='" G3
                                      "'/></Note>" NOTE(G5, "C") WORDS
        "</Note></Notes>"
        "<Links><Link guid='" G6 "' originGUID='" G4 "' targetGUID='" G1 "'>"
        "<NoteRef targetGUID='" G4 "'/></Link></Links></Project>";

    (void)state;
    bring_in(*state, xml);
    assert_rows(*state, memos_on, "A 5:01; B 17:06; C -");
    /* 1 is the study, whose GUID is made from its name. */
    assert_int_equal(count_of(*state, xml, TEMA_EXCHANGE_LOST, "references to memos"), 0);
    assert_rows(*state,
                "SELECT count(*) FROM reference r JOIN history_object h ON h.id = "
                "holder_id WHERE substr(hex(h.guid), 7, 2) = '03'",
                "3"); /* the second code, the study, the memo that refers to it */
}

static void links_and_sets_may_hold_memos(void **state)
{
    static const char xml[] = "<Project><CodeBook><Codes>" CODE(
        G1) "</Code></Codes></CodeBook>"
            "<Links><Link guid='" G6 "' originGUID='" G3 "' targetGUID='" G1 "'/></Links>"
            "<Sets><Set guid='" G7 "' name='S'><MemberNote targetGUID='" G3 "'/>"
            "<MemberNote targetGUID='" G9 "'/></Set></Sets>"
            "<Notes>" NOTE(G3, "A") WORDS "</Note></Notes></Project>";

    assert_int_equal(count_of(*state, xml, TEMA_EXCHANGE_LOST, "members of sets"), 1);
    assert_rows(*state, references, "16:07 13:03");
    assert_rows(*state,
                "SELECT substr(hex(o.guid), 7, 2) || substr(hex(t.guid), 7, 2) FROM link "
                "JOIN history_object o ON o.id = origin_id "
                "JOIN history_object t ON t.id = target_id",
                "0301");
}

static void a_name_that_the_body_begins_with_is_none(void **state)
{
    static const char xml[] =
        "<Project><Notes><Note guid='" G1 "' name='On shame'><PlainTextContent># On "
        "shame\nmore</PlainTextContent></Note><Note guid='" G2 "' name='Other'>"
        "<PlainTextContent>On shame</PlainTextContent></Note><Note guid='" G3 "'/>"
        "</Notes></Project>";

    bring_in(*state, xml);
    assert_rows(*state, "SELECT '(' || name || ')' FROM memo ORDER BY 1",
                "(); (); (Other)");
}

#define TEXT "<PlainTextContent>skam och skuld</PlainTextContent>"
#define SELECTION "<PlainTextSelection guid='" G5 "' startPosition='0' endPosition='4'/>"

static void a_document_is_about_the_only_case_that_names_it(void **state)
{
    static const char xml[] =
        "<Project><Cases><Case guid='" G1 "' name='P1'><SourceRef targetGUID='" G3 "'/>"
        "<SourceRef targetGUID='" G4 "'/><SelectionRef targetGUID='" G5 "'/>"
        "<SelectionRef targetGUID='" G9 "'/></Case>"
        "<Case guid='" G2 "' name='P2'><SourceRef targetGUID='" G4 "'/></Case></Cases>"
        "<Sources><TextSource guid='" G3 "' name='A'>" TEXT SELECTION "</TextSource>"
        "<TextSource guid='" G4 "' name='B'>" TEXT "</TextSource></Sources></Project>";

    assert_int_equal(count_of(*state, xml, TEMA_EXCHANGE_LOST, "quotations of cases"), 1);
    assert_rows(*state,
                "SELECT d.name || coalesce(c.name, '-') FROM document d "
                "LEFT JOIN cases c ON c.id = d.case_id ORDER BY 1",
                "AP1; B-");
    assert_rows(*state, references, "10:01 3:04; 10:01 8:05; 10:02 3:04");
}

static void values_of_a_case_without_name_are_the_documents(void **state)
{
    static const char xml[] =
        "<Project><Variables><Variable guid='" G1 "' name='Age' typeOfVariable='Text'/>"
        "</Variables><Cases><Case guid='" G2 "'><VariableValue>"
        "<VariableRef targetGUID='" G1 "'/><TextValue>41</TextValue></VariableValue>"
        "<SourceRef targetGUID='" G3 "'/></Case></Cases>"
        "<Sources><TextSource guid='" G3 "' name='A'>" TEXT "</TextSource></Sources>"
        "</Project>";

    assert_int_equal(count_of(*state, xml, TEMA_EXCHANGE_REPAIRED, "cases"), 1);
    assert_rows(*state, "SELECT count(*) FROM cases", "0");
    assert_rows(*state,
                "SELECT d.name || value FROM value JOIN document d ON d.id = document_id",
                "A41");
}

/* The GUID of the only memo, as it is written. */
static void memo_guid(struct tema_project *project, char ret_text[37])
{
    static const char select[] = "SELECT guid FROM memo JOIN history_object USING (id)";
    struct tema_error error = {0};
    struct guid guid;
    struct rows rows;

    assert_ok(store_query(project->store, select, BIND_NOTHING, &rows, &error));
    assert_true(rows_next(&rows));
    guid = rows_guid(&rows, 0);
    assert_ok(rows_close(&rows, &error));
    guid_format(&guid, ret_text);
}

/* The standard has no place for a note on a case. */
static void what_a_memo_is_on_here_stays_where_the_file_cannot_tell(void **state)
{
    static const char cases[] =
        "<Project><Cases><Case guid='" G2 "' name='P1'/></Cases></Project>";
    struct tema_project *project = *state;
    CLEANUP_BUFFER struct buffer silent = {0}, telling = {0};
    struct tema_error error = {0};
    struct tema_memo_id memo;
    char guid[37];

    bring_in(project, cases);
    assert_ok(tema_memo_add(project, "case:P1", "words", &memo, &error));
    memo_guid(project, guid);
    buffer_add_format(&silent,
                      "<Project><Notes><Note guid='%s'>" WORDS "</Note></Notes>"
                      "</Project>",
                      guid);
    bring_in(project, buffer_string(&silent));
    assert_rows(project, memos_on, " 10:02");
    buffer_add_format(&telling,
                      "<Project><CodeBook><Codes>" CODE(
                          G1) "<NoteRef targetGUID='%s'/></Code></Codes></CodeBook>"
                              "<Notes><Note guid='%s'>" WORDS "</Note></Notes>"
                              "</Project>",
                      guid, guid);
    bring_in(project, buffer_string(&telling));
    assert_rows(project, memos_on, " 5:01");
}

static void what_has_a_guid_here_keeps_it_whatever_else_comes_with_it(void **state)
{
    static const char older[] =
        "<Project><Cases><Case guid='" G1 "' name='P1'/></Cases></Project>";
    static const char newer[] =
        "<Project><CodeBook><Codes>" CODE(G1) "</Code></Codes></CodeBook>"
                                              "<Cases><Case guid='" G1
                                              "' name='P1'/></Cases></Project>";
    static const char objects[] =
        "SELECT kind || ':' || (substr(hex(guid), 7, 2) = '01') FROM history_object "
        "WHERE kind IN (5, 10) ORDER BY kind";

    bring_in(*state, older);
    bring_in(*state, newer);
    bring_in(*state, newer);
    assert_rows(*state, objects, "5:0; 10:1");
    assert_rows(*state, "SELECT count(*) FROM reference", "1");
}

static void graphs_show_the_projects_things(void **state)
{
    static const char xml[] = "<Project><CodeBook><Codes>" CODE(
        G1) "</Code></Codes></CodeBook>"
            "<Cases><Case guid='" G1 "' name='P1'/></Cases><Graphs><Graph guid='" G2 "'>"
            "<Vertex guid='" G3 "' representedGUID='" G1 "' firstX='0' firstY='0'/>"
            "<Vertex guid='" G4 "' representedGUID='" G9
            "' firstX='0' firstY='0'/></Graph>"
            "</Graphs></Project>";

    assert_int_equal(count_of(*state, xml, TEMA_EXCHANGE_REPAIRED, "graphs"), 1);
    assert_rows(*state, "SELECT count(*) FROM graph WHERE removed = 0", "1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        project_test(a_memo_stands_on_the_first_thing_that_refers_to_it),
        project_test(links_and_sets_may_hold_memos),
        project_test(a_name_that_the_body_begins_with_is_none),
        project_test(a_document_is_about_the_only_case_that_names_it),
        project_test(values_of_a_case_without_name_are_the_documents),
        project_test(what_a_memo_is_on_here_stays_where_the_file_cannot_tell),
        project_test(what_has_a_guid_here_keeps_it_whatever_else_comes_with_it),
        project_test(graphs_show_the_projects_things),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
