/* counts.h - words that count ("flera", "de flesta", "5 of 8") held against a number */
#ifndef FINDINGS_COUNTS_H
#define FINDINGS_COUNTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"

enum count_verdict {
    COUNT_HOLDS,
    COUNT_DIFFERS,
    COUNT_WITHOUT_WORD, /* its first words do not count */
};

/* Whether PHRASE ("De flesta terapeuterna") may be said of NUMBER of OF cases. Its first
 * words decide, by the table of LANGUAGE ("sv", "en"; else and after it the others). */
enum count_verdict counts_judge(struct slice phrase, const char *language, int64_t number,
                                int64_t of);

/* The strongest word that may be said of NUMBER of OF: "de flesta". Static. */
const char *counts_word(const char *language, int64_t number, int64_t of);

/* "av" or "of". Static. */
const char *counts_of(const char *language);

#endif
