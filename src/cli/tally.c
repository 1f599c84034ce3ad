/* tally.c - see cli/tally.h */
#include <stdio.h>

#include "cli/tally.h"

void tally_add(struct tally *tally, int64_t count, const char *one, const char *many)
{
    size_t left = sizeof tally->text - tally->used;
    int written;

    if (count == 0)
        return;
    written =
        snprintf(tally->text + tally->used, left, "%s%lld %s",
                 tally->used > 0 ? ", " : "", (long long)count, count == 1 ? one : many);
    if (written > 0)
        tally->used += (size_t)written < left ? (size_t)written : left - 1;
}
