/* alignment_costs.h - what each change to a quotation costs; 0: it is lawful */
#ifndef FINDINGS_ALIGNMENT_COSTS_H
#define FINDINGS_ALIGNMENT_COSTS_H

#include "findings/alignment.h"

enum {
    COST_CASE = 1,
    COST_MARK = 1,       /* another one, one more, one less */
    COST_WORD_ADDED = 6, /* at the beginning, another word rather than one too many */
    COST_WORD_LEFT_OUT = 3,
    COST_WORD_OTHER = 6,
    COST_PAUSE = 1, /* a gap that begins where somebody paused */
    COST_NEVER = 1000000,
};

/* Written token W for source token S. */
uint32_t alignment_pair_cost(const struct alignment *alignment, size_t w, size_t s);

/* Written token W for nothing. */
uint32_t alignment_added_cost(const struct alignment *alignment, size_t w);

/* Source token S left out without a sign. */
uint32_t alignment_left_out_cost(const struct alignment *alignment, size_t s);

#endif
