/* zip_writer.h - makes a ZIP in memory or in a file: members in the order given, same
 * input, same bytes */
#ifndef MARKUP_ZIP_WRITER_H
#define MARKUP_ZIP_WRITER_H

#include "base/buffer.h"
#include "base/error.h"

struct zip_writer; /* opaque */

enum zip_packing {
    ZIP_STORED,
    ZIP_DEFLATED,
};

struct zip_writer *zip_writer_new(void);           /* new */
void zip_writer_free(struct zip_writer *writer);   /* takes NULL */
void zip_writer_freep(struct zip_writer **writer); /* for CLEANUP */

/* Appends the member NAME (UTF-8, '/' between folders), dated 1980-01-01 00:00; both
 * copied. What goes wrong here (a name given twice) is told by zip_writer_finish. */
void zip_writer_add(struct zip_writer *writer, const char *name, struct slice bytes,
                    enum zip_packing packing);

/* A writer to the file at PATH, which must not exist, unless to OVERWRITE; it is there,
 * whole, only when zip_writer_finish_file has returned true. Members are packed then, one
 * after the other. */
struct zip_writer *zip_writer_new_file(const char *path, bool overwrite); /* new */

/* Appends a member that is fetched when its turn comes and not held before: FETCH appends
 * its bytes to RET_BYTES, which are released at once when they are packed. CONTEXT is
 * borrowed until the writer is finished; NUMBER is handed to FETCH. Of a writer to a
 * file, like the next. */
void zip_writer_add_later(struct zip_writer *writer, const char *name,
                          bool (*fetch)(void *context, int64_t number,
                                        struct buffer *ret_bytes,
                                        struct tema_error *error),
                          void *context, int64_t number, enum zip_packing packing);

/* A member that is too large to be held. */
struct zip_pieces {
    /* Appends the bytes from OFFSET on, at most 64 KiB of them, none at the end. */
    bool (*piece)(void *context, int64_t number, int64_t offset, struct buffer *ret_bytes,
                  struct tema_error *error);
    void *context; /* borrowed until the writer is finished */
    int64_t number;
    int64_t size; /* of all its bytes; TEMA_IO where there prove to be more or fewer */
};

void zip_writer_add_in_pieces(struct zip_writer *writer, const char *name,
                              const struct zip_pieces *pieces, enum zip_packing packing);

/* Of a writer to a file, which is spent then, only to be freed. Where it fails
 * (TEMA_INVALID as below, TEMA_IO, TEMA_EXISTS, what FETCH or PIECE said) nothing is left
 * behind. Messages do not name the file. */
TEMA_MUST_CHECK
bool zip_writer_finish_file(struct zip_writer *writer, struct tema_error *error);

/* Appends the finished ZIP to RET_BYTES; the writer is spent then, only to be freed.
 * Fails with TEMA_INVALID (a name twice, no member) or TEMA_IO. */
TEMA_MUST_CHECK
bool zip_writer_finish(struct zip_writer *writer, struct buffer *ret_bytes,
                       struct tema_error *error);

#endif
