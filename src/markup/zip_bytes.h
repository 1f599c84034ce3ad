/* zip_bytes.h - where the bytes of a ZIP lie: in memory, or in a file that stays open */
#ifndef MARKUP_ZIP_BYTES_H
#define MARKUP_ZIP_BYTES_H

#include <stdint.h>
#include <zip.h>

#include "base/slice.h"

struct zip_bytes {
    const char *memory; /* borrowed; NULL: they are in the file */
    int descriptor;     /* of the file; borrowed */
    uint64_t length;
};

/* Exactly LENGTH bytes from OFFSET on; false where there are not so many. */
bool zip_bytes_read(const struct zip_bytes *bytes, uint64_t offset, void *ret_bytes,
                    size_t length);

/* What libzip reads them through; new, NULL (and REASON) where it cannot be made. BYTES
 * is borrowed for its life. */
zip_source_t *zip_bytes_source(struct zip_bytes *bytes, zip_error_t *reason);

/* Whether no directory that libzip could find in them is larger than one of MEMBERS
 * entries can be. libzip reads the whole directory when it opens a ZIP, and believes any
 * of the end records that it finds: so each of them is looked at before. */
bool zip_bytes_have_small_directory(const struct zip_bytes *bytes, size_t members);

#endif
