/* width.h - how many columns of a terminal a text takes */
#ifndef TEXT_WIDTH_H
#define TEXT_WIDTH_H

#include <stdint.h>

#include "base/slice.h"

/* Columns of TEXT (UTF-8; what is none counts as U+FFFD): 2 for East Asian wide letters
 * and emoji, 0 for combining marks and control characters, else 1. */
int64_t width_of(struct slice text);

/* The bytes of TEXT's longest beginning that takes at most COLUMNS, with all the marks
 * that belong to its last letter. */
size_t width_fitting(struct slice text, int64_t columns);

#endif
