/* cases.h - whom the data is about, with variables */
#ifndef TEMA_CASES_H
#define TEMA_CASES_H

#include "tema/document.h"

/* Row 0 = no case. */
struct tema_case_id {
    int64_t row;
};

struct tema_value {
    const char *variable;
    const char *value;
};

struct tema_case {
    struct tema_case_id id;
    const char *name;
    const char *const *documents; /* names of those that are about it */
    size_t document_count;
    const struct tema_value *values; /* one a variable that has a value, by its name */
    size_t value_count;
    int64_t quotations;
};

struct tema_cases {
    struct tema_case *items; /* by name */
    size_t count;
    const char **variables; /* all of the study's, by name */
    size_t variable_count;
    void *memory;
};

TEMA_API
TEMA_MUST_CHECK bool tema_case_list(struct tema_project *project,
                                    struct tema_cases *ret_cases,
                                    struct tema_error *error);
TEMA_API
void tema_cases_free(struct tema_cases *cases);

/* By name, case folded. Fails with TEMA_NOT_FOUND, naming the nearest candidates. */
TEMA_API
TEMA_MUST_CHECK bool tema_case_find(struct tema_project *project, const char *name,
                                    struct tema_case_id *ret_case,
                                    struct tema_error *error);

/* NAME: 1..200 code points. Fails with TEMA_EXISTS, TEMA_INVALID. */
TEMA_API
TEMA_MUST_CHECK bool tema_case_add(struct tema_project *project, const char *name,
                                   struct tema_case_id *ret_case,
                                   struct tema_error *error);

/* NAME: 1..200 code points, unlike the others' (case folded). Fails with TEMA_EXISTS,
 * TEMA_INVALID, TEMA_NOT_FOUND. */
TEMA_API
TEMA_MUST_CHECK bool tema_case_rename(struct tema_project *project,
                                      struct tema_case_id case_id, const char *name,
                                      struct tema_error *error);

/* Removes the case and its values, as one transaction; the documents and the speakers
 * that were about it stay, and are about nobody. Fails with TEMA_NOT_FOUND. */
TEMA_API
TEMA_MUST_CHECK bool tema_case_remove(struct tema_project *project,
                                      struct tema_case_id case_id,
                                      struct tema_error *error);

/* Says that DOCUMENT is about CASE_ID (row 0: about none), which takes on its values as
 * at tema_case_connect. */
TEMA_API
TEMA_MUST_CHECK bool tema_case_assign(struct tema_project *project,
                                      struct tema_document_id document,
                                      struct tema_case_id case_id,
                                      struct tema_error *error);

/* How a document's name and a case's are alike. */
enum tema_likeness {
    TEMA_LIKE_EXACTLY,
    TEMA_LIKE_BUT_CASE,   /* "anna", "Anna" */
    TEMA_LIKE_BUT_SPACES, /* "Anna_B", "Anna B": spaces and underscores, case too */
    TEMA_LIKE_BUT_ENDING, /* "Anna.docx", "Anna": a file's ending, all above too */
};
enum { TEMA_LIKENESSES = 4 };

/* "exact", "case", "spaces", "ending". */
TEMA_API
const char *tema_likeness_name(enum tema_likeness likeness);

struct tema_case_match {
    struct tema_document_id document;
    const char *document_name;
    struct tema_case_id case_id;
    const char *case_name;
    enum tema_likeness likeness;
};

struct tema_case_matches {
    struct tema_case_match *items; /* the closest likeness first, then by document */
    size_t count;
    void *memory;
};

/* The documents that are about no case and are called as one case is; those that are like
 * several cases equally are left out. */
TEMA_API
TEMA_MUST_CHECK bool tema_case_match(struct tema_project *project,
                                     struct tema_case_matches *ret_matches,
                                     struct tema_error *error);
TEMA_API
void tema_case_matches_free(struct tema_case_matches *matches);

/* Says that each document is about its case, as one transaction; a case takes on those
 * values of its document that it has none of (NVivo and MAXQDA give documents values).
 * Fails with TEMA_NOT_FOUND where one of them is removed by now. */
TEMA_API
TEMA_MUST_CHECK bool tema_case_connect(struct tema_project *project,
                                       const struct tema_case_match *matches,
                                       size_t count, struct tema_error *error);

/* Sets COUNT values; a variable that is missing is added; the value "" takes it away.
 * VARIABLE: 1..200 code points; VALUE: at most 1,000. One transaction. */
TEMA_API
TEMA_MUST_CHECK bool tema_case_set(struct tema_project *project,
                                   struct tema_case_id case_id,
                                   const struct tema_value *values, size_t count,
                                   struct tema_error *error);

/* A variable goes by its name. Two that a merge of copies brought together under one name
 * are told apart as "Age" and "Age (2)". */

/* VARIABLE: case folded, or its beginning where no other begins so. Its whole name, new,
 * free with free(). Fails with TEMA_NOT_FOUND, naming the nearest candidates. */
TEMA_API
TEMA_MUST_CHECK bool tema_variable_find(struct tema_project *project,
                                        const char *variable, char **ret_name,
                                        struct tema_error *error);

/* Calls VARIABLE (as for tema_variable_find) NAME: 1..200 code points, unlike the others'
 * (case folded). Its values stay, also those that somebody sets in another copy meanwhile
 * by the name it had. Fails with TEMA_EXISTS, TEMA_INVALID, TEMA_NOT_FOUND. */
TEMA_API
TEMA_MUST_CHECK bool tema_variable_rename(struct tema_project *project,
                                          const char *variable, const char *name,
                                          struct tema_error *error);

/* Removes VARIABLE (as above) and its values, as one transaction. TEMA_NOT_FOUND. */
TEMA_API
TEMA_MUST_CHECK bool tema_variable_remove(struct tema_project *project,
                                          const char *variable, struct tema_error *error);

struct tema_case_table_result {
    int64_t rows, cases, variables, values, documents; /* new ones; documents: assigned */
};

/* Cases by a CSV file: the column case (or the first column) names the case, a column
 * document (may be absent; several parted by ';') names what is about it, every other
 * column is a variable. One transaction. Fails with TEMA_UNREADABLE, TEMA_INVALID,
 * TEMA_NOT_FOUND (a document). */
TEMA_API
TEMA_MUST_CHECK bool tema_case_table(struct tema_project *project, const char *path,
                                     struct tema_case_table_result *ret_result,
                                     struct tema_error *error);

#endif
