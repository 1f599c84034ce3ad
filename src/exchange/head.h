/* head.h - what comes in before the sources, in parts */
#ifndef EXCHANGE_HEAD_H
#define EXCHANGE_HEAD_H

#include "exchange/reading.h"

/* Those users who are no coders yet (reading->users_arrived); nobody too, if need be. */
TEMA_MUST_CHECK
bool head_bring_users_in(struct reading *reading, struct tema_error *error);

/* Cases with their values; not those that are but values of a source. */
TEMA_MUST_CHECK
bool head_bring_cases_in(struct reading *reading, struct tema_error *error);

/* Values of the case or document OF, which is called NAME and is there already. */
TEMA_MUST_CHECK
bool head_bring_values_in(struct reading *reading, const struct guid *of,
                          const char *name, const struct found_value *values,
                          size_t count, struct tema_error *error);

#endif
