/* memo.h - what other rooms need of memos */
#ifndef PROJECT_MEMO_H
#define PROJECT_MEMO_H

#include "base/arena.h"

/* What a memo without a name is called: the first line of TEXT that says something,
 * without the marks of a heading, cut at 60 code points; in ARENA. */
const char *memo_title(struct slice text, struct arena *arena);

#endif
