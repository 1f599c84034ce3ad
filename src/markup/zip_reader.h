/* zip_reader.h - members of a ZIP that lies in memory and is not to be trusted */
#ifndef MARKUP_ZIP_READER_H
#define MARKUP_ZIP_READER_H

#include <stdint.h>

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
/* The same for the file at PATH, which is read as it is asked for and not held in memory.
 * TEMA_NOT_FOUND, TEMA_IO, TEMA_UNREADABLE. */
TEMA_MUST_CHECK
bool zip_reader_open_file(const char *path, const struct zip_limits *limits,
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

/* By number. SIZE: unpacked, as the ZIP declares it; -1 where it does not. */
int64_t zip_reader_size(const struct zip_reader *reader, size_t index);
TEMA_MUST_CHECK
bool zip_reader_read_member(struct zip_reader *reader, size_t index,
                            struct buffer *ret_bytes, struct tema_error *error);

/* A member in pieces, within the same limits. One stream of a reader may be open beside
 * its other functions; free it before the reader. */
struct zip_stream; /* opaque */

TEMA_MUST_CHECK
bool zip_reader_open_member(struct zip_reader *reader, size_t index,
                            struct zip_stream **ret_stream, struct tema_error *error);
void zip_stream_free(struct zip_stream *stream);   /* takes NULL */
void zip_stream_freep(struct zip_stream **stream); /* for CLEANUP */

/* The next piece, of at most 64 KiB, borrowed until the next call; empty at the end,
 * where size and checksum have been found right. CONTEXT: a struct zip_stream; the
 * signature is that of all sources of bytes (xml_reader_open_source,
 * history_keep_stream). */
TEMA_MUST_CHECK
bool zip_stream_next(void *context, struct slice *ret_piece, struct tema_error *error);

#endif
