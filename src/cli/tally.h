/* tally.h - "3 new codes, 1 new coder": what was counted, without what there is none of
 */
#ifndef CLI_TALLY_H
#define CLI_TALLY_H

#include <stddef.h>
#include <stdint.h>

/* Start with {0}. */
struct tally {
    char text[300];
    size_t used; /* bytes */
};

/* Adds COUNT of what is called ONE where it is one, else MANY; 0 adds nothing. */
void tally_add(struct tally *tally, int64_t count, const char *one, const char *many);

#endif
