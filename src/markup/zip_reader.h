/* zip_reader.h - members of a ZIP that lies in memory and is not to be trusted */
#ifndef MARKUP_ZIP_READER_H
#define MARKUP_ZIP_READER_H

#include "base/buffer.h"
#include "base/error.h"

struct zip_reader; /* opaque */

struct zip_limits {
    size_t members;      /* entries of the ZIP */
    size_t member_bytes; /* of one member, unpacked */
    size_t ratio;        /* unpacked : packed, for members over 1 MiB */
};

/* BYTES: borrowed until the reader is freed. RET_READER: new.
 * Fails with TEMA_UNREADABLE: no ZIP, damaged, too many members. */
TEMA_MUST_CHECK
bool zip_reader_open(struct slice bytes, const struct zip_limits *limits,
                     struct zip_reader **ret_reader, struct tema_error *error);
void zip_reader_free(struct zip_reader *reader);   /* takes NULL */
void zip_reader_freep(struct zip_reader **reader); /* for CLEANUP */

size_t zip_reader_count(const struct zip_reader *reader);

/* The name of member INDEX, UTF-8 as far as the ZIP tells; never NULL; borrowed. A name
 * is only ever compared, never used as a path. */
const char *zip_reader_name(const struct zip_reader *reader, size_t index);

/* Names are compared without regard to the case of ASCII letters, as Office files
 * demand. */
bool zip_reader_has(const struct zip_reader *reader, const char *name);

/* Appends the member's unpacked bytes to RET_BYTES. Fails with TEMA_NOT_FOUND, or with
 * TEMA_UNREADABLE: encrypted, damaged (checksum), larger than the limits, other than its
 * declared size, or there twice (two programs could then read two texts from one
 * file). */
TEMA_MUST_CHECK
bool zip_reader_read(struct zip_reader *reader, const char *name,
                     struct buffer *ret_bytes, struct tema_error *error);

#endif
