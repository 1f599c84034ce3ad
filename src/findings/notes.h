/* notes.h - what authors put in brackets about a quotation's words, not into them */
#ifndef FINDINGS_NOTES_H
#define FINDINGS_NOTES_H

#include "base/slice.h"

enum note_kind {
    NOTE_NONE,
    NOTE_SIC,      /* [sic], [!] */
    NOTE_EMPHASIS, /* [min kursivering], [emphasis added]: whose the emphasis is */
};

/* TEXT: what stands between the brackets, case folded. */
enum note_kind note_of(struct slice text);

#endif
