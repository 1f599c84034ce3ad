/* file.c - see base/file.h */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

static bool fail_opening(int number, struct tema_error *error)
{
    if (number == ENOENT || number == ENOTDIR)
        return tema_fail(error, TEMA_NOT_FOUND, "there is no such file");
    if (number == EACCES || number == EPERM)
        return tema_fail(error, TEMA_IO, "it may not be read by you");
    return tema_fail(error, TEMA_IO, "it cannot be read (%s)", strerror(number));
}

static bool check_kind(int descriptor, uint64_t *ret_length, struct tema_error *error)
{
    struct stat status;

    if (fstat(descriptor, &status) != 0)
        return fail_opening(errno, error);
    if (S_ISDIR(status.st_mode))
        return tema_fail(error, TEMA_UNREADABLE, "it is a folder");
    if (!S_ISREG(status.st_mode))
        return tema_fail(error, TEMA_UNREADABLE, "it is no regular file");
    *ret_length = (uint64_t)status.st_size;
    return true;
}

static bool read_all(int descriptor, size_t limit, struct buffer *buffer,
                     struct tema_error *error)
{
    size_t before = buffer->length;

    for (;;) {
        char block[65536];
        ssize_t count = read(descriptor, block, sizeof block);

        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return fail_opening(errno, error);
        if (count == 0)
            return true;
        if ((size_t)count > limit - (buffer->length - before))
            return tema_fail(error, TEMA_UNREADABLE, "it grows while it is read");
        buffer_add(buffer, block, (size_t)count);
    }
}

bool file_open(const char *path, int *ret_descriptor, uint64_t *ret_length,
               struct tema_error *error)
{
    /* Without O_NONBLOCK the opening of a pipe that nobody writes to would never end. */
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

    if (descriptor < 0)
        return fail_opening(errno, error);
    if (!check_kind(descriptor, ret_length, error)) {
        close(descriptor);
        return false;
    }
    *ret_descriptor = descriptor;
    return true;
}

bool file_read(const char *path, size_t limit, struct buffer *buffer,
               struct tema_error *error)
{
    uint64_t length = 0;
    bool went_well;
    int descriptor = -1;

    if (!file_open(path, &descriptor, &length, error))
        return false;
    if (length > limit) {
        close(descriptor);
        return tema_fail(error, TEMA_UNREADABLE, "it is larger than %zu MB",
                         limit / (1024 * 1024));
    }
    buffer_reserve(buffer, (size_t)length);
    went_well = read_all(descriptor, limit, buffer, error);
    close(descriptor);
    return went_well;
}

const char *file_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash != NULL ? slash + 1 : path;
}
