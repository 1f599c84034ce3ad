/* shelf.h - the projects that are open, each by its id */
#ifndef SERVER_SHELF_H
#define SERVER_SHELF_H

#include <sys/stat.h>

#include "tema/tema.h"

enum { SHELF_ID = 40 };

struct shelved {
    char id[SHELF_ID]; /* of its path; behind "-" the time that it is shown at */
    char *path;        /* the real one */
    struct tema_project *project; /* open, or NULL: put away */
    int64_t as_of;                /* ms; 0: as it is now */
    bool read_only;
    int64_t version; /* of tema_project_version, as it was last told */
    dev_t device;    /* of the file that is open */
    ino_t inode;
    int64_t used_at; /* ms of server_clock */
    struct shelved *next;
};

struct shelf; /* opaque */

struct shelf *shelf_new(void);
void shelf_free(struct shelf *shelf); /* takes NULL; closes all */

/* What is on the shelf: the first one; the others by `next`. */
struct shelved *shelf_first(struct shelf *shelf);

/* Opens the project at PATH, if it is not open. Borrowed. Fails like
 * tema_project_open. */
bool shelf_open(struct shelf *shelf, const char *path, struct shelved **ret_shelved,
                struct tema_error *error);
/* The same as it was at AT, ms; to be read only. */
bool shelf_open_at(struct shelf *shelf, const char *path, int64_t at,
                   struct shelved **ret_shelved, struct tema_error *error);

/* The one called ID, opened if need be: one on the shelf, or one that was opened lately.
 * Fails with TEMA_NOT_FOUND too. */
bool shelf_find(struct shelf *shelf, const char *id, struct shelved **ret_shelved,
                struct tema_error *error);

/* The id of the project at PATH; the same always. */
void shelf_id(const char *path, char ret_id[SHELF_ID]);

#endif
