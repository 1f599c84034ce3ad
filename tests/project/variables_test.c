/* variables_test.c - variables that are renamed and removed in two copies */
#include "project/copies.h"
#include "tema/tema.h"

static void add_values(struct tema_project *project, struct buffer *text)
{
    struct tema_error error = {0};
    struct tema_cases cases = {0};

    assert_ok(tema_case_list(project, &cases, &error));
    for (size_t i = 0; i < cases.count; i++)
        for (size_t j = 0; j < cases.items[i].value_count; j++)
            buffer_add_format(text, "%s%s=%s", text->length > 0 ? " " : "",
                              cases.items[i].values[j].variable,
                              cases.items[i].values[j].value);
    tema_cases_free(&cases);
}

static void set(struct tema_project *project, const char *variable, const char *value)
{
    struct tema_value values[] = {{variable, value}};
    struct tema_error error = {0};
    struct tema_case_id anna = {0};

    assert_ok(tema_case_find(project, "Anna", &anna, &error));
    assert_ok(tema_case_set(project, anna, values, 1, &error));
}

/* Anna is a case with an age, and Bo has a copy. */
static void part_with_an_age(struct copies *copies)
{
    struct tema_error error = {0};
    struct tema_case_id anna;

    assert_ok(tema_case_add(copies->anna, "Anna", &anna, &error));
    set(copies->anna, "age", "43");
    part(copies);
}

static void a_value_set_by_the_old_name_follows_its_variable(void **state)
{
    struct copies *copies = *state;
    struct tema_error error = {0};

    part_with_an_age(copies);
    assert_ok(tema_variable_rename(copies->anna, "age", "ålder", &error));
    set(copies->bo, "age", "44");
    assert_one(copies, add_values, "ålder=44");
    assert_ok(tema_variable_rename(copies->anna, "ålder", "år", &error));
    usleep(2000);
    assert_ok(tema_variable_rename(copies->bo, "ålder", "Ålder i år", &error));
    assert_one(copies, add_values, "Ålder i år=44");
}

static void two_variables_of_one_name_both_stay_until_one_is_renamed(void **state)
{
    struct copies *copies = *state;
    CLEANUP_BUFFER struct buffer text = {0};
    struct tema_error error = {0};

    part_with_an_age(copies);
    assert_ok(tema_variable_rename(copies->anna, "age", "ålder", &error));
    set(copies->bo, "ålder", "vuxen");
    send(copies->bo, copies->anna);
    add_values(copies->anna, &text);
    assert_one(copies, add_values, buffer_string(&text));
    assert_non_null(strstr(buffer_string(&text), "ålder (2)="));
    set(copies->bo, "ålder (2)", "x");
    assert_ok(tema_variable_rename(copies->bo, "ålder (2)", "annat", &error));
    set(copies->bo, "ålder", "y");
    assert_one(copies, add_values, "annat=x ålder=y");
}

static void a_variable_renamed_while_another_removed_it_stays(void **state)
{
    struct copies *copies = *state;
    struct tema_error error = {0};

    part_with_an_age(copies);
    assert_ok(tema_variable_remove(copies->anna, "age", &error));
    assert_ok(tema_variable_rename(copies->bo, "age", "ålder", &error));
    assert_one(copies, add_values, "");
    set(copies->anna, "ålder", "44");
    assert_one(copies, add_values, "ålder=44");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        copies_test(a_value_set_by_the_old_name_follows_its_variable),
        copies_test(two_variables_of_one_name_both_stay_until_one_is_renamed),
        copies_test(a_variable_renamed_while_another_removed_it_stays),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
