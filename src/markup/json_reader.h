/* json_reader.h - JSON that is not to be trusted, as a tree to ask */
#ifndef MARKUP_JSON_READER_H
#define MARKUP_JSON_READER_H

#include <stdint.h>

#include "base/error.h"
#include "base/slice.h"

struct json_reader; /* opaque: owns the tree */
struct json_value;  /* opaque: a place in the tree; borrowed until the reader is freed */

enum json_kind {
    JSON_KIND_NULL,
    JSON_KIND_BOOLEAN,
    JSON_KIND_INTEGER,
    JSON_KIND_REAL,
    JSON_KIND_STRING,
    JSON_KIND_ARRAY,
    JSON_KIND_OBJECT,
};

/* TEXT: UTF-8, need not outlive the call. VALUE_LIMIT: about how many values it may hold.
 * RET_READER: new. Fails with TEMA_UNREADABLE (naming the line): no JSON, a key twice in
 * one object, too many values. */
TEMA_MUST_CHECK
bool json_reader_open(struct slice text, size_t value_limit,
                      struct json_reader **ret_reader, struct tema_error *error);
void json_reader_free(struct json_reader *reader);   /* takes NULL */
void json_reader_freep(struct json_reader **reader); /* for CLEANUP */

const struct json_value *json_reader_root(const struct json_reader *reader);

/* All of these take NULL for "nothing there", so that calls nest. */
enum json_kind json_reader_kind(const struct json_value *value); /* of NULL: null */
size_t
json_reader_count(const struct json_value *value); /* items of an array or object */
const struct json_value *json_reader_item(const struct json_value *array, size_t index);
const struct json_value *json_reader_member(const struct json_value *object,
                                            const char *key);

/* Calls VISIT with each member of an object, in the order of the text, until it says
 * false. Yields whether all were visited. */
bool json_reader_each(const struct json_value *object,
                      bool (*visit)(void *context, const char *key,
                                    const struct json_value *value),
                      void *context);

/* False, and the output untouched, where VALUE is of another kind. A real is also had
 * from an integer. Strings hold no NUL: "\u0000" is refused when the text is read. */
bool json_reader_text(const struct json_value *value, struct slice *ret_text);
bool json_reader_integer(const struct json_value *value, int64_t *ret_number);
bool json_reader_real(const struct json_value *value, double *ret_number);
bool json_reader_boolean(const struct json_value *value, bool *ret_truth);

/* The string, or NULL where VALUE is none. */
const char *json_reader_string(const struct json_value *value);

#endif
