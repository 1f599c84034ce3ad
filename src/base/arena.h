/* arena.h - memory that is freed all at once: the scratch of one import, one
 * list, one page */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/slice.h"

struct arena; /* opaque */

struct arena *arena_new(void);        /* new */
void arena_free(struct arena *arena); /* takes NULL */

/* What has been taken from it so far. */
size_t arena_bytes(const struct arena *arena);

/* Zeroed, aligned for any type; borrowed until the arena is freed. */
void *arena_take(struct arena *arena, size_t bytes);

/* Copies that end in NUL; borrowed until the arena is freed. NULL stays NULL. */
char *arena_copy_string(struct arena *arena, const char *string);
char *arena_copy_slice(struct arena *arena, struct slice slice);
__attribute__((format(printf, 2, 3))) char *arena_format(struct arena *arena,
                                                         const char *format, ...);

#endif
