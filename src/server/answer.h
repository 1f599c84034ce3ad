/* answer.h - what goes back to the browser, and the headers that go with all of it */
#ifndef SERVER_ANSWER_H
#define SERVER_ANSWER_H

#include <microhttpd.h>

#include "server/assets.h"
#include "server/guard.h"
#include "tema/error.h"

/* Start with {.file = -1}. */
struct answer {
    unsigned status;    /* HTTP */
    char *bytes;        /* owned, of malloc */
    size_t count;       /* of the bytes, or of the file */
    int file;           /* instead of bytes; owned; -1: none */
    char *content_type; /* owned; NULL: JSON */
    char *file_name;    /* owned; under which the browser keeps it, or NULL */
    int64_t version;    /* of the project that it was read from; 0: of none */
};

void answer_release(struct answer *answer);

/* Sends what ANSWER has, and takes it; a browser keeps no copy. */
enum MHD_Result answer_send(struct MHD_Connection *connection, struct answer *answer);

/* ERROR with the status of its kind; takes the place of what ANSWER had. */
void answer_with_error(struct answer *answer, const struct tema_error *error);
void answer_with_refusal(struct answer *answer, const struct refusal *refusal);

/* REFUSAL, to a person (a page in both languages) or to the app (JSON). CLOSES: what is
 * still being sent is not read. ALLOW: the methods that are, or NULL. */
enum MHD_Result answer_refuse(struct MHD_Connection *connection, const char *url,
                              const struct refusal *refusal, const char *allow,
                              bool closes);

enum MHD_Result answer_asset(struct MHD_Connection *connection,
                             const struct asset *asset);

/* Leads to URL; COOKIE: to be kept, or NULL. */
enum MHD_Result answer_redirect(struct MHD_Connection *connection, const char *url,
                                const char *cookie);

/* Puts on RESPONSE what every answer bears. */
void answer_guard(struct MHD_Response *response);

/* The word for KIND that errors bear: "not found". */
const char *answer_kind(enum tema_error_kind kind);

#endif
