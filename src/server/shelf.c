/* shelf.c - see server/shelf.h */
#include <errno.h>
#include <inttypes.h>
#include <limits.h>

#include "server/memory.h"
#include "server/recent.h"
#include "server/request.h"
#include "server/serving.h"
#include "server/shelf.h"

enum {
    PATIENCE = 200, /* ms that one try waits for another program; the loop tries again */
    PAST_MOST = 4,  /* projects shown as they were that are kept open */
};

struct shelf {
    struct shelved *first;
};

struct shelf *shelf_new(void)
{
    return take_memory(1, sizeof(struct shelf));
}

void shelf_free(struct shelf *shelf)
{
    if (shelf == NULL)
        return;
    while (shelf->first != NULL) {
        struct shelved *shelved = shelf->first;

        shelf->first = shelved->next;
        tema_project_close(shelved->project);
        free(shelved->path);
        free(shelved);
    }
    free(shelf);
}

struct shelved *shelf_first(struct shelf *shelf)
{
    return shelf->first;
}

/* FNV-1a with 64 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
void shelf_id(const char *path, char ret_id[SHELF_ID])
{
    uint64_t hash = 0xcbf29ce484222325;

    for (; *path != '\0'; path++)
        hash = (hash ^ (unsigned char)*path) * 0x100000001b3;
    snprintf(ret_id, SHELF_ID, "%012" PRIx64, hash & 0xffffffffffff);
}

static void name(const char *path, int64_t at, char ret_id[SHELF_ID])
{
    size_t length;

    shelf_id(path, ret_id);
    length = strlen(ret_id);
    if (at != 0)
        snprintf(ret_id + length, SHELF_ID - length, "-%" PRId64, at);
}

static struct shelved *find(struct shelf *shelf, const char *id)
{
    struct shelved *shelved = shelf->first;

    while (shelved != NULL && strcmp(shelved->id, id) != 0)
        shelved = shelved->next;
    return shelved;
}

static struct shelved *put(struct shelf *shelf, const char *path, int64_t at)
{
    struct shelved *shelved = take_memory(1, sizeof *shelved);

    name(path, at, shelved->id);
    shelved->path = copy_string(path);
    shelved->as_of = at;
    shelved->read_only = at != 0;
    shelved->next = shelf->first;
    shelf->first = shelved;
    return shelved;
}

static void put_away(struct shelved *shelved)
{
    tema_project_close(shelved->project);
    shelved->project = NULL;
}

/* The one of the past that was not asked for longest gives way. */
static void make_room(struct shelf *shelf)
{
    struct shelved *oldest = NULL;
    int open = 0;

    for (struct shelved *each = shelf->first; each != NULL; each = each->next) {
        if (each->as_of == 0 || each->project == NULL)
            continue;
        open++;
        if (oldest == NULL || each->used_at < oldest->used_at)
            oldest = each;
    }
    if (open >= PAST_MOST)
        put_away(oldest);
}

static void remember(const struct shelved *shelved)
{
    struct tema_study_details study = {0};
    struct tema_error ignored = {0};

    if (!tema_project_study(shelved->project, &study, &ignored))
        return;
    recent_add(shelved->path, study.title);
    tema_study_details_free(&study);
}

static bool open_now(struct shelf *shelf, struct shelved *shelved,
                     struct tema_error *error)
{
    if (shelved->as_of != 0) {
        make_room(shelf);
        return tema_project_open_at(shelved->path, shelved->as_of, &shelved->project,
                                    error);
    }
    if (!tema_project_open_within(shelved->path, PATIENCE, &shelved->project, error))
        return false;
    remember(shelved);
    return true;
}

/* Opens it if it is not, or if another file has taken its place. */
static bool make_ready(struct shelf *shelf, struct shelved *shelved,
                       struct tema_error *error)
{
    struct stat about;

    shelved->used_at = server_clock();
    if (stat(shelved->path, &about) != 0) {
        put_away(shelved);
        return request_fail(error, TEMA_NOT_FOUND, "there is no file '%.300s' any more",
                            shelved->path);
    }
    if (shelved->project != NULL &&
        (about.st_dev != shelved->device || about.st_ino != shelved->inode))
        put_away(shelved);
    if (shelved->project != NULL)
        return true;
    shelved->device = about.st_dev;
    shelved->inode = about.st_ino;
    return open_now(shelf, shelved, error);
}

bool shelf_open_at(struct shelf *shelf, const char *path, int64_t at,
                   struct shelved **ret_shelved, struct tema_error *error)
{
    char real[PATH_MAX], id[SHELF_ID];
    struct shelved *shelved;

    if (realpath(path, real) == NULL)
        return request_fail(error, errno == EACCES ? TEMA_IO : TEMA_NOT_FOUND,
                            "cannot open '%.300s': %s", path, strerror(errno));
    name(real, at, id);
    shelved = find(shelf, id);
    if (shelved == NULL)
        shelved = put(shelf, real, at);
    if (!make_ready(shelf, shelved, error))
        return false;
    *ret_shelved = shelved;
    return true;
}

bool shelf_open(struct shelf *shelf, const char *path, struct shelved **ret_shelved,
                struct tema_error *error)
{
    return shelf_open_at(shelf, path, 0, ret_shelved, error);
}

/* The path of one that was opened lately; new, or NULL. */
static char *find_recent(const char *id)
{
    CLEANUP(recent_free) struct recent recent = {0};

    recent_read(&recent);
    for (size_t i = 0; i < recent.count; i++) {
        char its[SHELF_ID];

        shelf_id(recent.items[i].path, its);
        if (strcmp(its, id) == 0)
            return copy_string(recent.items[i].path);
    }
    return NULL;
}

/* The path that the beginning of ID stands for; new, or NULL. */
static char *find_path(struct shelf *shelf, const char *id)
{
    struct shelved *shelved = find(shelf, id);

    return shelved != NULL ? copy_string(shelved->path) : find_recent(id);
}

bool shelf_find(struct shelf *shelf, const char *id, struct shelved **ret_shelved,
                struct tema_error *error)
{
    struct shelved *shelved = find(shelf, id);
    char plain[SHELF_ID];
    const char *dash = strchr(id, '-');
    CLEANUP_FREE char *path = NULL;

    if (shelved != NULL) {
        if (!make_ready(shelf, shelved, error))
            return false;
        *ret_shelved = shelved;
        return true;
    }
    snprintf(plain, sizeof plain, "%.*s", (int)strcspn(id, "-"), id);
    path = find_path(shelf, plain);
    if (path == NULL)
        return request_fail(error, TEMA_NOT_FOUND, "no such project was opened lately");
    return shelf_open_at(shelf, path, dash != NULL ? strtoll(dash + 1, NULL, 10) : 0,
                         ret_shelved, error);
}
