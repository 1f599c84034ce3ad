/* file.c - see cli/file.h */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/file.h"
#include "cli/memory.h"

/* Everything until the end or one byte more than the limit; new, NUL behind it. */
static bool read_all(FILE *file, char **ret_text, size_t *ret_length)
{
    size_t length = 0, room = 1 << 16;
    char *text = take_memory(room, 1);

    while (!feof(file) && !ferror(file) && length <= FILE_LIMIT) {
        if (length + 1 == room) {
            char *more = realloc(text, room *= 2);

            if (more == NULL)
                abort();
            text = more;
        }
        length += fread(text + length, 1, room - length - 1, file);
    }
    text[length] = '\0';
    *ret_text = text;
    *ret_length = length;
    return !ferror(file);
}

static bool read_from(FILE *file, const char *name, char **ret_text,
                      struct tema_error *error)
{
    static const char mark[] = "\xEF\xBB\xBF";
    CLEANUP_FREE char *text = NULL;
    size_t length;

    if (!read_all(file, &text, &length))
        return failure_of_system(error, "read", name, errno);
    if (length > FILE_LIMIT)
        return failure(error, TEMA_UNREADABLE, "%s is longer than %d MB", name,
                       FILE_LIMIT >> 20);
    if (strlen(text) < length)
        return failure(error, TEMA_UNREADABLE, "%s is no text", name);
    *ret_text = strdup(strncmp(text, mark, 3) == 0 ? text + 3 : text);
    return true;
}

bool file_read(const char *path, char **ret_text, struct tema_error *error)
{
    CLEANUP_FILE FILE *file = NULL;
    struct stat status;

    if (strcmp(path, "-") == 0)
        return read_from(stdin, "standard input", ret_text, error);
    file = fopen(path, "r");
    if (file == NULL)
        return failure_of_system(error, "read", path, errno);
    if (fstat(fileno(file), &status) == 0 && S_ISDIR(status.st_mode))
        return failure_of_system(error, "read", path, EISDIR);
    return read_from(file, path, ret_text, error);
}

static bool write_all(int file, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t written = write(file, bytes, length);

        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes += written;
        length -= (size_t)written;
    }
    return true;
}

/* The access rights that a file at PATH has, or would be made with. */
static mode_t rights_of(const char *path)
{
    struct stat status;
    mode_t mask;

    if (stat(path, &status) == 0)
        return status.st_mode & 0777;
    mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

static bool write_beside(const char *path, char *beside, const char *bytes, size_t length,
                         struct tema_error *error)
{
    int file = mkostemp(beside, O_CLOEXEC), number = 0;

    if (file < 0)
        return failure_of_system(error, "write", path, errno);
    if (!write_all(file, bytes, length) || fchmod(file, rights_of(path)) != 0 ||
        fsync(file) != 0)
        number = errno;
    if (close(file) != 0 && number == 0)
        number = errno;
    if (number == 0 && rename(beside, path) != 0)
        number = errno;
    if (number == 0)
        return true;
    unlink(beside);
    return failure_of_system(error, "write", path, number);
}

/* A device or a pipe cannot be put in place. */
static bool write_into(const char *path, const char *bytes, size_t length,
                       struct tema_error *error)
{
    int file = open(path, O_WRONLY | O_CLOEXEC), number = 0;

    if (file < 0)
        return failure_of_system(error, "write", path, errno);
    if (!write_all(file, bytes, length))
        number = errno;
    if (close(file) != 0 && number == 0)
        number = errno;
    return number == 0 || failure_of_system(error, "write", path, number);
}

bool file_write(const char *path, const char *bytes, size_t length,
                struct tema_error *error)
{
    CLEANUP_FREE char *target = realpath(path, NULL); /* behind symbolic links */
    CLEANUP_FREE char *beside = NULL;
    struct stat status;

    if (target == NULL)
        target = strdup(path);
    if (stat(target, &status) == 0 && S_ISDIR(status.st_mode))
        return failure_of_system(error, "write", path, EISDIR);
    if (stat(target, &status) == 0 && !S_ISREG(status.st_mode))
        return write_into(target, bytes, length, error);
    if (asprintf(&beside, "%s.XXXXXX", target) < 0)
        abort();
    return write_beside(target, beside, bytes, length, error);
}
