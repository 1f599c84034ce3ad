/* markdown.h - CommonMark read into events; the only place that sees its parser */
#ifndef FINDINGS_MARKDOWN_H
#define FINDINGS_MARKDOWN_H

#include "base/arena.h"
#include "base/error.h"
#include "findings/events.h"

/* Appends what TEXT (valid UTF-8, LF) says to EVENTS; texts are in ARENA. FIRST_LINE: the
 * line of the file where TEXT begins. Neighbouring texts are one event. Of pictures the
 * description remains, HTML comments vanish, other HTML stays as it was written. No block
 * quotation and no item is empty. TEMA_UNREADABLE where it would take too long to read.
 */
TEMA_MUST_CHECK
bool markdown_read(struct slice text, int64_t first_line, struct arena *arena,
                   struct events *events, struct tema_error *error);

#endif
