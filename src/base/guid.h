/* guid.h - identity that goes into files: 16 bytes, UUID version 7 or made from a name */
#ifndef BASE_GUID_H
#define BASE_GUID_H

#include <stdint.h>

#include "base/slice.h"

struct guid {
    unsigned char bytes[16];
};

/* A new one; those made by one process ascend. */
struct guid guid_new(void);

/* The same one for the same NAME bytes everywhere (UUID version 8 over BLAKE2b). */
struct guid guid_from_name(struct slice name);

bool guid_equals(const struct guid *left, const struct guid *right);

/* "018f3c5e-....": 36 characters and NUL. */
void guid_format(const struct guid *guid, char text[37]);

/* TEXT as guid_format writes it, of either case; false where it is anything else. */
bool guid_read(struct slice text, struct guid *ret_guid);

#endif
