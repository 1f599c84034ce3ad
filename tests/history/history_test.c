/* history_test.c - transactions, undo and redo, replay and what is found out by
 * checking */
#include "test.h"
#include "things.h"

#define assert_thing(copy, id, expected)                                                 \
    do {                                                                                 \
        CLEANUP_FREE char *shown_ = copy_show(copy, id);                                 \
        assert_string_equal(shown_, expected);                                           \
    } while (0)

static int open_copy(void **state)
{
    *state = memory_take_zeroed(1, sizeof(struct copy));
    copy_open(*state, "anna");
    return 0;
}

static int close_copy(void **state)
{
    copy_close(*state);
    free(*state);
    return 0;
}

static void an_object_has_its_first_values_until_a_field_is_written(void **state)
{
    int64_t id = copy_bear(*state, 1, 2, 3);

    assert_thing(*state, id, "1 2 3 0");
    copy_write(*state, id, 2, 20);
    assert_thing(*state, id, "1 20 3 0");
}

static void undo_brings_back_the_first_values_and_redo_the_later_ones(void **state)
{
    int64_t id = copy_bear(*state, 1, 2, 3), wrote, undid;

    copy_write(*state, id, 2, 20);
    wrote = copy_newest(*state);
    copy_revert(*state, wrote, false);
    undid = copy_newest(*state);
    assert_thing(*state, id, "1 2 3 0");
    copy_revert(*state, undid, true);
    assert_thing(*state, id, "1 20 3 0");
}

static void undoing_a_birth_removes_the_object_and_redoing_it_restores_it(void **state)
{
    int64_t id = copy_bear(*state, 1, 2, 3), born = copy_newest(*state);

    copy_revert(*state, born, false);
    assert_thing(*state, id, "1 2 3 1");
    copy_revert(*state, copy_newest(*state), true);
    assert_thing(*state, id, "1 2 3 0");
}

static void undo_sees_through_later_undone_writes(void **state)
{
    int64_t id = copy_bear(*state, 1, 2, 3), first, second;

    copy_write(*state, id, 1, 10);
    first = copy_newest(*state);
    copy_write(*state, id, 1, 100);
    second = copy_newest(*state);
    copy_revert(*state, second, false);
    assert_thing(*state, id, "10 2 3 0");
    copy_revert(*state, first, false);
    assert_thing(*state, id, "1 2 3 0");
}

static void count_left(void *context, int64_t object, const char *reason)
{
    (void)object;
    assert_string_equal(reason, "it has been changed since");
    ++*(int *)context;
}

static void undo_leaves_what_has_been_changed_since_and_says_so(void **state)
{
    struct copy *copy = *state;
    struct tema_error error = {0};
    int64_t id = copy_bear(copy, 1, 2, 3), first;
    int left = 0;

    copy_write(copy, id, 1, 10);
    first = copy_newest(copy);
    copy_write(copy, id, 1, 100);
    assert_ok(history_begin(copy->history, &error));
    assert_ok(history_revert(copy->history, first, false, count_left, &left, &error));
    assert_ok(history_end(copy->history, true, &error, "undid"));
    assert_int_equal(left, 1);
    assert_thing(copy, id, "100 2 3 0");
}

static void a_field_written_twice_in_one_transaction_is_taken_back_once(void **state)
{
    struct copy *copy = *state;
    struct tema_error error = {0};
    int64_t id = copy_bear(copy, 1, 2, 3);
    int left = 0;

    assert_ok(history_begin(copy->history, &error));
    assert_ok(history_write(copy->history, id, 1, value_integer(10), &error));
    assert_ok(history_write(copy->history, id, 1, value_integer(11), &error));
    assert_ok(history_end(copy->history, true, &error, "wrote twice"));
    assert_ok(history_begin(copy->history, &error));
    assert_ok(history_revert(copy->history, copy_newest(copy), false, count_left, &left,
                             &error));
    assert_ok(history_end(copy->history, true, &error, "undid"));
    assert_int_equal(left, 0);
    assert_thing(copy, id, "1 2 3 0");
}

static void a_transaction_without_changes_leaves_no_trace(void **state)
{
    struct copy *copy = *state;
    struct tema_error error = {0};
    int64_t id = copy_bear(copy, 1, 2, 3), before = copy_newest(copy);

    copy_write(copy, id, 2, 2);
    assert_ok(history_begin(copy->history, &error));
    assert_ok(history_end(copy->history, true, &error, "nothing"));
    assert_int_equal(copy_newest(copy), before);
}

static void an_abandoned_transaction_leaves_nothing_behind(void **state)
{
    struct copy *copy = *state;
    struct tema_error error = {0};
    int64_t id = copy_bear(copy, 1, 2, 3);

    assert_ok(history_begin(copy->history, &error));
    assert_ok(history_begin(copy->history, &error));
    assert_ok(history_write(copy->history, id, 1, value_integer(9), &error));
    assert_false(history_end(copy->history, false, &error, "inner"));
    assert_false(history_write(copy->history, id, 1, value_integer(8), &error));
    assert_fails(history_end(copy->history, true, &error, "outer"), TEMA_REFUSED);
    assert_thing(copy, id, "1 2 3 0");
    copy_write(copy, id, 1, 7);
    assert_thing(copy, id, "7 2 3 0");
}

static void tell_fault(void *context, const char *fault)
{
    buffer_add_format(context, "%s\n", fault);
}

static void a_changed_label_and_a_changed_content_are_found(void **state)
{
    struct copy *copy = *state;
    CLEANUP_BUFFER struct buffer faults = {0};
    struct tema_error error = {0};
    struct guid text;

    copy_bear(copy, 1, 2, 3);
    assert_ok(history_begin(copy->history, &error));
    assert_ok(
        history_add_content(copy->history, "text", SLICE("Jag ringde"), &text, &error));
    assert_ok(history_end(copy->history, true, &error, "imported"));
    assert_ok(history_verify(copy->history, tell_fault, &faults, &error));
    assert_string_equal(buffer_string(&faults), "");
    assert_ok(
        store_script(copy->store,
                     "UPDATE history_transaction SET label = 'bore two' WHERE id = 1;"
                     "UPDATE content SET bytes = x'00'",
                     &error));
    assert_ok(history_verify(copy->history, tell_fault, &faults, &error));
    assert_non_null(
        strstr(buffer_string(&faults), "transaction 1 has been changed since"));
    assert_non_null(strstr(buffer_string(&faults), "the text "));
}

static void a_record_reads_back_as_it_was_written(void **state)
{
    const struct value values[] = {
        value_null(),      value_integer(INT64_MIN), value_integer(INT64_MAX),
        value_integer(-1), value_text("å\n"),        value_text(""),
    };
    CLEANUP_BUFFER struct buffer record = {0};
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct tema_error error = {0};
    struct value *read;
    size_t offset = 0, count;

    (void)state;
    record_add(&record, values, 6);
    assert_ok(record_read(buffer_slice(&record), &offset, arena, &read, &count, &error));
    assert_int_equal(count, 6);
    for (size_t i = 0; i < count; i++)
        assert_true(value_equals(&values[i], &read[i]));
    for (size_t cut = 0; cut < record.length; cut++) {
        offset = 0;
        assert_fails(record_read(slice_cut(buffer_slice(&record), 0, cut), &offset, arena,
                                 &read, &count, &error),
                     TEMA_DAMAGED);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, open_copy, close_copy)
        T(an_object_has_its_first_values_until_a_field_is_written),
        T(undo_brings_back_the_first_values_and_redo_the_later_ones),
        T(undoing_a_birth_removes_the_object_and_redoing_it_restores_it),
        T(undo_sees_through_later_undone_writes),
        T(undo_leaves_what_has_been_changed_since_and_says_so),
        T(a_field_written_twice_in_one_transaction_is_taken_back_once),
        T(a_transaction_without_changes_leaves_no_trace),
        T(an_abandoned_transaction_leaves_nothing_behind),
        T(a_changed_label_and_a_changed_content_are_found),
        T(a_record_reads_back_as_it_was_written),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
