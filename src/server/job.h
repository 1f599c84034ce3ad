/* job.h - what takes long runs in a process of its own, so that the server answers others
 * meanwhile */
#ifndef SERVER_JOB_H
#define SERVER_JOB_H

#include <poll.h>

#include "server/call.h"

enum { JOBS_MOST = 4 }; /* at once */

/* Runs CALL's handler in a child with a project of its own; the call rests until it has
 * its answer. Fails with TEMA_BUSY where too many run, TEMA_IO. */
bool job_begin(struct call *call, struct tema_error *error);

/* Fills RET_POLLS (JOBS_MOST) with what to wait for; returns how many. */
size_t job_polls(const struct server *server, struct pollfd *ret_polls);
/* Takes what the children have to say. */
void job_serve(struct server *server, const struct pollfd *polls, size_t count);

/* CALL is over: its child works for nobody. */
void job_forget(struct server *server, const struct call *call);
void job_end_all(struct server *server);

#endif
