/* edits_names.h - pseudonyms in place of names */
#ifndef FINDINGS_EDITS_NAMES_H
#define FINDINGS_EDITS_NAMES_H

#include "findings/edits.h"

/* A quotation's tokens, and what is known of them. */
struct edits_said {
    struct arena *arena;
    struct tokens tokens;
    bool *is_label, *is_name;
};

/* The same of what the author wrote. */
struct written {
    struct arena *arena;
    struct tokens tokens;
    unsigned char *names; /* see struct alignment */
    size_t first_word, ending;
    bool is_plain; /* no gaps, brackets, notes */
};

/* Fills NAMES: for each written token, of how many words the case's name is that ends
 * with it. */
void edits_find_names(struct written *found, const struct map *names);

/* Fills IS_NAME: words with a capital letter, within a sentence; at its beginning where
 * they do not occur with a small letter too and are none of the usual beginnings. */
void edits_find_said_names(struct edits_said *said);

#endif
