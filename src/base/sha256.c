/* sha256.c - see base/sha256.h */
#include <assert.h>
#include <errno.h>
#include <nettle/sha2.h>
#include <sodium.h>
#include <unistd.h>

#include "base/sha256.h"

static_assert(sizeof(struct sha256_ctx) <= sizeof(struct sha256_work), "the state fits");

void sha256_begin(struct sha256_work *work)
{
    sha256_init((struct sha256_ctx *)work);
}

void sha256_add(struct sha256_work *work, struct slice bytes)
{
    sha256_update((struct sha256_ctx *)work, bytes.length, (const uint8_t *)bytes.bytes);
}

struct sha256 sha256_end(struct sha256_work *work)
{
    struct sha256 sum;

    sha256_digest((struct sha256_ctx *)work, sizeof sum.bytes, sum.bytes);
    return sum;
}

struct sha256 sha256_of(struct slice bytes)
{
    struct sha256_work work;

    sha256_begin(&work);
    sha256_add(&work, bytes);
    return sha256_end(&work);
}

bool sha256_of_file(int descriptor, struct sha256 *ret_sha256)
{
    struct sha256_work work;
    char piece[65536];
    ssize_t count;

    sha256_begin(&work);
    for (;;) {
        count = read(descriptor, piece, sizeof piece);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break;
        sha256_add(&work, (struct slice){piece, (size_t)count});
    }
    *ret_sha256 = sha256_end(&work);
    return count == 0;
}

void sha256_format(const struct sha256 *sha256, char text[65])
{
    sodium_bin2hex(text, 65, sha256->bytes, sizeof sha256->bytes);
}
