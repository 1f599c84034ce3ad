/* exchange_import.h - files of other programs, on their way into the project */
#ifndef CLI_EXCHANGE_IMPORT_H
#define CLI_EXCHANGE_IMPORT_H

#include "cli/session.h"

struct exchange_import {
    struct session *session;
    bool dry_run;
    enum tema_exchange_offsets offsets;
    const char *made; /* the project that was made for it, or NULL */
    bool made_is_said;
};

/* Imports the file at PATH and prints what it brought: for people as tables and
 * sentences, else as a record (CSV: as rows) of the list that is open. */
bool exchange_import_file(struct exchange_import *import, const char *path,
                          struct tema_error *error);

/* Makes the project that is missing: where one was named there, else in this folder,
 * called as the file at PATH; of a dry run it lives in memory alone. */
bool exchange_import_make_project(struct exchange_import *import, const char *path,
                                  struct tema_error *error);

/* Takes it away again, where one was made. */
void exchange_import_unmake_project(struct exchange_import *import);

/* "codepoint", "utf16"; NULL: AUTO. */
enum tema_exchange_offsets exchange_offsets(const char *name);

#endif
