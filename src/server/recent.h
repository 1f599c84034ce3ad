/* recent.h - the projects that were opened lately, on this machine, by this person */
#ifndef SERVER_RECENT_H
#define SERVER_RECENT_H

#include "tema/error.h"

struct recent_item {
    char *path, *title;
    int64_t opened_at; /* ms since 1970 */
};

struct recent {
    struct recent_item *items; /* newest first */
    size_t count;
};

/* What is kept in $XDG_STATE_HOME/tema/recent; a file that is damaged or missing is an
 * empty list. New: recent_free. */
void recent_read(struct recent *ret_recent);
void recent_free(struct recent *recent);

/* Puts PATH first. What cannot be kept is not: nothing else depends on it. */
void recent_add(const char *path, const char *title);
/* Fails with TEMA_IO. */
bool recent_remove(const char *path, struct tema_error *error);

#endif
