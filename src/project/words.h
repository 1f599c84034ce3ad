/* words.h - how many words are said, and how a speech begins */
#ifndef PROJECT_WORDS_H
#define PROJECT_WORDS_H

#include <stdint.h>

#include "base/arena.h"

/* What white space parts and at least one letter or digit is in. TEXT is valid UTF-8. */
int64_t words_count(struct slice text);

/* At most MOST code points of TEXT's beginning on one line, in ARENA; cut between words
 * where it can be, and then ending in "…". */
const char *words_beginning(struct slice text, size_t most, struct arena *arena);

/* TEXT without white space at its ends. */
struct slice words_trim(struct slice text);

/* Whether it ends as a question does. */
bool words_ask(struct slice text);

#endif
