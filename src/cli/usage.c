/* usage.c - see cli/usage.h */
#include <stdio.h>

#include "cli/usage.h"

static void argument_item(const struct argument *argument, char text[USAGE_ITEM])
{
    bool optional = argument->optional || argument->filler;

    snprintf(text, USAGE_ITEM, "%s%s%s%s", optional ? "[" : "", argument->name,
             argument->repeated ? "..." : "", optional ? "]" : "");
}

static void option_item(const struct option *option, char text[USAGE_ITEM])
{
    char letter[] = {'-', option->letter, '\0'}, name[USAGE_ITEM / 2];

    snprintf(name, sizeof name, "--%s", option->name);
    snprintf(text, USAGE_ITEM, "%s%s%s%s%s%s", option->required ? "" : "[",
             option->letter != 0 ? letter : name, option->value != NULL ? " " : "",
             option->value != NULL ? option->value : "", option->required ? "" : "]",
             option->repeated ? "..." : "");
}

void usage_each(const struct command *command,
                void (*item)(void *context, const char *text), void *context)
{
    const struct argument *argument = command->arguments;
    const struct option *option = command->options;
    char text[USAGE_ITEM];

    for (; argument != NULL && argument->name != NULL; argument++) {
        argument_item(argument, text);
        item(context, text);
    }
    for (; option != NULL && option->name != NULL; option++) {
        option_item(option, text);
        item(context, text);
    }
}

void usage_option(const struct option *option, char ret_text[USAGE_ITEM])
{
    char letter[8] = "";

    if (option->letter != 0)
        snprintf(letter, sizeof letter, "-%c, ", option->letter);
    snprintf(ret_text, USAGE_ITEM, "%s--%s%s%s", letter, option->name,
             option->value != NULL ? " " : "",
             option->value != NULL ? option->value : "");
}
