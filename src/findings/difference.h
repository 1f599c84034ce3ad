/* difference.h - how a quotation was changed, in one line that a person understands */
#ifndef FINDINGS_DIFFERENCE_H
#define FINDINGS_DIFFERENCE_H

#include "findings/alignment.h"

/* "'kollega' is not in q7k3f2, which has 'vän'; and 2 more places". IS_FAR_OFF: most
 * words differ, so that naming one of them tells nothing. In ARENA. */
const char *difference_message(const struct alignment *alignment, bool is_far_off,
                               const char *key, struct arena *arena);

/* TEXT on one line, cut behind MOST code points with "…"; in ARENA. */
const char *difference_excerpt(struct slice text, size_t most, struct arena *arena);

#endif
