/* fields.c - see server/fields.h */
#include <stdarg.h>
#include <time.h>

#include "server/fields.h"
#include "server/memory.h"

static const char *const no_columns[] = {NULL};
const struct tema_listing fields_listing = {no_columns, NULL, "", false};

void fields_print_nothing(struct request *request)
{
    tema_printer_begin(request->printer);
    tema_printer_end(request->printer);
}

void fields_print_number(struct tema_printer *printer, const char *name, bool known,
                         int64_t value)
{
    if (known)
        tema_printer_integer(printer, name, value);
    else
        tema_printer_string(printer, name, NULL);
}

void fields_print_time(struct tema_printer *printer, const char *name, int64_t ms)
{
    if (ms == -1)
        tema_printer_string(printer, name, NULL);
    else
        tema_printer_time(printer, name, ms);
}

void fields_format_time(int64_t ms, char ret_text[40])
{
    int64_t thousandths = (ms % 1000 + 1000) % 1000;
    time_t seconds = (time_t)((ms - thousandths) / 1000);
    struct tm parts = {0};
    size_t length;

    ret_text[0] = '\0';
    if (ms == -1)
        return;
    gmtime_r(&seconds, &parts);
    length = strftime(ret_text, 32, "%Y-%m-%dT%H:%M:%S", &parts);
    snprintf(ret_text + length, 40 - length, ".%03dZ", (int)thousandths);
}

/* --- reading --- */

bool fields_read_item(json_t *item, const char *name, struct request *ret_item,
                      struct tema_error *error)
{
    if (!json_is_object(item))
        return request_fail(error, TEMA_INVALID, "'%s' is a list of objects", name);
    *ret_item = (struct request){.body = item};
    return true;
}

bool fields_read_values(const struct request *request, struct tema_value **ret_values,
                        size_t *ret_count, struct tema_error *error)
{
    CLEANUP_FREE struct tema_value *values = NULL;
    json_t *array;
    size_t count;

    if (!body_array(request, "values", &array, error))
        return false;
    count = json_array_size(array);
    values = take_memory(count, sizeof *values);
    for (size_t i = 0; i < count; i++) {
        struct request item;

        if (!fields_read_item(json_array_get(array, i), "values", &item, error) ||
            !body_needs_string(&item, "variable", &values[i].variable, error) ||
            !body_needs_string(&item, "value", &values[i].value, error))
            return false;
    }
    *ret_values = array != NULL ? values : NULL;
    *ret_count = count;
    if (array != NULL)
        values = NULL;
    return true;
}

bool fields_read_path(const struct request *request, const char *above, char **ret_path,
                      struct tema_error *error)
{
    const char *path, *name;

    if (!body_string(request, "path", &path, error) ||
        !body_string(request, "name", &name, error))
        return false;
    if (path == NULL && name == NULL)
        return request_fail(error, TEMA_INVALID, "neither path nor name is given");
    if (path != NULL) {
        *ret_path = copy_string(path);
        return true;
    }
    if (strchr(name, '/') != NULL)
        return request_fail(error, TEMA_INVALID, "a name has no '/': '%s'", name);
    if (asprintf(ret_path, "%s%s%s", above != NULL ? above : "", above != NULL ? "/" : "",
                 name) < 0)
        abort();
    return true;
}

/* --- changing --- */

bool changes_begin(struct request *request, struct tema_error *error, const char *format,
                   ...)
{
    CLEANUP_FREE char *label = NULL;
    va_list values;

    if (format != NULL) {
        va_start(values, format);
        if (vasprintf(&label, format, values) < 0)
            abort();
        va_end(values);
    }
    return tema_transaction_begin(request->project, label, error);
}

bool changes_end(struct request *request, bool went_well, struct tema_error *error)
{
    if (went_well)
        return tema_transaction_commit(request->project, error);
    tema_transaction_abandon(request->project);
    return false;
}

bool changes_refuse(struct request *request, const char *what, const char *on,
                    const char *label, struct tema_error *error)
{
    enum { LOOKED_AT = 1000 };
    CLEANUP(tema_transactions_free) struct tema_transactions list = {0};
    struct tema_history_filter filter = {.on = on, .most = on != NULL ? 1 : LOOKED_AT};
    struct tema_error ignored = {0};
    size_t i = 0;

    if (!tema_history_list(request->project, &filter, &list, &ignored))
        list.count = 0;
    while (i < list.count && label != NULL && strstr(list.items[i].label, label) == NULL)
        i++;
    return request_fail(error, TEMA_EXISTS,
                        "%s has changed %s meanwhile: read it anew before it is saved",
                        i < list.count ? list.items[i].coder : "someone", what);
}
