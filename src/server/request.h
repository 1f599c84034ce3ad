/* request.h - one request on its way to its handler, and the answer it gets
 *
 * A handler reads what it needs from the request, calls the library, and prints its
 * answer to request->printer: a record (tema_printer_begin) or a list. What it returns
 * false for becomes an error with its kind's status, and nothing that it printed is
 * sent. */
#ifndef SERVER_REQUEST_H
#define SERVER_REQUEST_H

#include <jansson.h>

#include "tema/tema.h"

struct server;
struct shelved; /* an open project: shelf.h */

struct request {
    struct server *server;
    struct shelved *shelved;      /* of a route below /api/p/{project}, else NULL */
    struct tema_project *project; /* the same one's, open; or NULL */
    struct tema_printer *printer; /* of the answer's JSON */
    json_t *body;                 /* the object sent along; an empty one where none was */
    const char *body_path; /* of a route with WITH_FILE: the bytes sent, as a file */

    /* Filled by request_file and request_file_kept, and by the loop. */
    const char *content_type; /* of an answer that is no JSON, else NULL */
    char *bytes;              /* owned */
    size_t byte_count;
    char *file_name; /* under which the browser keeps it, or NULL; owned */

    const struct route *route;
    const struct parameter *parameters; /* of the path and the query */
    size_t parameter_count;
};

struct parameter {
    const char *name, *value; /* decoded */
    bool of_path;
};

/* What a route asks for, or'ed. */
enum {
    NEEDS_PROJECT = 1 << 0,
    CHANGES = 1 << 1,   /* the project: refused where it is open to be read only */
    WITH_FILE = 1 << 2, /* the body is a file's bytes, not JSON */
    AS_JOB = 1 << 3, /* takes long: runs in a process of its own (job.h), with a project
                        of its own */
    OPEN_ENDED = 1 << 4, /* the answer goes on: events */
};

struct route {
    const char *method; /* "GET"; NULL ends the table */
    const char *path;   /* "/api/p/{project}/codes/{code}" */
    unsigned flags;
    bool (*run)(struct request *request, struct tema_error *error);
};

/* All of them: docs/api.md says what each takes and gives. */
extern const struct route routes[];

/* The text of the path's {NAME}; never NULL. */
const char *request_path(const struct request *request, const char *name);
/* The row in the path's {NAME}. Fails with TEMA_NOT_FOUND where it is no number. */
bool request_row(const struct request *request, const char *name, int64_t *ret_row,
                 struct tema_error *error);

/* A parameter of the query, or NULL where it is absent or empty. */
const char *request_query(const struct request *request, const char *name);
/* The same as a number of at least 0; ABSENT where it is absent. TEMA_INVALID. */
bool request_query_number(const struct request *request, const char *name, int64_t absent,
                          int64_t *ret_number, struct tema_error *error);
/* The same as a time, ISO 8601 or a date: ms since 1970; 0 where absent. TEMA_INVALID. */
bool request_query_time(const struct request *request, const char *name, int64_t *ret_ms,
                        struct tema_error *error);
/* TEXT as such a time; NAME: what it is called. TEMA_INVALID. */
bool request_time_of(const char *name, const char *text, int64_t *ret_ms,
                     struct tema_error *error);

/* Fields of the body. Absent and null: NULL, false for body_has, ABSENT. TEMA_INVALID
 * where the field is of another type. Strings are the body's own. */
bool body_has(const struct request *request, const char *name);
bool body_string(const struct request *request, const char *name, const char **ret_value,
                 struct tema_error *error);
/* Fails with TEMA_INVALID where it is absent. */
bool body_needs_string(const struct request *request, const char *name,
                       const char **ret_value, struct tema_error *error);
bool body_number(const struct request *request, const char *name, int64_t absent,
                 int64_t *ret_value, struct tema_error *error);
bool body_needs_number(const struct request *request, const char *name,
                       int64_t *ret_value, struct tema_error *error);
bool body_boolean(const struct request *request, const char *name, bool absent,
                  bool *ret_value, struct tema_error *error);
/* The array NAME, borrowed; NULL where absent. */
bool body_array(const struct request *request, const char *name, json_t **ret_array,
                struct tema_error *error);
/* The array NAME of numbers or of strings: new, free with free(); strings are borrowed
 * from the body. */
bool body_numbers(const struct request *request, const char *name, int64_t **ret_items,
                  size_t *ret_count, struct tema_error *error);
bool body_strings(const struct request *request, const char *name,
                  const char ***ret_items, size_t *ret_count, struct tema_error *error);

/* Answers with BYTES (stolen, of malloc) instead of JSON. FILE_NAME: what the browser is
 * to keep them as; NULL: it shows them. Copied. */
void request_answer_bytes(struct request *request, char *bytes, size_t count,
                          const char *content_type, const char *file_name);

/* Fills ERROR and returns false: one line, lower case, no full stop. */
__attribute__((format(printf, 3, 4))) bool request_fail(struct tema_error *error,
                                                        enum tema_error_kind kind,
                                                        const char *format, ...);

/* Tells the project's windows how far a route with AS_JOB has come. NAME: of what is
 * worked on ("Anna.docx"); TOTAL 0: not known. May be called often. */
void request_progress(struct request *request, const char *name, const char *stage,
                      int64_t done, int64_t total);

#endif
