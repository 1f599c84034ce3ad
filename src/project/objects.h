/* objects.h - any object by the name that people give it ("code:Stöd/Kollega"), and
 * back */
#ifndef PROJECT_OBJECTS_H
#define PROJECT_OBJECTS_H

#include "project/project.h"

/* The living object that REFERENCE names: "KIND:NAME", where KIND is document, quotation,
 * code, theme, case or memo, or "project". *RET_ID is 0 for the project. Fails with
 * TEMA_INVALID (no such kind), TEMA_NOT_FOUND. */
TEMA_MUST_CHECK
bool objects_find(struct tema_project *project, const char *reference, int64_t *ret_id,
                  struct tema_error *error);

/* What kind of object ID is, and its name: a path, a key, a number ("3" for a memo), ""
 * where the kind has none. ID 0: "project" and "". RET_KIND is a literal, RET_NAME in
 * ARENA. Objects that are removed have their names still. */
TEMA_MUST_CHECK
bool objects_describe(struct tema_project *project, int64_t id, struct arena *arena,
                      const char **ret_kind, const char **ret_name,
                      struct tema_error *error);

#endif
