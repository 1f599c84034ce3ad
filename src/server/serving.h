/* serving.h - the running server, as the files of this room see it */
#ifndef SERVER_SERVING_H
#define SERVER_SERVING_H

#include <microhttpd.h>

#include "server/guard.h"
#include "server/private.h"
#include "server/server.h"
#include "tema/tema.h"

struct call;
struct job;
struct listener;
struct shelf;

struct server {
    const struct server_options *options;
    struct MHD_Daemon *daemon;
    int listens;               /* its socket */
    int signals;               /* signalfd */
    int epoll;                 /* the daemon's, borrowed */
    char folder[PRIVATE_PATH]; /* private, for what is sent along; gone at the end */
    char first_id[40];         /* of the project to begin with, or "" */
    struct guard guard;
    struct shelf *shelf;
    struct call *busy;          /* calls that wait for another program to let go */
    struct job *jobs;           /* that run */
    struct listener *listeners; /* windows that are told of changes */
    bool is_ending;

    /* ms of server_clock */
    int64_t asked_at;   /* when somebody last asked for anything */
    int64_t left_at;    /* when the last window closed its events; 0: none has, or some
                           listen */
    int64_t beats_at;   /* when windows are next sent a sign of life */
    int64_t looked_at;  /* when the projects were last asked whether they changed */
    int64_t retried_at; /* when calls that wait were last woken */
    bool at_the_start;  /* the last thing asked for was the list of projects */
};

/* Listens, with what the options name. Start with {.options = ..., .listens = -1,
 * .signals = -1}; fails as server_run, and needs server_end also then. */
TEMA_MUST_CHECK bool server_begin(struct server *server, struct tema_error *error);
/* Waits for at most WAIT ms (-1: without end) for anything to come, and deals with it. */
void server_go_round(struct server *server, int wait);
void server_end(struct server *server);

/* ms since some moment; never goes back. */
int64_t server_clock(void);

#endif
