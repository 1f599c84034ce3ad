/* exchange.h - whole projects and codebooks, in and out: the REFI-QDA standard
 *
 * .qdpx (a project with its documents), .qde (the project's XML alone) and .qdc (a
 * codebook), as NVivo, ATLAS.ti, MAXQDA, QualCoder and others write and read them.
 * docs/exchange.md tells what goes where. */
#ifndef TEMA_EXCHANGE_H
#define TEMA_EXCHANGE_H

#include "tema/project.h"

enum tema_exchange_outcome {
    TEMA_EXCHANGE_READ,     /* is in the project now (at export: in the file) */
    TEMA_EXCHANGE_REPAIRED, /* was not as it should be, and was brought in all the same */
    TEMA_EXCHANGE_LOST,     /* could not be represented */
};

/* "read", "repaired", "lost". */
TEMA_API
const char *tema_exchange_outcome_name(enum tema_exchange_outcome outcome);

/* One line of the loss report. */
struct tema_exchange_line {
    enum tema_exchange_outcome outcome;
    const char *element; /* what it is: "codings", "cases" */
    int64_t count;
    const char *how;             /* what was found and what was done; "" for READ */
    const char *const *examples; /* at most 3 of them, by name */
    size_t example_count;
};

/* What differs between the project and a file that came before. */
enum tema_exchange_change {
    TEMA_EXCHANGE_NEW,     /* is in the file, was not in the project */
    TEMA_EXCHANGE_CHANGED, /* the file says something new */
    TEMA_EXCHANGE_OURS,    /* was changed or removed here, and the file says what it said
                              before: ours stays */
    TEMA_EXCHANGE_GONE, /* came with an earlier file and is not in this one: it stays */
};

/* "new", "changed", "ours", "gone". */
TEMA_API
const char *tema_exchange_change_name(enum tema_exchange_change change);

struct tema_exchange_difference {
    enum tema_exchange_change change;
    const char *kind;           /* "code", "document", "quotation" ... */
    const char *name;           /* what people call it */
    const char *field;          /* "name", "description" ..., or "" for the whole of it */
    const char *before, *after; /* in the project, in the file; "" where not of words */
};

struct tema_exchange_tally {
    int64_t fresh, changed, same, ours, gone; /* objects */
};

/* How positions in texts are counted. */
enum tema_exchange_offsets {
    TEMA_OFFSETS_AUTO, /* import only: by the evidence */
    TEMA_OFFSETS_CODE_POINT,
    TEMA_OFFSETS_UTF16,
};

struct tema_exchange_import_options {
    bool dry_run; /* tell what would happen, and change nothing */
    enum tema_exchange_offsets offsets;

    /* May be NULL. Called now and then; STAGE: "reading", "documents" ...; TOTAL is 0
     * where it is not known. */
    void (*progress)(void *context, const char *stage, int64_t done, int64_t total);
    void *context;
};

struct tema_exchange_result {
    const struct tema_exchange_line *lines;
    size_t line_count;
    const struct tema_exchange_difference *differences; /* at most 1,000 */
    size_t difference_count;
    struct tema_exchange_tally tally;
    const char *program; /* what wrote the file, as it says; "" where it does not */
    const char *project; /* the name of the project in it; "" */
    const char
        *convention;  /* "UTF-16 units, CRLF as 2, ..."; "" where no text is marked */
    int64_t hits, of; /* its score: quotations that fit; of: that were looked at */
    bool by_names;    /* they fit by their names, not only by the ends of words */
    bool has_marked;  /* quotations were marked: a line tells why */
    void *memory;
};

/* Whether PATH is a file for tema_exchange_import: by its content, or where it cannot be
 * read by its name. Never fails. */
TEMA_API
bool tema_exchange_is_file(const char *path);

/* Brings in all that the file holds, as one transaction: one undo takes it all back. What
 * came before is known again by its GUID and only brought up to date; what was changed
 * here and not there stays as it is here. Fails, with nothing changed, with
 * TEMA_NOT_FOUND, TEMA_UNREADABLE (no such file, or one made to do harm; a code within
 * itself), TEMA_IO. */
TEMA_API
TEMA_MUST_CHECK bool
tema_exchange_import(struct tema_project *project, const char *path,
                     const struct tema_exchange_import_options *options,
                     struct tema_exchange_result *ret_result, struct tema_error *error);

/* What is to be written; a part brings along what it cannot be without. */
enum tema_exchange_part {
    TEMA_EXCHANGE_CODEBOOK = 1 << 0,
    TEMA_EXCHANGE_DOCUMENTS = 1 << 1,
    TEMA_EXCHANGE_CODINGS = 1 << 2, /* with codebook and documents */
    TEMA_EXCHANGE_CASES = 1 << 3,   /* with their variables */
    TEMA_EXCHANGE_MEMOS = 1 << 4,
    TEMA_EXCHANGE_SETS = 1 << 5, /* themes too */
    TEMA_EXCHANGE_LINKS = 1 << 6,
    TEMA_EXCHANGE_GRAPHS = 1 << 7,
    TEMA_EXCHANGE_EXTRAS = 1 << 8, /* what the standard has no place for: a folder "tema"
                                      in the file, which only tema reads */
    TEMA_EXCHANGE_ALL = (1 << 9) - 1,
};

/* "codebook", "documents" ...: TEMA_INVALID, naming what there is. */
TEMA_API
TEMA_MUST_CHECK bool tema_exchange_part_from_name(const char *name,
                                                  enum tema_exchange_part *ret_part,
                                                  struct tema_error *error);

struct tema_exchange_export_options {
    unsigned parts;                     /* of enum tema_exchange_part; 0: all */
    enum tema_exchange_offsets offsets; /* AUTO is CODE_POINT, the standard's */
    bool overwrite;                     /* PATH may exist */
    void (*progress)(void *context, const char *stage, int64_t done, int64_t total);
    void *context;
};

/* Writes the project (PATH ends in .qdpx) or its codebook (.qdc); at PATH there is the
 * whole file or what was there before. Only lines, of the result, are filled. The same
 * project gives the same bytes. Fails with TEMA_INVALID (another ending; parts
 * or offsets of a codebook; extras alone), TEMA_EXISTS, TEMA_IO. */
TEMA_API
TEMA_MUST_CHECK bool
tema_exchange_export(struct tema_project *project, const char *path,
                     const struct tema_exchange_export_options *options,
                     struct tema_exchange_result *ret_result, struct tema_error *error);

TEMA_API
void tema_exchange_result_free(struct tema_exchange_result *result);

#endif
