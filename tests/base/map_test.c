/* map_test.c - keys to numbers */
#include "base/digest.h"
#include "base/map.h"
#include "test.h"

static void release(struct map *map)
{
    map_release(map);
}

static void what_was_put_is_found_and_nothing_else(void **state)
{
    CLEANUP(release) struct map map = {0};
    int64_t number = 0;

    (void)state;
    assert_false(map_find(&map, SLICE("skam"), &number));
    for (int64_t i = 0; i < 10000; i++)
        map_put(&map, MAP_KEY(i), 3 * i);
    for (int64_t i = 0; i < 20000; i++) {
        assert_int_equal(map_find(&map, MAP_KEY(i), &number), i < 10000);
        assert_int_equal(map_number(&map, MAP_KEY(i), -1), i < 10000 ? 3 * i : -1);
    }
    assert_int_equal(map.count, 10000);
}

static void keys_of_any_length_differ(void **state)
{
    CLEANUP(release) struct map map = {0};
    char key[300];

    (void)state;
    memset(key, 'a', sizeof key);
    for (size_t length = 0; length < sizeof key; length++)
        map_put(&map, (struct slice){key, length}, (int64_t)length);
    for (size_t length = 0; length < sizeof key; length++)
        assert_int_equal(map_number(&map, (struct slice){key, length}, -1), length);
}

static void a_key_put_twice_keeps_the_second_number(void **state)
{
    CLEANUP(release) struct map map = {0};

    (void)state;
    map_put(&map, SLICE("skam"), 1);
    map_put(&map, SLICE("skam"), 2);
    assert_int_equal(map.count, 1);
    assert_int_equal(map_number(&map, SLICE("skam"), 0), 2);
}

static void a_cleared_map_is_empty_and_can_be_filled_again(void **state)
{
    CLEANUP(release) struct map map = {0};

    (void)state;
    for (int64_t i = 0; i < 100; i++)
        map_put(&map, MAP_KEY(i), i);
    map_clear(&map);
    for (int64_t i = 0; i < 100; i++)
        assert_false(map_find(&map, MAP_KEY(i), NULL));
    map_put(&map, SLICE("skam"), 7);
    assert_int_equal(map_number(&map, SLICE("skam"), 0), 7);
    map_clear(&map);
    map_clear(&map);
}

/* RFC 7693, appendix A, gives "abc" with 64 bytes. */
static void a_digest_is_that_of_the_standard(void **state)
{
    static const unsigned char abc[] = {0xBA, 0x80, 0xA5, 0x3F, 0x98, 0x1C, 0x4D, 0x0D};
    unsigned char whole[DIGEST_LARGEST], part[8];

    (void)state;
    digest_blake2b(SLICE("abc"), whole, sizeof whole);
    assert_memory_equal(whole, abc, sizeof abc);
    digest_blake2b(SLICE("abc"), part, sizeof part);
    assert_memory_not_equal(part, abc, sizeof abc);
    digest_blake2b((struct slice){0}, part, sizeof part);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_put_is_found_and_nothing_else),
        cmocka_unit_test(keys_of_any_length_differ),
        cmocka_unit_test(a_key_put_twice_keeps_the_second_number),
        cmocka_unit_test(a_cleared_map_is_empty_and_can_be_filled_again),
        cmocka_unit_test(a_digest_is_that_of_the_standard),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
