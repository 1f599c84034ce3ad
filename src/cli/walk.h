/* walk.h - from positions in code points to bytes, going through a text */
#ifndef CLI_WALK_H
#define CLI_WALK_H

#include <stdint.h>

/* Start with {.text = utf8}. */
struct walk {
    const char *text; /* valid UTF-8, NUL at its end */
    int64_t position; /* code points; 0 is where `text` stood at first */
};

/* The byte at POSITION, or the text's end; borrowed from the text. */
const char *walk_to(struct walk *walk, int64_t position);

#endif
