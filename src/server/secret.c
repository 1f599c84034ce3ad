/* secret.c - see server/secret.h */
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>

#include "server/secret.h"

bool secret_make(struct secret *ret_secret)
{
    unsigned char bytes[SECRET_BYTES];

    if (getrandom(bytes, sizeof bytes, 0) != (ssize_t)sizeof bytes)
        return false;
    for (size_t i = 0; i < sizeof bytes; i++)
        snprintf(ret_secret->digits + 2 * i, 3, "%02x", bytes[i]);
    return true;
}

bool secret_is(const struct secret *secret, const char *word)
{
    unsigned differs = 0;

    if (word == NULL || strlen(word) != SECRET_DIGITS || secret->digits[0] == '\0')
        return false;
    for (size_t i = 0; i < SECRET_DIGITS; i++)
        differs |= (unsigned char)secret->digits[i] ^ (unsigned char)word[i];
    return differs == 0;
}
