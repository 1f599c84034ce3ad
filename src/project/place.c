/* place.c - see project/place.h */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/memory.h"
#include "project/place.h"

/* File systems whose locks do not hold between machines (statfs(2), linux/magic.h). */
static const struct {
    long magic;
    const char *name;
} shares[] = {
    {0x6969, "NFS"},      {0x517B, "SMB"},    {0xFE534D42, "SMB"}, {0xFF534D42, "SMB"},
    {0x65735546, "FUSE"}, {0x01021997, "9P"}, {0x5346414F, "AFS"},
};

/* Folders that a program of that name copies to a server behind our back. */
static const char *const synced[] = {
    "/Dropbox/",          "/OneDrive/",    "/OneDrive - ",
    "/Google Drive/",     "/GoogleDrive/", "/iCloud Drive/",
    "/Nextcloud/",        "/ownCloud/",    "/Box/",
    "/Box Sync/",         "/pCloudDrive/", "/Syncthing/",
    "/Mobile Documents/",
};

static char *warning(const char *what)
{
    struct buffer text = {0};

    buffer_add_format(
        &text,
        "the project lies in a %s folder: copying it while it is written to "
        "damages it; keep it in a folder of your own and share copies",
        what);
    return buffer_take_string(&text);
}

char *place_warning(const char *path)
{
    CLEANUP_BUFFER struct buffer folder = {0};
    CLEANUP_FREE char *full = NULL;
    const char *slash = strrchr(path, '/');
    struct statfs system;

    buffer_add(&folder, path, slash != NULL ? (size_t)(slash - path) + 1 : 0);
    if (folder.length == 0)
        buffer_add_string(&folder, "./");
    full = realpath(buffer_string(&folder), NULL);
    buffer_clear(&folder);
    buffer_add_string(&folder, full != NULL ? full : "");
    buffer_add_byte(&folder, '/');
    for (size_t i = 0; i < sizeof synced / sizeof *synced; i++)
        if (strstr(buffer_string(&folder), synced[i]) != NULL)
            return warning("synchronised");
    if (full == NULL || statfs(full, &system) != 0)
        return NULL;
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++)
        if ((long)system.f_type == shares[i].magic)
            return warning("network");
    return NULL;
}

/* The folder that PATH lies in: "." where it names none; new. */
static char *folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    struct buffer folder = {0};

    if (slash == NULL)
        buffer_add_byte(&folder, '.');
    else
        buffer_add(&folder, path, slash > path ? (size_t)(slash - path) : 1);
    return buffer_take_string(&folder);
}

/* The journal beside the file has a longer name. */
static bool is_too_long(const char *path)
{
    static const char journal[] = "-journal";
    const char *slash = strrchr(path, '/');

    return strlen(slash != NULL ? slash + 1 : path) + sizeof journal - 1 > NAME_MAX ||
           strlen(path) + sizeof journal > PATH_MAX;
}

static bool check_folder(const char *path, struct tema_error *error)
{
    CLEANUP_FREE char *folder = folder_of(path);
    struct stat status;

    if (stat(folder, &status) == 0 ? !S_ISDIR(status.st_mode)
                                   : errno == ENOENT || errno == ENOTDIR)
        return tema_fail(error, TEMA_NOT_FOUND, "there is no folder '%s'", folder);
    if (access(folder, W_OK) != 0 && errno == EACCES)
        return tema_fail(error, TEMA_IO, "you may not write in the folder '%s'", folder);
    return true;
}

bool place_check(const char *path, bool create, struct tema_error *error)
{
    struct stat status;

    if (strcmp(path, ":memory:") == 0)
        return true;
    if (is_too_long(path))
        return tema_fail(error, TEMA_INVALID, "the project file's name is too long");
    if (stat(path, &status) == 0 && S_ISDIR(status.st_mode))
        return tema_fail(error, TEMA_UNREADABLE, "'%s' is a folder, not a project file",
                         path);
    return !create || check_folder(path, error);
}
