/* marking.h - a span is marked, a quotation coded, with codes that are there and new ones
 */
#ifndef SERVER_MARKING_H
#define SERVER_MARKING_H

#include "server/request.h"

struct marking_result {
    char key[32];
    bool created; /* false: the span was marked already */
};

/* By the body's document, start, end, codes, new_codes, comment; one transaction. */
bool marking_add(struct request *request, struct marking_result *ret_result,
                 struct tema_error *error);

/* By the body's add, new_codes and remove; one transaction. */
bool marking_code(struct request *request, struct tema_quotation_id quotation,
                  struct tema_error *error);

#endif
