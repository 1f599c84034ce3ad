/* turn_label.h - what could be a speaker's label at a paragraph's beginning */
#ifndef IMPORT_TURN_LABEL_H
#define IMPORT_TURN_LABEL_H

#include <stdint.h>

#include "base/slice.h"

/* How a transcript sets off its speakers; one way goes for a whole text. */
enum turn_form {
    TURN_COLON,       /* Anna: ...    [00:01:02] Anna: ...    Anna [00:01:02]: ... */
    TURN_TAB,         /* Anna<TAB>... */
    TURN_BRACKET,     /* [Anna] ... */
    TURN_TIMED,       /* Anna [00:01:02] ... */
    TURN_ALONE_TIMED, /* Anna  0:12, and the words in the next paragraphs */
    TURN_ALONE,       /* ANNA, likewise */
    TURN_FORMS,
};

struct turn_label {
    enum turn_form form;
    struct slice name; /* as written, without spaces and emphasis marks around it */
    size_t
        words; /* bytes: where the words begin, the paragraph's length if it has none */
    int64_t begin_ms, end_ms; /* of a stamp beside the label; else -1 */
    bool is_small;            /* begins with a small letter */
};

/* At most 5 words and 48 characters that begin with a letter or $; what people begin
 * sentences with before a colon (Obs:, http:, Fråga 3:) is none. */
bool turn_label_read(struct slice paragraph, struct turn_label *ret_label);

/* Whether NAME, without its number, is a heading's or a form's word and nobody's name. */
bool turn_label_is_stop_word(struct slice name);

#endif
