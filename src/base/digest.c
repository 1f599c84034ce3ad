/* digest.c - see base/digest.h */
#include <assert.h>
#include <sodium.h>

#include "base/digest.h"

void digest_blake2b(struct slice bytes, unsigned char *ret_digest, size_t length)
{
    crypto_generichash_blake2b_state state;

    assert(length >= 1 && length <= DIGEST_LARGEST);
    /* Unlike the call that does it all at once, these take lengths below 16. */
    crypto_generichash_blake2b_init(&state, NULL, 0, length);
    crypto_generichash_blake2b_update(&state, (const unsigned char *)bytes.bytes,
                                      bytes.length);
    crypto_generichash_blake2b_final(&state, ret_digest, length);
}
