/* lexical.h - small values as REFI-QDA files spell them: GUIDs, colours, times, numbers
 *
 * Readers are tolerant, writers strict. A reader returns false where there is nothing
 * that it could mean; TEXT may be NULL, which is nothing. */
#ifndef EXCHANGE_LEXICAL_H
#define EXCHANGE_LEXICAL_H

#include "base/guid.h"
#include "base/slice.h"

/* 8-4-4-4-12 hexadecimal digits of any case, with or without braces; white space around
 * them, and hyphens left out, are taken too. */
bool lexical_guid(const char *text, struct guid *ret_guid);

enum { LEXICAL_GUID_SIZE = 37, LEXICAL_COLOR_SIZE = 8, LEXICAL_TIME_SIZE = 32 };

/* Upper case, as the other programs write it. */
void lexical_write_guid(const struct guid *guid, char ret_text[LEXICAL_GUID_SIZE]);

/* "#rrggbb", lower case, from #RGB, #RRGGBB, #AARRGGBB, the same without '#', rgb(r,g,b),
 * rgba(r,g,b,a), "Color [A=255, R=1, G=2, B=3]", signed or unsigned ARGB integers.
 * RET_STRICT (may be NULL): whether it is as the schema has it (#RGB or #RRGGBB). Without
 * '#', three, six and eight digits are hexadecimal, but for eight that make an integer of
 * at most #FFFFFF. */
bool lexical_color(const char *text, char ret_color[LEXICAL_COLOR_SIZE],
                   bool *ret_strict);

/* An xsd:dateTime, ms since 1970 UTC; one without a zone is taken for UTC, a fraction is
 * cut at ms; a date alone is its midnight. A blank for the 'T' and a time without seconds
 * are taken too. RET_HAS_ZONE may be NULL. Years 1..9999. */
bool lexical_time(const char *text, int64_t *ret_ms, bool *ret_has_zone);

/* "2018-03-27T17:46:39Z", with ".250" only where there are ms. What lies outside of the
 * years 1..9999 becomes the nearest that does not. */
void lexical_write_time(int64_t ms, char ret_text[LEXICAL_TIME_SIZE]);

/* xsd:boolean (true, false, 1, 0), and True, FALSE, yes, no. */
bool lexical_boolean(const char *text, bool *ret_value);

/* xsd:integer within int64; a number with a fraction is rounded to the nearest (half away
 * from zero) and *RET_STRICT (may be NULL) then false. */
bool lexical_integer(const char *text, int64_t *ret_value, bool *ret_strict);

/* Whether TEXT is, exactly, what the schema takes as a value of a variable of TYPE
 * ("text", "boolean", "integer", "float": xsd:decimal, "date", "datetime"), white space
 * around it but for "text" left aside; of dates, those of the years 1..9999. */
bool lexical_fits(const char *type, const char *text);

#endif
