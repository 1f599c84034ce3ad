/* value.c - see history/value.h */
#include <string.h>

#include "history/value.h"

enum { RECORD_VALUES_MOST = 64 };

struct value value_null(void)
{
    return (struct value){.type = VALUE_NULL};
}

struct value value_integer(int64_t integer)
{
    return (struct value){.type = VALUE_INTEGER, .integer = integer};
}

struct value value_slice(struct slice text)
{
    return (struct value){.type = text.bytes != NULL ? VALUE_TEXT : VALUE_NULL,
                          .text = text};
}

struct value value_text(const char *text)
{
    return value_slice(slice_of(text));
}

struct value value_content(const struct guid *guid)
{
    return guid != NULL ? (struct value){.type = VALUE_CONTENT, .guid = *guid}
                        : value_null();
}

bool value_equals(const struct value *left, const struct value *right)
{
    if (left->type != right->type)
        return false;
    switch (left->type) {
    case VALUE_NULL:
        return true;
    case VALUE_INTEGER:
        return left->integer == right->integer;
    case VALUE_TEXT:
    case VALUE_BYTES:
        return slice_equals(left->text, right->text);
    case VALUE_OBJECT:
    case VALUE_CONTENT:
        return guid_equals(&left->guid, &right->guid);
    }
    return false;
}

void varint_add(struct buffer *buffer, uint64_t number)
{
    unsigned char bytes[10];
    size_t length = 0;

    while (number >= 0x80) {
        bytes[length++] = (unsigned char)(number | 0x80);
        number >>= 7;
    }
    bytes[length++] = (unsigned char)number;
    buffer_add(buffer, bytes, length);
}

static bool fail_damaged(struct tema_error *error)
{
    return tema_fail(error, TEMA_DAMAGED,
                     "the history holds a record that cannot be read");
}

bool varint_read(struct slice bytes, size_t *offset, uint64_t *ret_number,
                 struct tema_error *error)
{
    uint64_t number = 0;

    for (unsigned shift = 0; shift < 64 && *offset < bytes.length; shift += 7) {
        unsigned char byte = (unsigned char)bytes.bytes[(*offset)++];

        number |= (uint64_t)(byte & 0x7F) << shift;
        if (byte < 0x80) {
            *ret_number = number;
            return true;
        }
    }
    return fail_damaged(error);
}

/* Zigzag: small negative numbers stay short. */
static uint64_t fold_sign(int64_t integer)
{
    return ((uint64_t)integer << 1) ^ (integer < 0 ? UINT64_MAX : 0);
}

static int64_t unfold_sign(uint64_t number)
{
    return (int64_t)((number >> 1) ^ (number & 1 ? UINT64_MAX : 0));
}

static void add_value(struct buffer *buffer, const struct value *value)
{
    buffer_add_byte(buffer, (char)value->type);
    switch (value->type) {
    case VALUE_NULL:
        break;
    case VALUE_INTEGER:
        varint_add(buffer, fold_sign(value->integer));
        break;
    case VALUE_TEXT:
    case VALUE_BYTES:
        varint_add(buffer, value->text.length);
        buffer_add_slice(buffer, value->text);
        break;
    case VALUE_OBJECT:
    case VALUE_CONTENT:
        buffer_add(buffer, value->guid.bytes, sizeof value->guid.bytes);
        break;
    }
}

void record_add(struct buffer *buffer, const struct value *values, size_t count)
{
    varint_add(buffer, count);
    for (size_t i = 0; i < count; i++)
        add_value(buffer, &values[i]);
}

static bool read_bytes(struct slice bytes, size_t *offset, uint64_t length,
                       struct slice *ret_bytes, struct tema_error *error)
{
    if (length > bytes.length - *offset)
        return fail_damaged(error);
    *ret_bytes = slice_cut(bytes, *offset, *offset + (size_t)length);
    *offset += (size_t)length;
    return true;
}

static bool read_value(struct slice bytes, size_t *offset, struct value *value,
                       struct tema_error *error)
{
    uint64_t number = 0;
    struct slice run = {0};

    if (*offset >= bytes.length)
        return fail_damaged(error);
    *value = (struct value){.type = (unsigned char)bytes.bytes[(*offset)++]};
    switch (value->type) {
    case VALUE_NULL:
        return true;
    case VALUE_INTEGER:
        if (!varint_read(bytes, offset, &number, error))
            return false;
        value->integer = unfold_sign(number);
        return true;
    case VALUE_TEXT:
    case VALUE_BYTES:
        return varint_read(bytes, offset, &number, error) &&
               read_bytes(bytes, offset, number, &value->text, error);
    case VALUE_OBJECT:
    case VALUE_CONTENT:
        if (!read_bytes(bytes, offset, sizeof value->guid.bytes, &run, error))
            return false;
        memcpy(value->guid.bytes, run.bytes, run.length);
        return true;
    }
    return fail_damaged(error);
}

size_t record_needed(const struct value *values, size_t count)
{
    while (count > 0 && values[count - 1].type == VALUE_NULL)
        count--;
    return count;
}

bool record_read(struct slice bytes, size_t *offset, struct arena *arena,
                 struct value **ret_values, size_t *ret_count, struct tema_error *error)
{
    uint64_t count = 0;
    struct value *values;

    if (!varint_read(bytes, offset, &count, error))
        return false;
    if (count > RECORD_VALUES_MOST)
        return fail_damaged(error);
    values = arena_take(arena, (size_t)count * sizeof *values);
    for (size_t i = 0; i < count; i++)
        if (!read_value(bytes, offset, &values[i], error))
            return false;
    *ret_values = values;
    *ret_count = (size_t)count;
    return true;
}
