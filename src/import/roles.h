/* roles.h - who of a document's speakers asks, and who is asked */
#ifndef IMPORT_ROLES_H
#define IMPORT_ROLES_H

#include "import/reading.h"
#include "project/document.h"
#include "project/speaker.h"

/* A speaker as found in a file. */
struct found_speaker {
    const char *label; /* borrowed from the layout */
    enum tema_role role;
    struct speaker_tally tally;
};

/* The speakers of READING, by first appearance, with guessed roles: by labels that say so
 * (I, Int, Intervjuare, Moderator ...; IP, Respondent ...), else of two speakers the one
 * who asks most of the questions. In the draft's arena. COUNTS_WORDS: their tallies say
 * how much they say, and how they begin, too. */
struct found_speaker *roles_find(const struct reading *reading, bool counts_words,
                                 size_t *ret_count);

/* Whether LABEL says what somebody is but not who ("IP", "Respondent"): several documents
 * may have different people by it. */
bool roles_is_generic(const char *label);

#endif
