/* match.c - see server/match.h */
#include "server/match.h"
#include "server/memory.h"

/* Whether URL is of the form of PATH: "{name}" stands for one part that is not empty. */
static bool fits(const char *path, const char *url)
{
    while (*path != '\0') {
        if (*path == '{') {
            size_t part = strcspn(url, "/");

            if (part == 0)
                return false;
            url += part;
            path = strchr(path, '}') + 1;
        } else if (*path++ != *url++) {
            return false;
        }
    }
    return *url == '\0';
}

struct match match_route(const char *method, const char *url)
{
    struct match match = {0};
    size_t used = 0;

    if (strcmp(method, "HEAD") == 0)
        method = "GET";
    for (const struct route *route = routes; route->method != NULL; route++) {
        if (!fits(route->path, url))
            continue;
        if (used < sizeof match.methods)
            used += (size_t)snprintf(match.methods + used, sizeof match.methods - used,
                                     "%s%s", used > 0 ? ", " : "", route->method);
        if (match.route == NULL && strcmp(route->method, method) == 0)
            match.route = route;
    }
    return match;
}

/* --- decoding --- */

static int digit(char byte)
{
    const char *digits = "0123456789abcdef", *found;

    if (byte >= 'A' && byte <= 'F')
        byte = (char)(byte + 'a' - 'A');
    found = byte != '\0' ? strchr(digits, byte) : NULL;
    return found != NULL ? (int)(found - digits) : -1;
}

/* The bytes of one character of UTF-8, 0 where it is none; nothing longer than needed, no
 * surrogates. */
static size_t character(const unsigned char *at)
{
    size_t length = at[0] < 0x80   ? 1
                    : at[0] < 0xC2 ? 0
                    : at[0] < 0xE0 ? 2
                    : at[0] < 0xF0 ? 3
                    : at[0] < 0xF5 ? 4
                                   : 0;

    for (size_t i = 1; i < length; i++)
        if ((at[i] & 0xC0) != 0x80)
            return 0;
    if ((at[0] == 0xE0 && at[1] < 0xA0) || (at[0] == 0xED && at[1] > 0x9F) ||
        (at[0] == 0xF0 && at[1] < 0x90) || (at[0] == 0xF4 && at[1] > 0x8F))
        return 0;
    return length;
}

static bool is_text(const char *text)
{
    const unsigned char *at = (const unsigned char *)text;

    while (*at != '\0') {
        size_t length = character(at);

        if (length == 0)
            return false;
        at += length;
    }
    return true;
}

/* The LENGTH bytes at TEXT without their percent signs; new, or NULL where they are no
 * text. */
static char *decode(const char *text, size_t length)
{
    char *decoded = take_memory(length + 1, 1), *end = decoded;

    for (size_t i = 0; i < length; i++) {
        int high, low;

        if (text[i] != '%') {
            *end++ = text[i];
            continue;
        }
        high = i + 2 < length ? digit(text[i + 1]) : -1;
        low = i + 2 < length ? digit(text[i + 2]) : -1;
        if (high < 0 || low < 0 || (high == 0 && low == 0)) {
            free(decoded);
            return NULL;
        }
        *end++ = (char)(high * 16 + low);
        i += 2;
    }
    if (is_text(decoded))
        return decoded;
    free(decoded);
    return NULL;
}

static bool add(struct parameters *parameters, struct parameter parameter,
                struct tema_error *error)
{
    struct parameter *items =
        realloc(parameters->items, (parameters->count + 1) * sizeof *items);

    if (items == NULL)
        abort();
    parameters->items = items;
    items[parameters->count++] = parameter;
    return (parameter.name != NULL && parameter.value != NULL) ||
           request_fail(error, TEMA_INVALID, "the address is no text");
}

bool parameters_add(struct parameters *parameters, const char *name, const char *value,
                    struct tema_error *error)
{
    if (value == NULL)
        value = "";
    return add(parameters,
               (struct parameter){decode(name, strlen(name)),
                                  decode(value, strlen(value)), false},
               error);
}

bool parameters_of_path(struct parameters *parameters, const struct route *route,
                        const char *url, struct tema_error *error)
{
    for (const char *path = route->path; *path != '\0';) {
        size_t name, value;

        if (*path != '{') {
            path++;
            url++;
            continue;
        }
        name = strcspn(path, "}");
        value = strcspn(url, "/");
        if (!add(parameters,
                 (struct parameter){decode(path + 1, name - 1), decode(url, value), true},
                 error))
            return false;
        path += name + 1;
        url += value;
    }
    return true;
}

void parameters_release(struct parameters *parameters)
{
    for (size_t i = 0; i < parameters->count; i++) {
        free((char *)(intptr_t)parameters->items[i].name);
        free((char *)(intptr_t)parameters->items[i].value);
    }
    free(parameters->items);
    *parameters = (struct parameters){0};
}
