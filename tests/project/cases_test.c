/* cases_test.c - whom the data is about */
#include "test.h"

#include <stdio.h>
#include <unistd.h>

#include "project/document.h"
#include "project/fresh_project.h"
#include "project/listed.h"
#include "project/memory_study.h"
#include "tema/tema.h"
#include "text/utf8.h"

static char table_path[] = "/tmp/tema-cases-XXXXXX";

static int make_table(void **state)
{
    int descriptor = mkstemp(table_path);

    (void)state;
    return descriptor < 0 ? -1 : close(descriptor);
}

static int remove_table(void **state)
{
    (void)state;
    return unlink(table_path);
}

static void write_table(const char *bytes)
{
    FILE *file = fopen(table_path, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, strlen(bytes), file), strlen(bytes));
    assert_int_equal(fclose(file), 0);
}

static void add_document(struct tema_project *project, const char *name)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct new_document document = {.name = name,
                                    .source_name = name,
                                    .importer = "text 1",
                                    .source = slice_of(name),
                                    .sha256 = sha256_of(slice_of(name)),
                                    .text = SLICE("Hej\n"),
                                    .length = 4};
    struct tema_document_id id;
    struct tema_error error = {0};
    const char *given;

    assert_ok(tema_transaction_begin(project, NULL, &error));
    assert_ok(document_add(project, &document, arena, &id, &given, &error));
    assert_ok(tema_transaction_commit(project, &error));
}

static struct tema_cases list(struct tema_project *project)
{
    struct tema_cases cases = {0};
    struct tema_error error = {0};

    assert_ok(tema_case_list(project, &cases, &error));
    return cases;
}

static void a_case_has_values_of_variables(void **state)
{
    struct tema_value values[] = {{"ålder", "43"}, {"Kön", "kvinna"}};
    struct tema_value gone[] = {{"ÅLDER", ""}};
    struct tema_case_id anna;
    struct tema_cases cases;
    struct tema_error error = {0};

    assert_ok(tema_case_add(*state, "Anna", &anna, &error));
    assert_ok(tema_case_set(*state, anna, values, 2, &error));
    cases = list(*state);
    assert_int_equal(cases.count, 1);
    assert_int_equal(cases.variable_count, 2);
    assert_string_equal(cases.variables[0], "Kön");
    assert_string_equal(cases.items[0].values[1].variable, "ålder");
    assert_string_equal(cases.items[0].values[1].value, "43");
    tema_cases_free(&cases);
    assert_ok(tema_case_set(*state, anna, gone, 1, &error));
    cases = list(*state);
    assert_int_equal(cases.items[0].value_count, 1);
    assert_string_equal(cases.items[0].values[0].variable, "Kön");
    tema_cases_free(&cases);
}

static void two_cases_cannot_share_a_name(void **state)
{
    struct tema_case_id first, second;
    struct tema_error error = {0};

    assert_ok(tema_case_add(*state, "Åsa", &first, &error));
    assert_fails(tema_case_add(*state, "åsa", &second, &error), TEMA_EXISTS);
    assert_fails(tema_case_add(*state, "", &second, &error), TEMA_INVALID);
    assert_ok(tema_case_find(*state, "ÅSA", &second, &error));
    assert_int_equal(first.row, second.row);
    assert_fails(tema_case_find(*state, "Östen", &second, &error), TEMA_NOT_FOUND);
}

static void a_table_brings_cases_values_and_documents(void **state)
{
    struct tema_case_table_result result;
    struct tema_cases cases;
    struct tema_error error = {0};

    add_document(*state, "Anna");
    add_document(*state, "Anna del 2");
    add_document(*state, "Bo");
    write_table("case;\xC3\x85lder;document;Ort\n"
                "P1;43;\"Anna; Anna del 2\";Ume\xC3\xA5\n"
                "\n"
                ";;;\n"
                "P2;;Bo;\n");
    assert_ok(tema_case_table(*state, table_path, &result, &error));
    assert_int_equal(result.rows, 2);
    assert_int_equal(result.cases, 2);
    assert_int_equal(result.variables, 2);
    assert_int_equal(result.values, 2);
    assert_int_equal(result.documents, 3);
    cases = list(*state);
    assert_string_equal(cases.items[0].name, "P1");
    assert_listed(cases.items[0].documents, cases.items[0].document_count,
                  "Anna, Anna del 2");
    assert_int_equal(cases.items[0].value_count, 2);
    assert_listed(cases.items[1].documents, cases.items[1].document_count, "Bo");
    assert_int_equal(cases.items[1].value_count, 0);
    tema_cases_free(&cases);
    assert_ok(tema_case_table(*state, table_path, &result, &error));
    assert_int_equal(result.rows, 2);
    assert_int_equal(result.cases + result.variables + result.values + result.documents,
                     0);
}

static void a_table_from_an_old_spreadsheet_is_read(void **state)
{
    struct tema_case_table_result result;
    struct tema_cases cases;
    struct tema_error error = {0};

    write_table("Namn;\xC5lder\r\n\xC5sa;51\r\nP\xE4r;38\r\n");
    assert_ok(tema_case_table(*state, table_path, &result, &error));
    cases = list(*state);
    assert_string_equal(cases.variables[0], "Ålder");
    assert_string_equal(cases.items[0].name, "Pär");
    assert_string_equal(cases.items[1].name, "Åsa");
    tema_cases_free(&cases);
}

static void a_row_that_fails_undoes_the_table_and_is_named(void **state)
{
    static const struct {
        const char *table;
        enum tema_error_kind kind;
        const char *line;
    } tables[] = {
        {"case,document\nP1,\nP2,Cecilia\n", TEMA_NOT_FOUND, "line 3"},
        {"case,ort\nP1,Lund\n,Malmö\n", TEMA_INVALID, "line 3"},
        {"case,\nP1,Lund\n", TEMA_INVALID, "line 2"},
        {"case,ort,ort\nP1,Lund,Malmö\n", TEMA_INVALID, "ort"},
        {"case,ort\nP1,Lund,Malmö\n", TEMA_INVALID, "line 2"},
        {"case,ort\nP1,\"Lund\n", TEMA_UNREADABLE, "2"},
        {"", TEMA_UNREADABLE, "empty"},
    };
    struct tema_case_table_result result;
    struct tema_cases cases;
    struct tema_error error = {0};

    add_document(*state, "Anna");
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        write_table(tables[i].table);
        assert_fails(tema_case_table(*state, table_path, &result, &error),
                     tables[i].kind);
        if (strstr(error.message, tables[i].line) == NULL)
            fail_msg("%s: not in: %s", tables[i].line, error.message);
        cases = list(*state);
        assert_int_equal(cases.count, 0);
        assert_int_equal(cases.variable_count, 0);
        tema_cases_free(&cases);
    }
}

static void undoing_a_table_takes_back_all_of_it(void **state)
{
    struct tema_case_table_result result;
    struct tema_documents documents;
    struct tema_cases cases;
    struct tema_error error = {0};
    char *done;

    add_document(*state, "Anna");
    write_table("case,document,ort\nP1,Anna,Lund\n");
    assert_ok(tema_case_table(*state, table_path, &result, &error));
    assert_ok(tema_undo(*state, 1, &done, &error));
    free(done);
    cases = list(*state);
    assert_int_equal(cases.count + cases.variable_count, 0);
    tema_cases_free(&cases);
    assert_ok(tema_document_list(*state, &documents, &error));
    assert_null(documents.items[0].case_name);
    tema_documents_free(&documents);
    assert_ok(tema_redo(*state, 1, &done, &error));
    free(done);
    cases = list(*state);
    assert_listed(cases.items[0].documents, cases.items[0].document_count, "Anna");
    assert_string_equal(cases.items[0].values[0].value, "Lund");
    tema_cases_free(&cases);
}

static void a_case_is_renamed_and_undo_calls_it_as_before(void **state)
{
    struct tema_case_id anna, bo;
    struct tema_error error = {0};

    assert_ok(tema_case_add(*state, "Anna", &anna, &error));
    assert_ok(tema_case_add(*state, "Bo", &bo, &error));
    assert_fails(tema_case_rename(*state, anna, "BO", &error), TEMA_EXISTS);
    assert_fails(tema_case_rename(*state, anna, "", &error), TEMA_INVALID);
    assert_ok(tema_case_rename(*state, anna, "ANNA", &error));
    assert_ok(tema_case_rename(*state, anna, "Deltagare 1", &error));
    assert_label(*state, "renamed the case 'ANNA' to 'Deltagare 1'");
    assert_ok(tema_case_find(*state, "Deltagare 1", &bo, &error));
    assert_int_equal(anna.row, bo.row);
    undo(*state);
    assert_ok(tema_case_find(*state, "Anna", &bo, &error));
    assert_int_equal(anna.row, bo.row);
}

static void a_removed_case_leaves_nothing_and_undo_brings_all_back(void **state)
{
    struct tema_value value = {"ort", "Lund"};
    struct tema_document_id document;
    struct tema_case_id anna, found;
    struct tema_documents documents;
    struct tema_cases cases;
    struct tema_error error = {0};

    add_document(*state, "Samtal");
    assert_ok(tema_document_find(*state, "Samtal", &document, &error));
    assert_ok(tema_case_add(*state, "Anna", &anna, &error));
    assert_ok(tema_case_set(*state, anna, &value, 1, &error));
    assert_ok(tema_case_assign(*state, document, anna, &error));
    assert_ok(tema_case_remove(*state, anna, &error));
    assert_label(*state, "removed the case 'Anna'");
    assert_fails(tema_case_find(*state, "Anna", &found, &error), TEMA_NOT_FOUND);
    assert_fails(tema_case_remove(*state, anna, &error), TEMA_NOT_FOUND);
    assert_fails(tema_case_rename(*state, anna, "Åsa", &error), TEMA_NOT_FOUND);
    assert_ok(tema_document_list(*state, &documents, &error));
    assert_null(documents.items[0].case_name);
    tema_documents_free(&documents);
    undo(*state);
    cases = list(*state);
    assert_int_equal(cases.count, 1);
    assert_listed(cases.items[0].documents, cases.items[0].document_count, "Samtal");
    assert_string_equal(cases.items[0].values[0].value, "Lund");
    tema_cases_free(&cases);
}

static void assert_variables(struct tema_project *project, const char *expected)
{
    struct tema_cases cases = list(project);

    assert_listed(cases.variables, cases.variable_count, expected);
    tema_cases_free(&cases);
}

static void assert_value(struct tema_project *project, const char *variable,
                         const char *expected)
{
    struct tema_cases cases = list(project);
    const char *found = "";

    assert_int_equal(cases.count, 1);
    for (size_t i = 0; i < cases.items[0].value_count; i++)
        if (strcmp(cases.items[0].values[i].variable, variable) == 0)
            found = cases.items[0].values[i].value;
    assert_string_equal(found, expected);
    tema_cases_free(&cases);
}

static struct tema_case_id add_anna(struct tema_project *project, const char *variable,
                                    const char *value)
{
    struct tema_value values[] = {{variable, value}};
    struct tema_case_id anna = {0};
    struct tema_error error = {0};

    assert_ok(tema_case_add(project, "Anna", &anna, &error));
    assert_ok(tema_case_set(project, anna, values, 1, &error));
    return anna;
}

static void a_renamed_variable_keeps_its_values_and_undo_calls_it_as_before(void **state)
{
    struct tema_value other = {"ort", "Lund"};
    struct tema_case_id anna = add_anna(*state, "ålder", "43");
    struct tema_error error = {0};
    char *name;

    assert_ok(tema_case_set(*state, anna, &other, 1, &error));
    assert_fails(tema_variable_rename(*state, "ålder", "ORT", &error), TEMA_EXISTS);
    assert_fails(tema_variable_rename(*state, "ålder", "", &error), TEMA_INVALID);
    assert_fails(tema_variable_rename(*state, "kön", "x", &error), TEMA_NOT_FOUND);
    assert_ok(tema_variable_rename(*state, "ålder", "Ålder", &error));
    assert_ok(tema_variable_rename(*state, "ålder", "Född", &error));
    assert_label(*state, "renamed the variable 'Ålder' to 'Född'");
    assert_value(*state, "Född", "43");
    assert_ok(tema_variable_find(*state, "FÖDD", &name, &error));
    assert_string_equal(name, "Född");
    free(name);
    undo(*state);
    assert_value(*state, "Ålder", "43");
}

static void a_name_that_a_variable_had_is_free_for_a_new_one(void **state)
{
    struct tema_value again = {"ålder", "okänd"};
    struct tema_case_id anna = add_anna(*state, "ålder", "1980");
    struct tema_error error = {0};

    assert_ok(tema_variable_rename(*state, "ålder", "född", &error));
    assert_ok(tema_case_set(*state, anna, &again, 1, &error));
    assert_value(*state, "född", "1980");
    assert_value(*state, "ålder", "okänd");
    assert_ok(tema_project_rebuild(*state, &error));
    assert_value(*state, "född", "1980");
    assert_variables(*state, "född, ålder");
}

static void a_removed_variable_takes_its_values_and_undo_brings_them_back(void **state)
{
    struct tema_value again = {"ort", "Lund"}, other = {"kön", "k"};
    struct tema_case_id anna = add_anna(*state, "ort", "Umeå");
    struct tema_error error = {0};

    assert_ok(tema_case_set(*state, anna, &other, 1, &error));
    assert_ok(tema_variable_remove(*state, "Ort", &error));
    assert_label(*state, "removed the variable 'ort'");
    assert_variables(*state, "kön");
    assert_fails(tema_variable_remove(*state, "ort", &error), TEMA_NOT_FOUND);
    undo(*state);
    assert_value(*state, "ort", "Umeå");
    assert_ok(tema_variable_remove(*state, "ort", &error));
    assert_ok(tema_variable_rename(*state, "kön", "ort", &error));
    assert_ok(tema_case_set(*state, anna, &again, 1, &error));
    assert_variables(*state, "ort");
    assert_value(*state, "ort", "Lund");
}

static void
documents_are_connected_with_the_cases_of_their_names_the_closest_first(void **state)
{
    static const char *const documents[] = {"Bo",  "anna karin", "Cilla.DOCX", "Dag_Erik",
                                            "Eva", "Fia",        "Anna-Karin", "Gun.x"};
    static const char *const cases[] = {"Bo",      "b o", "Anna Karin", "cilla",
                                        "dagerik", "EVA", "eva.txt",    "Gun"};
    CLEANUP_BUFFER struct buffer text = {0};
    struct tema_case_matches matches;
    struct tema_documents listed;
    struct tema_case_id id;
    struct tema_error error = {0};

    for (size_t i = 0; i < sizeof documents / sizeof *documents; i++)
        add_document(*state, documents[i]);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_ok(tema_case_add(*state, cases[i], &id, &error));
    assert_ok(tema_case_match(*state, &matches, &error));
    for (size_t i = 0; i < matches.count; i++)
        buffer_add_format(&text, "%s=%s (%s) ", matches.items[i].document_name,
                          matches.items[i].case_name,
                          tema_likeness_name(matches.items[i].likeness));
    assert_string_equal(buffer_string(&text),
                        "Bo=Bo (exact) anna karin=Anna Karin (case) Eva=EVA (case) "
                        "Dag_Erik=dagerik (spaces) Cilla.DOCX=cilla (ending) ");
    assert_ok(tema_case_connect(*state, matches.items, matches.count, &error));
    assert_label(*state, "said of 5 documents whom they are about");
    tema_case_matches_free(&matches);
    assert_ok(tema_document_list(*state, &listed, &error));
    assert_string_equal(listed.items[0].case_name, "Anna Karin");
    tema_documents_free(&listed);
    assert_ok(tema_case_match(*state, &matches, &error));
    assert_int_equal(matches.count, 0);
    tema_case_matches_free(&matches);
    undo(*state);
    assert_ok(tema_case_match(*state, &matches, &error));
    assert_int_equal(matches.count, 5);
    tema_case_matches_free(&matches);
}

static void a_document_that_is_like_two_cases_is_left_to_people(void **state)
{
    struct tema_case_matches matches;
    struct tema_case_id id;
    struct tema_error error = {0};

    add_document(*state, "Anna K");
    assert_ok(tema_case_add(*state, "AnnaK", &id, &error));
    assert_ok(tema_case_add(*state, "anna_k", &id, &error));
    assert_ok(tema_case_match(*state, &matches, &error));
    assert_int_equal(matches.count, 0);
    tema_case_matches_free(&matches);
}

static void setting_what_is_set_leaves_no_trace(void **state)
{
    struct tema_value value = {"ort", "Lund"};
    struct tema_case_id anna;
    struct tema_counts before, after;
    struct tema_error error = {0};

    assert_ok(tema_case_add(*state, "Anna", &anna, &error));
    assert_ok(tema_case_set(*state, anna, &value, 1, &error));
    assert_ok(tema_project_counts(*state, &before, &error));
    assert_ok(tema_case_set(*state, anna, &value, 1, &error));
    assert_ok(tema_project_counts(*state, &after, &error));
    assert_int_equal(before.transactions, after.transactions);
}

static void a_value_too_long_is_refused(void **state)
{
    CLEANUP_BUFFER struct buffer longest = {0};
    struct tema_value value = {"ort", NULL};
    struct tema_case_id anna;
    struct tema_error error = {0};

    for (int i = 0; i < 1000; i++)
        buffer_add_string(&longest, "å");
    value.value = buffer_string(&longest);
    assert_ok(tema_case_add(*state, "Anna", &anna, &error));
    assert_ok(tema_case_set(*state, anna, &value, 1, &error));
    buffer_add_string(&longest, "!");
    value.value = buffer_string(&longest);
    assert_fails(tema_case_set(*state, anna, &value, 1, &error), TEMA_INVALID);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STUDY_TEST(a_case_has_values_of_variables),
        STUDY_TEST(two_cases_cannot_share_a_name),
        STUDY_TEST(a_table_brings_cases_values_and_documents),
        STUDY_TEST(a_table_from_an_old_spreadsheet_is_read),
        STUDY_TEST(a_row_that_fails_undoes_the_table_and_is_named),
        STUDY_TEST(undoing_a_table_takes_back_all_of_it),
        STUDY_TEST(a_case_is_renamed_and_undo_calls_it_as_before),
        STUDY_TEST(a_removed_case_leaves_nothing_and_undo_brings_all_back),
        STUDY_TEST(a_renamed_variable_keeps_its_values_and_undo_calls_it_as_before),
        STUDY_TEST(a_name_that_a_variable_had_is_free_for_a_new_one),
        STUDY_TEST(a_removed_variable_takes_its_values_and_undo_brings_them_back),
        STUDY_TEST(
            documents_are_connected_with_the_cases_of_their_names_the_closest_first),
        STUDY_TEST(a_document_that_is_like_two_cases_is_left_to_people),
        STUDY_TEST(setting_what_is_set_leaves_no_trace),
        STUDY_TEST(a_value_too_long_is_refused),
    };

    return cmocka_run_group_tests(tests, make_table, remove_table);
}
