/* sha256_test.c - SHA-256 is the same in whatever pieces the bytes come */
#include "test.h"

#include <sodium.h>

#include "base/sha256.h"

enum { BYTES = 5000 };

static void make_bytes(char *ret_bytes)
{
    uint32_t state = 7;

    for (size_t i = 0; i < BYTES; i++) {
        state = state * 1664525 + 1013904223;
        ret_bytes[i] = (char)(state >> 24);
    }
}

static void a_sum_of_any_length_is_what_libsodium_makes_of_it(void **state)
{
    static char bytes[BYTES];

    (void)state;
    make_bytes(bytes);
    for (size_t length = 0; length < 700; length++) {
        struct sha256 sum = sha256_of((struct slice){bytes + length % 7, length});
        unsigned char expected[crypto_hash_sha256_BYTES];

        crypto_hash_sha256(expected, (unsigned char *)bytes + length % 7, length);
        assert_memory_equal(sum.bytes, expected, sizeof expected);
    }
}

static void a_sum_is_the_same_however_the_bytes_are_cut(void **state)
{
    static char bytes[BYTES];
    struct sha256 whole;

    (void)state;
    make_bytes(bytes);
    whole = sha256_of((struct slice){bytes, BYTES});
    for (size_t piece = 1; piece < 1000; piece += piece < 300 ? 1 : 37) {
        struct sha256_work work;
        struct sha256 sum;

        sha256_begin(&work);
        for (size_t at = 0; at < BYTES; at += piece)
            sha256_add(&work, (struct slice){bytes + at,
                                             piece < BYTES - at ? piece : BYTES - at});
        sum = sha256_end(&work);
        assert_memory_equal(sum.bytes, whole.bytes, sizeof sum.bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sum_of_any_length_is_what_libsodium_makes_of_it),
        cmocka_unit_test(a_sum_is_the_same_however_the_bytes_are_cut),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
