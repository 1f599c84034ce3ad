/* failure.h - a failure of the command line, in one line */
#ifndef CLI_FAILURE_H
#define CLI_FAILURE_H

#include "cli/command.h"

/* Fills ERROR and returns false: return failure(error, TEMA_INVALID, "no number: '%s'",
 * word); Control characters in it become blanks. */
__attribute__((format(printf, 3, 4))) bool
failure(struct tema_error *error, enum tema_error_kind kind, const char *format, ...);

/* TEMA_INVALID, with a hint at the help of COMMAND (NULL: of tema). */
__attribute__((format(printf, 3, 4))) bool failure_of_use(struct tema_error *error,
                                                          const struct command *command,
                                                          const char *format, ...);

/* "cannot WHAT NAME: why", by the C library's ERRNO. */
bool failure_of_system(struct tema_error *error, const char *what, const char *name,
                       int number);

/* Tells a failure after which the command goes on. */
void failure_print(const struct tema_error *error);

#endif
