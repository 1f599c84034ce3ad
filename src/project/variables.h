/* variables.h - what is known of cases goes by: variables and their names */
#ifndef PROJECT_VARIABLES_H
#define PROJECT_VARIABLES_H

#include "project/names.h"
#include "project/project.h"

/* The living variables as people call them, in ARENA. Two that a merge brought together
 * under one name (case folded) are told apart as codes are: the second is "Age (2)". */
TEMA_MUST_CHECK
bool variables_read(struct tema_project *project, struct arena *arena,
                    struct name **ret_variables, size_t *ret_count,
                    struct tema_error *error);

/* The identity of a new variable: made from NAME, so that a name is the same variable in
 * every copy; made again where one that was born so is called otherwise by now. */
TEMA_MUST_CHECK
bool variables_new_guid(struct tema_project *project, const char *name,
                        struct guid *ret_guid, struct tema_error *error);

#endif
