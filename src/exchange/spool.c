/* spool.c - see exchange/spool.h */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/file.h"
#include "exchange/spool.h"

bool spool_open(struct spool *spool, const char *neighbour, struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer path = {0};

    buffer_add(&path, neighbour, (size_t)(file_name(neighbour) - neighbour));
    buffer_add_string(&path, ".tema-XXXXXX");
    spool->file = mkostemp(path.bytes, O_CLOEXEC);
    if (spool->file < 0)
        return tema_fail(error, TEMA_IO, "nothing can be written there (%s)",
                         strerror(errno));
    unlink(path.bytes);
    return true;
}

void spool_release(struct spool *spool)
{
    buffer_release(&spool->buffer);
    if (spool->file >= 0)
        close(spool->file);
    *spool = (struct spool){.file = -1};
}

bool spool_write_out(struct spool *spool, struct tema_error *error)
{
    struct slice rest = buffer_slice(&spool->buffer);

    while (rest.length > 0) {
        ssize_t written = write(spool->file, rest.bytes, rest.length);

        if (written < 0 && errno != EINTR)
            return tema_fail(error, TEMA_IO, "cannot write: %s", strerror(errno));
        if (written > 0)
            rest = slice_from(rest, (size_t)written);
    }
    spool->length += (int64_t)spool->buffer.length;
    buffer_clear(&spool->buffer);
    return true;
}

bool spool_read(const struct spool *spool, int64_t offset, struct buffer *ret_bytes,
                struct tema_error *error)
{
    ssize_t got;

    buffer_reserve(ret_bytes, SPOOL_ENOUGH);
    do
        got = pread(spool->file, ret_bytes->bytes + ret_bytes->length, SPOOL_ENOUGH,
                    (off_t)offset);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        return tema_fail(error, TEMA_IO, "cannot read again what was written: %s",
                         strerror(errno));
    ret_bytes->length += (size_t)got;
    ret_bytes->bytes[ret_bytes->length] = '\0';
    return true;
}
