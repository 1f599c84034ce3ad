/* arrival_test.c - files that come in for the first time, and again */
#include "arriving.h"
#include "tema/codebook.h"

static void everything_is_new_at_first(void **state)
{
    struct sent file = usual_file();
    OUTCOME outcome = {0};

    import_file(*state, &file, &outcome);
    assert_tally(&outcome, USUAL, 0, 0, 0, 0);
    assert_string_equal(buffer_string(&outcome.told), "new coder 'Björn'\n"
                                                      "new code 'Stress'\n"
                                                      "new code 'Tid'\n"
                                                      "new code 'Skam'\n"
                                                      "new document 'Anna'\n"
                                                      "new memo 'Det börjar här.'\n"
                                                      "new quotations '2 in Anna'\n"
                                                      "new codings '3 in Anna'\n");
    assert_sound(*state);
}

static void the_same_file_again_leaves_no_trace(void **state)
{
    struct sent file = usual_file();
    OUTCOME outcome = {0};
    int64_t before;

    import_file(*state, &file, &outcome);
    before = count_transactions(*state);
    import_file(*state, &file, &outcome);
    assert_tally(&outcome, 0, 0, USUAL, 0, 0);
    assert_string_equal(buffer_string(&outcome.told), "");
    assert_int_equal(count_transactions(*state), before);
}

static void what_was_renamed_here_stays(void **state)
{
    struct sent file = usual_file();
    OUTCOME outcome = {0};
    int64_t code, before;

    import_file(*state, &file, &outcome);
    code = id_of(*state, "code", 1);
    write_here(*state, code, CODE_NAME, value_text("Tidsbrist"));
    before = count_transactions(*state);
    import_file(*state, &file, &outcome);
    assert_tally(&outcome, 0, 0, USUAL - 1, 1, 0);
    assert_string_equal(buffer_string(&outcome.told),
                        "ours code 'Tid' name: 'Tidsbrist' -> 'Tid'\n");
    assert_text(*state, code, CODE_NAME, "Tidsbrist");
    assert_int_equal(count_transactions(*state), before);
}

static void what_was_renamed_there_is_renamed(void **state)
{
    struct sent file = usual_file();
    OUTCOME outcome = {0};

    import_file(*state, &file, &outcome);
    file.codes[1].name = "Tidsbrist";
    file.codes[1].parent = 2;
    file.codes[0].description = "";
    import_file(*state, &file, &outcome);
    assert_tally(&outcome, 0, 1, USUAL - 1, 0, 0);
    assert_string_equal(buffer_string(&outcome.told),
                        "changed code 'Tidsbrist' name: 'Tid' -> 'Tidsbrist'\n"
                        "changed code 'Tidsbrist' parent: 'Stress' -> 'Skam'\n");
    assert_text(*state, id_of(*state, "code", 1), CODE_NAME, "Tidsbrist");
    assert_sound(*state);
}

static void of_two_changes_the_files_is_written_and_told(void **state)
{
    struct sent file = usual_file();
    OUTCOME outcome = {0};
    int64_t code;

    import_file(*state, &file, &outcome);
    code = id_of(*state, "code", 0);
    write_here(*state, code, CODE_NAME, value_text("Press"));
    file.codes[0].name = "Stressen";
    import_file(*state, &file, &outcome);
    assert_tally(&outcome, 0, 1, USUAL - 1, 0, 0);
    assert_string_equal(buffer_string(&outcome.told),
                        "changed code 'Stressen' name: 'Press' -> 'Stressen'\n");
    assert_text(*state, code, CODE_NAME, "Stressen");

    /* The last file's word is what the next is compared with. */
    write_here(*state, code, CODE_NAME, value_text("Press"));
    import_file(*state, &file, &outcome);
    assert_tally(&outcome, 0, 0, USUAL - 1, 1, 0);
    assert_text(*state, code, CODE_NAME, "Press");
    file.codes[0].name = "Stress";
    import_file(*state, &file, &outcome);
    assert_tally(&outcome, 0, 1, USUAL - 1, 0, 0);
    assert_text(*state, code, CODE_NAME, "Stress");
}

static void changed_here_to_what_the_file_says_is_the_same(void **state)
{
    struct sent file = usual_file();
    OUTCOME outcome = {0};

    import_file(*state, &file, &outcome);
    write_here(*state, id_of(*state, "code", 0), CODE_NAME, value_text("Press"));
    file.codes[0].name = "Press";
    import_file(*state, &file, &outcome);
    assert_tally(&outcome, 0, 0, USUAL, 0, 0);
}

static void contents_are_compared_by_their_bytes(void **state)
{
    struct sent file = usual_file();
    OUTCOME outcome = {0};

    import_file(*state, &file, &outcome);
    file.memos[0] = "Det börjar\nhär och nu.";
    file.quotations[1].comment = "mycket viktigt";
    import_file(*state, &file, &outcome);
    assert_tally(&outcome, 0, 2, USUAL - 2, 0, 0);
    assert_non_null(strstr(buffer_string(&outcome.told),
                           " comment: 'viktigt' -> 'mycket viktigt'\n"));
    assert_non_null(strstr(buffer_string(&outcome.told),
                           "changed memo 'Det börjar här.' text: 'Det börjar här.' -> "
                           "'Det börjar här och nu.'\n"));
}

static void spans_and_names_are_told_as_people_read_them(void **state)
{
    struct sent file = usual_file();
    OUTCOME outcome = {0};

    import_file(*state, &file, &outcome);
    write_here(*state, id_of(*state, "quotation", 0), QUOTATION_NAME, value_text("kvar"));
    write_here(*state, id_of(*state, "quotation", 1), QUOTATION_PLACE,
               value_text("whole"));
    file.quotations[0].end = 8;
    import_file(*state, &file, &outcome);
    assert_tally(&outcome, 0, 1, USUAL - 2, 1, 0);
    assert_non_null(strstr(buffer_string(&outcome.told), " span: '0-14' -> '0-8'\n"));
    assert_non_null(
        strstr(buffer_string(&outcome.told), " name: 'kvar' -> 'Jag hade'\n"));
    assert_non_null(
        strstr(buffer_string(&outcome.told), " place: 'the whole document' -> ''\n"));
}

static void what_was_removed_here_stays_removed(void **state)
{
    struct sent file = usual_file();
    OUTCOME outcome = {0};
    int64_t code;

    import_file(*state, &file, &outcome);
    code = id_of(*state, "code", 2);
    write_here(*state, code, FIELD_REMOVED, value_integer(1));
    file.codes[2].name = "Skammen";
    import_file(*state, &file, &outcome);
    assert_tally(&outcome, 0, 0, USUAL - 1, 1, 0);
    assert_string_equal(buffer_string(&outcome.told), "ours code 'Skammen'\n");
    assert_int_equal(
        number_of(*state, "SELECT removed FROM code WHERE name LIKE 'Skam%'"), 1);
}

static int64_t count_standing(struct tema_project *project)
{
    static const char select[] = "SELECT (SELECT count(*) FROM code WHERE removed = 0) + "
                                 "(SELECT count(*) FROM document WHERE removed = 0) + "
                                 "(SELECT count(*) FROM quotation WHERE removed = 0) + "
                                 "(SELECT count(*) FROM coding WHERE removed = 0) + "
                                 "(SELECT count(*) FROM memo WHERE removed = 0)";

    return number_of(project, select);
}

static void an_import_that_was_undone_comes_back_whole(void **state)
{
    struct sent file = usual_file();
    OUTCOME outcome = {0};

    import_file(*state, &file, &outcome);
    undo(*state);
    assert_int_equal(count_standing(*state), 0);
    file.codes[0].name = "Stressen";
    import_file(*state, &file, &outcome);
    assert_int_equal(count_standing(*state), USUAL - 1);
    assert_text(*state, id_of(*state, "code", 0), CODE_NAME, "Stressen");
    assert_tally(&outcome, USUAL - 1, 1, 0, 0, 0); /* the coder had stayed */
    assert_sound(*state);
    import_file(*state, &file, &outcome);
    assert_tally(&outcome, 0, 0, USUAL, 0, 0);
}

static void changes_that_were_undone_come_again(void **state)
{
    struct sent file = usual_file();
    OUTCOME outcome = {0};
    int64_t code;

    import_file(*state, &file, &outcome);
    file.codes[0].name = "Stressen";
    import_file(*state, &file, &outcome);
    undo(*state);
    code = id_of(*state, "code", 0);
    assert_text(*state, code, CODE_NAME, "Stress");
    import_file(*state, &file, &outcome);
    assert_tally(&outcome, 0, 1, USUAL - 1, 0, 0);
    assert_text(*state, code, CODE_NAME, "Stressen");
}

static void what_the_file_has_no_more_is_told_and_stays(void **state)
{
    struct sent file = usual_file();
    OUTCOME outcome = {0};

    import_file(*state, &file, &outcome);
    file.codes[2].name = NULL;
    file.quotations[0].end = 0;
    file.memos[0] = NULL;
    file.memos[1] = "En ny.";
    import_file(*state, &file, &outcome);
    assert_tally(&outcome, 1, 0, USUAL - 4, 0, 4);
    assert_non_null(strstr(buffer_string(&outcome.told), "gone code 'Skam'\n"));
    assert_non_null(strstr(buffer_string(&outcome.told), "gone coding 'Stress (q"));
    assert_int_equal(count_standing(*state), USUAL);
}

static void what_was_made_here_is_not_gone(void **state)
{
    struct sent file = usual_file();
    struct tema_code_id code = {0};
    struct tema_error error = {0};
    OUTCOME outcome = {0};

    import_file(*state, &file, &outcome);
    assert_ok(tema_codebook_add(*state, "Eget", NULL, NULL, &code, &error));
    import_file(*state, &file, &outcome);
    assert_tally(&outcome, 0, 0, USUAL, 0, 0);
}

static void a_codebook_says_nothing_of_documents(void **state)
{
    struct sent file = usual_file();
    OUTCOME outcome = {0};

    import_file(*state, &file, &outcome);
    file.document = NULL;
    file.memos[0] = NULL;
    file.codes[2].name = NULL;
    import_file(*state, &file, &outcome);
    assert_tally(&outcome, 0, 0, 3, 0, 1);
    assert_string_equal(buffer_string(&outcome.told), "gone code 'Skam'\n");
}

static void another_projects_objects_are_not_gone(void **state)
{
    struct sent file = usual_file(), other = {.codes = {[3] = {"Annat", NULL, -1}}};
    OUTCOME outcome = {0};

    import_file(*state, &file, &outcome);
    import_file(*state, &other, &outcome);
    assert_tally(&outcome, 1, 0, 1, 0, 0);
}

static void children_may_come_before_their_parents(void **state)
{
    struct sent file = usual_file();
    OUTCOME outcome = {0};

    file.backwards = true;
    import_file(*state, &file, &outcome);
    assert_int_equal(
        number_of(*state, "SELECT count(*) FROM code WHERE path = 'Stress/Tid'"), 1);
    assert_sound(*state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        project_test(everything_is_new_at_first),
        project_test(the_same_file_again_leaves_no_trace),
        project_test(what_was_renamed_here_stays),
        project_test(what_was_renamed_there_is_renamed),
        project_test(of_two_changes_the_files_is_written_and_told),
        project_test(changed_here_to_what_the_file_says_is_the_same),
        project_test(contents_are_compared_by_their_bytes),
        project_test(spans_and_names_are_told_as_people_read_them),
        project_test(what_was_removed_here_stays_removed),
        project_test(an_import_that_was_undone_comes_back_whole),
        project_test(changes_that_were_undone_come_again),
        project_test(what_the_file_has_no_more_is_told_and_stays),
        project_test(what_was_made_here_is_not_gone),
        project_test(a_codebook_says_nothing_of_documents),
        project_test(another_projects_objects_are_not_gone),
        project_test(children_may_come_before_their_parents),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
