/* topics.c - see cli/topics.h */
#include <stdio.h>

#include "cli/page.h"
#include "cli/topics.h"
#include "tema/import.h"

const struct exit_code exit_codes[] = {
    {0, "all is done"},
    {1,
     "refused: a name is taken, or a chapter has quotations or counts that do not hold"},
    {2, "an argument is wrong or missing"},
    {3, "nothing, or more than one thing, goes by that name"},
    {4, "a file cannot be read: damaged, encrypted or of no known kind"},
    {5, "the machine would not: disk full, permission denied"},
    {6, "another program is writing to the project: try again"},
    {7, "the project file does not hold together"},
    {0},
};

const struct variable variables[] = {
    {"TEMA_PROJECT", "the project, where --project names none"},
    {"VISUAL, EDITOR", "the editor in which a memo is written; else vi"},
    {0},
};

static void print_exit_codes(void)
{
    printf("When a command fails it says why in one line, changes nothing, and ends with "
           "one\nof these exit codes:\n\n");
    for (const struct exit_code *row = exit_codes; row->meaning != NULL; row++) {
        char code[4];

        snprintf(code, sizeof code, "%d", row->code);
        page_entry(stdout, code, row->meaning, 5);
    }
}

static void print_formats(void)
{
    const struct tema_import_format *format = tema_import_formats();

    printf("These formats can be imported; which one a file has is told by its content:"
           "\n\n");
    for (; format->name != NULL; format++)
        page_entry(stdout, format->name, format->summary, 14);
}

const char topic_names[] =
    "A document goes by its name, its source file's name, or a beginning of its name "
    "that no other has. A code or a theme goes by its path ('Support/Colleague'), or by "
    "its own name where only one is called so. A quotation goes by its key (q7k3f2), a "
    "memo by its number.\n\nWhat a memo or a change is on is KIND:NAME: document:Anna, "
    "code:Support/Colleague, theme:Repair, case:Anna, quotation:q7k3f2, memo:3, or "
    "project.";

static void print_names(void)
{
    page_wrap(stdout, topic_names, 0, 0);
}

const struct topic topics[] = {
    {"exit-codes", "what a command's exit code means", print_exit_codes},
    {"formats", "what can be imported", print_formats},
    {"names", "how documents, codes, themes and quotations are named", print_names},
    {0},
};
