/* file.h - the whole of a file that somebody names, within a limit */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdint.h>

#include "base/buffer.h"
#include "base/error.h"

/* Appends the bytes of the regular file at PATH to BUFFER. Fails with TEMA_NOT_FOUND,
 * TEMA_UNREADABLE (a folder, a device; longer than LIMIT bytes), TEMA_IO; the message
 * does not name PATH: "there is no such file". */
TEMA_MUST_CHECK
bool file_read(const char *path, size_t limit, struct buffer *buffer,
               struct tema_error *error);

/* Opens the regular file at PATH for reading, whatever its length; fails like file_read.
 * RET_DESCRIPTOR: the caller's, to be closed. RET_LENGTH: bytes. */
TEMA_MUST_CHECK
bool file_open(const char *path, int *ret_descriptor, uint64_t *ret_length,
               struct tema_error *error);

/* PATH without its folders; borrowed from it. */
const char *file_name(const char *path);

#endif
