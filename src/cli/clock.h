/* clock.h - dates and times as people write them */
#ifndef CLI_CLOCK_H
#define CLI_CLOCK_H

#include "cli/failure.h"

/* "2024-05-01" or "2024-05-01T13:22", local time, as ms since 1970. A date alone is its
 * beginning; with END its end, so that the day itself counts. TEMA_INVALID otherwise. */
bool clock_read(const char *word, bool end, int64_t *ret_ms, struct tema_error *error);

#endif
