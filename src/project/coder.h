/* coder.h - who codes, and nobody: the coder whose name is ''
 *
 * What comes from other programs' files may not say who made it. Where somebody must
 * stand, the coder of no name stands there: no list shows him, and nothing counts him. */
#ifndef PROJECT_CODER_H
#define PROJECT_CODER_H

#include "project/project.h"

/* The GUID of the coder called NAME, whether he is there or not. */
struct guid coder_guid(const char *name);

/* Whether GUID is that of the coder of no name. */
bool coder_is_nobody(const struct guid *guid);

/* The local id of the coder of no name, who is born if need be. Inside a transaction. */
TEMA_MUST_CHECK
bool coder_nobody(struct tema_project *project, int64_t *ret_coder,
                  struct tema_error *error);

#endif
