/* alignment.h - how written words go with a quotation's at the least cost
 *
 * Dynamic programming over written tokens x source tokens, the source's ends free (as in
 * Sellers, The theory and computation of evolutionary distances, 1980), with rows for
 * gaps, brackets and names that cost nothing. */
#ifndef FINDINGS_ALIGNMENT_H
#define FINDINGS_ALIGNMENT_H

#include "findings/edits.h"

/* A run of neighbouring tokens that differ: written [w0, w1), source [s0, s1). */
struct difference {
    size_t w0, w1, s0, s1;
    bool is_case; /* only capital and small letters differ */
};

struct alignment {
    const struct tokens *written, *source;
    const bool *is_label; /* for each source token */
    const bool *is_name;  /* for each source token */
    const unsigned char
        *names;        /* for each written token: words of the name ending here */
    size_t first_word; /* written token */
    size_t ending;     /* written token, from which only stops follow */

    uint16_t *steps;                       /* (written + 1) x (source + 1) */
    uint32_t *costs[EDITS_NAME_LIMIT + 1]; /* the last rows */

    struct {
        struct difference *items;
        size_t count, capacity;
    } differences; /* in order */
    size_t same_words;
    bool changes_first_letter;
};

/* A point, a comma and the like, which may be changed where a sentence is cut off. */
bool alignment_is_stop(const struct token *token);

/* Fills DIFFERENCES, SAME_WORDS and CHANGES_FIRST_LETTER; the fields above are the
 * caller's, steps and costs are its own. */
void alignment_find(struct alignment *alignment);
void alignment_release(struct alignment *alignment);

#endif
