/* exchange_progress.h - how far a long import or export has come, in one line */
#ifndef CLI_EXCHANGE_PROGRESS_H
#define CLI_EXCHANGE_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

struct exchange_progress {
    const char *doing, *name; /* "importing", a file's name without its folder */
    bool is_shown;            /* standard error is a terminal */
    int64_t shown_at;         /* ms */
};

/* PATH is borrowed. */
struct exchange_progress exchange_progress_of(const char *doing, const char *path);

/* The progress of the library's options; CONTEXT: a struct exchange_progress. Ten times a
 * second at most. */
void exchange_progress_show(void *context, const char *stage, int64_t done,
                            int64_t total);

/* Takes the line away. */
void exchange_progress_end(const struct exchange_progress *progress);

#endif
