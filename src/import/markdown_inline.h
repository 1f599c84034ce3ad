/* markdown_inline.h - one line of Markdown without its markers */
#ifndef IMPORT_MARKDOWN_INLINE_H
#define IMPORT_MARKDOWN_INLINE_H

#include "base/buffer.h"

/* Appends the words of LINE to OUT: emphasis, code marks, backslashes and the addresses
 * of links and pictures go, entities are read, <br> becomes a line end. What does not
 * pair stays as it is written: a marker too many is better than a word too few. */
void markdown_add_inline(struct buffer *out, struct slice line);

#endif
