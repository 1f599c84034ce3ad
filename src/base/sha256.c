/* sha256.c - see base/sha256.h */
#include <sodium.h>

#include "base/sha256.h"

struct sha256 sha256_of(struct slice bytes)
{
    struct sha256 sum;

    crypto_hash_sha256(sum.bytes, (const unsigned char *)bytes.bytes, bytes.length);
    return sum;
}

void sha256_format(const struct sha256 *sha256, char text[65])
{
    sodium_bin2hex(text, 65, sha256->bytes, sizeof sha256->bytes);
}
