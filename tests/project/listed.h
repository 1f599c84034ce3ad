/* listed.h - lists of names, as the tests write them: "A, B" */
#ifndef TESTS_PROJECT_LISTED_H
#define TESTS_PROJECT_LISTED_H

#include "base/buffer.h"
#include "test.h"

static inline void add_listed(struct buffer *text, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buffer_add_format(text, "%s%s", i > 0 ? ", " : "", names[i]);
}

static inline void assert_listed(const char *const *names, size_t count,
                                 const char *expected)
{
    CLEANUP_BUFFER struct buffer text = {0};

    add_listed(&text, names, count);
    assert_string_equal(buffer_string(&text), expected);
}

#endif
