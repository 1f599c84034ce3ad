/* edits.h - whether an author's version of a quotation is lawful, and if not, what
 * differs
 *
 * The written words may begin and end anywhere in the quotation and must follow it word
 * for word and mark for mark. Beside that an author may leave out words where a gap says
 * so: [...] (...) [---] /.../ ... in any of their forms; put in brackets what explains
 * ("hon [kollegan] sa") or stands in place of at most EDITS_REPLACED_LIMIT words
 * ("[chefen] ringde"), or changes a word's letters ("[J]ag", "ring[de]"); add [sic], and
 * say whose an emphasis is ([min kursivering]); put a case's name in place of another
 * name (one to three words with capital letters that are names by where they stand); keep
 * or drop speakers' labels; change the case of the first letter, the point or comma at
 * the end, and the kind of quotation marks, apostrophes, dashes, spaces and line breaks:
 * these need no sign (Publication Manual of the APA, 7th ed., section 8.31). Everything
 * else is a change. */
#ifndef FINDINGS_EDITS_H
#define FINDINGS_EDITS_H

#include "base/map.h"
#include "findings/tokens.h"

enum {
    EDITS_REPLACED_LIMIT = 4, /* words that a bracket may stand for */
    EDITS_NAME_LIMIT = 4,     /* words of a case's name */
    EDITS_CELL_LIMIT =
        16 * 1000 * 1000,             /* of one comparison: words written x words said */
    EDITS_TOKEN_CELLS = 16,           /* what splitting a token takes, in cells */
    EDITS_SOURCE_LIMIT = 1000 * 1000, /* bytes */
};

struct edits_label {
    size_t start, end; /* bytes of the quotation's words */
};

/* Borrowed, but for what comparing makes of it: edits_source_release. */
struct edits_source {
    const char *key;
    struct slice words; /* verbatim */
    const struct edits_label *labels;
    size_t label_count;
    const struct map *names; /* of the cases, by edits_add_name; may be NULL */

    struct edits_said *said; /* kept for the next comparison; NULL before the first */
};

void edits_source_release(struct edits_source *source);

/* How many words and marks are kept for the next comparison. */
size_t edits_source_tokens(const struct edits_source *source);

struct edits_verdict {
    bool holds;
    const char *message;       /* what differs, or a remark about words that hold; "" */
    bool changes_first_letter; /* holds, with another first letter */
};

/* Adds the name of a case to NAMES; one that does not begin with a capital letter or has
 * too many words is left out. */
void edits_add_name(struct map *names, const char *name);

/* Compares WRITTEN with SOURCE. *CELLS: how much comparing is still to be had; what it
 * takes is drawn from it, and when it runs out the words do not hold. Messages are in
 * ARENA. */
void edits_compare(struct slice written, struct edits_source *source, int64_t *cells,
                   struct arena *arena, struct edits_verdict *ret_verdict);

#endif
