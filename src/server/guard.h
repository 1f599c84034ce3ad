/* guard.h - who may ask for what: the app that the program itself has opened, alone */
#ifndef SERVER_GUARD_H
#define SERVER_GUARD_H

#include <microhttpd.h>
#include <stdbool.h>

#include "server/secret.h"

struct guard {
    int port;
    char cookie[32];       /* its name; browsers do not part cookies by port */
    struct secret token;   /* in the link; used once */
    struct secret session; /* in the cookie */
};

/* Why something is not answered. Start with {0}: it is. */
struct refusal {
    unsigned status; /* HTTP; 0: nothing is refused */
    const char *kind, *message;
};

/* Makes both secrets. False where the machine gives no randomness. */
bool guard_begin(struct guard *guard, int port);

/* By the headers alone. Whether it is asked with the session's cookie is the first
 * question but one: the host. */
struct refusal guard_check(const struct guard *guard, struct MHD_Connection *connection,
                           const char *method, const char *url);

/* A body that is sent to change something is JSON. */
struct refusal guard_check_type(struct MHD_Connection *connection);

/* Whether WORD is the link's token, which is useless from now on. */
bool guard_take_token(struct guard *guard, const char *word);

bool guard_knows(const struct guard *guard, struct MHD_Connection *connection);

/* "tema-8123=...; HttpOnly; SameSite=Strict; Path=/"; RET_TEXT has GUARD_COOKIE. */
enum { GUARD_COOKIE = 200 };
void guard_cookie(const struct guard *guard, char ret_text[GUARD_COOKIE]);

#endif
