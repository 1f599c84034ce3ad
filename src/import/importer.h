/* importer.h - one row a format: how sure it is of a file, and how to read it */
#ifndef IMPORT_IMPORTER_H
#define IMPORT_IMPORTER_H

#include "import/draft.h"

struct import_source {
    struct slice bytes; /* the whole file */
    const char *name;   /* its name without folders, for the extension and for messages */
};

struct importer {
    const char *name;       /* "docx" */
    int version;            /* raised when its text of the same file would change */
    const char *extensions; /* ".docx", several parted by a space */
    const char *summary;    /* "Word document" */

    /* How sure it is, from the bytes first and the name second: 0 not at all .. 100
     * certain. */
    int (*bid)(const struct import_source *source);

    /* Reads SOURCE into DRAFT (initialised, not finished). Fails with TEMA_UNREADABLE. */
    bool (*read)(const struct import_source *source, struct draft *draft,
                 struct tema_error *error);
};

/* Every importer, ended by NULL. */
extern const struct importer *const importers[];

/* The surest importer, or NULL when none bids. */
const struct importer *importer_for(const struct import_source *source);

extern const struct importer importer_text;     /* .txt */
extern const struct importer importer_markdown; /* .md */
extern const struct importer importer_subrip;   /* .srt */
extern const struct importer importer_webvtt;   /* .vtt */
extern const struct importer importer_docx;
extern const struct importer importer_odt;

#endif
