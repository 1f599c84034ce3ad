/* arrival_test.c - files that come in for the first time, and again */
#include "arriving.h"
#include "tema/codebook.h"
#include "tema/history.h"

static void release(struct outcome *outcome)
{
    buffer_release(&outcome->told);
}

#define OUTCOME CLEANUP(release) struct outcome

/* All objects of the usual file: coder, document, 3 codes, 2 quotations, 3 codings, memo.
 */
enum { USUAL = 11 };

static int64_t number_of(struct tema_project *project, const char *sql)
{
    struct tema_error error = {0};
    int64_t number;

    assert_ok(store_integer(project->store, sql, BIND_NOTHING, -1, &number, &error));
    return number;
}

static int64_t count_transactions(struct tema_project *project)
{
    static const char select[] = "SELECT count(*) FROM history_transaction";

    return number_of(project, select);
}

static int64_t id_of(struct tema_project *project, const char *what, int number)
{
    struct guid guid = sent_guid(what, number);
    struct tema_error error = {0};
    int64_t id;

    assert_ok(history_find_object(project->history, &guid, &id, &error));
    return id;
}

/* One change made here. */
static void write_here(struct tema_project *project, int64_t id, int field,
                       struct value value)
{
    struct tema_error error = {0};
    bool went_well;

    assert_ok(project_begin(project, &error));
    went_well = history_write(project->history, id, field, value, &error);
    assert_ok(project_end(project, went_well, &error, "changed it here"));
}

static void assert_text(struct tema_project *project, int64_t id, int field,
                        const char *expected)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct tema_error error = {0};
    struct object object;

    assert_ok(history_read_object(project->history, id, arena, &object, &error));
    assert_false(object.removed);
    assert_true(slice_equals(object.values[field].text, slice_of(expected)));
}

/* A rebuild makes the same. */
static void assert_sound(struct tema_project *project)
{
    struct tema_faults faults = {0};
    struct tema_error error = {0};

    assert_ok(tema_project_check(project, &faults, &error));
    if (faults.count > 0)
        fail_msg("%s", faults.items[0]);
    tema_faults_free(&faults);
}

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

static void a_maker_that_the_file_does_not_know_stays(void **state)
{
    struct tema_project *project = *state;
    CLEANUP(arrival_freep) struct arrival *arrival = NULL;
    struct tema_error error = {0};
    struct guid guid = sent_guid("document", 0), nobody = coder_guid("");
    struct value values[DOCUMENT_FIELDS] = {[DOCUMENT_NAME - 1] = value_text("Anna"),
                                            [DOCUMENT_AUTHOR - 1] =
                                                arrival_pointer(&nobody),
                                            [DOCUMENT_MADE_AT - 1] = value_integer(0)};
    struct sent file = usual_file();
    OUTCOME outcome = {0};

    import_file(project, &file, &outcome);
    assert_ok(project_begin(project, &error));
    assert_ok(arrival_begin(project, &arrival, &error));
    arrival_leave(arrival, KIND_DOCUMENT,
                  ~(1U << DOCUMENT_NAME | 1U << DOCUMENT_AUTHOR | 1U << DOCUMENT_MADE_AT |
                    1U << DOCUMENT_CHANGED_BY));
    assert_ok(
        arrival_object(arrival, KIND_DOCUMENT, &guid, values, "Anna", NULL, &error));
    assert_int_equal(arrival_tally(arrival).same, 1);
    assert_ok(project_end(project, true, &error, "imported"));
}

static void what_was_made_here_and_comes_back_is_the_same(void **state)
{
    struct tema_project *project = *state;
    CLEANUP(arrival_freep) struct arrival *arrival = NULL;
    struct tema_error error = {0};
    struct value born[MEMO_FIELDS] = {0}, values[MEMO_FIELDS] = {0};
    struct guid guid = sent_guid("memo", 0), coder = coder_guid("Anna");

    assert_ok(project_begin(project, &error));
    assert_ok(history_add_content(project->history, "memo", SLICE("Tankar"),
                                  &born[MEMO_BODY - 1].guid, &error));
    born[MEMO_BODY - 1].type = VALUE_CONTENT;
    assert_ok(history_bear(project->history, KIND_MEMO, &guid, born, MEMO_FIELDS, NULL,
                           &error));
    assert_ok(project_end(project, true, &error, "wrote a memo"));

    values[MEMO_BODY - 1] = born[MEMO_BODY - 1];
    values[MEMO_NAME - 1] = value_text("");
    values[MEMO_AUTHOR - 1] = arrival_pointer(&coder);
    values[MEMO_MADE_AT - 1] =
        value_integer(number_of(project, "SELECT written_at FROM memo"));
    assert_ok(project_begin(project, &error));
    assert_ok(arrival_begin(project, &arrival, &error));
    assert_ok(arrival_object(arrival, KIND_MEMO, &guid, values, NULL, NULL, &error));
    assert_int_equal(arrival_tally(arrival).same, 1);
    assert_int_equal(history_current(project->history), 0);
    assert_ok(project_end(project, true, &error, "imported"));
}

static void another_kinds_guid_is_refused(void **state)
{
    struct tema_project *project = *state;
    CLEANUP(arrival_freep) struct arrival *arrival = NULL;
    struct sent file = usual_file();
    struct value values[CASE_FIELDS] = {value_text("Anna")};
    struct guid guid = sent_guid("code", 0);
    struct tema_error error = {0};
    OUTCOME outcome = {0};
    int64_t id;

    import_file(project, &file, &outcome);
    assert_ok(project_begin(project, &error));
    assert_ok(arrival_begin(project, &arrival, &error));
    assert_ok(arrival_find(arrival, KIND_CASE, &guid, &id, &error));
    assert_int_equal(id, 0);
    assert_ok(arrival_find(arrival, KIND_CODE, &guid, &id, &error));
    assert_int_equal(id, id_of(project, "code", 0));
    assert_fails(arrival_object(arrival, KIND_CASE, &guid, values, "Anna", NULL, &error),
                 TEMA_DAMAGED);
    assert_string_equal(error.message, "a case comes with the GUID of a code");
    assert_false(project_end(project, false, &error, NULL));
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
        project_test(what_was_removed_here_stays_removed),
        project_test(an_import_that_was_undone_comes_back_whole),
        project_test(changes_that_were_undone_come_again),
        project_test(what_the_file_has_no_more_is_told_and_stays),
        project_test(what_was_made_here_is_not_gone),
        project_test(a_codebook_says_nothing_of_documents),
        project_test(another_projects_objects_are_not_gone),
        project_test(children_may_come_before_their_parents),
        project_test(a_maker_that_the_file_does_not_know_stays),
        project_test(what_was_made_here_and_comes_back_is_the_same),
        project_test(another_kinds_guid_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
