/* slice.h - a borrowed run of bytes: a pointer and a length, nothing owned */
#ifndef BASE_SLICE_H
#define BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct slice {
    const char *bytes; /* not NUL-terminated; NULL only when length is 0 */
    size_t length;     /* bytes */
};

/* SLICE("literal") */
#define SLICE(literal) ((struct slice){"" literal, sizeof(literal) - 1})

static inline struct slice slice_of(const char *string)
{
    return (struct slice){string, string != NULL ? strlen(string) : 0};
}

static inline bool slice_equals(struct slice left, struct slice right)
{
    return left.length == right.length &&
           (left.length == 0 || memcmp(left.bytes, right.bytes, left.length) == 0);
}

static inline bool slice_starts_with(struct slice text, struct slice beginning)
{
    return text.length >= beginning.length &&
           (beginning.length == 0 ||
            memcmp(text.bytes, beginning.bytes, beginning.length) == 0);
}

/* NULL, which an empty slice may hold, cannot be added to, not even 0. */
static inline const char *slice_at(struct slice text, size_t offset)
{
    return offset > 0 ? text.bytes + offset : text.bytes;
}

static inline struct slice slice_from(struct slice text, size_t offset)
{
    return (struct slice){slice_at(text, offset), text.length - offset};
}

static inline struct slice slice_cut(struct slice text, size_t start, size_t end)
{
    return (struct slice){slice_at(text, start), end - start};
}

#endif
