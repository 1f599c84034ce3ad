/* fold.h - texts made alike for comparing: case, accents, typography, order
 *
 * All take valid UTF-8 and append to OUT. */
#ifndef TEXT_FOLD_H
#define TEXT_FOLD_H

#include <stdint.h>

#include "base/buffer.h"

/* Full case folding and NFC: two texts that people take for the same name become equal
 * bytes (The Unicode Standard, section 3.13, D145). */
void fold(struct slice text, struct buffer *out);

/* The same without accents: "ÅNGEST" becomes "angest". */
void fold_accents(struct slice text, struct buffer *out);

/* For finding words in a text: case (simple folding), typographic quotation marks and
 * apostrophes, hyphens and dashes, and no-break and other spaces are made alike, one code
 * point for one code point, so that a position in what comes out is the same position in
 * TEXT. A line feed stays one. */
void fold_for_search(struct slice text, struct buffer *out);

/* Likewise, and letters lose their accents, still one for one where TEXT is NFC. */
void fold_for_search_without_accents(struct slice text, struct buffer *out);

/* One code point, as fold_for_search does it but with case left as it is. */
uint32_t fold_typography(uint32_t c);

/* Bytes that sort as a reader expects: without case and accents, but å, ä and ö (and æ,
 * ø) behind z. The same on every machine, whatever its language and its version of the
 * Unicode data's collation. Texts that differ only in case or accents come out equal. */
void fold_for_order(struct slice text, struct buffer *out);

#endif
