/* test.h - what every test program includes first */
#ifndef TESTS_TEST_H
#define TESTS_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "base/error.h"

/* assert_ok(tema_do(..., &error)): fails with the error's own words. */
#define assert_ok(call)                                                                  \
    do {                                                                                 \
        if (!(call))                                                                     \
            fail_msg("%s: %s", #call, error.message);                                    \
    } while (0)

/* assert_fails(call, TEMA_INVALID): the call fails, and with that kind of error. */
#define assert_fails(call, expected_kind)                                                \
    do {                                                                                 \
        if (call)                                                                        \
            fail_msg("%s succeeded", #call);                                             \
        if (error.kind != (expected_kind))                                               \
            fail_msg("%s: another kind of error: %s", #call, error.message);             \
    } while (0)

/* The path of a file under tests/fixtures; new. */
static inline char *fixture(const char *name)
{
    struct buffer path = {0};

    buffer_add_format(&path, "%s/%s", getenv("TEMA_FIXTURES"), name);
    return buffer_take_string(&path);
}

#endif
