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

static const struct {
    const char *name, *meaning;
} exchange_formats[] = {
    {"qdpx", "a project with its documents, as REFI-QDA"},
    {"qde", "the same without its documents' files"},
    {"qdc", "a codebook"},
};

static void print_formats(void)
{
    const struct tema_import_format *format = tema_import_formats();

    printf("These formats can be imported; which one a file has is told by its content:"
           "\n\n");
    for (; format->name != NULL; format++)
        page_entry(stdout, format->name, format->summary, 14);
    printf("\nand what programs for qualitative analysis exchange (tema export writes "
           "it too):\n\n");
    for (size_t i = 0; i < sizeof exchange_formats / sizeof *exchange_formats; i++)
        page_entry(stdout, exchange_formats[i].name, exchange_formats[i].meaning, 14);
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

static void print_coders(void)
{
    page_wrap(stdout,
              "Everything that is done is done by a coder. With --coder NAME, before or "
              "behind any command, NAME acts; a new name is added with its first "
              "change. It sticks: whoever made the last change in this copy of the "
              "project acts in the commands that follow without --coder, until another "
              "is named. tema info tells who that is, tema coder list who there "
              "are.\n\nEach has codings of his or her own: two may put the same code on "
              "the same words, and tema quote uncode takes away one's own alone. undo "
              "and redo are about what the one who acts did. quote list --coder NAME and "
              "history --coder NAME only choose what is shown.",
              0, 0);
}

/* How a transcript may set off its speakers. */
static const struct {
    const char *example, *meaning;
} conventions[] = {
    {"Anna: words", "a name and a colon, also *Anna:*, - Anna: and [Anna]: ..."},
    {"[00:01:02] Anna: words", "... with a time before or behind the name"},
    {"Anna [00:01:02] words", "a name and a time in brackets"},
    {"Anna <tab> words", "a name and a tab"},
    {"[Anna] words", "a name in brackets"},
    {"Anna  0:12", "a name and a time alone, the words below it"},
    {"ANNA", "a name alone, the words below it"},
    {"<v Anna>words", "in subtitles (.vtt)"},
};

static void print_speakers(void)
{
    page_wrap(stdout,
              "An import finds who speaks by the labels that begin the turns. One way to "
              "write them goes for a whole text:\n",
              0, 0);
    for (size_t i = 0; i < sizeof conventions / sizeof *conventions; i++)
        page_entry(stdout, conventions[i].example, conventions[i].meaning, 28);
    page_wrap(
        stdout,
        "\nA name has at most 5 words and 48 characters (I, IP3, Deltagare 2, Dr. "
        "Berg). It is a speaker's where it comes 3 times or more, and in one of a "
        "hundred paragraphs at least; twice is enough in a text of up to 20 "
        "paragraphs that nearly all begin so. Up to 15 may speak so often; others "
        "with names like theirs may speak seldom. Words like Obs: or Datum: are no "
        "names.\n\ntema turns FILE shows who is "
        "found before a file is imported, and tema turns DOC afterwards; tema "
        "turns DOC --speaker LABEL --role ... --case ... says who that is.\n\nWhere "
        "no speakers are found the document is one text all the same: it is coded "
        "like any other, and is about the case that --case, --case-from-name or "
        "tema case set CASE --document DOC names. To have its speakers, put a "
        "label and a colon before each turn in the file and import it again (tema "
        "document remove takes the first one away, with its quotations).",
        0, 0);
}

const struct topic topics[] = {
    {"coders", "who acts, and what --coder does", print_coders},
    {"exit-codes", "what a command's exit code means", print_exit_codes},
    {"formats", "what can be imported", print_formats},
    {"names", "how documents, codes, themes and quotations are named", print_names},
    {"speakers", "how an import finds who speaks", print_speakers},
    {0},
};
