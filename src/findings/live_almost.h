/* live_almost.h - what was meant to be live but is written amiss */
#ifndef FINDINGS_LIVE_ALMOST_H
#define FINDINGS_LIVE_ALMOST_H

#include "findings/live_words.h"

/* Appends to LIVES, as LIVE_ALMOST with its mistake, what lies outside of PLACES and
 * looks like an attribute of a count ({tema="..."}, a brace that is not closed, a space
 * before it) or like a key without its brackets (@q7k3f2). */
void live_almost_find(const struct live_words *words, const struct events *events,
                      const struct live_places *places, struct arena *arena,
                      struct lives *lives);

#endif
