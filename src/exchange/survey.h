/* survey.h - the first pass over a file: what its parts share
 *
 * GUIDs are taken as they stand in the file, and become the project's when all of them
 * are known: of a code and a case with the same one the code gets it, whichever comes
 * first (reading_key). */
#ifndef EXCHANGE_SURVEY_H
#define EXCHANGE_SURVEY_H

#include "exchange/reading.h"

/* An element that asks for its GUID. */
struct claim {
    enum family family;
    struct guid guid;
};

struct survey {
    struct reading *reading;
    ARRAY(struct claim) claims;
    ARRAY(struct claim) noted; /* for each of reading->note_refs: whom it stands on */
    struct map seen;           /* letter and GUID of each claim */
    int64_t things;            /* kept so far */
    size_t path_bytes;         /* of all codes */
    const char *author, *changed_by; /* the Project's attributes */
};

/* To be called for each thing that is kept: TEMA_UNREADABLE where all of them together
 * would take more memory than there is to be. */
TEMA_MUST_CHECK
bool survey_keep(struct survey *survey, struct tema_error *error);

/* The GUID of the element at hand, which asks for it. One that its family has already is
 * noted, and replaced as reading_guid does. */
struct guid survey_claim(struct survey *survey, struct xml_reader *xml,
                         enum family family, const struct guid *parent, int64_t number);

/* At a NoteRef of the element GUID of FAMILY. */
TEMA_MUST_CHECK
bool survey_note_ref(struct survey *survey, struct xml_reader *xml, enum family family,
                     const struct guid *guid, struct tema_error *error);

/* At a CodeRef, SourceRef ...: the attribute targetGUID (or guid) joins LIST, once. */
TEMA_MUST_CHECK
bool survey_ref(struct survey *survey, struct xml_reader *xml, struct guid_list *list,
                struct tema_error *error);

/* Somebody points to GUID, whatever that is. */
void survey_want(struct survey *survey, const struct guid *guid);

/* The attribute color as "#rrggbb", or NULL. */
const char *survey_color(struct survey *survey, struct xml_reader *xml);

/* The attribute NAME as one of WORDS (ended by NULL), in whatever case: as it stands
 * there. NULL where it is missing or another, which is noted. */
const char *survey_word(struct survey *survey, struct xml_reader *xml, const char *name,
                        const char *const *words);
extern const char *const survey_directions[];

/* At the container: Users, Variables, CodeBook or Codes, Cases, Sets, Links, Graphs,
 * Sources, Notes; reads it to its end. CONTEXT: the survey. */
#define SURVEY_PART(name)                                                                \
    TEMA_MUST_CHECK                                                                      \
    bool name(struct reading *reading, struct xml_reader *xml, void *context,            \
              struct tema_error *error)
SURVEY_PART(survey_users);
SURVEY_PART(survey_codebook);
SURVEY_PART(survey_variables);
SURVEY_PART(survey_cases);
SURVEY_PART(survey_sets);
SURVEY_PART(survey_links);
SURVEY_PART(survey_graphs);
SURVEY_PART(survey_sources);

#endif
