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

/* Codes called NAMES, all with the GUID of code number 9. */
static void send_twins(struct arrival *arrival, const char *const *names, size_t count,
                       bool in_bulk)
{
    struct guid guid = sent_guid("code", 9);
    struct value values[4][CODE_FIELDS] = {0};
    struct birth births[4];
    int64_t ids[4] = {0};
    struct tema_error error = {0};

    for (size_t i = 0; i < count; i++) {
        values[i][CODE_NAME - 1] = value_text(names[i]);
        births[i] = (struct birth){guid, values[i]};
        if (!in_bulk)
            assert_ok(arrival_object(arrival, KIND_CODE, &guid, values[i], names[i],
                                     &ids[i], &error));
    }
    if (in_bulk)
        assert_ok(arrival_objects(arrival, KIND_CODE, births, NULL, count, ids, &error));
    for (size_t i = 0; i < count; i++)
        assert_true(ids[i] != 0 && ids[i] == ids[0]);
}

static void of_two_with_one_guid_the_first_counts_in_bulk(void **state)
{
    static const char *const names[] = {"Ett", "Två", "Tre"};
    struct tema_project *project = *state;
    struct tema_error error = {0};

    for (int i = 0; i < 2; i++) {
        CLEANUP(arrival_freep) struct arrival *arrival = NULL;

        assert_ok(project_begin(project, &error));
        assert_ok(arrival_begin(project, &arrival, &error));
        send_twins(arrival, names, 3, true);
        send_twins(arrival, names + 1, 2, true);
        assert_int_equal(arrival_tally(arrival).fresh, i == 0);
        assert_int_equal(arrival_tally(arrival).same, i == 1);
        assert_ok(project_end(project, true, &error, "imported"));
    }
    assert_text(project, id_of(project, "code", 9), CODE_NAME, "Ett");
}

static void one_by_one_the_last_counts_and_it_is_counted_once(void **state)
{
    static const char *const names[] = {"Ett", "Två", "Tre"};
    struct tema_project *project = *state;
    struct tema_error error = {0};

    for (int i = 0; i < 2; i++) {
        CLEANUP(arrival_freep) struct arrival *arrival = NULL;

        assert_ok(project_begin(project, &error));
        assert_ok(arrival_begin(project, &arrival, &error));
        send_twins(arrival, names, 3, false);
        assert_int_equal(arrival_tally(arrival).fresh, i == 0);
        assert_int_equal(arrival_tally(arrival).changed, i == 1);
        assert_int_equal(arrival_tally(arrival).same, 0);
        assert_ok(project_end(project, true, &error, "imported"));
    }
    assert_text(project, id_of(project, "code", 9), CODE_NAME, "Tre");
}

/* A case with a value, a set with a code in it, a link. */
static void send_others(struct arrival *arrival, const char *age)
{
    struct guid person = sent_guid("case", 0), variable = sent_guid("variable", 0),
                value = sent_guid("value", 0), set = sent_guid("set", 0),
                reference = sent_guid("reference", 0), link = sent_guid("link", 0),
                code = sent_guid("code", 0);
    struct value people[CASE_FIELDS] = {value_text("Anna")},
                 variables[VARIABLE_FIELDS] = {value_text("Ålder"),
                                               value_text("integer")},
                 values[VALUE_FIELDS] = {arrival_pointer(&person),
                                         arrival_pointer(&variable), value_text(age)},
                 sets[SET_FIELDS] = {value_text("Urval")},
                 references[REFERENCE_FIELDS] = {arrival_pointer(&set),
                                                 arrival_pointer(&code)},
                 links[LINK_FIELDS] = {value_text("leder till"), value_text("oneway")};

    struct tema_error error = {0};

    links[LINK_ORIGIN - 1] = arrival_pointer(&code);
    links[LINK_TARGET - 1] = arrival_pointer(&person);
#define SEND(kind, guid, values)                                                         \
    assert_ok(arrival_object(arrival, kind, &guid, values, NULL, NULL, &error))
    SEND(KIND_CASE, person, people);
    SEND(KIND_VARIABLE, variable, variables);
    SEND(KIND_VALUE, value, values);
    SEND(KIND_REFERENCE, reference, references);
    SEND(KIND_LINK, link, links);
    SEND(KIND_SET, set, sets);
#undef SEND
}

static void everything_else_comes_in_too(void **state)
{
    static const char *const ages[] = {"34", "34", "35"};
    static const char *const told[] = {"new case 'Anna'\nnew variable 'Ålder'\n"
                                       "new link 'leder till'\nnew set 'Urval'\n",
                                       "", "changed value 'Ålder' value: '34' -> '35'\n"};
    struct tema_project *project = *state;
    struct tema_error error = {0};
    struct sent file = usual_file();
    OUTCOME outcome = {0};

    import_file(project, &file, &outcome);
    for (int i = 0; i < 3; i++) {
        CLEANUP(arrival_freep) struct arrival *arrival = NULL;

        assert_ok(project_begin(project, &error));
        assert_ok(arrival_begin(project, &arrival, &error));
        send_others(arrival, ages[i]);
        assert_ok(arrival_list_gone(arrival, &error));
        assert_ok(send_exchange(project, &error));
        assert_ok(project_end(project, true, &error, "imported"));
        buffer_clear(&outcome.told);
        take_outcome(arrival, &outcome);
        assert_string_equal(buffer_string(&outcome.told), told[i]);
    }
    assert_sound(project);
}

static void new_things_do_not_crowd_out_the_changes(void **state)
{
    struct tema_project *project = *state;
    CLEANUP(arrival_freep) struct arrival *arrival = NULL;
    struct tema_error error = {0};
    struct sent file = usual_file();
    OUTCOME outcome = {0};
    size_t count;

    import_file(project, &file, &outcome);
    file.codes[0].name = "Stressen";
    assert_ok(project_begin(project, &error));
    assert_ok(arrival_begin(project, &arrival, &error));
    for (int i = 0; i < DIFFERENCES_MOST + 10; i++) {
        struct guid guid = sent_guid("case", i);
        struct value values[CASE_FIELDS] = {value_text("Någon")};

        assert_ok(
            arrival_object(arrival, KIND_CASE, &guid, values, "Någon", NULL, &error));
    }
    assert_ok(send_codes(arrival, &file, &error));
    assert_ok(project_end(project, true, &error, "imported"));
    take_outcome(arrival, &outcome);
    assert_non_null(strstr(buffer_string(&outcome.told),
                           "changed code 'Stressen' name: 'Stress' -> 'Stressen'\n"));
    assert_non_null(arrival_differences(arrival, &count));
    assert_true(count < DIFFERENCES_MOST);
    assert_int_equal(arrival_tally(arrival).fresh, DIFFERENCES_MOST + 10);
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
        project_test(of_two_with_one_guid_the_first_counts_in_bulk),
        project_test(one_by_one_the_last_counts_and_it_is_counted_once),
        project_test(everything_else_comes_in_too),
        project_test(new_things_do_not_crowd_out_the_changes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
