/* cases.h - what other nouns and the importers need of cases */
#ifndef PROJECT_CASES_H
#define PROJECT_CASES_H

#include "project/project.h"
#include "tema/cases.h"

/* The living case called NAME (case folded), which is born if need be; *RET_IS_NEW (may be
 * NULL) tells. Inside a transaction. Fails with TEMA_INVALID. */
TEMA_MUST_CHECK
bool cases_named(struct tema_project *project, const char *name, int64_t *ret_case,
                 bool *ret_is_new, struct tema_error *error);

/* Points FIELD of an object to a case (0: to none). Inside a transaction. */
TEMA_MUST_CHECK
bool cases_point(struct tema_project *project, int64_t object, int field, int64_t case_id,
                 struct tema_error *error);

#endif
