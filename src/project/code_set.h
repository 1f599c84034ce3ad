/* code_set.h - the codes that count as one code or one theme
 *
 * A code stands for itself, for the codes that were merged into it and for all codes
 * below it; a theme for what it and its sub-themes gather, each gathered code in that
 * same sense. */
#ifndef PROJECT_CODE_SET_H
#define PROJECT_CODE_SET_H

#include "project/project.h"

/* Ids as they stand in coding.code_id; ascending, each once. Start with {0}. */
struct code_set {
    int64_t *ids;
    size_t count;
};

void code_set_release(struct code_set *set);

/* Fills RET_SET (release it). TEMA_NOT_FOUND where there is no such code or theme. */
TEMA_MUST_CHECK
bool code_set_of_code(struct tema_project *project, int64_t code,
                      struct code_set *ret_set, struct tema_error *error);
TEMA_MUST_CHECK
bool code_set_of_theme(struct tema_project *project, int64_t theme,
                       struct code_set *ret_set, struct tema_error *error);

/* Not codes: the quotations that the theme and its sub-themes gather themselves. */
TEMA_MUST_CHECK
bool code_set_evidence(struct tema_project *project, int64_t theme,
                       struct code_set *ret_set, struct tema_error *error);

bool code_set_has(const struct code_set *set, int64_t code);

#endif
