/* seek.h - words looked for in a text, written as people type them
 *
 * Case (simple folding), typographic quotation marks, hyphens and dashes are made alike;
 * a run of white space is one space and an ellipsis three dots. Accents stay. */
#ifndef TEXT_SEEK_H
#define TEXT_SEEK_H

#include <stdint.h>

#include "base/buffer.h"

/* Unicode's white space, and control characters. */
bool seek_is_space(uint32_t c);

/* Appends TEXT, which is valid UTF-8, folded so. Fast: some 2 ns a byte. */
void seek_fold(struct slice text, struct buffer *out);

/* Appends WORDS as they were typed: composed, without white space at their ends, folded.
 * Nothing where there are none. */
void seek_fold_words(struct slice words, struct buffer *out);

/* TEXT, which begins within a word, from its first blank on, the blank left out; or up to
 * its last, where it ends within a word. As it is where there is no blank. */
struct slice seek_from_a_word(struct slice text);
struct slice seek_to_a_word(struct slice text);

/* Walks through a text beside what seek_fold has made of it. Start with {.text = ...}. */
struct seek_walk {
    struct slice text;
    size_t byte;      /* where the walk stands in TEXT: at a code point's beginning */
    int64_t position; /* the same in code points */
    size_t folded;    /* bytes that seek_fold has made of what lies before */
    bool in_space;
};

/* On to the code point of which byte FOLDED (not before the walk) is made. */
void seek_walk_to(struct seek_walk *walk, size_t folded);

#endif
