/* arrival_kinds_test.c - what comes in, of every kind: makers, GUIDs, twins, the list */
#include "arriving.h"

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
    static const char first[] = "new case 'Anna'\nnew variable 'Ålder'\n"
                                "new link 'leder till'\nnew set 'Urval'\n";
    static const char *const told[] = {first, "",
                                       "changed value 'Ålder' value: '34' -> '35'\n"};
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
