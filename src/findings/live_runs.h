/* live_runs.h - the runs of a paragraph written anew, with what is live marked */
#ifndef FINDINGS_LIVE_RUNS_H
#define FINDINGS_LIVE_RUNS_H

#include "findings/live_words.h"

/* Appends the runs EVENTS[begin, end), whose text is WORDS, to OUT, cut as PLACES say.
 * FIRST: the number of the first place's live thing; -1: they are not marked. */
void live_runs_write(const struct events *events, size_t begin, size_t end,
                     const struct live_words *words, const struct live_places *places,
                     int first, struct events *out);

/* Takes out emphasis and links that begin within live words and end without, or the other
 * way round, from EVENTS[begin, count). */
void live_runs_untangle(struct events *events, size_t begin);

/* The first words of EVENTS[begin, end) that are emphasised where others are not; NULL
 * where there are none. In ARENA. */
const char *live_runs_stressed(const struct events *events, size_t begin, size_t end,
                               struct arena *arena);

#endif
