/* editor.h - a text written in the user's own editor */
#ifndef CLI_EDITOR_H
#define CLI_EDITOR_H

#include "cli/failure.h"

/* Lets the user write, beginning from BEFORE ("" for nothing), in $VISUAL, $EDITOR or vi;
 * new. Fails with TEMA_REFUSED when the editor failed or nothing was written. */
bool editor_write(const char *before, char **ret_text, struct tema_error *error);

/* A text for a command: WORDS where given, else from FILE ("-": standard input), else the
 * editor's on a terminal, else standard input's; new, without line breaks at its end. */
bool editor_text(const char *words, const char *file, const char *before, char **ret_text,
                 struct tema_error *error);

#endif
