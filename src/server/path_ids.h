/* path_ids.h - which code or theme goes by a path: lists name them by path, the app by id
 */
#ifndef SERVER_PATH_IDS_H
#define SERVER_PATH_IDS_H

#include "tema/tema.h"

struct path_id {
    const char *path; /* borrowed from the list */
    int64_t row;
};

struct path_ids {
    struct path_id *items; /* by path */
    size_t count;
};

/* PATHS' strings are borrowed from CODES or THEMES. */
void path_ids_of_codes(const struct tema_codes *codes, struct path_ids *ret_paths);
void path_ids_of_themes(const struct tema_themes *themes, struct path_ids *ret_paths);
void path_ids_free(struct path_ids *paths);

/* 0 where none goes by that path. */
int64_t path_ids_find(const struct path_ids *paths, const char *path);

/* The list of numbers NAME: the ids of COUNT paths. */
void path_ids_print(const struct path_ids *paths, struct tema_printer *printer,
                    const char *name, const char *const *these, size_t count);

#endif
