/* odt_space.h - white space in ODF: a run of it is one blank, at a paragraph's edge it is
 * none
 *
 * Open Document Format 1.3, part 3, 6.1.2. Blanks that count are elements, <text:s/>. */
#ifndef IMPORT_ODT_SPACE_H
#define IMPORT_ODT_SPACE_H

#include "base/buffer.h"

/* Of one paragraph; start with {.is_eating = true}. */
struct odt_space {
    bool is_eating;  /* at the beginning or behind a blank: more of them are none */
    bool is_pending; /* a blank is to come, if anything comes behind it */
};

/* Appends TEXT as it stands in the XML to OUT. */
void odt_space_add(struct odt_space *space, struct slice text, struct buffer *out);

/* Appends what is meant as it stands: a tab, a line break, blanks that count, "". */
void odt_space_add_literal(struct odt_space *space, struct slice text,
                           struct buffer *out);

#endif
