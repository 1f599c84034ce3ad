/* match.h - which route an address means, and the parameters in it */
#ifndef SERVER_MATCH_H
#define SERVER_MATCH_H

#include "server/request.h"

enum { MATCH_METHODS = 80 };

struct match {
    const struct route *route;   /* NULL: none */
    char methods[MATCH_METHODS]; /* that the path has, where it is there: "GET, POST" */
};

/* METHOD: "HEAD" counts as "GET". URL: as it was sent, without the query. */
struct match match_route(const char *method, const char *url);

/* Parameters, each name and value of which is owned. Start with {0}. */
struct parameters {
    struct parameter *items;
    size_t count;
};

/* Takes the values of the {NAMES} of ROUTE from URL, decoded. Fails with TEMA_INVALID
 * where they are no text. */
bool parameters_of_path(struct parameters *parameters, const struct route *route,
                        const char *url, struct tema_error *error);
/* Adds one of the query. VALUE NULL: "". */
bool parameters_add(struct parameters *parameters, const char *name, const char *value,
                    struct tema_error *error);
void parameters_release(struct parameters *parameters);

#endif
