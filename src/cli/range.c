/* range.c - see cli/range.h */
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>

#include "cli/range.h"

static bool read_number(const char **word, int64_t *ret_number)
{
    char *end = NULL;

    if (!isdigit((unsigned char)**word))
        return false;
    errno = 0;
    *ret_number = strtoll(*word, &end, 10);
    *word = end;
    return errno == 0;
}

bool range_read(const char *word, int64_t *ret_start, int64_t *ret_end,
                struct tema_error *error)
{
    const char *rest = word;
    int64_t start, end;

    if (!read_number(&rest, &start) || *rest++ != ':' || !read_number(&rest, &end) ||
        *rest != '\0' || end <= start)
        return failure(error, TEMA_INVALID,
                       "a range is START:END, two numbers with START below END, not '%s'",
                       word);
    *ret_start = start;
    *ret_end = end;
    return true;
}
