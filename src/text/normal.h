/* normal.h - the rules that every document's text follows
 *
 * Line ends are LF: CR, CRLF, VT, NEL, U+2028 and U+2029 become one. Form feeds, NUL, the
 * other controls but TAB, DEL, inner byte order marks, soft hyphens, zero width spaces
 * and word joiners go away. The ligatures U+FB00..FB06 are spelt out, the noncharacters
 * U+FFFE and U+FFFF, which XML cannot hold, become U+FFFD. No-break spaces and hyphens,
 * joiners, directional marks and tabs stay. All is NFC, never NFKC.
 *
 * After 256 marks on one letter a combining grapheme joiner (U+034F) is put in, as The
 * Unicode Standard, Annex 15, "Stream-Safe Text Format" does after 30: without a bound,
 * putting marks in order takes time in the square of their number. */
#ifndef TEXT_NORMAL_H
#define TEXT_NORMAL_H

#include <stdint.h>

#include "base/buffer.h"

/* Appends TEXT (any bytes; what is not UTF-8 becomes U+FFFD) by all the rules. */
void normal_add(struct buffer *out, struct slice text);

/* The same in two steps, for a text that comes piece by piece: the rules for single
 * characters, and NFC once all the pieces are there. A CR at a piece's end is a line end
 * of its own. */
void normal_add_filtered(struct buffer *out, struct slice text);

/* A place in a text that is to be composed. */
struct normal_mark {
    size_t byte;      /* in the text, at a code point's beginning */
    int64_t position; /* code points: set to the place in what was appended to OUT */
};

/* Appends TEXT, which is valid UTF-8, in NFC, and returns how many code points that were.
 * MARKS (COUNT, in order of their bytes) get their positions; a mark between a letter and
 * an accent that become one stands behind it. */
int64_t normal_add_composed(struct buffer *out, struct slice text,
                            struct normal_mark *marks, size_t count);

/* Whether TEXT, which is valid UTF-8, would stay as it is. */
bool normal_is_composed(struct slice text);

#endif
