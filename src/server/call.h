/* call.h - one request from its first header to its answer */
#ifndef SERVER_CALL_H
#define SERVER_CALL_H

#include "server/answer.h"
#include "server/body.h"
#include "server/match.h"
#include "server/serving.h"
#include "server/shelf.h"

struct call {
    struct server *server;
    struct MHD_Connection *connection;
    const struct route *route;
    struct parameters parameters;
    struct body body;
    char folder[PRIVATE_PATH]; /* its own, where it needs files; or "" */
    struct refusal refusal;    /* after what is sent along has been read away */
    char allow[MATCH_METHODS]; /* with a refusal of the method */
    struct tema_error failure; /* of the parameters or of the body */
    struct request request;    /* as its handler sees it */
    struct shelved *shelved;   /* of a route below /api/p/{project} */
    struct answer answer;      /* status 0: none yet */
    int64_t gives_up_at;       /* where it waits for another program; else 0 */
    struct call *next;         /* that waits too */
};

/* MHD's: the whole of a request passes through here. CONTEXT: the server. */
enum MHD_Result call_serve(void *context, struct MHD_Connection *connection,
                           const char *url, const char *method, const char *version,
                           const char *bytes, size_t *count, void **call);
void call_end(void *context, struct MHD_Connection *connection, void **call,
              enum MHD_RequestTerminationCode why);

/* Lets those that wait for another program try again. */
void call_wake_all(struct server *server);

/* Runs the handler of REQUEST, whose fields up to the printer are set, and makes its
 * answer; a transaction that it left open is abandoned. */
bool call_run_handler(struct request *request, struct answer *ret_answer,
                      struct tema_error *error);

#endif
