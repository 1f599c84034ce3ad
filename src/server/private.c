/* private.c - see server/private.h */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include "server/memory.h"
#include "server/private.h"
#include "server/request.h"

static const char prefix[] = "tema-serve-"; /* then who made it: "4711-AbCdEf" */

static const char *place(void)
{
    const char *folder = getenv("TMPDIR");

    return folder != NULL && folder[0] == '/' && strlen(folder) < PRIVATE_PATH - 40
               ? folder
               : "/tmp";
}

static int remove_one(const char *path, const struct stat *about, int kind,
                      struct FTW *where)
{
    (void)about, (void)kind, (void)where;
    remove(path);
    return 0;
}

void private_remove(const char *path)
{
    enum { FOLDERS = 8 }; /* that are open at once */

    if (path[0] != '\0')
        nftw(path, remove_one, FOLDERS, FTW_DEPTH | FTW_PHYS);
}

bool private_make_within(const char *folder, char ret_path[PRIVATE_PATH],
                         struct tema_error *error)
{
    char path[PRIVATE_PATH];

    snprintf(path, sizeof path, "%s/XXXXXX", folder);
    if (mkdtemp(path) == NULL)
        return request_fail(error, TEMA_IO, "cannot make a folder in %s: %s", folder,
                            strerror(errno));
    memcpy(ret_path, path, sizeof path);
    return true;
}

/* Whether NAME in FOLDER is ours, and of a program that is no more. */
static bool is_left_behind(int folder, const char *name)
{
    struct stat about;
    long maker;

    if (strncmp(name, prefix, sizeof prefix - 1) != 0)
        return false;
    maker = strtol(name + sizeof prefix - 1, NULL, 10);
    return maker > 0 && kill((pid_t)maker, 0) != 0 && errno == ESRCH &&
           fstatat(folder, name, &about, AT_SYMLINK_NOFOLLOW) == 0 &&
           S_ISDIR(about.st_mode) && about.st_uid == getuid();
}

static void clear_left_behind(void)
{
    DIR *folder = opendir(place());
    struct dirent *entry;

    if (folder == NULL)
        return;
    while ((entry = readdir(folder)) != NULL) {
        CLEANUP_FREE char *path = NULL;

        if (!is_left_behind(dirfd(folder), entry->d_name))
            continue;
        if (asprintf(&path, "%s/%s", place(), entry->d_name) < 0)
            abort();
        private_remove(path);
    }
    closedir(folder);
}

bool private_make(char ret_path[PRIVATE_PATH], struct tema_error *error)
{
    char path[PRIVATE_PATH];

    clear_left_behind();
    snprintf(path, sizeof path, "%s/%s%ld-XXXXXX", place(), prefix, (long)getpid());
    if (mkdtemp(path) == NULL)
        return request_fail(error, TEMA_IO, "cannot make a folder in %s: %s", place(),
                            strerror(errno));
    memcpy(ret_path, path, sizeof path);
    return true;
}
