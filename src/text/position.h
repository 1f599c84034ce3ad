/* position.h - from code points to bytes and back */
#ifndef TEXT_POSITION_H
#define TEXT_POSITION_H

#include <stdint.h>

#include "base/slice.h"

/* A sparse index over a text: four bytes of memory for each 64 code points, none for
 * ASCII. */
struct position_index {
    struct slice text; /* borrowed */
    int64_t length;    /* code points */
    uint32_t *bytes;   /* where code point 64 * i begins; NULL where all is ASCII */
};

/* TEXT is valid UTF-8 of less than 4 GiB, borrowed until position_index_release. */
void position_index_init(struct position_index *index, struct slice text);
void position_index_release(struct position_index *index);

/* The byte where code point POSITION (0..length) begins. Constant time. */
size_t position_to_byte(const struct position_index *index, int64_t position);

/* The position of the code point that byte BYTE (0..text.length) belongs to. */
int64_t position_from_byte(const struct position_index *index, size_t byte);

/* The words of [start, end), 0 <= start <= end <= length; borrowed like the text. */
struct slice position_slice(const struct position_index *index, int64_t start,
                            int64_t end);

#endif
