/* commands.h - every command by name; a row here and a file command_NAME.c make one */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/command.h"

/* In the order of a study's work, a group's commands together: help shows them so. */
#define ALL_COMMANDS                                                                     \
    COMMAND(init)                                                                        \
    COMMAND(info)                                                                        \
    COMMAND(help)

#define COMMAND(name) extern const struct command command_##name;
ALL_COMMANDS
#undef COMMAND

#endif
