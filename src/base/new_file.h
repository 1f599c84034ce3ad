/* new_file.h - a file that appears at its path whole, or not at all
 *
 * CLEANUP(new_file_release) struct new_file file = {0};
 * if (!new_file_begin(&file, path, error) || !new_file_write(&file, 0, bytes, error) ||
 *     !new_file_finish(&file, error))
 *     return false;
 *
 * It is written under another name in the same folder. Messages do not name the path. */
#ifndef BASE_NEW_FILE_H
#define BASE_NEW_FILE_H

#include <stdint.h>

#include "base/error.h"
#include "base/slice.h"

/* Start with {0}, or {.overwrite = true}: then it takes the place of a file that is
 * there, and its access rights. */
struct new_file {
    char *path, *beside; /* NULL: nothing is begun */
    int descriptor;
    bool overwrite;
};

/* TEMA_EXISTS (also where what is there is no file, whether to overwrite or not);
 * TEMA_IO. */
TEMA_MUST_CHECK
bool new_file_begin(struct new_file *file, const char *path, struct tema_error *error);

/* Puts BYTES at OFFSET. */
TEMA_MUST_CHECK
bool new_file_write(struct new_file *file, uint64_t offset, struct slice bytes,
                    struct tema_error *error);

/* It is at its path when this returns true, and safe from a loss of power; unless to
 * overwrite never in the place of a file that came there in between (TEMA_EXISTS). */
TEMA_MUST_CHECK
bool new_file_finish(struct new_file *file, struct tema_error *error);

/* What is not finished vanishes. */
void new_file_release(struct new_file *file);

#endif
