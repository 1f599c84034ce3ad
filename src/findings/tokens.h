/* tokens.h - a quotation's words one by one, and what an author may write between them */
#ifndef FINDINGS_TOKENS_H
#define FINDINGS_TOKENS_H

#include <stdint.h>

#include "base/arena.h"
#include "base/array.h"
#include "base/buffer.h"

enum token_kind {
    TOKEN_WORD,
    TOKEN_MARK, /* of punctuation; runs of dashes, and dots in a row, are one */

    /* In what an author wrote only. */
    TOKEN_GAP,     /* words left out: [...] (...) [---] /.../ ... and the like */
    TOKEN_NOTE,    /* says something of the words before it: [sic], [min kursivering] */
    TOKEN_BRACKET, /* the author's own words */
    TOKEN_BENT,    /* a word with letters in brackets: [J]ag, ring[de] */
};

struct token {
    enum token_kind kind;
    bool is_capital;      /* begins with a capital letter */
    bool is_bare;         /* GAP: dots without brackets */
    bool begins_sentence; /* or a line, or what somebody is quoted to have said */
    struct slice text;    /* as it was written */
    struct slice plain;   /* with one kind of apostrophe, hyphen ... */
    struct slice folded;  /* without case, too */
    uint32_t hash;        /* of plain */
    uint32_t folded_hash;
    struct slice head, inner, tail; /* BENT: folded; INNER stood in brackets */
};

struct tokens {
    struct token *items; /* into ARENA and into the text */
    size_t count, capacity;
    bool marks_emphasis; /* one of the notes says whose the emphasis is */
};

void tokens_release(struct tokens *tokens);

/* Splits TEXT (valid UTF-8, borrowed). IS_WRITTEN: by an author, who may leave out and
 * explain; else brackets and dots are marks like others. */
void tokens_split(struct slice text, bool is_written, struct arena *arena,
                  struct tokens *tokens);

/* How many words TEXT has. */
size_t tokens_count_words(struct slice text);

bool tokens_are_equal(const struct token *left, const struct token *right);
bool tokens_are_alike(const struct token *left, const struct token *right); /* case! */

#endif
