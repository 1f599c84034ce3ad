/* store_test.c - statements and what is bound to them */
#include "store/store.h"
#include "test.h"

static void a_value_goes_where_its_number_stands_in_the_statement(void **state)
{
    static const char select[] = "SELECT $2 - $1";
    CLEANUP(store_closep) struct store *store = NULL;
    struct tema_error error = {0};
    int64_t difference;

    (void)state;
    assert_ok(store_open(":memory:", true, &store, &error));
    assert_ok(store_integer(store, select, BIND(sql_integer(3), sql_integer(10)), 0,
                            &difference, &error));
    assert_int_equal(difference, 7);
}

static void open_with_zeros(struct store **ret_store, int64_t *ret_row)
{
    static const char create[] = "CREATE TABLE t (name TEXT, bytes BLOB, sum BLOB)";
    static const char insert[] = "INSERT INTO t VALUES ('x', zeroblob($1), zeroblob(4))";
    struct tema_error error = {0};

    assert_ok(store_open(":memory:", true, ret_store, &error));
    assert_ok(store_script(*ret_store, create, &error));
    assert_ok(store_begin(*ret_store, &error));
    assert_ok(
        store_run(*ret_store, insert, BIND(sql_integer(100 * 1000)), ret_row, &error));
}

static void bytes_are_written_and_read_in_parts(void **state)
{
    CLEANUP(store_closep) struct store *store = NULL;
    CLEANUP(store_blob_closep) struct store_blob *blob = NULL;
    struct tema_error error = {0};
    char part[7] = {0};
    int64_t row;

    (void)state;
    open_with_zeros(&store, &row);
    assert_ok(store_blob_open(store, "t", "bytes", row, true, &blob, &error));
    assert_int_equal(store_blob_size(blob), 100 * 1000);
    assert_ok(store_blob_write(blob, 99994, SLICE("Malmo!"), &error));
    assert_ok(store_blob_read(blob, 99993, part, 6, &error));
    assert_memory_equal(part, "\0Malmo", 6);
    store_blob_close(TAKE(blob));
    assert_ok(store_commit(store, &error));
    assert_fails(store_blob_open(store, "t", "name", row + 1, false, &blob, &error),
                 TEMA_IO);
}

static void a_mark_takes_back_what_came_after_it_and_nothing_else(void **state)
{
    static const char count[] = "SELECT count(*) FROM t";
    static const char insert[] = "INSERT INTO t (name) VALUES ('y')";
    CLEANUP(store_closep) struct store *store = NULL;
    struct tema_error error = {0};
    int64_t row, rows;

    (void)state;
    open_with_zeros(&store, &row);
    assert_ok(store_mark(store, &error));
    assert_ok(store_run(store, insert, BIND_NOTHING, NULL, &error));
    store_back_to_mark(store);
    assert_ok(store_integer(store, count, BIND_NOTHING, 0, &rows, &error));
    assert_int_equal(rows, 1);
    assert_ok(store_mark(store, &error));
    assert_ok(store_run(store, insert, BIND_NOTHING, NULL, &error));
    assert_ok(store_forget_mark(store, &error));
    assert_ok(store_commit(store, &error));
    assert_ok(store_integer(store, count, BIND_NOTHING, 0, &rows, &error));
    assert_int_equal(rows, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_value_goes_where_its_number_stands_in_the_statement),
        cmocka_unit_test(bytes_are_written_and_read_in_parts),
        cmocka_unit_test(a_mark_takes_back_what_came_after_it_and_nothing_else),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
