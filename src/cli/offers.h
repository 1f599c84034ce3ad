/* offers.h - the names that completion offers for an argument or an option's value */
#ifndef CLI_OFFERS_H
#define CLI_OFFERS_H

#include "cli/session.h"

struct offers {
    struct session *session;
    const char *project; /* the project's path as typed, or NULL */
    const char *before;  /* printed before each name: "--code=" */
    const char *typed;   /* what a name must begin with */
};

/* Prints NAME, on a line of its own, where it begins as typed. */
void offers_print(const struct offers *offers, const char *name);

/* Prints what fits a value called VALUE ("DOC", "json|csv|text") of COMMAND. */
void offers_value(struct offers *offers, const struct command *command,
                  const char *value);

#endif
