/* live_unkeyed.h - words that look like a quotation whose key was forgotten */
#ifndef FINDINGS_LIVE_UNKEYED_H
#define FINDINGS_LIVE_UNKEYED_H

#include "findings/live_words.h"

enum { LIVE_UNKEYED_WORDS = 4 }; /* fewer are a term or irony more often than not */

/* Appends to LIVES each run of LIVE_UNKEYED_WORDS or more words in double quotation marks
 * that lies outside of PLACES and that no source in brackets with a year or an @ follows.
 */
void live_unkeyed_find(const struct live_words *words, const struct events *events,
                       const struct live_places *places, struct arena *arena,
                       struct lives *lives);

#endif
