/* front_matter.h - what a chapter says about itself, between two lines of --- at its head
 */
#ifndef FINDINGS_FRONT_MATTER_H
#define FINDINGS_FRONT_MATTER_H

#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

enum counting {
    COUNTING_UNSAID,
    COUNTING_ON,      /* n of N is shown */
    COUNTING_CHECKED, /* checked, not shown */
    COUNTING_OFF,     /* not even checked */
};

struct front_matter {
    const char *style, *attribution, *title, *author, *date, *language; /* or NULL */
    enum counting counts;
    size_t bytes; /* of the text, both lines of --- counted; 0: there is none */
    int64_t lines;
};

/* Reads "key: value" lines; keys that it does not know are somebody else's. Strings are
 * in ARENA. TEMA_INVALID for a value that a known key cannot have; the message names the
 * line. */
TEMA_MUST_CHECK
bool front_matter_read(struct slice text, struct arena *arena,
                       struct front_matter *ret_matter, struct tema_error *error);

/* TEMA_INVALID unless STYLE is "plain" or "apa7". */
TEMA_MUST_CHECK
bool front_matter_check_style(const char *style, struct tema_error *error);

/* TEMA_INVALID unless ATTRIBUTION has the form of one; whether the study has its
 * variables is not asked here. */
TEMA_MUST_CHECK
bool front_matter_check_attribution(const char *attribution, struct tema_error *error);

#endif
