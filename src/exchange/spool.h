/* spool.h - what is written before it is known where it ends: a file without a name
 *
 * Bytes are put into BUFFER; spool_flush, called between elements, moves them to an
 * unlinked file once there are many. Nobody else sees that file, and it is gone with the
 * program. */
#ifndef EXCHANGE_SPOOL_H
#define EXCHANGE_SPOOL_H

#include <stdint.h>

#include "base/buffer.h"
#include "base/error.h"

struct spool {
    struct buffer buffer; /* add to it at will */
    int file;             /* -1 until it is needed */
    int64_t length;       /* bytes that are in the file */
};

enum { SPOOL_ENOUGH = 64 * 1024 /* bytes */ };

/* Makes the file in the folder of NEIGHBOUR, a path: there, what is written will need the
 * room too. */
TEMA_MUST_CHECK
bool spool_open(struct spool *spool, const char *neighbour, struct tema_error *error);
void spool_release(struct spool *spool); /* takes one of {.file = -1} */

TEMA_MUST_CHECK
bool spool_write_out(struct spool *spool, struct tema_error *error);

static inline bool spool_flush(struct spool *spool, struct tema_error *error)
{
    return spool->buffer.length < SPOOL_ENOUGH || spool_write_out(spool, error);
}

/* Appends at most SPOOL_ENOUGH bytes from OFFSET on; none at the end. All has been
 * written out. */
TEMA_MUST_CHECK
bool spool_read(const struct spool *spool, int64_t offset, struct buffer *ret_bytes,
                struct tema_error *error);

#endif
