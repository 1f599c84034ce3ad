/* invocation.h - what was typed, told apart by the commands' tables */
#ifndef CLI_INVOCATION_H
#define CLI_INVOCATION_H

#include "cli/command.h"

struct given {
    const struct option *option;
    const char *value; /* borrowed from argv; NULL: a switch */
    bool global;
};

/* Start with {0}. */
struct invocation {
    const struct command *command; /* NULL: none was named, or GROUP alone */
    const struct group *group;     /* of the command, or alone; or NULL */
    const char **words;            /* the arguments, fillers left out */
    size_t word_count;
    struct given *given; /* the options in their order */
    size_t given_count;
};

/* ARGV is borrowed for as long as RET_INVOCATION lives. Options stand anywhere; behind
 * "--" all are arguments. Fails with TEMA_INVALID. With --help, missing arguments are no
 * failure. */
bool invocation_read(int argc, char **argv, struct invocation *ret_invocation,
                     struct tema_error *error);
void invocation_release(struct invocation *invocation);

/* The value of the last such option; "" of a switch; NULL where it was not given. */
const char *invocation_global(const struct invocation *invocation, const char *name);
const char *invocation_option(const struct invocation *invocation, const char *name);

#endif
