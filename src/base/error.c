/* error.c - see base/error.h and include/tema/error.h */
#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"

/* The bytes of the character at TEXT, which ends with a NUL; 0 where it is none. */
static size_t character_length(const char *text)
{
    const unsigned char *at = (const unsigned char *)text;
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

/* Whether TEXT is a character's beginning and nothing else. */
static bool is_cut_off(const char *text)
{
    size_t length = 1;

    while (((unsigned char)text[length] & 0xC0) == 0x80)
        length++;
    return (unsigned char)text[0] >= 0xC2 && text[length] == '\0' && length < 4;
}

void tema_error_tidy(struct tema_error *error)
{
    char *end = error->message;

    for (const char *at = error->message; *at != '\0';) {
        size_t length = character_length(at);

        if (length == 0 && is_cut_off(at))
            break;
        memmove(end, at, length > 0 ? length : 1);
        if (length == 0)
            *end = '?';
        else if ((unsigned char)*end < 0x20 || *end == 0x7F)
            *end = ' ';
        end += length > 0 ? length : 1;
        at += length > 0 ? length : 1;
    }
    *end = '\0';
}

bool tema_fail(struct tema_error *error, enum tema_error_kind kind, const char *format,
               ...)
{
    va_list arguments;

    assert(error != NULL && kind != TEMA_NO_ERROR);
    error->kind = kind;
    va_start(arguments, format);
    vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
    tema_error_tidy(error);
    return false;
}

bool tema_explain(struct tema_error *error, const char *format, ...)
{
    char inner[sizeof error->message];
    char context[sizeof error->message / 2];
    va_list arguments;

    assert(error->kind != TEMA_NO_ERROR);
    memcpy(inner, error->message, sizeof inner);
    va_start(arguments, format);
    vsnprintf(context, sizeof context, format, arguments);
    va_end(arguments);
    snprintf(error->message, sizeof error->message, "%s: %s", context, inner);
    tema_error_tidy(error);
    return false;
}

int tema_error_exit_code(enum tema_error_kind kind)
{
    switch (kind) {
    case TEMA_NO_ERROR:
        return 0;
    case TEMA_REFUSED:
    case TEMA_EXISTS:
        return 1;
    case TEMA_INVALID:
        return 2;
    case TEMA_NOT_FOUND:
        return 3;
    case TEMA_UNREADABLE:
        return 4;
    case TEMA_IO:
        return 5;
    case TEMA_BUSY:
        return 6;
    case TEMA_DAMAGED:
        return 7;
    }
    return 1;
}

int tema_error_http_status(enum tema_error_kind kind)
{
    switch (kind) {
    case TEMA_NO_ERROR:
        return 200;
    case TEMA_REFUSED:
        return 422;
    case TEMA_INVALID:
        return 400;
    case TEMA_EXISTS:
        return 409;
    case TEMA_NOT_FOUND:
        return 404;
    case TEMA_UNREADABLE:
        return 415;
    case TEMA_IO:
        return 500;
    case TEMA_BUSY:
        return 503;
    case TEMA_DAMAGED:
        return 500;
    }
    return 500;
}
