/* digest.h - fingerprints of bytes that go into files */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include "base/slice.h"

enum { DIGEST_LARGEST = 64 };

/* BLAKE2b of BYTES with LENGTH (1..DIGEST_LARGEST) bytes of output. The output of another
 * length is another one, not its beginning. */
void digest_blake2b(struct slice bytes, unsigned char *ret_digest, size_t length);

#endif
