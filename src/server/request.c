/* request.c - see server/request.h: what a handler asks of its request */
#include <errno.h>
#include <stdarg.h>
#include <time.h>

#include "server/memory.h"
#include "server/request.h"

bool request_fail(struct tema_error *error, enum tema_error_kind kind, const char *format,
                  ...)
{
    va_list values;

    va_start(values, format);
    vsnprintf(error->message, sizeof error->message, format, values);
    va_end(values);
    tema_error_tidy(error);
    error->kind = kind;
    return false;
}

static const char *find(const struct request *request, const char *name, bool of_path)
{
    for (size_t i = 0; i < request->parameter_count; i++) {
        const struct parameter *parameter = request->parameters + i;

        if (parameter->of_path == of_path && strcmp(parameter->name, name) == 0)
            return parameter->value;
    }
    return NULL;
}

static bool read_number(const char *text, int64_t *ret_number)
{
    char *end = NULL;
    long long number;

    errno = 0;
    number = strtoll(text, &end, 10);
    if (text[0] < '0' || text[0] > '9' || *end != '\0' || errno != 0)
        return false;
    *ret_number = number;
    return true;
}

const char *request_path(const struct request *request, const char *name)
{
    const char *value = find(request, name, true);

    return value != NULL ? value : "";
}

bool request_row(const struct request *request, const char *name, int64_t *ret_row,
                 struct tema_error *error)
{
    const char *value = request_path(request, name);

    return read_number(value, ret_row) ||
           request_fail(error, TEMA_NOT_FOUND, "there is no %s '%.100s'", name, value);
}

const char *request_query(const struct request *request, const char *name)
{
    const char *value = find(request, name, false);

    return value != NULL && value[0] != '\0' ? value : NULL;
}

bool request_query_number(const struct request *request, const char *name, int64_t absent,
                          int64_t *ret_number, struct tema_error *error)
{
    const char *value = request_query(request, name);

    if (value == NULL) {
        *ret_number = absent;
        return true;
    }
    return read_number(value, ret_number) ||
           request_fail(error, TEMA_INVALID, "%s is a number from 0 on, not '%.100s'",
                        name, value);
}

/* "2024-05-01" or "2024-05-01T11:22:33", then perhaps ".123", then perhaps "Z". */
static bool read_time(const char *text, int64_t *ret_ms)
{
    static const char *const forms[] = {"%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M",
                                        "%Y-%m-%d"};
    struct tm parts = {0};
    const char *end = NULL;
    int64_t thousandths = 0;
    int day;

    for (size_t i = 0; end == NULL && i < sizeof forms / sizeof *forms; i++) {
        parts = (struct tm){0};
        end = strptime(text, forms[i], &parts);
    }
    if (end == NULL)
        return false;
    if (*end == '.') {
        int64_t weight = 100;

        for (end++; *end >= '0' && *end <= '9'; end++, weight /= 10)
            thousandths += weight * (*end - '0');
    }
    if (*end == 'Z')
        end++;
    day = parts.tm_mday;
    *ret_ms = (int64_t)timegm(&parts) * 1000 + thousandths;
    return *end == '\0' && parts.tm_mday == day; /* no 31 February */
}

bool request_time_of(const char *name, const char *text, int64_t *ret_ms,
                     struct tema_error *error)
{
    return read_time(text, ret_ms) ||
           request_fail(error, TEMA_INVALID,
                        "%s is a time like 2024-05-01T11:22:33Z, not '%.100s'", name,
                        text);
}

bool request_query_time(const struct request *request, const char *name, int64_t *ret_ms,
                        struct tema_error *error)
{
    const char *value = request_query(request, name);

    *ret_ms = 0;
    return value == NULL || request_time_of(name, value, ret_ms, error);
}

void request_answer_bytes(struct request *request, char *bytes, size_t count,
                          const char *content_type, const char *file_name)
{
    free(request->bytes);
    free(request->file_name);
    request->bytes = bytes;
    request->byte_count = count;
    request->content_type = content_type;
    request->file_name = copy_string(file_name);
}

/* --- the body --- */

/* The field NAME, or NULL where it is absent or null. */
static json_t *field(const struct request *request, const char *name)
{
    json_t *value = json_object_get(request->body, name);

    return json_is_null(value) ? NULL : value;
}

bool body_has(const struct request *request, const char *name)
{
    return field(request, name) != NULL;
}

static bool fail_type(struct tema_error *error, const char *name, const char *what)
{
    return request_fail(error, TEMA_INVALID, "%s must be %s", name, what);
}

static bool fail_missing(struct tema_error *error, const char *name)
{
    return request_fail(error, TEMA_INVALID, "%s is missing", name);
}

bool body_string(const struct request *request, const char *name, const char **ret_value,
                 struct tema_error *error)
{
    json_t *value = field(request, name);

    if (value != NULL && !json_is_string(value))
        return fail_type(error, name, "a text");
    *ret_value = json_string_value(value);
    return true;
}

bool body_needs_string(const struct request *request, const char *name,
                       const char **ret_value, struct tema_error *error)
{
    const char *value = NULL;

    if (!body_string(request, name, &value, error))
        return false;
    if (value == NULL)
        return fail_missing(error, name);
    *ret_value = value;
    return true;
}

bool body_number(const struct request *request, const char *name, int64_t absent,
                 int64_t *ret_value, struct tema_error *error)
{
    json_t *value = field(request, name);

    if (value != NULL && !json_is_integer(value))
        return fail_type(error, name, "a whole number");
    *ret_value = value != NULL ? json_integer_value(value) : absent;
    return true;
}

bool body_needs_number(const struct request *request, const char *name,
                       int64_t *ret_value, struct tema_error *error)
{
    return body_has(request, name) ? body_number(request, name, 0, ret_value, error)
                                   : fail_missing(error, name);
}

bool body_boolean(const struct request *request, const char *name, bool absent,
                  bool *ret_value, struct tema_error *error)
{
    json_t *value = field(request, name);

    if (value != NULL && !json_is_boolean(value))
        return fail_type(error, name, "true or false");
    *ret_value = value != NULL ? json_is_true(value) : absent;
    return true;
}

bool body_array(const struct request *request, const char *name, json_t **ret_array,
                struct tema_error *error)
{
    json_t *value = field(request, name);

    if (value != NULL && !json_is_array(value))
        return fail_type(error, name, "a list");
    *ret_array = value;
    return true;
}

bool body_numbers(const struct request *request, const char *name, int64_t **ret_items,
                  size_t *ret_count, struct tema_error *error)
{
    CLEANUP_FREE int64_t *items = NULL;
    json_t *array, *value;
    size_t i;

    if (!body_array(request, name, &array, error))
        return false;
    items = take_memory(json_array_size(array), sizeof *items);
    json_array_foreach(array, i, value)
    {
        if (!json_is_integer(value))
            return fail_type(error, name, "a list of whole numbers");
        items[i] = json_integer_value(value);
    }
    *ret_items = items;
    *ret_count = json_array_size(array);
    items = NULL;
    return true;
}

bool body_strings(const struct request *request, const char *name,
                  const char ***ret_items, size_t *ret_count, struct tema_error *error)
{
    CLEANUP_FREE const char **items = NULL;
    json_t *array, *value;
    size_t i;

    if (!body_array(request, name, &array, error))
        return false;
    items = take_memory(json_array_size(array), sizeof *items);
    json_array_foreach(array, i, value)
    {
        if (!json_is_string(value))
            return fail_type(error, name, "a list of texts");
        items[i] = json_string_value(value);
    }
    *ret_items = items;
    *ret_count = json_array_size(array);
    items = NULL;
    return true;
}
