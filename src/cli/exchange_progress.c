/* exchange_progress.c - see cli/exchange_progress.h */
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cli/exchange_progress.h"

enum { PAUSE = 100 }; /* ms between two lines */

struct exchange_progress exchange_progress_of(const char *doing, const char *path)
{
    const char *slash = strrchr(path, '/');

    return (struct exchange_progress){doing, slash != NULL ? slash + 1 : path,
                                      isatty(STDERR_FILENO) != 0, 0};
}

static int64_t now(void)
{
    struct timespec time = {0};

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

void exchange_progress_show(void *context, const char *stage, int64_t done, int64_t total)
{
    struct exchange_progress *progress = context;
    int64_t time = now();

    if (!progress->is_shown ||
        (progress->shown_at != 0 && time - progress->shown_at < PAUSE))
        return;
    progress->shown_at = time;
    fprintf(stderr, "\r\033[K%s %.30s: %s", progress->doing, progress->name, stage);
    if (total > 0)
        fprintf(stderr, " %lld of %lld", (long long)done, (long long)total);
    else if (done > 0)
        fprintf(stderr, " %lld", (long long)done);
    fflush(stderr);
}

void exchange_progress_end(const struct exchange_progress *progress)
{
    if (progress->is_shown)
        fprintf(stderr, "\r\033[K");
}
