/* check.h - a chapter with what is true of each live thing in it */
#ifndef FINDINGS_CHECK_H
#define FINDINGS_CHECK_H

#include "findings/live_chapter.h"
#include "findings/sources.h"
#include "tema/findings.h"

struct judgement {
    bool is_told; /* there is something to say of it: finding is filled */
    struct tema_finding finding;
    const struct source *source; /* quotations: or NULL */
};

struct checked_chapter {
    struct live_chapter chapter;
    struct sources sources;
    struct tema_study_details study;
    const char *language;         /* the chapter's own, else the study's */
    struct judgement *judgements; /* one for each live thing; in chapter.arena */
};

/* Fills RET_CHECKED, which checked_chapter_release releases whether this fails or not. */
TEMA_MUST_CHECK
bool checked_chapter_read(struct tema_project *project, const char *text,
                          struct checked_chapter *ret_checked, struct tema_error *error);
void checked_chapter_release(struct checked_chapter *checked);

#endif
