/* code_page.h - texts of one byte a character, told apart by where their letters fall */
#ifndef TEXT_CODE_PAGE_H
#define TEXT_CODE_PAGE_H

#include "base/buffer.h"

struct code_page; /* Windows-1252, MacRoman or cp850 (old DOS) */

/* The page in which BYTES read best; Windows-1252 when nothing tells. Static. */
const struct code_page *code_page_guess(struct slice bytes);

const char *code_page_name(const struct code_page *page); /* static */

/* Appends BYTES as UTF-8. */
void code_page_decode(const struct code_page *page, struct slice bytes,
                      struct buffer *out);

#endif
