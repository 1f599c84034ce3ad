/* body.c - see server/body.h */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "server/body.h"
#include "server/memory.h"
#include "server/request.h"

bool body_to_file(struct body *body, const char *folder, struct tema_error *error)
{
    if (asprintf(&body->path, "%s/sent-XXXXXX", folder) < 0)
        abort();
    body->file = mkostemp(body->path, O_CLOEXEC);
    if (body->file >= 0)
        return true;
    free(body->path);
    body->path = NULL;
    return request_fail(error, TEMA_IO, "what is sent cannot be kept: %s",
                        strerror(errno));
}

static bool add_to_file(struct body *body, const char *bytes, size_t count,
                        struct tema_error *error)
{
    if (body->written + count > BODY_FILE_LIMIT)
        return request_fail(error, TEMA_INVALID, "the file is larger than 4 GB");
    while (count > 0) {
        ssize_t written = write(body->file, bytes, count);

        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return request_fail(error, TEMA_IO, "what is sent cannot be kept: %s",
                                strerror(errno));
        bytes += written;
        count -= (size_t)written;
        body->written += (uint64_t)written;
    }
    return true;
}

bool body_add(struct body *body, const char *bytes, size_t count,
              struct tema_error *error)
{
    if (body->path != NULL)
        return add_to_file(body, bytes, count, error);
    if (body->count + count > BODY_LIMIT)
        return request_fail(error, TEMA_INVALID, "what is sent is larger than 8 MB");
    if (body->count + count + 1 > body->room) {
        body->room = 2 * (body->count + count) + 1;
        body->bytes = realloc(body->bytes, body->room);
        if (body->bytes == NULL)
            abort();
    }
    memcpy(body->bytes + body->count, bytes, count);
    body->count += count;
    body->bytes[body->count] = '\0';
    return true;
}

void body_release(struct body *body)
{
    if (body->file >= 0)
        close(body->file);
    if (body->path != NULL)
        unlink(body->path);
    free(body->path);
    free(body->bytes);
    *body = (struct body){.file = -1};
}
