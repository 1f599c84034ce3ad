/* error.h - filling a struct tema_error */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include "tema/error.h"

/* Fills ERROR and returns false, so that a failure is one line:
 * return tema_fail(error, TEMA_INVALID, "a code's name has 1 to %d characters", limit);
 * The message is cut at a character's end where it does not fit, and tidied
 * (tema_error_tidy). */
__attribute__((format(printf, 3, 4))) bool
tema_fail(struct tema_error *error, enum tema_error_kind kind, const char *format, ...);

/* Puts context before the message that ERROR already bears ("context: message"), keeps
 * its kind, and returns false. */
__attribute__((format(printf, 2, 3))) bool tema_explain(struct tema_error *error,
                                                        const char *format, ...);

#endif
