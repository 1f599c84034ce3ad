/* lexical_moment.h - a date, perhaps with its time, as it stands written */
#ifndef EXCHANGE_LEXICAL_MOMENT_H
#define EXCHANGE_LEXICAL_MOMENT_H

#include <stdint.h>

#include "base/slice.h"

struct moment {
    int year, month, day; /* there is such a day, in the years 1..9999 */
    bool has_time;
    int hour, minute, second, ms; /* up to 24:00:00 and to the second 60 */
    bool has_zone;
    int zone;       /* minutes before UTC's clock */
    bool is_strict; /* it is an xsd:date or, with a time, an xsd:dateTime */
};

/* Takes a blank or 't' for the 'T', a comma for the point, and leaves out what can be
 * left out: the seconds, the colon and the minutes of the zone. TEXT may be NULL. */
bool moment_read(const char *text, struct moment *ret_moment);

/* What is in lexical.c and all its files need: TEXT without the white space around it
 * (NULL: empty); the value of a hexadecimal digit, -1 where it is none. */
struct slice lexical_trim(const char *text);
int lexical_hexadecimal(char c);

#endif
