/* turns.h - finds who speaks where in an interview's text */
#ifndef IMPORT_TURNS_H
#define IMPORT_TURNS_H

#include "import/draft.h"

/* Fills draft->turns of a finished draft: from speakers that the format names, else from
 * labels at the paragraphs' beginnings (`I:`, `IP1:`, `[00:01:02] Anna:`, `ANNA` alone on
 * a line ...). A paragraph without a label continues the turn before it. No turns where
 * the text is no interview. Never fails. */
void turns_detect(struct draft *draft);

#endif
