/* clock.h - times as transcripts write them */
#ifndef IMPORT_CLOCK_H
#define IMPORT_CLOCK_H

#include <stdint.h>

#include "base/slice.h"

/* Reads a time at TEXT's beginning: [[h]hh:]mm:ss, with a fraction behind `.` `,` or, as
 * f4 writes tenths, `-`; hours of any length, minutes and seconds below 60 where
 * something stands before them. RET_LENGTH: its bytes. False where there is none. */
bool clock_read(struct slice text, int64_t *ret_ms, size_t *ret_length);

/* The same with dots between (mm.ss, hh.mm.ss), which only brackets make a time. */
bool clock_read_dotted(struct slice text, int64_t *ret_ms, size_t *ret_length);

#endif
