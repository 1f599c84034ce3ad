/* zip_lazy.h - a member to be written whose bytes are fetched when its turn comes */
#ifndef MARKUP_ZIP_LAZY_H
#define MARKUP_ZIP_LAZY_H

#include <zip.h>

#include "markup/zip_writer.h"

struct zip_lazy {
    /* One of the two: */
    bool (*fetch)(void *context, int64_t number, struct buffer *ret_bytes,
                  struct tema_error *error);
    bool (*piece)(void *context, int64_t number, int64_t offset, struct buffer *ret_bytes,
                  struct tema_error *error);
    void *context;
    int64_t number;
    int64_t size;             /* -1: not known before it is fetched */
    struct tema_error *error; /* borrowed; a failure is told there */
};

/* New, NULL where it cannot be made; LAZY is copied. */
zip_source_t *zip_lazy_source(zip_t *archive, const struct zip_lazy *lazy);

#endif
