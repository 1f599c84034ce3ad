/* man.h - manual pages from the commands' tables */
#ifndef CLI_MAN_H
#define CLI_MAN_H

#include <stdio.h>

#include "cli/command.h"

void man_program(FILE *out);                                /* tema(1) */
void man_command(FILE *out, const struct command *command); /* tema-quote-add(1) */

/* "tema-quote-add" */
void man_name(const struct command *command, char *ret_name, size_t room);

#endif
