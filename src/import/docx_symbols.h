/* docx_symbols.h - a symbol font's signs as Unicode */
#ifndef IMPORT_DOCX_SYMBOLS_H
#define IMPORT_DOCX_SYMBOLS_H

#include <stdbool.h>
#include <stdint.h>

/* The code point that looks like the sign at PLACE of FONT; a white square where none is
 * known, so that the reader sees that something stood there. */
uint32_t docx_symbol(const char *font, uint32_t place);

#endif
