/* error.h - what went wrong, in one line, and what kind of wrong it is */
#ifndef TEMA_ERROR_H
#define TEMA_ERROR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TEMA_API __attribute__((visibility("default")))
#define TEMA_MUST_CHECK __attribute__((warn_unused_result))

/* Each kind has one exit code of the command line and one HTTP status. */
enum tema_error_kind {
    TEMA_NO_ERROR = 0,
    TEMA_REFUSED,    /* understood, but it may not be done: a quotation does not hold */
    TEMA_INVALID,    /* an argument is out of its range or malformed */
    TEMA_EXISTS,     /* the name is taken */
    TEMA_NOT_FOUND,  /* nothing, or more than one thing, goes by that name */
    TEMA_UNREADABLE, /* a foreign file is damaged, encrypted, hostile or of no known kind
                      */
    TEMA_IO,         /* the machine would not: disk full, permission denied */
    TEMA_BUSY,       /* another program is writing to the project; try again */
    TEMA_DAMAGED,    /* the project file itself does not hold together */
};

/* A value on the caller's stack; nothing to free. Start with {0}. Every function that can
 * fail returns false exactly when it has filled its last argument. */
struct tema_error {
    enum tema_error_kind kind;
    char message[512]; /* UTF-8, one line, lower case, no full stop */
};

/* Makes the message what it has to be, whatever was put into it: signs of control become
 * spaces, bytes that are no UTF-8 question marks; of a character that was cut off at the
 * end nothing is left. */
TEMA_API
void tema_error_tidy(struct tema_error *error);

/* The command line's exit code for KIND: 0 no error, 1 refused or exists, 2 invalid,
 * 3 not found, 4 unreadable, 5 input/output, 6 busy, 7 damaged. */
TEMA_API
int tema_error_exit_code(enum tema_error_kind kind);

/* The HTTP status for KIND: 200, 422, 400, 409, 404, 415, 500, 503, 500. */
TEMA_API
int tema_error_http_status(enum tema_error_kind kind);

#endif
