/* handle_projects.c - projects: those opened lately, a new one, and where they lie */
#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

#include "server/folders.h"
#include "server/handlers.h"
#include "server/memory.h"
#include "server/recent.h"
#include "server/serving.h"
#include "server/shelf.h"

static const char ending[] = ".tema";

static bool ends_so(const char *name)
{
    size_t length = strlen(name), tail = sizeof ending - 1;

    return length > tail && strcmp(name + length - tail, ending) == 0;
}

bool handle_projects_list(struct request *request, struct tema_error *error)
{
    static const struct tema_listing listing;
    struct tema_printer *printer = request->printer;
    CLEANUP(recent_free) struct recent recent = {0};

    (void)error;
    recent_read(&recent);
    tema_printer_begin_list(printer, &listing);
    for (size_t i = 0; i < recent.count; i++) {
        const struct recent_item *item = recent.items + i;
        const char *slash = strrchr(item->path, '/');
        CLEANUP_FREE char *name = copy_string(slash != NULL ? slash + 1 : item->path);
        char id[SHELF_ID];

        if (ends_so(name))
            name[strlen(name) - (sizeof ending - 1)] = '\0';
        shelf_id(item->path, id);
        tema_printer_begin(printer);
        tema_printer_string(printer, "id", id);
        tema_printer_string(printer, "name", name);
        tema_printer_string(printer, "path", item->path);
        tema_printer_string(printer, "title", item->title);
        tema_printer_time(printer, "opened_at", item->opened_at);
        tema_printer_boolean(printer, "there", access(item->path, R_OK) == 0);
        tema_printer_end(printer);
    }
    tema_printer_end_list(printer);
    return true;
}

static bool open_and_tell(struct request *request, const char *path,
                          struct tema_error *error)
{
    struct shelved *shelved;

    if (!shelf_open(request->server->shelf, path, &shelved, error))
        return false;
    tema_printer_begin(request->printer);
    tema_printer_string(request->printer, "id", shelved->id);
    tema_printer_end(request->printer);
    return true;
}

/* FOLDER/NAME.tema; new. */
static bool make_path(const char *folder, const char *name, char **ret_path,
                      struct tema_error *error)
{
    if (name[0] == '\0' || name[0] == '.' || strchr(name, '/') != NULL ||
        strlen(name) > NAME_MAX - sizeof ending)
        return request_fail(error, TEMA_INVALID, "'%.100s' cannot be a file's name",
                            name);
    if (folder[0] != '/')
        return request_fail(error, TEMA_INVALID, "there is no folder '%.300s'", folder);
    if (asprintf(ret_path, "%s/%s%s", folder, name, ends_so(name) ? "" : ending) < 0)
        abort();
    return true;
}

bool handle_projects_make(struct request *request, struct tema_error *error)
{
    const char *folder, *name, *approach, *coder;
    CLEANUP_FREE char *usual = folders_usual();
    CLEANUP_FREE char *person = folders_person();
    CLEANUP_FREE char *path = NULL;
    struct tema_study study = {0};
    struct tema_project *project = NULL;

    if (!body_string(request, "folder", &folder, error) ||
        !body_needs_string(request, "name", &name, error) ||
        !body_string(request, "title", &study.title, error) ||
        !body_string(request, "language", &study.language, error) ||
        !body_string(request, "approach", &approach, error) ||
        !body_string(request, "coder", &coder, error) ||
        (approach != NULL &&
         !tema_approach_from_name(approach, &study.approach, error)) ||
        !make_path(folder != NULL ? folder : usual, name, &path, error) ||
        !tema_project_create(path, &study, coder != NULL ? coder : person, &project,
                             error))
        return false;
    tema_project_close(project);
    return open_and_tell(request, path, error);
}

bool handle_projects_open(struct request *request, struct tema_error *error)
{
    const char *path;

    if (!body_needs_string(request, "path", &path, error))
        return false;
    if (path[0] != '/')
        return request_fail(error, TEMA_INVALID, "'%.300s' is not a whole path", path);
    return open_and_tell(request, path, error);
}

bool handle_projects_forget(struct request *request, struct tema_error *error)
{
    CLEANUP(recent_free) struct recent recent = {0};

    recent_read(&recent);
    for (size_t i = 0; i < recent.count; i++) {
        char id[SHELF_ID];

        shelf_id(recent.items[i].path, id);
        if (strcmp(id, request_path(request, "project")) == 0)
            return recent_remove(recent.items[i].path, error);
    }
    return request_fail(error, TEMA_NOT_FOUND, "no such project was opened lately");
}

/* --- folders --- */

enum { ITEMS_MOST = 5000 };

static bool is_folder(const char *folder, const struct dirent *entry)
{
    CLEANUP_FREE char *path = NULL;
    struct stat about;

    if (entry->d_type == DT_DIR || entry->d_type == DT_REG)
        return entry->d_type == DT_DIR;
    if (asprintf(&path, "%s/%s", folder, entry->d_name) < 0)
        abort();
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

static void print_entry(struct tema_printer *printer, const char *folder,
                        const struct dirent *entry)
{
    CLEANUP_FREE char *path = NULL;
    bool is_project = ends_so(entry->d_name) && !is_folder(folder, entry);

    if (entry->d_name[0] == '.' || (!is_project && !is_folder(folder, entry)))
        return;
    if (asprintf(&path, "%s/%s", strcmp(folder, "/") == 0 ? "" : folder, entry->d_name) <
        0)
        abort();
    tema_printer_begin(printer);
    tema_printer_string(printer, "name", entry->d_name);
    tema_printer_string(printer, "path", path);
    tema_printer_boolean(printer, "project", is_project);
    tema_printer_end(printer);
}

bool handle_folders(struct request *request, struct tema_error *error)
{
    const char *asked = request_query(request, "path");
    CLEANUP_FREE char *usual = folders_usual();
    struct tema_printer *printer = request->printer;
    struct dirent **entries = NULL;
    char folder[PATH_MAX], parent[PATH_MAX];
    int count;

    if (realpath(asked != NULL ? asked : usual, folder) == NULL ||
        (count = scandir(folder, &entries, NULL, alphasort)) < 0)
        return request_fail(error, errno == EACCES ? TEMA_IO : TEMA_NOT_FOUND,
                            "cannot look into '%.300s': %s",
                            asked != NULL ? asked : usual, strerror(errno));
    snprintf(parent, sizeof parent, "%.*s",
             (int)(strrchr(folder, '/') - folder > 0 ? strrchr(folder, '/') - folder : 1),
             folder);
    tema_printer_begin(printer);
    tema_printer_string(printer, "path", folder);
    tema_printer_string(printer, "parent", strcmp(folder, "/") != 0 ? parent : NULL);
    tema_printer_begin_records(printer, "items");
    for (int i = 0; i < count; i++) {
        if (i < ITEMS_MOST)
            print_entry(printer, folder, entries[i]);
        free(entries[i]);
    }
    free(entries);
    tema_printer_end_records(printer);
    tema_printer_end(printer);
    return true;
}
