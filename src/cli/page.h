/* page.h - text for people, wrapped to a screen */
#ifndef CLI_PAGE_H
#define CLI_PAGE_H

#include <stdio.h>

enum { PAGE_WIDTH = 78 }; /* columns */

/* Writes TEXT, wrapped at blanks, with INDENT blanks before each line; the first line
 * stands behind USED columns that are written already. Line breaks in TEXT stay. */
void page_wrap(FILE *out, const char *text, int used, int indent);

/* A name, and what it is in lines beside it that begin at COLUMN. */
void page_entry(FILE *out, const char *name, const char *text, int column);

#endif
