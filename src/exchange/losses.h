/* losses.h - what an exchange read, what it repaired and what it could not carry
 *
 * One line says one thing, however often it happened; the first few examples are kept. */
#ifndef EXCHANGE_LOSSES_H
#define EXCHANGE_LOSSES_H

#include "base/arena.h"
#include "base/buffer.h"
#include "tema/exchange.h"

struct losses; /* opaque */

struct losses *losses_new(void);
void losses_free(struct losses *losses);   /* takes NULL */
void losses_freep(struct losses **losses); /* for CLEANUP */

/* OUTCOME happened to COUNT things. ELEMENT: what they are, in the words of people and in
 * the plural ("codings", "documents"; static). HOW: a phrase that says what was found and
 * what was done ("names that two had: a number was put behind the second"; static): lines
 * are told apart by the three. COUNT 0 adds nothing. */
void losses_add(struct losses *losses, enum tema_exchange_outcome outcome,
                const char *element, const char *how, int64_t count);

/* The same for one thing, which EXAMPLE (may be NULL) names; copied, cut at 80 code
 * points to one line. */
void losses_note(struct losses *losses, enum tema_exchange_outcome outcome,
                 const char *element, const char *how, const char *example);

/* The lines: first what was read (or written), in the order of the standard's elements,
 * then what was repaired, then what was lost; borrowed until LOSSES changes. */
const struct tema_exchange_line *losses_lines(const struct losses *losses,
                                              size_t *ret_count);

/* [{"outcome":"read","element":"codes","count":172,"how":"","examples":[...]}...] */
void losses_write(const struct losses *losses, struct buffer *json);

/* How many were noted under ELEMENT with this outcome, of all HOWs. */
int64_t losses_count(const struct losses *losses, enum tema_exchange_outcome outcome,
                     const char *element);

#endif
