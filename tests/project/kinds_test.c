/* kinds_test.c - what comes from other programs, in the tables that are derived from it
 */
#include <stdio.h>
#include <unistd.h>

#include "project/foreign.h"
#include "project/marked.h"
#include "tema/memo.h"

static void what_is_made_here_has_its_maker_and_its_time(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    struct tema_document_id anna = add_text(project, "Anna", SLICE("Jag var rädd.\n"));
    struct tema_error error = {0};
    struct tema_memo_id memo;

    (void)state;
    assert_ok(tema_project_act_as(project, "Bo", &error)); /* born with his first mark */
    mark_words(project, anna, "rädd");
    assert_ok(tema_project_act_as(project, "Cia", &error));
    assert_ok(tema_memo_add(project, NULL, "Hm.", &memo, &error));
    assert_string_equal(ask(project, "SELECT c.name FROM quotation q JOIN coder c "
                                     "ON c.id = q.author_id"),
                        "Bo");
    assert_string_equal(ask(project, "SELECT c.name FROM document d JOIN coder c "
                                     "ON c.id = d.author_id"),
                        "Emma");
    assert_string_equal(ask(project, "SELECT c.name FROM memo m JOIN coder c "
                                     "ON c.id = m.coder_id"),
                        "Cia");
    assert_string_equal(ask(project,
                            "SELECT count(*) FROM study s, document d, "
                            "quotation q WHERE s.made_at > 0 AND s.author_id > 0 "
                            "AND d.made_at = d.imported_at AND q.made_at > 0 "
                            "AND coalesce(s.changed_at, d.changed_at, "
                            "q.changed_at, q.changed_by_id) IS NULL"),
                        "1");
    assert_whole(project);
}

static void codings_have_their_time_one_by_one_or_in_bulk(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    struct tema_document_id anna = add_text(project, "Anna", SLICE("Jag var rädd.\n"));
    int64_t quotation = mark_words(project, anna, "rädd").row;
    int64_t code = add_code(project, "Rädsla").row;
    struct value values[CODING_FIELDS] = {object(project, quotation),
                                          object(project, code)};
    struct value others[CODING_FIELDS] = {object(project, quotation),
                                          object(project, code)};
    struct birth births[2] = {{guid_new(), values}, {guid_new(), others}};
    struct tema_error error = {0};
    int64_t nobody = 0, first;

    (void)state;
    assert_ok(project_begin(project, &error));
    assert_ok(coder_nobody(project, &nobody, &error));
    values[2] = others[2] = object(project, nobody);
    values[3] = value_integer(1234);
    others[3] = value_integer(0);
    assert_ok(
        history_bear_many(project->history, KIND_CODING, births, 2, &first, &error));
    assert_ok(project_end(project, true, &error, NULL));
    assert_ok(tema_quotation_code(project, (struct tema_quotation_id){quotation},
                                  (struct tema_code_id){code}, &error));
    assert_string_equal(ask(project, "SELECT group_concat(CASE WHEN made_at > 9999 THEN "
                                     "'now' ELSE coalesce(made_at, '-') END) "
                                     "FROM coding ORDER BY id"),
                        "1234,-,now");
    assert_whole(project);
}

static void what_is_said_of_the_maker_is_taken_and_nobody_is_nobody(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    struct value values[DOCUMENT_FIELDS] = {[DOCUMENT_NAME - 1] = value_text("Karin")};
    struct tema_error error = {0};
    int64_t nobody = 0, karin = 0;

    (void)state;
    assert_ok(project_begin(project, &error));
    assert_ok(coder_nobody(project, &nobody, &error));
    assert_ok(project_coder_named(project, "Karin", &karin, &error));
    values[DOCUMENT_AUTHOR - 1] = object(project, karin);
    values[DOCUMENT_MADE_AT - 1] = value_integer(1000);
    values[DOCUMENT_CHANGED_BY - 1] = object(project, karin);
    values[DOCUMENT_CHANGED_AT - 1] = value_integer(-2000);
    bear(project, KIND_DOCUMENT, values, DOCUMENT_FIELDS);
    values[DOCUMENT_AUTHOR - 1] = object(project, nobody);
    values[DOCUMENT_MADE_AT - 1] = value_integer(0);
    values[DOCUMENT_CHANGED_BY - 1] = object(project, nobody);
    values[DOCUMENT_CHANGED_AT - 1] = value_integer(0);
    bear(project, KIND_DOCUMENT, values, DOCUMENT_FIELDS);
    assert_ok(project_end(project, true, &error, NULL));
    assert_string_equal(
        ask(project, "SELECT group_concat(concat) FROM (SELECT coalesce(a.name, '-') || "
                     "coalesce(d.made_at, '-') || coalesce(b.name, '-') || "
                     "coalesce(d.changed_at, '-') AS concat FROM document d "
                     "LEFT JOIN coder a ON a.id = d.author_id "
                     "LEFT JOIN coder b ON b.id = d.changed_by_id ORDER BY d.id)"),
        "Karin1000Karin-2000,----");
    assert_whole(project);
}

static void nobody_is_in_no_list_and_counted_nowhere(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    struct tema_coders coders = {0};
    struct tema_error error = {0};
    int64_t nobody, again;

    (void)state;
    assert_ok(project_begin(project, &error));
    assert_ok(coder_nobody(project, &nobody, &error));
    assert_ok(coder_nobody(project, &again, &error));
    assert_ok(project_end(project, true, &error, "brought in"));
    assert_int_equal(nobody, again);
    assert_int_equal(counts(project).coders, 1);
    assert_ok(tema_project_coders(project, &coders, &error));
    assert_int_equal(coders.count, 1);
    assert_string_equal(coders.items[0].name, "Emma");
    tema_coders_free(&coders);
}

/* One of each of the kinds that only other programs make. */
static void bring_in(struct tema_project *project)
{
    static const char guid[] = "0123456789abcdef";
    struct value away = {.type = VALUE_BYTES, .text = {guid, 16}};
    struct tema_error error = {0};
    int64_t code, recording, variable, set;

    assert_ok(project_begin(project, &error));
    code = BEAR(project, KIND_CODE, value_text("Rubrik"), value_null(),
                value_text("en rubrik"), value_text("#ff0000"), value_null(),
                value_integer(0));
    recording = foreign_document(project, "Samtal", "audio", 0);
    foreign_document(project, "Utskrift", "transcript", recording);
    foreign_quotation(project, "qaaaaa", recording, "time 1000 2000", "no such time");
    variable = BEAR(project, KIND_VARIABLE, value_text("Ort"), value_text("text"),
                    value_text("var"), away);
    BEAR(project, KIND_VALUE, object(project, recording), object(project, variable),
         value_text("Lund"));
    set = BEAR(project, KIND_SET, value_text("Urval"), value_text("de första"));
    refer(project, set, code);
    BEAR(project, KIND_LINK, value_text("leder till"), value_text("oneway"),
         value_text("#00ff00"), object(project, code), away);
    BEAR(project, KIND_GRAPH, value_text("Karta"), content(project, "{}"));
    BEAR(project, KIND_EXCHANGE, value_text("a.qdpx"), away, value_text("NVivo"),
         value_text("Studien"), value_null(), content(project, "{}"));
    BEAR(project, KIND_CASE, value_text("Anna"), value_text("sjuksköterska"));
    BEAR(project, KIND_MEMO, object(project, code), content(project, "Första.\nAndra."),
         value_text("Om rubriken"), value_text("kort"));
    assert_ok(project_end(project, true, &error, "brought in a.qdpx"));
}

static void each_kind_has_its_rows(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();

    (void)state;
    bring_in(project);
    assert_string_equal(ask(project, "SELECT codable FROM code"), "0");
    assert_string_equal(ask(project, "SELECT p.name FROM document d JOIN document p "
                                     "ON p.id = d.part_of_id WHERE d.medium = "
                                     "'transcript' AND d.source IS NULL"),
                        "Samtal");
    assert_string_equal(ask(project, "SELECT place || doubt || words || start || \"end\" "
                                     "FROM quotation WHERE name IS NULL"),
                        "time 1000 2000no such time00");
    assert_string_equal(ask(project, "SELECT d.name || value FROM value JOIN document d "
                                     "ON d.id = document_id WHERE value.case_id IS NULL"),
                        "SamtalLund");
    assert_string_equal(ask(project, "SELECT description || known_as FROM variable"),
                        "var0123456789abcdef");
    assert_string_equal(ask(project, "SELECT s.name || s.description || c.name "
                                     "FROM reference r JOIN sets s ON s.id = r.holder_id "
                                     "JOIN code c ON c.id = r.target_id"),
                        "Urvalde förstaRubrik");
    assert_string_equal(ask(project, "SELECT l.name || direction || l.color || c.name || "
                                     "target FROM link l JOIN code c "
                                     "ON c.id = l.origin_id WHERE target_id IS NULL"),
                        "leder tilloneway#00ff00Rubrik0123456789abcdef");
    assert_string_equal(ask(project, "SELECT name FROM graph"), "Karta");
    assert_string_equal(ask(project, "SELECT file || program || project || convention "
                                     "FROM exchange JOIN history_transaction t "
                                     "ON t.id = transaction_id WHERE t.label LIKE 'br%'"),
                        "a.qdpxNVivoStudien");
    assert_string_equal(ask(project, "SELECT name || description FROM cases"),
                        "Annasjuksköterska");
    assert_string_equal(ask(project, "SELECT name || description FROM memo"),
                        "Om rubrikenkort");
    assert_whole(project);
}

static void a_set_with_others_things_in_it_stays_when_it_is_undone(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    int64_t code = add_code(project, "Stöd").row;
    int64_t set = BEAR(project, KIND_SET, value_text("Urval"));
    struct tema_error error = {0};
    char *done = NULL;

    (void)state;
    assert_ok(tema_project_act_as(project, "Bo", &error));
    refer(project, set, code);
    assert_ok(tema_project_act_as(project, "Emma", &error));
    assert_ok(tema_undo(project, 1, &done, &error));
    assert_string_equal(done, "undone: brought in\n"
                              "left as it is: the set 'Urval': something belongs to it");
    free(done);
}

static void a_memo_says_who_changed_it_last(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    struct tema_error error = {0};
    struct tema_memo_id memo;

    (void)state;
    assert_ok(tema_memo_add(project, NULL, "Ett.", &memo, &error));
    assert_string_equal(ask(project, "SELECT changed_at FROM memo"), "NULL");
    assert_ok(tema_project_act_as(project, "Bo", &error));
    assert_ok(tema_memo_edit(project, memo, "Två.", &error));
    assert_string_equal(ask(project, "SELECT c.name FROM memo m JOIN coder c "
                                     "ON c.id = m.changed_by_id WHERE changed_at > 0"),
                        "Bo");
    assert_whole(project);
}

/* Turns the project's file into one of version 1 as far as its tables go. */
static void make_old(const char *path)
{
    struct store *store = NULL;
    struct tema_error error = {0};

    assert_ok(store_open(path, false, &store, &error));
    assert_ok(store_script(store,
                           "DROP VIEW quotation_about;"
                           "ALTER TABLE quotation DROP COLUMN place;"
                           "ALTER TABLE coding DROP COLUMN made_at;"
                           "DROP TABLE reference; DROP TABLE sets; DROP TABLE link;"
                           "DROP TABLE evidence;"
                           "PRAGMA user_version = 1;",
                           &error));
    store_close(store);
}

static void a_file_of_the_former_version_is_brought_up_to_date(void **state)
{
    struct tema_study study = {.title = "Skam", .language = "sv"};
    char folder[] = "/tmp/tema_test_XXXXXX", path[64];
    struct tema_project *project = NULL;
    struct tema_error error = {0};
    struct tema_code_id code;

    (void)state;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/study.tema", folder);
    assert_ok(tema_project_create(path, &study, "Emma", &project, &error));
    code = add_code(project, "Rädsla");
    assert_ok(tema_quotation_code(
        project,
        mark_words(project, add_text(project, "Anna", SLICE("Jag var rädd.\n")), "rädd"),
        code, &error));
    bring_in(project);
    tema_project_close(project);
    make_old(path);
    for (int times = 0; times < 2; times++) {
        assert_ok(tema_project_open(path, &project, &error));
        assert_string_equal(ask(project, "PRAGMA user_version"), "3");
        assert_string_equal(ask(project, "SELECT count(*) FROM sets"), "1");
        assert_string_equal(ask(project, "SELECT words FROM quotation WHERE place = ''"),
                            "rädd");
        assert_string_equal(tema_project_coder(project), "Emma");
        assert_whole(project);
        tema_project_close(project);
    }
    unlink(path);
    rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_made_here_has_its_maker_and_its_time),
        cmocka_unit_test(codings_have_their_time_one_by_one_or_in_bulk),
        cmocka_unit_test(what_is_said_of_the_maker_is_taken_and_nobody_is_nobody),
        cmocka_unit_test(nobody_is_in_no_list_and_counted_nowhere),
        cmocka_unit_test(each_kind_has_its_rows),
        cmocka_unit_test(a_set_with_others_things_in_it_stays_when_it_is_undone),
        cmocka_unit_test(a_memo_says_who_changed_it_last),
        cmocka_unit_test(a_file_of_the_former_version_is_brought_up_to_date),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
