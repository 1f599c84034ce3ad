/* help.h - help in the terminal, from the commands' own tables */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include <stdio.h>

#include "cli/command.h"

void help_program(FILE *out);
void help_group(FILE *out, const struct group *group);
void help_command(FILE *out, const struct command *command);

/* "tema code" alone: fails, naming the group's commands. */
bool help_choose(const struct group *group, struct tema_error *error);

#endif
