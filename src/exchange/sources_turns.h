/* sources_turns.h - who speaks where in a text that keeps its every character
 *
 * Not with exchange/reading.h: what the importers call a reading is another thing. */
#ifndef EXCHANGE_SOURCES_TURNS_H
#define EXCHANGE_SOURCES_TURNS_H

#include "project/document.h"

/* Paragraphs (each line that is not blank) and turns of TEXT, a document's whole text,
 * and the speakers that the turns name, with their roles as far as labels and questions
 * tell. Positions are TEXT's own. None of it where there are more lines than a document
 * may have (import/limits.h). Everything in ARENA. */
void source_find_turns(struct slice text, struct arena *arena, struct layout *ret_layout,
                       struct new_speaker **ret_speakers, size_t *ret_count);

#endif
