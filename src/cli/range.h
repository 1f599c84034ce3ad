/* range.h - START:END on the command line */
#ifndef CLI_RANGE_H
#define CLI_RANGE_H

#include "cli/failure.h"

/* Code points, half-open. TEMA_INVALID where WORD is no range. */
bool range_read(const char *word, int64_t *ret_start, int64_t *ret_end,
                struct tema_error *error);

#endif
