/* case_values.h - VARIABLE=VALUE on the command line, and what a case is about */
#ifndef CLI_CASE_VALUES_H
#define CLI_CASE_VALUES_H

#include "cli/session.h"

/* What can be known of a case: the options of case add and case set. */
extern const struct option case_options[];

/* Sets the values that the argument VARIABLE=VALUE holds, and lets the documents of
 * --document be about CASE_ID; within the open transaction. */
bool case_values_set(struct session *session, struct tema_case_id case_id,
                     struct tema_error *error);

/* "DONE the case NAME", after its transaction. */
void case_print_done(struct session *session, const char *done, const char *name);

#endif
