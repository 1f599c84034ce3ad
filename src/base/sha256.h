/* sha256.h - which bytes a file held: FIPS 180-4 */
#ifndef BASE_SHA256_H
#define BASE_SHA256_H

#include "base/slice.h"

struct sha256 {
    unsigned char bytes[32];
};

struct sha256 sha256_of(struct slice bytes);

/* Of all that is behind the place where DESCRIPTOR, of a file, stands; false where it
 * cannot be read to its end. */
bool sha256_of_file(int descriptor, struct sha256 *ret_sha256);

/* The same for bytes that come one after the other. */
struct sha256_work {
    _Alignas(8) unsigned char state[128];
};

void sha256_begin(struct sha256_work *work);
void sha256_add(struct sha256_work *work, struct slice bytes);
struct sha256 sha256_end(struct sha256_work *work);

/* 64 hexadecimal digits and NUL. */
void sha256_format(const struct sha256 *sha256, char text[65]);

#endif
