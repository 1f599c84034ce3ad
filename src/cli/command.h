/* command.h - the table that every command is: what it is called, takes, does and says
 *
 * One command a file: command_code_add.c holds command_code_add, for `tema code add`, and
 * commands.c lists it. Help, man pages and completion are made from these tables. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "tema/error.h"

struct session;

/* WANTS_PROJECT: it goes without one too, if need be. MAKES_PROJECT: where there is none
 * yet it makes one, or fails for want of it. */
enum needs { NEEDS_NOTHING, WANTS_PROJECT, MAKES_PROJECT, NEEDS_PROJECT };

/* NAME also says what completion offers: see offers.c. */
struct argument {
    const char *name; /* "DOC"; NULL ends a table */
    const char *help;
    bool optional; /* only optional ones follow */
    bool repeated; /* once or more often; the last one */
    bool filler;   /* a small word that may stand there ("into"): never a value */
};

struct option {
    const char *name;  /* "text", without hyphens; NULL ends a table */
    const char *value; /* "WORDS", or "json|csv|text" where only these will do; NULL: a
                          switch */
    const char *help;
    char letter;   /* of the short form, or 0 */
    bool repeated; /* each counts; else the last one does */
    bool required;
};

struct command {
    const char *name;    /* "code add" */
    const char *summary; /* "Add a code to the codebook" */
    enum needs needs;
    bool hidden; /* for the build and the shell, not for people */
    const struct argument *arguments;
    const struct option *options;
    const char *description; /* paragraphs parted by "\n\n", or NULL */
    const char *examples;    /* lines, or NULL */

    /* Does it, and prints to the session's printer. */
    bool (*run)(struct session *session, struct tema_error *error);
};

/* The first word of several commands. */
struct group {
    const char *name; /* "code"; NULL ends the table */
    const char *summary;
};

/* All, in the order of a study; ended by NULL. */
extern const struct command *const commands[];
extern const struct group groups[];

/* --project, --format, --coder, --help, --version: before or behind the command. */
extern const struct option global_options[];

/* NULL where there is none. */
const struct command *command_find(const char *name);
const struct group *command_group(const char *name);

/* "add" of "code add", or NULL where COMMAND is of another group. */
const char *command_within(const struct command *command, const char *group);

const struct option *option_find(const struct option *options, const char *name,
                                 size_t length);
const struct option *option_by_letter(const struct option *options, char letter);

#endif
