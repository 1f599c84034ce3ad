/* roff.h - text in the manual's own language */
#ifndef CLI_ROFF_H
#define CLI_ROFF_H

#include <stdio.h>

/* TEXT, escaped: as paragraphs, parted by empty lines; or line for line, as an
 * example. */
void roff_text(FILE *out, const char *text);
void roff_lines(FILE *out, const char *text);

/* A paragraph with NAME, bold, hanging before TEXT. */
void roff_entry(FILE *out, const char *name, const char *text);

#endif
