/* decode.h - from a file's bytes to UTF-8, whatever wrote them */
#ifndef TEXT_DECODE_H
#define TEXT_DECODE_H

#include "base/buffer.h"

struct decoding {
    struct slice text; /* UTF-8; only where is_damaged may it hold bytes that are not */
    const char *encoding; /* "UTF-8", "UTF-16LE", "UTF-16BE", "Windows-1252", "MacRoman"
                             or "cp850"; static */
    bool is_certain;      /* false: guessed from where the letters stand, worth showing */
    bool is_damaged;      /* some bytes do not belong to the encoding */
};

/* Tells by byte order mark, then by the pattern of NULs (UTF-16), then by being valid
 * UTF-8, else by where å, ä, ö, é, quotation marks ... would fall in Windows-1252,
 * MacRoman and cp850. The text is borrowed from BYTES, or from STORAGE (cleared first)
 * where it had to be made. */
struct decoding decode(struct slice bytes, struct buffer *storage);

#endif
