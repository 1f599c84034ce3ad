/* help.c - see cli/help.h */
#include <string.h>

#include "cli/failure.h"
#include "cli/help.h"
#include "cli/page.h"
#include "cli/topics.h"
#include "cli/usage.h"

enum { NAMES = 16, VALUES = 30 }; /* columns where the explanations begin */

struct line {
    FILE *out;
    int used, indent; /* columns */
};

/* An item of a usage is never broken. */
static void add_item(void *context, const char *text)
{
    struct line *line = context;
    int columns = (int)strlen(text);

    if (line->used + 1 + columns > PAGE_WIDTH) {
        fprintf(line->out, "\n%*s", line->indent, "");
        line->used = line->indent;
    } else {
        fputc(' ', line->out);
        line->used++;
    }
    fputs(text, line->out);
    line->used += columns;
}

static void print_usage(FILE *out, const struct command *command)
{
    struct line line = {out, 0, 0};

    line.used = fprintf(out, "usage: tema %s", command->name);
    line.indent = line.used < 30 ? line.used + 1 : 12;
    usage_each(command, add_item, &line);
    fputc('\n', out);
}

static void print_options(FILE *out, const struct option *option)
{
    char text[USAGE_ITEM];

    for (; option != NULL && option->name != NULL; option++) {
        usage_option(option, text);
        page_entry(out, text, option->help, VALUES);
    }
}

/* "add, list, rename" */
static void join_group(const char *group, char *ret_text, size_t room)
{
    size_t used = 0;

    for (const struct command *const *command = commands; *command != NULL; command++) {
        const char *name = command_within(*command, group);

        if (name == NULL || (*command)->hidden || used >= room)
            continue;
        used += (size_t)snprintf(ret_text + used, room - used, "%s%s",
                                 used > 0 ? ", " : "", name);
    }
}

static void print_group_line(FILE *out, const struct group *group)
{
    char names[300] = "", text[400];

    join_group(group->name, names, sizeof names);
    snprintf(text, sizeof text, "%s: %s", group->summary, names);
    page_entry(out, group->name, text, NAMES);
}

static const struct group *group_of(const struct command *command)
{
    for (const struct group *group = groups; group->name != NULL; group++)
        if (command_within(command, group->name) != NULL)
            return group;
    return NULL;
}

void help_program(FILE *out)
{
    const struct group *last = NULL;

    fprintf(out, "tema - from interviews to findings\n\n"
                 "usage: tema COMMAND ...\n"
                 "       tema [FILE.tema]    the app in the browser\n\n");
    for (const struct command *const *command = commands; *command != NULL; command++) {
        const struct group *group = group_of(*command);

        if ((*command)->hidden)
            continue;
        if (group == NULL)
            page_entry(out, (*command)->name, (*command)->summary, NAMES);
        else if (group != last)
            print_group_line(out, group);
        last = group;
    }
    fprintf(out, "\noptions of every command:\n");
    print_options(out, global_options);
    fprintf(out, "\nmore help:\n");
    page_entry(out, "tema help COMMAND", "what a command takes and does", VALUES);
    for (const struct topic *topic = topics; topic->name != NULL; topic++) {
        char name[60];

        snprintf(name, sizeof name, "tema help %s", topic->name);
        page_entry(out, name, topic->summary, VALUES);
    }
}

void help_group(FILE *out, const struct group *group)
{
    fprintf(out, "tema %s - %s\n\n", group->name, group->summary);
    for (const struct command *const *command = commands; *command != NULL; command++)
        if (command_within(*command, group->name) != NULL && !(*command)->hidden)
            page_entry(out, (*command)->name, (*command)->summary, NAMES + 4);
}

void help_command(FILE *out, const struct command *command)
{
    const struct argument *argument = command->arguments;

    print_usage(out, command);
    fprintf(out, "\n%s.\n", command->summary);
    if (command->description != NULL) {
        fputc('\n', out);
        page_wrap(out, command->description, 0, 0);
    }
    if (argument != NULL || command->options != NULL)
        fputc('\n', out);
    for (; argument != NULL && argument->name != NULL; argument++)
        if (!argument->filler)
            page_entry(out, argument->name, argument->help, VALUES);
    print_options(out, command->options);
    if (command->examples != NULL) {
        fprintf(out, "\nexamples:\n");
        page_wrap(out, command->examples, 0, 2);
    }
    fprintf(out,
            "\nEvery command also takes --project, --format and --coder: tema help\n");
}

bool help_choose(const struct group *group, struct tema_error *error)
{
    char names[300] = "";

    join_group(group->name, names, sizeof names);
    return failure_of_use(error, NULL, "%s what: %s?", group->name, names);
}
