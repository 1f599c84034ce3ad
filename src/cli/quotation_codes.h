/* quotation_codes.h - what quote code and quote uncode share */
#ifndef CLI_QUOTATION_CODES_H
#define CLI_QUOTATION_CODES_H

#include "cli/session.h"

/* KEY CODE... */
extern const struct argument quotation_codes_arguments[];

/* Puts CODE... on the quotation KEY, or takes them away, as one change; tells how it is
 * coded then. */
bool quotation_codes_run(struct session *session, bool code, struct tema_error *error);

#endif
