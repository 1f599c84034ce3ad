/* buffer.h - owned bytes that grow; always NUL-terminated behind their end */
#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include "base/slice.h"

/* Start with {0}. */
struct buffer {
    char *bytes;     /* NULL until something is added */
    size_t length;   /* bytes, without the closing NUL */
    size_t capacity; /* bytes */
};

void buffer_release(struct buffer *buffer);
void buffer_clear(struct buffer *buffer); /* length 0, keeps the memory */
void buffer_reserve(struct buffer *buffer, size_t more);
void buffer_add(struct buffer *buffer, const void *bytes, size_t length);
void buffer_add_slice(struct buffer *buffer, struct slice slice);
void buffer_add_string(struct buffer *buffer, const char *string);
void buffer_add_byte(struct buffer *buffer, char byte);
__attribute__((format(printf, 2, 3))) void buffer_add_format(struct buffer *buffer,
                                                             const char *format, ...);
/* Drops all behind LENGTH bytes. */
void buffer_truncate(struct buffer *buffer, size_t length);

/* Borrowed until the buffer changes; never NULL. */
const char *buffer_string(const struct buffer *buffer);
struct slice buffer_slice(const struct buffer *buffer);

/* The content as a string of the caller's (new, free with free()); the buffer is empty
 * then. */
char *buffer_take_string(struct buffer *buffer);

#endif
