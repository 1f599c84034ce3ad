/* zip_writer.h - makes a ZIP in memory: members in the order given, same input, same
 * bytes */
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

/* Appends the finished ZIP to RET_BYTES; the writer is spent then, only to be freed.
 * Fails with TEMA_INVALID (a name twice, no member) or TEMA_IO. */
TEMA_MUST_CHECK
bool zip_writer_finish(struct zip_writer *writer, struct buffer *ret_bytes,
                       struct tema_error *error);

#endif
