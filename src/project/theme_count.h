/* theme_count.h - how many quotations and cases carry each theme */
#ifndef PROJECT_THEME_COUNT_H
#define PROJECT_THEME_COUNT_H

#include "project/census.h"
#include "project/forest.h"
#include "tema/theme.h"

/* Fills the counts and case names of the items; these live in ARENA, which CENSUS may
 * not. */
TEMA_MUST_CHECK
bool theme_count(struct tema_project *project, const struct census *census,
                 struct arena *arena, struct tema_theme *items, size_t count,
                 struct tema_error *error);

#endif
