/* splitter.h - what the two halves of splitting into tokens share */
#ifndef FINDINGS_SPLITTER_H
#define FINDINGS_SPLITTER_H

#include "findings/tokens.h"

enum { ELLIPSIS = 0x2026 };

/* A code point in each of the three forms that are compared. */
struct point {
    uint32_t c;                     /* with one kind of apostrophe, hyphen ... */
    size_t at, plain_at, folded_at; /* bytes */
};

struct splitter {
    struct slice text, plain, folded;
    struct point *points; /* COUNT and one behind the end, whose c is 0 */
    size_t count;
    bool is_written;
    bool begins_sentence;
    struct tokens *tokens;
};

/* The token of code points [BEGIN, END); the pointer dies with the next one. */
struct token *splitter_push(struct splitter *splitter, enum token_kind kind, size_t begin,
                            size_t end);

struct slice splitter_folded(const struct splitter *splitter, size_t begin, size_t end);

bool splitter_is_of_word(uint32_t c);

/* Behind the word that begins or goes on at AT; apostrophes and hyphens (but no dashes)
 * between letters are part of it. */
size_t splitter_behind_word(const struct splitter *splitter, size_t at);

/* splitter_sign.c: adds the gap, note or bracket of the author's that begins at AT and
 * returns where it ends; AT where there is none. */
size_t splitter_sign(struct splitter *splitter, size_t at);

#endif
