/* clean.h - text, languages and links such as every format takes them */
#ifndef REPORT_CLEAN_H
#define REPORT_CLEAN_H

#include "base/arena.h"
#include "base/buffer.h"

/* TEXT as valid UTF-8, with LF as the only line end and no other control than TAB; what
 * XML 1.0 forbids is gone. In ARENA, ends in NUL. */
struct slice clean_text(struct arena *arena, struct slice text);

/* The same on one line. */
struct slice clean_line(struct arena *arena, struct slice text);

/* LANGUAGE as a BCP 47 tag that bears a country where one is known ("sv": "sv-SE"); what
 * does not look like a tag is "en-US". In ARENA. */
const char *clean_language(struct arena *arena, const char *language);

/* DATE where it is "YYYY-MM-DD", perhaps with "Thh:mm:ssZ", the latter always in the
 * answer; else NULL. In ARENA. */
const char *clean_date(struct arena *arena, const char *date);

/* Appends TARGET to OUT as a URI in ASCII and returns true; false, and OUT untouched,
 * where it is neither http, https (with an ASCII host), mailto nor tel. */
bool clean_link(struct slice target, struct buffer *out);

#endif
