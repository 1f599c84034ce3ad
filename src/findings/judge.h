/* judge.h - whether one live thing holds, and what is to be said of it */
#ifndef FINDINGS_JUDGE_H
#define FINDINGS_JUDGE_H

#include "findings/check.h"
#include "project/names.h"

struct judge {
    struct sources *sources;
    struct arena *arena;
    const char *language;
    bool checks_counts;
    int64_t unknown_keys; /* met so far */
    struct name *themes;  /* paths, or NULL until they are needed */
    int64_t cells;        /* of comparing that is still to be had */
};

TEMA_MUST_CHECK
bool judge_live(struct judge *judge, const struct live *live,
                struct judgement *ret_judgement, struct tema_error *error);

#endif
