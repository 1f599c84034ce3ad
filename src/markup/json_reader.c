/* json_reader.c - see markup/json_reader.h */
#include <jansson.h>

#include "base/cleanup.h"
#include "base/memory.h"
#include "markup/json_reader.h"

struct json_reader {
    json_t *root;
};

/* A value costs its tree some hundred bytes of memory, but the text only two. */
static bool has_at_most(struct slice text, size_t values)
{
    size_t count = 1;

    for (size_t i = 0; i < text.length; i++) {
        char byte = text.bytes[i];

        count += byte == ',' || byte == '[' || byte == '{';
    }
    return count <= values;
}

bool json_reader_open(struct slice text, size_t value_limit,
                      struct json_reader **ret_reader, struct tema_error *error)
{
    struct json_reader *reader;
    json_error_t reason;
    json_t *root;

    if (!has_at_most(text, value_limit))
        return tema_fail(error, TEMA_UNREADABLE, "the JSON has more than %zu values",
                         value_limit);
    root = json_loadb(text.bytes != NULL ? text.bytes : "", text.length,
                      JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &reason);
    if (root == NULL)
        return tema_fail(error, TEMA_UNREADABLE, "not sound JSON: line %d: %s",
                         reason.line, reason.text);
    reader = memory_take_zeroed(1, sizeof *reader);
    reader->root = root;
    *ret_reader = reader;
    return true;
}

void json_reader_free(struct json_reader *reader)
{
    if (reader == NULL)
        return;
    json_decref(reader->root);
    free(reader);
}

void json_reader_freep(struct json_reader **reader)
{
    json_reader_free(*reader);
}

const struct json_value *json_reader_root(const struct json_reader *reader)
{
    return (const struct json_value *)reader->root;
}

static const json_t *tree_of(const struct json_value *value)
{
    return (const json_t *)value;
}

enum json_kind json_reader_kind(const struct json_value *value)
{
    if (value == NULL)
        return JSON_KIND_NULL;
    switch (json_typeof(tree_of(value))) {
    case JSON_OBJECT:
        return JSON_KIND_OBJECT;
    case JSON_ARRAY:
        return JSON_KIND_ARRAY;
    case JSON_STRING:
        return JSON_KIND_STRING;
    case JSON_INTEGER:
        return JSON_KIND_INTEGER;
    case JSON_REAL:
        return JSON_KIND_REAL;
    case JSON_TRUE:
    case JSON_FALSE:
        return JSON_KIND_BOOLEAN;
    default:
        return JSON_KIND_NULL;
    }
}

size_t json_reader_count(const struct json_value *value)
{
    size_t items = json_array_size(tree_of(value)); /* 0 of what is no array */

    return items > 0 ? items : json_object_size(tree_of(value));
}

const struct json_value *json_reader_item(const struct json_value *array, size_t index)
{
    return (const struct json_value *)json_array_get(tree_of(array), index);
}

const struct json_value *json_reader_member(const struct json_value *object,
                                            const char *key)
{
    return (const struct json_value *)json_object_get(tree_of(object), key);
}

bool json_reader_each(const struct json_value *object,
                      bool (*visit)(void *context, const char *key,
                                    const struct json_value *value),
                      void *context)
{
    json_t *tree =
        (json_t *)object; /* jansson walks without const, and changes nothing */
    const char *key;
    json_t *member;

    json_object_foreach(tree, key, member)
    {
        if (!visit(context, key, (const struct json_value *)member))
            return false;
    }
    return true;
}

bool json_reader_text(const struct json_value *value, struct slice *ret_text)
{
    if (json_reader_kind(value) != JSON_KIND_STRING)
        return false;
    *ret_text = (struct slice){json_string_value(tree_of(value)),
                               json_string_length(tree_of(value))};
    return true;
}

bool json_reader_integer(const struct json_value *value, int64_t *ret_number)
{
    if (json_reader_kind(value) != JSON_KIND_INTEGER)
        return false;
    *ret_number = json_integer_value(tree_of(value));
    return true;
}

bool json_reader_real(const struct json_value *value, double *ret_number)
{
    if (value == NULL || !json_is_number(tree_of(value)))
        return false;
    *ret_number = json_number_value(tree_of(value));
    return true;
}

bool json_reader_boolean(const struct json_value *value, bool *ret_truth)
{
    if (json_reader_kind(value) != JSON_KIND_BOOLEAN)
        return false;
    *ret_truth = json_is_true(tree_of(value));
    return true;
}

const char *json_reader_string(const struct json_value *value)
{
    return json_string_value(tree_of(value)); /* NULL of what is no string */
}
