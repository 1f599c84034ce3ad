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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_value_goes_where_its_number_stands_in_the_statement),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
