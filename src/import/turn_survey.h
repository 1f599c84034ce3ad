/* turn_survey.h - all that could be labels in a draft, and which of them are
 *
 * A name that comes again and again in one form, in turn with others, is a speaker's. The
 * score of a form is its coverage (the share of paragraphs that it labels) times 0.3 +
 * 0.7 times its alternation (how often the next labelled paragraph is another's). */
#ifndef IMPORT_TURN_SURVEY_H
#define IMPORT_TURN_SURVEY_H

#include "base/map.h"
#include "import/draft.h"
#include "import/turn_label.h"

struct turn_candidate {
    uint32_t paragraph; /* index in the draft */
    uint32_t name;      /* index in the survey */
    uint32_t words;     /* bytes from the paragraph's beginning */
    enum turn_form form;
    int64_t begin_ms, end_ms;
    bool is_bold; /* the paragraph begins in bold */
};

/* One speaker, perhaps: all spellings that differ in case only. */
struct turn_name {
    const char *spelling; /* the first one; in the draft's arena */
    size_t counts[TURN_FORMS];
    size_t bold;      /* paragraphs that it labels and that begin in bold */
    size_t sentences; /* paragraphs that it labels and that end as a sentence does */
    bool is_small;    /* begins with a small letter */
    bool is_speaker;
    enum { UNKNOWN, STOP_WORD, NO_STOP_WORD } stop_word;
};

struct turn_survey {
    const struct draft *draft;
    ARRAY(struct turn_candidate) candidates; /* one a paragraph at most, in order */
    ARRAY(struct turn_name) names;
    struct map by_name;  /* folded name -> index */
    size_t paragraphs;   /* those that may belong to turns */
    bool found;          /* it is an interview, and ... */
    enum turn_form form; /* ... its speakers are set off in this way */
    bool is_bold;        /* and in bold */
};

void turn_survey_init(struct turn_survey *survey, const struct draft *draft);
void turn_survey_release(struct turn_survey *survey);

/* Sets found, form and each name's is_speaker. */
void turn_survey_judge(struct turn_survey *survey);

/* Whether the candidate begins a turn. */
bool turn_survey_accepts(const struct turn_survey *survey,
                         const struct turn_candidate *candidate);

#endif
