/* buffer.c - see base/buffer.h */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "base/memory.h"

void buffer_release(struct buffer *buffer)
{
    free(buffer->bytes);
    *buffer = (struct buffer){0};
}

void buffer_clear(struct buffer *buffer)
{
    buffer_truncate(buffer, 0);
}

void buffer_reserve(struct buffer *buffer, size_t more)
{
    size_t needed = buffer->length + more + 1;

    if (needed <= buffer->capacity)
        return;
    if (needed < 2 * buffer->capacity)
        needed = 2 * buffer->capacity;
    if (needed < 64)
        needed = 64;
    buffer->bytes = memory_resize(buffer->bytes, needed);
    buffer->capacity = needed;
    buffer->bytes[buffer->length] = '\0';
}

void buffer_add(struct buffer *buffer, const void *bytes, size_t length)
{
    buffer_reserve(buffer, length);
    if (length > 0)
        memcpy(buffer->bytes + buffer->length, bytes, length);
    buffer->length += length;
    buffer->bytes[buffer->length] = '\0';
}

void buffer_add_slice(struct buffer *buffer, struct slice slice)
{
    buffer_add(buffer, slice.bytes, slice.length);
}

void buffer_add_string(struct buffer *buffer, const char *string)
{
    buffer_add(buffer, string, strlen(string));
}

void buffer_add_byte(struct buffer *buffer, char byte)
{
    buffer_add(buffer, &byte, 1);
}

void buffer_add_format(struct buffer *buffer, const char *format, ...)
{
    va_list arguments, again;
    int length;

    va_start(arguments, format);
    va_copy(again, arguments);
    length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length > 0) {
        buffer_reserve(buffer, (size_t)length);
        vsnprintf(buffer->bytes + buffer->length, (size_t)length + 1, format, again);
        buffer->length += (size_t)length;
    }
    va_end(again);
}

void buffer_truncate(struct buffer *buffer, size_t length)
{
    if (length >= buffer->length)
        return;
    buffer->length = length;
    buffer->bytes[length] = '\0';
}

const char *buffer_string(const struct buffer *buffer)
{
    return buffer->bytes != NULL ? buffer->bytes : "";
}

struct slice buffer_slice(const struct buffer *buffer)
{
    return (struct slice){buffer_string(buffer), buffer->length};
}

char *buffer_take_string(struct buffer *buffer)
{
    char *string = buffer->bytes != NULL ? buffer->bytes : memory_copy_string("");

    *buffer = (struct buffer){0};
    return string;
}
