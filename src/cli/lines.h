/* lines.h - a text's lines as a list of strings */
#ifndef CLI_LINES_H
#define CLI_LINES_H

#include "tema/printer.h"

/* Prints the field FIELD: each line of TEXT (may be NULL) that is not empty. */
void lines_print(struct tema_printer *printer, const char *field, const char *text);

#endif
