/* sha256.c - see base/sha256.h */
#include <errno.h>
#include <sodium.h>
#include <unistd.h>

#include "base/sha256.h"

struct sha256 sha256_of(struct slice bytes)
{
    struct sha256 sum;

    crypto_hash_sha256(sum.bytes, (const unsigned char *)bytes.bytes, bytes.length);
    return sum;
}

bool sha256_of_file(int descriptor, struct sha256 *ret_sha256)
{
    crypto_hash_sha256_state state;
    unsigned char piece[65536];
    ssize_t count;

    crypto_hash_sha256_init(&state);
    for (;;) {
        count = read(descriptor, piece, sizeof piece);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break;
        crypto_hash_sha256_update(&state, piece, (unsigned long long)count);
    }
    crypto_hash_sha256_final(&state, ret_sha256->bytes);
    return count == 0;
}

void sha256_format(const struct sha256 *sha256, char text[65])
{
    sodium_bin2hex(text, 65, sha256->bytes, sizeof sha256->bytes);
}
