/* commands.c - the table of all commands, their groups, and the options of all */
#include <string.h>

#include "cli/command.h"
#include "cli/commands.h"

#define COMMAND(name) &command_##name,
const struct command *const commands[] = {ALL_COMMANDS NULL};
#undef COMMAND

const struct group groups[] = {
    {"document", "The study's texts"},
    {"case", "Whom the data is about, with variables"},
    {"variable", "What is known of cases"},
    {"code", "The codebook, a tree of codes"},
    {"theme", "Patterns of meaning, each gathering codes"},
    {"quote", "Marked spans of documents, with their codes"},
    {"memo", "Notes on the study or on anything in it"},
    {"findings", "The chapter, with live quotations and counts"},
    {"coder", "Who codes"},
    {"internal", "For the build and the shell"},
    {0},
};

const struct option global_options[] = {
    {.name = "project",
     .value = "FILE",
     .help = "the project; else $TEMA_PROJECT, else the only *.tema in this folder"},
    {.name = "format",
     .value = "json|csv|text",
     .help = "the answer's form: text for people, JSON, or CSV"},
    {.name = "coder",
     .value = "CODER",
     .help = "who acts; else the one who acted last in this file"},
    {.name = "help", .letter = 'h', .help = "tell about the command"},
    {.name = "version", .help = "tell tema's version"},
    {0},
};

const struct command *command_find(const char *name)
{
    for (const struct command *const *command = commands; *command != NULL; command++)
        if (strcmp((*command)->name, name) == 0)
            return *command;
    return NULL;
}

const struct group *command_group(const char *name)
{
    for (const struct group *group = groups; group->name != NULL; group++)
        if (strcmp(group->name, name) == 0)
            return group;
    return NULL;
}

const char *command_within(const struct command *command, const char *group)
{
    size_t length = strlen(group);

    if (strncmp(command->name, group, length) != 0 || command->name[length] != ' ')
        return NULL;
    return command->name + length + 1;
}

const struct option *option_find(const struct option *options, const char *name,
                                 size_t length)
{
    for (; options != NULL && options->name != NULL; options++)
        if (strlen(options->name) == length && strncmp(options->name, name, length) == 0)
            return options;
    return NULL;
}

const struct option *option_by_letter(const struct option *options, char letter)
{
    for (; options != NULL && options->name != NULL; options++)
        if (options->letter == letter)
            return options;
    return NULL;
}
