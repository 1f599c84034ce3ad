/* reading.h - one file, read into a finished draft with its turns */
#ifndef IMPORT_READING_H
#define IMPORT_READING_H

#include "base/sha256.h"
#include "import/importer.h"
#include "project/layout.h"

struct reading {
    const char *path; /* borrowed */
    const char *name; /* of the file, in the arena: one line of UTF-8 */
    struct buffer bytes;
    struct sha256 sha256;
    const struct importer *importer;
    struct draft draft;
    struct layout layout; /* of the draft; in its arena */
};

/* Reads the file's bytes. Start with {0}; reading_release is to be called whether it went
 * well or not. Fails with TEMA_NOT_FOUND, TEMA_UNREADABLE, TEMA_IO. */
TEMA_MUST_CHECK
bool reading_open(struct reading *reading, const char *path, struct tema_error *error);

/* Makes the draft. Fails with TEMA_UNREADABLE. */
TEMA_MUST_CHECK
bool reading_understand(struct reading *reading, struct tema_error *error);

void reading_release(struct reading *reading);

/* "cannot import Anna.doc: ..." before the message; false. */
bool reading_explain(const struct reading *reading, struct tema_error *error);

/* Why a file that no importer bids for cannot be imported, and the way out; static. */
const char *refusal_reason(const struct import_source *source);

/* The same of a file, or folder, named as another program's own project is; NULL for any
 * other name. */
const char *refusal_of_project(const char *name);

#endif
