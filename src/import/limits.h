/* limits.h - how much a foreign file may hold; past it, one clear error */
#ifndef IMPORT_LIMITS_H
#define IMPORT_LIMITS_H

/* (1) The store has it twice in memory, and 512 MB is to be enough for all. */

enum {
    LIMIT_FILE_BYTES = 192 * 1024 * 1024,  /* a file as it lies on the disk (1) */
    LIMIT_MEMBER_BYTES = 64 * 1024 * 1024, /* a ZIP member or text file, unpacked */
    LIMIT_MEMBER_RATIO = 200,              /* unpacked : packed, for members over 1 MiB */
    LIMIT_MEMBERS = 20000,                 /* entries of a ZIP */
    LIMIT_TEXT_BYTES = 64 * 1024 * 1024,   /* a document's finished text */
    LIMIT_PARAGRAPHS = 1000 * 1000,
    LIMIT_DEPTH = 200,         /* nested elements */
    LIMIT_STYLES = 100 * 1000, /* of an office document */
};

#endif
