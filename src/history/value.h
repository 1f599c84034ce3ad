/* value.h - the values that operations write, and records of them as bytes */
#ifndef HISTORY_VALUE_H
#define HISTORY_VALUE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/guid.h"

enum value_type {
    VALUE_NULL = 0,
    VALUE_INTEGER = 1,
    VALUE_TEXT = 2,    /* UTF-8 */
    VALUE_OBJECT = 3,  /* the GUID of an object */
    VALUE_CONTENT = 4, /* the GUID of a content row */
    VALUE_BYTES = 5,
};

struct value {
    enum value_type type;
    int64_t integer; /* VALUE_INTEGER; for VALUE_OBJECT its local id, 0 where not known */
    struct slice text; /* VALUE_TEXT, VALUE_BYTES; borrowed */
    struct guid guid;  /* VALUE_OBJECT, VALUE_CONTENT */
};

struct value value_null(void);
struct value value_integer(int64_t integer);
struct value value_text(const char *text); /* borrowed; NULL becomes VALUE_NULL */
struct value value_slice(struct slice text);
struct value value_content(const struct guid *guid); /* NULL becomes VALUE_NULL */
bool value_equals(const struct value *left, const struct value *right);

/* A record: a count and that many values, each a type byte and its payload
 * (docs/project-file.md). */
void record_add(struct buffer *buffer, const struct value *values, size_t count);

/* How many of COUNT values a birth must have: null is what is missing behind them. */
size_t record_needed(const struct value *values, size_t count);

/* Reads a record at *OFFSET of BYTES and moves *OFFSET behind it; texts are borrowed from
 * BYTES, the array from ARENA. TEMA_DAMAGED where the bytes are none. */
TEMA_MUST_CHECK
bool record_read(struct slice bytes, size_t *offset, struct arena *arena,
                 struct value **ret_values, size_t *ret_count, struct tema_error *error);

/* Numbers of up to 64 bits in 1..10 bytes, least significant 7 bits first. */
void varint_add(struct buffer *buffer, uint64_t number);
TEMA_MUST_CHECK
bool varint_read(struct slice bytes, size_t *offset, uint64_t *ret_number,
                 struct tema_error *error);

#endif
