/* exchange.c - words of include/tema/exchange.h */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "tema/exchange.h"

const char *tema_exchange_outcome_name(enum tema_exchange_outcome outcome)
{
    static const char *const names[] = {"read", "repaired", "lost"};

    return names[outcome];
}

const char *tema_exchange_change_name(enum tema_exchange_change change)
{
    static const char *const names[] = {"new", "changed", "ours", "gone"};

    return names[change];
}

bool tema_exchange_part_from_name(const char *name, enum tema_exchange_part *ret_part,
                                  struct tema_error *error)
{
    static const char *const names[] = {"codebook", "documents", "codings",
                                        "cases",    "memos",     "sets",
                                        "links",    "graphs",    "extras"};

    for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(name, names[i]) == 0) {
            *ret_part = (enum tema_exchange_part)(1U << i);
            return true;
        }
    }
    return tema_fail(error, TEMA_INVALID,
                     "'%s' is no part of a project: there are codebook, documents, "
                     "codings, cases, memos, sets, links, graphs and extras",
                     name);
}

void tema_exchange_result_free(struct tema_exchange_result *result)
{
    arena_free(result->memory);
    *result = (struct tema_exchange_result){0};
}
