/* stamp.h - times that stand in a transcript's text: [00:01:02], #00:01:02-3#, 0:12 */
#ifndef IMPORT_STAMP_H
#define IMPORT_STAMP_H

#include <stdint.h>

#include "base/slice.h"

struct stamp {
    size_t start, end; /* bytes */
    int64_t begin_ms;
    int64_t end_ms; /* of a range, [00:12 - 00:15]; else -1 */
    bool is_enclosed;
};

/* The stamp that begins at byte OFFSET, spaces before it allowed: a time in [], (), {},
 * <> or
 * ##, hh.mm.ss too; or a bare mm:ss or hh:mm:ss that a space or the end follows. */
bool stamp_read(struct slice text, size_t offset, struct stamp *ret_stamp);

/* The enclosed stamp that TEXT ends with, spaces behind it allowed. */
bool stamp_read_last(struct slice text, struct stamp *ret_stamp);

#endif
