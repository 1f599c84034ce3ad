/* import_paths.c - see include/tema/import.h: the files that a path names */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/array.h"
#include "base/cleanup.h"
#include "base/file.h"
#include "import/importer.h"
#include "import/limits.h"
#include "import/reading.h"
#include "import/source.h"
#include "tema/import.h"

enum {
    FORMATS_MOST = 32,
    PATHS_MOST = 100 * 1000, /* in one folder and below */
};

struct path_array {
    char **items;
    size_t count, capacity;
};

const struct tema_import_format *tema_import_formats(void)
{
    static struct tema_import_format formats[FORMATS_MOST + 1];

    for (size_t i = 0; importers[i] != NULL && i < FORMATS_MOST; i++)
        formats[i] = (struct tema_import_format){
            importers[i]->name, importers[i]->extensions, importers[i]->summary};
    return formats;
}

/* What is exchanged with other programs counts too: tema_exchange_import reads it. */
static bool is_known(const char *name)
{
    struct import_source source = {.name = name};

    if (source_has_extension(&source, ".qdpx .qde .qdc"))
        return true;
    for (size_t i = 0; importers[i] != NULL; i++)
        if (source_has_extension(&source, importers[i]->extensions))
            return true;
    return false;
}

static void add(struct path_array *paths, struct arena *arena, const char *path)
{
    *array_push(paths) = arena_copy_string(arena, path);
}

static int skip_hidden(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static int compare_entries(const struct dirent **left, const struct dirent **right)
{
    return strcmp((*left)->d_name, (*right)->d_name);
}

static bool add_folder(struct path_array *paths, struct arena *arena, const char *path,
                       int depth, struct tema_error *error);

static bool add_item(struct path_array *paths, struct arena *arena, const char *path,
                     struct tema_error *error)
{
    if (paths->count >= PATHS_MOST)
        return tema_fail(error, TEMA_INVALID, "there are more than %d files", PATHS_MOST);
    add(paths, arena, path);
    return true;
}

static bool add_entry(struct path_array *paths, struct arena *arena, const char *path,
                      const char *name, int depth, struct tema_error *error)
{
    struct stat status;

    /* Of links only those to files are followed: links to folders may go in circles. */
    if (lstat(path, &status) == 0 && S_ISDIR(status.st_mode))
        return refusal_of_project(name) != NULL
                   ? add_item(paths, arena, path, error)
                   : add_folder(paths, arena, path, depth + 1, error);
    if (!is_known(name))
        return true;
    if (stat(path, &status) == 0 ? !S_ISREG(status.st_mode) : errno != EACCES)
        return true;
    return add_item(paths, arena, path, error);
}

static bool add_folder(struct path_array *paths, struct arena *arena, const char *path,
                       int depth, struct tema_error *error)
{
    struct dirent **entries;
    int count =
        depth < LIMIT_DEPTH ? scandir(path, &entries, skip_hidden, compare_entries) : 0;
    bool went_well = true;

    /* What lies below one that may not be read fails when it is to be imported: there it
     * is told, and the others go on. */
    if (count < 0 && depth > 0)
        return add_item(paths, arena, path, error);
    if (count < 0)
        return tema_fail(error, TEMA_IO, "cannot read the folder %s (%s)", path,
                         strerror(errno));
    for (int i = 0; i < count; i++) {
        CLEANUP_BUFFER struct buffer inner = {0};
        bool ends_in_slash = path[0] != '\0' && path[strlen(path) - 1] == '/';

        buffer_add_format(&inner, "%s%s%s", path, ends_in_slash ? "" : "/",
                          entries[i]->d_name);
        went_well = went_well && add_entry(paths, arena, buffer_string(&inner),
                                           entries[i]->d_name, depth, error);
        free(entries[i]);
    }
    if (depth < LIMIT_DEPTH)
        free(entries);
    return went_well;
}

/* PATH without the slashes that a shell puts behind a folder's name. */
static const char *without_slashes(const char *path, struct arena *arena)
{
    size_t length = strlen(path);

    while (length > 1 && path[length - 1] == '/')
        length--;
    return arena_copy_slice(arena, slice_cut(slice_of(path), 0, length));
}

bool tema_import_paths(const char *path, struct tema_paths *ret_paths,
                       struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    const char *bare = without_slashes(path, arena);
    struct path_array paths = {0};
    struct stat status;
    bool went_well = true;

    if (stat(path, &status) != 0)
        return tema_fail(error, errno == EACCES ? TEMA_IO : TEMA_NOT_FOUND,
                         errno == EACCES ? "'%s' may not be read by you"
                                         : "there is no file or folder '%s'",
                         path);
    /* What a project of QualCoder, a folder, has in it are documents without codings. */
    if (S_ISDIR(status.st_mode) && refusal_of_project(file_name(bare)) == NULL)
        went_well = add_folder(&paths, arena, path, 0, error);
    else
        add(&paths, arena, bare);
    if (!went_well) {
        array_release(&paths);
        return false;
    }
    *ret_paths = (struct tema_paths){paths.items, paths.count, TAKE(arena)};
    return true;
}

void tema_paths_free(struct tema_paths *paths)
{
    free(paths->items);
    arena_free(paths->memory);
    *paths = (struct tema_paths){0};
}
