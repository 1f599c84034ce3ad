/* operation.h - operations packed into bytes, and read one by one
 *
 * An operation is: the object's GUID (16 bytes); a varint, 0 for a birth, else the
 * field's number
 * + 1; for a birth a varint with the kind; a record (the first values, or the one value).
 */
#ifndef HISTORY_OPERATION_H
#define HISTORY_OPERATION_H

#include "history/value.h"

struct operation {
    struct guid object;
    bool is_birth;
    int kind;            /* births */
    int field;           /* writes */
    struct slice record; /* its bytes, borrowed */
    struct value *values;
    size_t count; /* writes: 1 */
};

void operation_pack_birth(struct buffer *packed, const struct guid *object, int kind,
                          const struct value *values, size_t count);
/* The same with the values' record. */
void operation_pack_record(struct buffer *packed, const struct guid *object, int kind,
                           struct slice record);
void operation_pack_write(struct buffer *packed, const struct guid *object, int field,
                          const struct value *value);

/* Reads the operation at *OFFSET of PACKED and moves *OFFSET behind it. TEMA_DAMAGED. */
TEMA_MUST_CHECK
bool operation_unpack(struct slice packed, size_t *offset, struct arena *arena,
                      struct operation *ret_operation, struct tema_error *error);

#endif
