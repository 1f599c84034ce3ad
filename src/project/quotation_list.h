/* quotation_list.h - what the files about the listing of quotations share
 *
 * A list is made in two steps: candidates are picked and sorted without their words, and
 * then those of the page that is wanted are filled. */
#ifndef PROJECT_QUOTATION_LIST_H
#define PROJECT_QUOTATION_LIST_H

#include "project/code_set.h"
#include "project/codings.h"
#include "project/quotation.h"

struct candidate {
    int64_t id, start, end, turns, made_at;
    const struct entry *document;
    const struct entry *speaker; /* or NULL */
    int64_t rank;                /* what the filter sorts by; the smallest first */
    char key[KEY_SIZE];
};

struct candidates {
    struct candidate *items;
    size_t count, capacity;
};

struct quotation_listing {
    struct tema_project *project;
    const struct tema_quotation_filter *filter;
    struct arena *arena; /* what is handed out lives here */
    struct small_tables tables;
    struct code_set of_code, of_theme; /* of the filter */
    struct code_set evidence;          /* quotations that the theme gathers itself */
    int64_t case_id, coder_id;         /* of the filter; 0: any */
    struct map of_value;               /* ids of the cases that have the filter's value */
    struct buffer words;               /* of the filter, folded */
    struct candidates candidates;
    struct codings codings; /* of the candidates, or nothing */
    bool has_codings;
};

/* Fills candidates with what passes the filter, in the filter's order
 * (quotation_pick.c). */
TEMA_MUST_CHECK
bool quotation_pick(struct quotation_listing *listing, struct tema_error *error);

/* Fills COUNT quotations (zeroed) from as many candidates (quotation_fill.c). */
TEMA_MUST_CHECK
bool quotation_fill(struct quotation_listing *listing, const struct candidate *candidates,
                    size_t count, struct tema_quotation *quotations,
                    struct tema_error *error);

/* Whom a candidate with these codings is about, or NULL: as the view quotation_about
 * says, without asking it for each. */
const struct entry *quotation_about_whom(const struct small_tables *tables,
                                         const struct candidate *candidate,
                                         const struct coded *codings, size_t count);

#endif
