/* failure.c - see cli/failure.h */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "cli/failure.h"

/* One line of whole UTF-8 characters. */
static void tame(char *message, size_t length, size_t room)
{
    if (length >= room) {
        length = room - 1;
        while (length > 0 && ((unsigned char)message[length - 1] & 0xC0) == 0x80)
            length--;
        if (length > 0 && (unsigned char)message[length - 1] >= 0xC0)
            length--;
        message[length] = '\0';
    }
    for (; *message != '\0'; message++)
        if ((unsigned char)*message < 0x20 || *message == 0x7F)
            *message = ' ';
}

static void fill(struct tema_error *error, enum tema_error_kind kind, const char *format,
                 va_list values)
{
    int length = vsnprintf(error->message, sizeof error->message, format, values);

    error->kind = kind;
    tame(error->message, length > 0 ? (size_t)length : 0, sizeof error->message);
}

bool failure(struct tema_error *error, enum tema_error_kind kind, const char *format, ...)
{
    va_list values;

    va_start(values, format);
    fill(error, kind, format, values);
    va_end(values);
    return false;
}

bool failure_of_use(struct tema_error *error, const struct command *command,
                    const char *format, ...)
{
    struct tema_error why = {0};
    va_list values;

    va_start(values, format);
    fill(&why, TEMA_INVALID, format, values);
    va_end(values);
    return failure(error, TEMA_INVALID, "%.400s (see: tema help%s%s)", why.message,
                   command != NULL ? " " : "", command != NULL ? command->name : "");
}

bool failure_of_system(struct tema_error *error, const char *what, const char *name,
                       int number)
{
    enum tema_error_kind kind =
        number == ENOENT || number == ENOTDIR ? TEMA_NOT_FOUND : TEMA_IO;

    return failure(error, kind, "cannot %s %s: %s", what, name, strerror(number));
}

void failure_print(const struct tema_error *error)
{
    fprintf(stderr, "tema: %s\n", error->message);
}
