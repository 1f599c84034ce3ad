/* file.h - texts read whole, and files written whole or not at all */
#ifndef CLI_FILE_H
#define CLI_FILE_H

#include "cli/failure.h"

enum { FILE_LIMIT = 64 << 20 }; /* bytes of a text that is read */

/* The text at PATH, "-" for standard input; new. Fails with TEMA_NOT_FOUND,
 * TEMA_UNREADABLE (too long, or no text), TEMA_IO. */
bool file_read(const char *path, char **ret_text, struct tema_error *error);

/* Puts BYTES at PATH: beside it first, then in its place, so that a reader finds the old
 * file or the new one. Fails with TEMA_IO, TEMA_NOT_FOUND (the folder). */
bool file_write(const char *path, const char *bytes, size_t length,
                struct tema_error *error);

#endif
