/* clock.c - see cli/clock.h */
#include <string.h>
#include <time.h>

#include "cli/clock.h"

bool clock_read(const char *word, bool end, int64_t *ret_ms, struct tema_error *error)
{
    static const char *const forms[] = {"%Y-%m-%d", "%Y-%m-%dT%H:%M",
                                        "%Y-%m-%dT%H:%M:%S"};

    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        struct tm parts = {.tm_isdst = -1};
        const char *rest = strptime(word, forms[i], &parts);
        int day = parts.tm_mday;
        time_t seconds;

        if (rest == NULL || *rest != '\0')
            continue;
        seconds = mktime(&parts);
        if (parts.tm_mday != day) /* 31 February */
            break;
        if (i == 0 && end) {
            parts.tm_mday++;
            parts.tm_isdst = -1;
            seconds = mktime(&parts);
        }
        *ret_ms = (int64_t)seconds * 1000;
        return true;
    }
    return failure(error, TEMA_INVALID,
                   "a time is YYYY-MM-DD or YYYY-MM-DDTHH:MM, not '%s'", word);
}
