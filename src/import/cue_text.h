/* cue_text.h - the words of a cue: tags dropped, voices told */
#ifndef IMPORT_CUE_TEXT_H
#define IMPORT_CUE_TEXT_H

#include "import/draft.h"

/* Who speaks, from one cue to the next. */
struct cue_voices {
    bool goes_on;       /* a voice lasts until the next one is named */
    struct buffer name; /* of the present voice; empty: nobody is named */
};

/* In files that close their voices (</v>), and name one in every cue that has one, a cue
 * without a name is nobody's; in files that never close them the last voice goes on. */
void cue_voices_init(struct cue_voices *voices, struct slice file_text);
void cue_voices_release(struct cue_voices *voices);

/* Adds TEXT (one line) as one paragraph a voice. HAS_ENTITIES: &amp; and its like are
 * read. */
void cue_text_add(struct draft *draft, const struct draft_paragraph *attributes,
                  struct slice text, bool has_entities, struct cue_voices *voices);

#endif
