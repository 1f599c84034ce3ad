/* error.c - see base/error.h and include/tema/error.h */
#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"

/* A message is one line of whole UTF-8 characters, whatever was inserted into it. */
static void tidy_message(char *message, bool was_cut)
{
    size_t length = strlen(message);

    for (size_t i = 0; i < length; i++)
        if ((unsigned char)message[i] < 0x20 || message[i] == 0x7F)
            message[i] = ' ';
    if (!was_cut)
        return;
    while (length > 0 && ((unsigned char)message[length - 1] & 0xC0) == 0x80)
        length--;
    if (length > 0 && ((unsigned char)message[length - 1] & 0xC0) == 0xC0)
        length--;
    message[length] = '\0';
}

bool tema_fail(struct tema_error *error, enum tema_error_kind kind, const char *format,
               ...)
{
    va_list arguments;
    int length;

    assert(error != NULL && kind != TEMA_NO_ERROR);
    error->kind = kind;
    va_start(arguments, format);
    length = vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
    tidy_message(error->message, length >= (int)sizeof error->message);
    return false;
}

bool tema_explain(struct tema_error *error, const char *format, ...)
{
    char inner[sizeof error->message];
    char context[sizeof error->message / 2];
    va_list arguments;
    int length;

    assert(error->kind != TEMA_NO_ERROR);
    memcpy(inner, error->message, sizeof inner);
    va_start(arguments, format);
    vsnprintf(context, sizeof context, format, arguments);
    va_end(arguments);
    length = snprintf(error->message, sizeof error->message, "%s: %s", context, inner);
    tidy_message(error->message, length >= (int)sizeof error->message);
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
