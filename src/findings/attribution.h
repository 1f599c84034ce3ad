/* attribution.h - who said it, in the way that the author chose */
#ifndef FINDINGS_ATTRIBUTION_H
#define FINDINGS_ATTRIBUTION_H

#include "findings/sources.h"
#include "tema/cases.h"

struct attribution {
    bool is_shown;
    const char **variables; /* as the study calls them; in an arena */
    size_t variable_count;
    struct tema_cases cases; /* filled where there are variables */
    struct map by_case;      /* from a case's name to its place */
};

/* Reads "none", "pseudonym", "pseudonym+VARIABLE[,VARIABLE...]". Strings are in ARENA.
 * Fails with TEMA_INVALID (of another form), TEMA_NOT_FOUND (no such variable).
 * attribution_release releases it whether this fails or not. */
TEMA_MUST_CHECK
bool attribution_read(struct tema_project *project, const char *text, struct arena *arena,
                      struct attribution *ret_attribution, struct tema_error *error);
void attribution_release(struct attribution *attribution);

/* Appends "Berit, KBT, 12" to OUT; nothing where it is not known or not shown who said
 * it. A speaker that no case stands for goes by the label. */
void attribution_add(const struct attribution *attribution, const struct source *source,
                     struct buffer *out);

#endif
