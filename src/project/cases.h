/* cases.h - what other nouns and the importers need of cases */
#ifndef PROJECT_CASES_H
#define PROJECT_CASES_H

#include "base/map.h"
#include "project/project.h"
#include "tema/cases.h"

/* Each of these is to be called inside a transaction. */

/* The living case called NAME (case folded), which is born if need be; *RET_IS_NEW (may
 * be NULL) tells. Fails with TEMA_INVALID. */
TEMA_MUST_CHECK
bool cases_named(struct tema_project *project, const char *name, int64_t *ret_case,
                 bool *ret_is_new, struct tema_error *error);

/* The name of a living case, in ARENA. Fails with TEMA_NOT_FOUND. */
TEMA_MUST_CHECK
bool cases_name(struct tema_project *project, int64_t case_id, struct arena *arena,
                const char **ret_name, struct tema_error *error);

/* Points FIELD of an object to a case (0: to none). */
TEMA_MUST_CHECK
bool cases_point(struct tema_project *project, int64_t object, int field, int64_t case_id,
                 struct tema_error *error);

/* Says that a document is about a case (0: none), which takes on the values of the
 * document (other programs give it such) of which it has none. */
TEMA_MUST_CHECK
bool cases_point_document(struct tema_project *project, int64_t document, int64_t case_id,
                          struct tema_error *error);

/* The names of living cases, or of variables, folded, and their ids; for many lookups.
 * Start with {0}, release with map_release. */
TEMA_MUST_CHECK
bool cases_map(struct tema_project *project, struct map *names, struct tema_error *error);
TEMA_MUST_CHECK
bool cases_map_variables(struct tema_project *project, struct map *names,
                         struct tema_error *error);

/* As cases_named, by such a map, which a new one is added to. */
TEMA_MUST_CHECK
bool cases_find_or_bear(struct tema_project *project, struct map *names, const char *name,
                        int64_t *ret_case, bool *ret_is_new, struct tema_error *error);
TEMA_MUST_CHECK
bool cases_find_or_bear_variable(struct tema_project *project, struct map *names,
                                 const char *name, int64_t *ret_variable,
                                 bool *ret_is_new, struct tema_error *error);

/* A value's identity: of whom (a case or a document), and the variable. */
struct guid cases_value_guid(const struct guid *of, const struct guid *variable);

/* Sets a value ("" takes it away); *RET_CHANGED (may be NULL) tells whether it was
 * another one. */
TEMA_MUST_CHECK
bool cases_set_value(struct tema_project *project, int64_t case_id, int64_t variable,
                     const char *value, bool *ret_changed, struct tema_error *error);

#endif
