/* marks.h - quotation marks: which they are, which belong together, which a language uses
 */
#ifndef FINDINGS_MARKS_H
#define FINDINGS_MARKS_H

#include <stdint.h>

#include "base/slice.h"

bool marks_is_double(uint32_t c); /* " and all that stand for it, angled ones too */
bool marks_is_single(uint32_t c); /* likewise '; they may be apostrophes */

/* The code point of TEXT that ends at byte END (> 0). */
uint32_t marks_before(struct slice text, size_t end);

/* Whether the mark at byte AT of TEXT opens by where it stands: behind a space, an
 * opening bracket or a dash, and before no space. */
bool marks_opens(struct slice text, size_t at);

/* Finds the mark that opens what the mark at byte CLOSING closes, not before byte FROM.
 * Which mark it is says little (” opens and closes in Swedish), so it goes by where marks
 * stand, and by how many lie between. */
bool marks_find_opening(struct slice text, size_t from, size_t closing,
                        size_t *ret_opening);

/* How a language quotes. */
struct marks {
    const char *language; /* its subtag: "sv" */
    const char *open, *close, *inner_open, *inner_close;
};

/* Of "sv-SE", "en" ...; those of English where the language is not known. */
const struct marks *marks_of_language(const char *language);

#endif
