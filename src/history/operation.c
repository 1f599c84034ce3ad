/* operation.c - see history/operation.h */
#include <limits.h>
#include <string.h>

#include "history/operation.h"

void operation_pack_birth(struct buffer *packed, const struct guid *object, int kind,
                          const struct value *values, size_t count)
{
    buffer_add(packed, object->bytes, sizeof object->bytes);
    varint_add(packed, 0);
    varint_add(packed, (uint64_t)kind);
    record_add(packed, values, count);
}

void operation_pack_record(struct buffer *packed, const struct guid *object, int kind,
                           struct slice record)
{
    buffer_add(packed, object->bytes, sizeof object->bytes);
    varint_add(packed, 0);
    varint_add(packed, (uint64_t)kind);
    buffer_add_slice(packed, record);
}

void operation_pack_write(struct buffer *packed, const struct guid *object, int field,
                          const struct value *value)
{
    buffer_add(packed, object->bytes, sizeof object->bytes);
    varint_add(packed, (uint64_t)field + 1);
    record_add(packed, value, 1);
}

bool operation_unpack(struct slice packed, size_t *offset, struct arena *arena,
                      struct operation *ret_operation, struct tema_error *error)
{
    struct operation operation = {0};
    uint64_t code, kind = 0;
    size_t record_start;

    if (packed.length - *offset < sizeof operation.object.bytes)
        return tema_fail(error, TEMA_DAMAGED, "the history holds a cut operation");
    memcpy(operation.object.bytes, packed.bytes + *offset, sizeof operation.object.bytes);
    *offset += sizeof operation.object.bytes;
    if (!varint_read(packed, offset, &code, error) ||
        (code == 0 && !varint_read(packed, offset, &kind, error)))
        return false;
    if (code > INT_MAX || kind > INT_MAX)
        return tema_fail(error, TEMA_DAMAGED, "the history holds an unknown operation");
    operation.is_birth = code == 0;
    operation.kind = (int)kind;
    operation.field = operation.is_birth ? 0 : (int)code - 1;
    record_start = *offset;
    if (!record_read(packed, offset, arena, &operation.values, &operation.count, error))
        return false;
    if (!operation.is_birth && operation.count != 1)
        return tema_fail(error, TEMA_DAMAGED,
                         "the history holds a write without a value");
    operation.record = slice_cut(packed, record_start, *offset);
    *ret_operation = operation;
    return true;
}
