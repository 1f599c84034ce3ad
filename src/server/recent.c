/* recent.c - see server/recent.h */
#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "server/memory.h"
#include "server/recent.h"
#include "server/request.h"

enum { KEPT = 30, FILE_BYTES = 1 << 20 };

/* $XDG_STATE_HOME/tema, made where it is missing; new, or NULL. */
static char *find_folder(void)
{
    const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    char *folder = NULL;

    if (state != NULL && state[0] == '/') {
        if (asprintf(&folder, "%s/tema", state) < 0)
            abort();
    } else if (home != NULL && home[0] == '/') {
        if (asprintf(&folder, "%s/.local/state/tema", home) < 0)
            abort();
    } else {
        return NULL;
    }
    for (char *slash = strchr(folder + 1, '/'); slash != NULL;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(folder, 0700);
        *slash = '/';
    }
    mkdir(folder, 0700);
    return folder;
}

static char *find_file(const char *name)
{
    CLEANUP_FREE char *folder = find_folder();
    char *path = NULL;

    if (folder != NULL && asprintf(&path, "%s/%s", folder, name) < 0)
        abort();
    return path;
}

static void take_item(struct recent *recent, json_t *value)
{
    const char *path = json_string_value(json_object_get(value, "path")),
               *title = json_string_value(json_object_get(value, "title"));
    json_t *opened_at = json_object_get(value, "opened_at");

    if (path == NULL || path[0] != '/' || recent->count == KEPT)
        return;
    recent->items[recent->count++] =
        (struct recent_item){copy_string(path), copy_string(title != NULL ? title : ""),
                             json_integer_value(opened_at)};
}

void recent_read(struct recent *ret_recent)
{
    CLEANUP_FREE char *path = find_file("recent");
    json_t *list = NULL, *value;
    struct stat about;
    size_t i;

    *ret_recent = (struct recent){take_memory(KEPT, sizeof *ret_recent->items), 0};
    if (path == NULL || stat(path, &about) != 0 || about.st_size > FILE_BYTES)
        return;
    list = json_load_file(path, 0, NULL);
    json_array_foreach(list, i, value) take_item(ret_recent, value);
    json_decref(list);
}

void recent_free(struct recent *recent)
{
    for (size_t i = 0; i < recent->count; i++) {
        free(recent->items[i].path);
        free(recent->items[i].title);
    }
    free(recent->items);
    *recent = (struct recent){0};
}

static bool write_text(int file, const char *text)
{
    size_t left = strlen(text);

    while (left > 0) {
        ssize_t written = write(file, text, left);

        if (written <= 0)
            return false;
        text += written;
        left -= (size_t)written;
    }
    return fsync(file) == 0;
}

/* Beside it first, then in its place: a reader finds the old one or the new one. */
static bool put(const char *text, struct tema_error *error)
{
    CLEANUP_FREE char *path = find_file("recent");
    CLEANUP_FREE char *beside = find_file("recent-XXXXXX");
    bool written;
    int file;

    if (path == NULL)
        return request_fail(error, TEMA_IO, "there is no home folder");
    file = mkostemp(beside, O_CLOEXEC);
    if (file < 0)
        return request_fail(error, TEMA_IO, "cannot write %s: %s", path, strerror(errno));
    written = write_text(file, text);
    close(file);
    if (written && rename(beside, path) == 0)
        return true;
    request_fail(error, TEMA_IO, "cannot write %s: %s", path, strerror(errno));
    unlink(beside);
    return false;
}

static void add_item(json_t *list, const struct recent_item *item)
{
    json_t *value = json_pack("{s:s, s:s, s:I}", "path", item->path, "title", item->title,
                              "opened_at", (json_int_t)item->opened_at);

    if (value != NULL && json_array_size(list) < KEPT)
        json_array_append_new(list, value);
    else
        json_decref(value);
}

/* FIRST: to stand in front, or NULL; what was at PATH goes. */
static bool change(const struct recent_item *first, const char *path,
                   struct tema_error *error)
{
    CLEANUP(recent_free) struct recent recent = {0};
    CLEANUP_FREE char *text = NULL;
    json_t *list = json_array();

    recent_read(&recent);
    if (first != NULL)
        add_item(list, first);
    for (size_t i = 0; i < recent.count; i++)
        if (strcmp(recent.items[i].path, path) != 0)
            add_item(list, recent.items + i);
    text = json_dumps(list, JSON_INDENT(1));
    json_decref(list);
    return put(text != NULL ? text : "[]", error);
}

void recent_add(const char *path, const char *title)
{
    struct timespec now = {0};
    struct tema_error ignored = {0};

    clock_gettime(CLOCK_REALTIME, &now);
    if (!change(&(struct recent_item){(char *)(intptr_t)path, (char *)(intptr_t)title,
                                      (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000},
                path, &ignored))
        return;
}

bool recent_remove(const char *path, struct tema_error *error)
{
    return change(NULL, path, error);
}
