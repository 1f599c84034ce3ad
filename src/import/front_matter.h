/* front_matter.h - the YAML head of a Markdown file */
#ifndef IMPORT_FRONT_MATTER_H
#define IMPORT_FRONT_MATTER_H

#include "base/slice.h"

/* The bytes of the head at TEXT's beginning, from the line --- to the next one; 0 where
 * there is none. Its lines are `key: value` with each key once, items, comments or
 * indented: a dialogue between two rules, whose speakers come again, is none. */
size_t front_matter_length(struct slice text);

#endif
