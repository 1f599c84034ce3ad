/* secret.h - words that nobody can guess */
#ifndef SERVER_SECRET_H
#define SERVER_SECRET_H

#include <stdbool.h>

enum { SECRET_BYTES = 32, SECRET_DIGITS = 2 * SECRET_BYTES };

struct secret {
    char digits[SECRET_DIGITS + 1]; /* hexadecimal; "" of one that is used up */
};

/* 256 bits of the machine's randomness. False where it has none. */
bool secret_make(struct secret *ret_secret);

/* In a time that tells nothing of how much is right. NULL and "" never are. */
bool secret_is(const struct secret *secret, const char *word);

#endif
