/* man.c - see cli/man.h */
#include "cli/man.h"
#include "cli/roff.h"
#include "cli/topics.h"
#include "cli/usage.h"

enum { NAME_ROOM = 100 };

void man_name(const struct command *command, char *ret_name, size_t room)
{
    snprintf(ret_name, room, "tema-%s", command->name);
    for (; *ret_name != '\0'; ret_name++)
        if (*ret_name == ' ')
            *ret_name = '-';
}

static void print_head(FILE *out, const char *name, const char *summary)
{
    fprintf(out, ".TH \"");
    for (const char *letter = name; *letter != '\0'; letter++)
        fputc(*letter >= 'a' && *letter <= 'z' ? *letter - 'a' + 'A' : *letter, out);
    fprintf(out, "\" 1 \"\" \"tema %s\" \"tema\"\n.nh\n.ad l\n.SH NAME\n", TEMA_VERSION);
    fprintf(out, "%s \\- ", name);
    roff_text(out, summary);
}

static void print_options(FILE *out, const struct option *option)
{
    char text[USAGE_ITEM];

    for (; option != NULL && option->name != NULL; option++) {
        usage_option(option, text);
        roff_entry(out, text, option->help);
    }
}

static void print_exit_codes(FILE *out)
{
    char code[12];

    fprintf(out, ".SH EXIT STATUS\n");
    roff_text(out, "A command that fails says why in one line on standard error.");
    for (const struct exit_code *row = exit_codes; row->meaning != NULL; row++) {
        snprintf(code, sizeof code, "%d", row->code);
        roff_entry(out, code, row->meaning);
    }
}

void man_program(FILE *out)
{
    char name[NAME_ROOM];

    print_head(out, "tema", "from interviews to findings");
    fprintf(out, ".SH SYNOPSIS\n.B tema\n");
    roff_text(out, "COMMAND ...");
    fprintf(out, ".br\n.B tema\n");
    roff_text(out, "[FILE.tema]");
    fprintf(out, ".SH DESCRIPTION\n");
    roff_text(out,
              "tema takes interviews to findings: documents are imported, quotations "
              "marked and coded, codes gathered under themes, and the findings "
              "chapter is written around live quotations, each of which is traced "
              "back to who said it and where. A study is one file, and its history "
              "is kept in it.");
    fprintf(out, ".SH COMMANDS\n");
    for (const struct command *const *command = commands; *command != NULL; command++) {
        if ((*command)->hidden)
            continue;
        snprintf(name, sizeof name, "tema %s", (*command)->name);
        roff_entry(out, name, (*command)->summary);
    }
    fprintf(out, ".SH OPTIONS\n");
    print_options(out, global_options);
    fprintf(out, ".SH NAMES\n");
    roff_text(out, topic_names);
    fprintf(out, ".SH ENVIRONMENT\n");
    for (const struct variable *row = variables; row->name != NULL; row++)
        roff_entry(out, row->name, row->meaning);
    print_exit_codes(out);
}

static void add_item(void *context, const char *text)
{
    roff_text(context, text);
}

void man_command(FILE *out, const struct command *command)
{
    const struct argument *argument = command->arguments;
    char name[NAME_ROOM];

    man_name(command, name, sizeof name);
    print_head(out, name, command->summary);
    fprintf(out, ".SH SYNOPSIS\n.B tema %s\n", command->name);
    usage_each(command, add_item, out);
    if (command->description != NULL) {
        fprintf(out, ".SH DESCRIPTION\n");
        roff_text(out, command->description);
    }
    if (argument != NULL)
        fprintf(out, ".SH ARGUMENTS\n");
    for (; argument != NULL && argument->name != NULL; argument++)
        if (!argument->filler)
            roff_entry(out, argument->name, argument->help);
    fprintf(out, ".SH OPTIONS\n");
    print_options(out, command->options);
    print_options(out, global_options);
    if (command->examples != NULL) {
        fprintf(out, ".SH EXAMPLES\n");
        roff_lines(out, command->examples);
    }
    fprintf(out, ".SH SEE ALSO\n.BR tema (1),\nwhich tells the exit codes.\n");
}
