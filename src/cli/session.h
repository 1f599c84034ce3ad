/* session.h - one run of a command: its arguments, its project, its printer */
#ifndef CLI_SESSION_H
#define CLI_SESSION_H

#include "cli/failure.h"
#include "cli/invocation.h"
#include "tema/tema.h"

/* Start with {0}. */
struct session {
    struct invocation invocation;
    struct tema_project *project; /* open where the command needs one, else NULL */
    char *project_path;           /* owned; NULL without a project */
    bool can_make;                /* nothing stands where the project was looked for */
    struct tema_error no_project; /* why there is none, where one is wanted */
    struct tema_printer *printer;
    int width;     /* columns of the terminal that is printed to, 0: none */
    int exit_code; /* of a command that did its work and yet found fault; else 0 */
};

/* Reads the arguments and opens what the command needs. */
bool session_begin(struct session *session, int argc, char **argv,
                   struct tema_error *error);

/* Opens the project at PATH; NULL: the one that the command line would take. */
bool session_open(struct session *session, const char *path, struct tema_error *error);

/* Closes everything; fails when the answer could not be written. */
bool session_end(struct session *session, struct tema_error *error);

/* The value of the argument called NAME in the command's table, or NULL. */
const char *session_argument(const struct session *session, const char *name);

/* Those of a repeated argument. */
const char *const *session_arguments(const struct session *session, const char *name,
                                     size_t *ret_count);

/* The value of --NAME, or NULL; one of the command's own options. */
const char *session_option(const struct session *session, const char *name);
bool session_has(const struct session *session, const char *name);

/* The values of a repeated option; new, free with free(). */
const char **session_options(const struct session *session, const char *name,
                             size_t *ret_count);

/* The number that --NAME or an argument WORD is; NAME says what it counts. */
bool session_number(const char *name, const char *word, int64_t least,
                    int64_t *ret_number, struct tema_error *error);

/* Whether people read the answer: it is text, not JSON or CSV. */
bool session_is_text(const struct session *session);

#endif
