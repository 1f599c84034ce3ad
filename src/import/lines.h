/* lines.h - a text file line by line, and whether its lines were wrapped by hand or
 * program */
#ifndef IMPORT_LINES_H
#define IMPORT_LINES_H

#include <stdint.h>

#include "base/slice.h"

/* Takes the next line off REST: up to LF, CR or CRLF, without them and without the spaces
 * and tabs before them. False at the end. */
bool lines_next(struct slice *rest, struct slice *ret_line);

/* TEXT without spaces and tabs at its beginning; at its end. */
struct slice lines_trim_start(struct slice text);
struct slice lines_trim_end(struct slice text);

/* Whether TEXT, whose paragraphs are parted by blank lines, was broken at some width: the
 * paragraphs have several lines, and after each the next line's first word would not have
 * had room. Doubt means no, since lines joined wrongly are worse than lines left
 * apart. */
bool lines_are_wrapped(struct slice text);

/* Whether LINE, in a wrapped text, begins something of its own: a speaker's label, a
 * list's item, a dash, a time in brackets. */
bool lines_begins_anew(struct slice line);

/* What joins a wrapped LINE to NEXT: a space, or nothing after a hyphen inside a word. */
struct slice lines_joint(struct slice line, struct slice next);

#endif
