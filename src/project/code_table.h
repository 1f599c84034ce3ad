/* code_table.h - what the files about coding by a table share
 *
 * A table is read in two steps. First every row is read, and its document, codes and
 * coder are looked up, each name once. Then the documents are taken one by one: a text is
 * opened once and what is marked in it read once, whatever the order of the rows. Of
 * several faults the one on the first line is told. */
#ifndef PROJECT_CODE_TABLE_H
#define PROJECT_CODE_TABLE_H

#include "base/map.h"
#include "project/quotation.h"

struct table_row {
    int64_t line;              /* in the file, from 1 */
    int64_t start, end;        /* code points; -1: to be found by the words */
    struct slice text;         /* empty where none; borrowed from the file or the arena */
    struct slice comment, key; /* likewise */
    uint32_t document, codes, coder; /* places in the table's lists */
};

struct table_rows {
    struct table_row *items;
    size_t count, capacity;
};

/* A code and the one that it is one with after merges. */
struct table_code {
    struct value object;
    int64_t effective;
};

struct table_codes {
    struct table_code *items;
    size_t count, capacity;
};

/* The codes that one cell names: places in the list of codes. */
struct code_list {
    uint32_t *codes;
    size_t count;
};

struct code_lists {
    struct code_list *items;
    size_t count, capacity;
};

/* Documents or coders. */
struct table_objects {
    struct value *items;
    size_t count, capacity;
    struct map by_cell; /* to the place in items */
};

struct code_table {
    struct tema_project *project;
    struct arena *arena;
    const char *name; /* of the file, without its folder */
    struct table_rows rows;

    struct table_objects documents, coders;
    struct map document_names, document_sources; /* to ids; sources: 0 where several */

    struct table_codes codes;
    struct code_lists lists;
    struct map list_by_cell;
    /* To the place in codes; paths as they are, folded, and folded names, -1 where
     * several; slashed: folded paths and names with slashes within names, likewise. */
    struct map code_paths, code_folded, code_names, code_slashed;

    struct map keys;           /* of all quotations */
    int64_t failed_line;       /* of the first fault, INT64_MAX where there is none */
    struct tema_error failure; /* that fault */
    struct tema_code_table_result result;
};

/* code_table_names.c: cells to objects, each looked up once. What is not there yet is
 * born, but for documents. */
TEMA_MUST_CHECK
bool code_table_names_load(struct code_table *table, struct tema_error *error);
TEMA_MUST_CHECK
bool code_table_document(struct code_table *table, struct slice cell, uint32_t *ret_place,
                         struct tema_error *error);
TEMA_MUST_CHECK
bool code_table_coder(struct code_table *table, struct slice cell, uint32_t *ret_place,
                      struct tema_error *error);
TEMA_MUST_CHECK
bool code_table_codes(struct code_table *table, struct slice cell, uint32_t *ret_place,
                      struct tema_error *error);

/* Without white space at its ends. */
struct slice code_table_trim(struct slice cell);

/* code_table_mark.c: marks and codes what the rows say. Faults in rows are kept in
 * TABLE; fails only where nothing more can be done. */
TEMA_MUST_CHECK
bool code_table_mark(struct code_table *table, struct tema_error *error);

/* Whether ERROR says that a row is wrong, and not that the machine is in trouble. */
bool code_table_is_fault(const struct tema_error *error);

/* Keeps the fault of LINE if no earlier line has one. */
void code_table_note(struct code_table *table, int64_t line,
                     const struct tema_error *error);

#endif
