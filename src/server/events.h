/* events.h - what windows are told while they stand open: server-sent events
 *
 * Format: https://html.spec.whatwg.org/multipage/server-sent-events.html */
#ifndef SERVER_EVENTS_H
#define SERVER_EVENTS_H

#include "server/call.h"

/* Answers CALL with events of its project, its present version first. */
enum MHD_Result events_listen(struct call *call);

/* Tells SHELVED's windows if its project has changed since they were told. */
void events_look(struct server *server, struct shelved *shelved);

/* The same for every project that somebody listens to; lets go of windows that have been
 * closed, and sends a sign of life where it is time. */
void events_tick(struct server *server);

/* DATA: JSON on one line. */
void events_progress(struct server *server, const struct shelved *shelved,
                     const char *data);

/* Ends all of them. */
void events_end(struct server *server);

#endif
