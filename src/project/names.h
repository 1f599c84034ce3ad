/* names.h - finding a thing by what people call it, and saying what comes near */
#ifndef PROJECT_NAMES_H
#define PROJECT_NAMES_H

#include "base/arena.h"
#include "base/error.h"

struct name {
    int64_t id;
    const char *name; /* or path */
};

/* Finds WANTED among NAMES: exact, else case folded (NFC, full case folding), else (where
 * PATHS) the only path whose last part it is, else the only name that begins with it. In
 * PATHS, a slash may stand for U+2215 within a name, where it finds nothing as a slash.
 * Fails with TEMA_NOT_FOUND: "no code 'Kolega'; near it: 'Stöd/Kollega', 'Kollegor'" or
 * "'K' may be 'Kollega' or 'Kropp'"; at most 5 candidates, nearest (edit distance,
 * folded) first. */
TEMA_MUST_CHECK
bool names_find(const char *noun, const char *wanted, const struct name *names,
                size_t count, bool paths, int64_t *ret_id, struct tema_error *error);

/* Equal when case is folded. */
bool names_equal(const char *left, const char *right);

/* Room for one more behind COUNT items of SIZE bytes, which were made so: ITEMS
 * themselves or a larger copy in ARENA. */
void *names_room(struct arena *arena, const void *items, size_t count, size_t size);

/* Puts a copy of NAME behind the *COUNT in *NAMES; in ARENA, like the list itself. Start
 * with NULL and 0. */
void names_add(struct arena *arena, struct slice name, const char *const **names,
               size_t *count);

#endif
