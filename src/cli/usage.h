/* usage.h - how a command is typed, item by item, from its table */
#ifndef CLI_USAGE_H
#define CLI_USAGE_H

#include "cli/command.h"

enum { USAGE_ITEM = 120 }; /* bytes of an item */

/* Calls ITEM with "DOC", "[TEXT]", "CODE...", "--output OUT", "[--code CODE]..." in
 * turn. */
void usage_each(const struct command *command,
                void (*item)(void *context, const char *text), void *context);

/* "-o, --output OUT" */
void usage_option(const struct option *option, char ret_text[USAGE_ITEM]);

#endif
