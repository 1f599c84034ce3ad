/* import.h - documents in: from files of many formats to one canonical text each */
#ifndef TEMA_IMPORT_H
#define TEMA_IMPORT_H

#include "tema/document.h"

enum tema_case_rule {
    TEMA_CASE_NONE,
    TEMA_CASE_NAMED,        /* the documents are about the case CASE_NAME */
    TEMA_CASE_FROM_NAME,    /* about a case called as the document */
    TEMA_CASE_FROM_SPEAKER, /* each speaker who is not the interviewer is a case */
};

struct tema_import_options {
    enum tema_case_rule case_rule;
    const char *case_name;     /* with TEMA_CASE_NAMED */
    const char *document_name; /* NULL: the file's name without its extension */
};

struct tema_imported {
    struct tema_document_id document;
    char *name;         /* owned, like all below; tema_imported_release */
    char *importer;     /* "docx 1" */
    bool already_there; /* the same bytes were imported before, as NAME: nothing was done
                         */
    int64_t length, turns; /* code points; utterances */
    char *speakers;        /* "I 24, IP 23", or "" */
    char *remarks;         /* lines parted by LF: "3 tracked changes accepted"; or "" */
    int64_t memos;         /* comments of the file that became memos */
};

/* Imports one file as one transaction. The format is told by content. A name that is
 * taken gets " 2", " 3" ... behind it. Fails with TEMA_NOT_FOUND (no such file),
 * TEMA_UNREADABLE, TEMA_IO. */
TEMA_API
TEMA_MUST_CHECK bool tema_import_file(struct tema_project *project, const char *path,
                                      const struct tema_import_options *options,
                                      struct tema_imported *ret_imported,
                                      struct tema_error *error);
TEMA_API
void tema_imported_release(struct tema_imported *imported);

/* Every file that PATH names: itself, or all below a folder (by name; hidden ones and
 * those of no known format left out). A folder below it that cannot be read, or one that
 * is another program's project, stands for what is in it, and its import fails. */
struct tema_paths {
    char **items;
    size_t count;
    void *memory;
};
TEMA_API
TEMA_MUST_CHECK bool tema_import_paths(const char *path, struct tema_paths *ret_paths,
                                       struct tema_error *error);
TEMA_API
void tema_paths_free(struct tema_paths *paths);

/* What an import of the file would find, without a project: its speakers (document.row is
 * 0). */
TEMA_API
TEMA_MUST_CHECK bool tema_import_preview(const char *path,
                                         struct tema_speakers *ret_speakers,
                                         struct tema_error *error);

/* The formats that can be imported; ends with a row whose name is NULL. Never freed. */
struct tema_import_format {
    const char *name, *extensions, *summary;
};
TEMA_API
const struct tema_import_format *tema_import_formats(void);

#endif
