/* server.h - the app's server: one thread, one address that this machine alone can reach
 */
#ifndef SERVER_SERVER_H
#define SERVER_SERVER_H

#include <stdio.h>

#include "tema/error.h"

/* The port that this person's tema takes where it is free: a program that was ended and
 * begun again is found by the windows it left. */
enum { SERVER_USUAL_PORT = -1 };

struct server_options {
    const char *project; /* the one to begin with, or NULL: the app asks */
    const char *version; /* of the program */
    int port;            /* 0: any that is free; or SERVER_USUAL_PORT, else any */
    bool open_browser;
    bool until_closed; /* ends by itself when its last window has been closed */
    FILE *out;         /* told the address: "tema is at http://127.0.0.1:..." */
};

/* Serves until SIGINT, SIGTERM, the app's own wish, or until_closed. Fails with what
 * opening the project fails with; TEMA_EXISTS where another program has the port;
 * TEMA_IO. */
TEMA_MUST_CHECK bool server_run(const struct server_options *options,
                                struct tema_error *error);

#endif
