/* raw_text.h - a text as another program's file has it, and as a project keeps it
 *
 * The project's text is the file's, code point for code point, but for three things: a
 * byte order mark is no part of it; CRLF and a lone CR become LF; NUL becomes U+FFFD. It
 * is not brought to normal form, so that positions stay what they are. */
#ifndef EXCHANGE_RAW_TEXT_H
#define EXCHANGE_RAW_TEXT_H

#include <stdint.h>

#include "base/array.h"
#include "base/buffer.h"
#include "base/error.h"
#include "text/position.h"

/* How a program counts positions in a text file. The eight differ only in a text with a
 * byte order mark, CRLF, or characters beyond the basic plane. */
struct convention {
    bool utf16;       /* UTF-16 code units, not code points */
    bool crlf_is_two; /* CR and LF are counted each, not as one line end */
    bool bom_counts;  /* the first character stands at 1 behind a byte order mark */
};

struct raw_text {
    struct buffer text;          /* what the project keeps */
    int64_t length;              /* its code points */
    struct position_index index; /* over text */
    const char *encoding;        /* "UTF-8", "UTF-16LE", "Windows-1252" ...; static */
    bool encoding_is_certain, is_damaged; /* as text/decode.h has it */
    bool has_bom;
    ARRAY(uint32_t) crlfs; /* code points of text that are the LF of a CRLF; ascending */
    ARRAY(uint32_t) astrals; /* code points of text beyond U+FFFF; ascending */
    ARRAY(uint32_t) both;    /* the two of them, where there are both; ascending */
};

/* BYTES: the file's, or PlainTextContent's. Start with {0}; release it whatever comes.
 * Fails with TEMA_UNREADABLE where the text is over 1 GiB. */
TEMA_MUST_CHECK
bool raw_text_read(struct slice bytes, struct raw_text *ret_text,
                   struct tema_error *error);
void raw_text_release(struct raw_text *text);

/* Whether the conventions differ in it at all. */
bool raw_text_is_plain(const struct raw_text *text);

/* The code point where unit UNITS stands; -1 before the text, length + 1 behind its end.
 * Within a surrogate pair, or between CR and LF: the code point that it belongs to. */
int64_t raw_text_position(const struct raw_text *text,
                          const struct convention *convention, int64_t units);

/* Where code point POSITION (0..length) begins, in units: raw_text_position leads back.
 */
int64_t raw_text_units(const struct raw_text *text, const struct convention *convention,
                       int64_t position);

/* UTF-16 units before code point POSITION (0..length), each line end one: for writing. */
int64_t raw_text_utf16(const struct raw_text *text, int64_t position);

#endif
