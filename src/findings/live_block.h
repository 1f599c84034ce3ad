/* live_block.h - block quotations with a key at their end */
#ifndef FINDINGS_LIVE_BLOCK_H
#define FINDINGS_LIVE_BLOCK_H

#include "findings/live_chapter.h"

/* Reads the block quotation that begins at event BEGIN of RAW into CHAPTER: each key at
 * the end of a paragraph makes one quotation of it and the paragraphs before it. False,
 * and nothing done, where it has no key at such a place or holds other things than
 * paragraphs; CHAPTER then knows that it is not checked. */
bool live_block_read(struct live_chapter *chapter, const struct events *raw, size_t begin,
                     size_t *ret_end);

#endif
