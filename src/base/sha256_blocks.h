/* sha256_blocks.h - whole blocks of SHA-256 by the processor's own instructions */
#ifndef BASE_SHA256_BLOCKS_H
#define BASE_SHA256_BLOCKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SHA256_BLOCK_BYTES = 64 };

/* Whether it has such instructions; else sha256_blocks must not be called. */
bool sha256_blocks_can(void);

/* Takes COUNT blocks from BYTES into STATE (FIPS 180-4, 6.2.2). */
void sha256_blocks(uint32_t state[8], const unsigned char *bytes, size_t count);

#endif
