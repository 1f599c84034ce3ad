/* new_file.c - see base/new_file.h */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/new_file.h"

static bool fail(int number, struct tema_error *error)
{
    if (number == EEXIST)
        return tema_fail(error, TEMA_EXISTS, "there is such a file already");
    if (number == ENOSPC || number == EDQUOT)
        return tema_fail(error, TEMA_IO, "the disk is full");
    return tema_fail(error, TEMA_IO, "it cannot be written (%s)", strerror(number));
}

static char *folder_of(const char *path)
{
    struct buffer folder = {0};

    buffer_add(&folder, path, (size_t)(file_name(path) - path));
    if (folder.length == 0)
        buffer_add_string(&folder, "./");
    return buffer_take_string(&folder);
}

bool new_file_begin(struct new_file *file, const char *path, struct tema_error *error)
{
    CLEANUP_FREE char *target = file->overwrite ? realpath(path, NULL) : NULL;
    CLEANUP_FREE char *folder = folder_of(target != NULL ? target : path);
    CLEANUP_BUFFER struct buffer beside = {0};
    struct stat status;

    if (lstat(target != NULL ? target : path, &status) == 0 &&
        (!file->overwrite || !S_ISREG(status.st_mode)))
        return fail(EEXIST, error);
    buffer_add_format(&beside, "%s.tema-XXXXXX", folder);
    file->descriptor = mkostemp(beside.bytes, O_CLOEXEC);
    if (file->descriptor < 0)
        return fail(errno, error);
    file->beside = buffer_take_string(&beside);
    file->path = memory_copy_string(target != NULL ? target : path);
    return true;
}

bool new_file_write(struct new_file *file, uint64_t offset, struct slice bytes,
                    struct tema_error *error)
{
    while (bytes.length > 0) {
        ssize_t count =
            pwrite(file->descriptor, bytes.bytes, bytes.length, (off_t)offset);

        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return fail(errno, error);
        bytes = slice_from(bytes, (size_t)count);
        offset += (uint64_t)count;
    }
    return true;
}

/* Gives the file its name, and unless to OVERWRITE leaves one that is there alone. Not
 * every file system can do so in one step. */
static int put_in_place(const char *beside, const char *path, bool overwrite)
{
    struct stat status;

    if (overwrite)
        return rename(beside, path) == 0 ? 0 : errno;
    if (renameat2(AT_FDCWD, beside, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS)
        return errno;
    if (link(beside, path) == 0)
        return unlink(beside) == 0 ? 0 : errno;
    if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS)
        return errno;
    if (lstat(path, &status) == 0)
        return EEXIST;
    return rename(beside, path) == 0 ? 0 : errno;
}

/* So that the name, too, is safe from a loss of power. Some file systems cannot, which
 * is no reason to fail. */
static void keep_folder(const char *path)
{
    CLEANUP_FREE char *folder = folder_of(path);
    int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (descriptor < 0)
        return;
    (void)fsync(descriptor);
    close(descriptor);
}

bool new_file_finish(struct new_file *file, struct tema_error *error)
{
    mode_t mask = umask(0), rights = 0666 & ~mask;
    struct stat status;
    int number = 0;

    umask(mask);
    if (file->overwrite && stat(file->path, &status) == 0)
        rights = status.st_mode & 0777;
    if (fchmod(file->descriptor, rights) != 0 || fsync(file->descriptor) != 0)
        number = errno;
    if (number == 0)
        number = put_in_place(file->beside, file->path, file->overwrite);
    if (number != 0)
        return fail(number, error);
    keep_folder(file->path);
    file->beside[0] = '\0';
    return true;
}

void new_file_release(struct new_file *file)
{
    if (file->path == NULL)
        return;
    if (file->beside[0] != '\0')
        unlink(file->beside);
    close(file->descriptor);
    free(file->beside);
    free(file->path);
    *file = (struct new_file){0};
}
