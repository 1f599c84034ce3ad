/* zip_target.h - a file as the place where libzip writes a ZIP to */
#ifndef MARKUP_ZIP_TARGET_H
#define MARKUP_ZIP_TARGET_H

#include <zip.h>

#include "base/new_file.h"

struct zip_target {
    struct new_file file;
    uint64_t position, end;
    struct tema_error error; /* the first failure */
};

/* New, NULL (and REASON) where it cannot be made. TARGET, whose file is begun, is
 * borrowed for its life. */
zip_source_t *zip_target_source(struct zip_target *target, zip_error_t *reason);

#endif
