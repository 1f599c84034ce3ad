/* entity.h - &amp; and its like */
#ifndef IMPORT_ENTITY_H
#define IMPORT_ENTITY_H

#include "base/buffer.h"

/* Where TEXT has a known entity at OFFSET (an ampersand), appends what it stands for to
 * OUT and returns its bytes; else 0. Known are numbers, XML's five, and those common in
 * subtitles. */
size_t entity_decode(struct slice text, size_t offset, struct buffer *out);

#endif
