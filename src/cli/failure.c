/* failure.c - see cli/failure.h */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "cli/failure.h"

static void fill(struct tema_error *error, enum tema_error_kind kind, const char *format,
                 va_list values)
{
    vsnprintf(error->message, sizeof error->message, format, values);
    error->kind = kind;
    tema_error_tidy(error);
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
