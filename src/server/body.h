/* body.h - what is sent along with a request: JSON in memory, or a file's bytes on disk
 */
#ifndef SERVER_BODY_H
#define SERVER_BODY_H

#include <stddef.h>
#include <stdint.h>

#include "tema/error.h"

/* bytes */
#define BODY_LIMIT ((uint64_t)8 << 20)
#define BODY_FILE_LIMIT ((uint64_t)4 << 30)

/* Start with {.file = -1}. */
struct body {
    char *bytes; /* owned; NUL-terminated once something has come */
    size_t count, room;
    char *path; /* of the file, owned; NULL: in memory */
    int file;
    uint64_t written;
};

/* From now on it is a file within FOLDER. */
bool body_to_file(struct body *body, const char *folder, struct tema_error *error);

/* Fails with TEMA_INVALID (too much), TEMA_IO. */
bool body_add(struct body *body, const char *bytes, size_t count,
              struct tema_error *error);

/* Takes its file away too. */
void body_release(struct body *body);

#endif
