/* speaker.h - a document's speakers, as the other nouns need them */
#ifndef PROJECT_SPEAKER_H
#define PROJECT_SPEAKER_H

#include "project/project.h"
#include "project/words.h"

/* A speaker's identity: the same wherever the document is. */
struct guid speaker_guid(const struct guid *document, const char *label);

/* What one speaker says in all. Start with {0}. */
struct speaker_tally {
    int64_t turns, words;
    int64_t questions;       /* turns that end as a question does */
    const char *first_words; /* NULL before the first turn that says something */
};

enum { FIRST_WORDS = 60 }; /* code points at most */

/* Counts a turn of these WORDS in, but not the words themselves. */
void speaker_tally_turn(struct speaker_tally *tally, struct slice words);

/* Counts a turn of these WORDS (its label left out) in. */
void speaker_tally_add(struct speaker_tally *tally, struct slice words,
                       struct arena *arena);

#endif
