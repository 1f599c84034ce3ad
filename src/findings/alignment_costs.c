/* alignment_costs.c - see findings/alignment_costs.h */
#include "findings/alignment_costs.h"

static bool slice_ends_with(struct slice text, struct slice end)
{
    return text.length >= end.length &&
           slice_equals(slice_from(text, text.length - end.length), end);
}

/* Whether "[J]ag" stands for "jag", "ring[de]" for "ringer". */
static bool bends(const struct token *bent, struct slice word)
{
    size_t kept = bent->head.length + bent->tail.length;
    struct slice rest;

    if (word.length < kept || !slice_starts_with(word, bent->head) ||
        !slice_ends_with(word, bent->tail))
        return false;
    rest = slice_cut(word, bent->head.length, word.length - bent->tail.length);
    if (slice_equals(rest, bent->inner))
        return true;
    /* A capital letter in brackets is the word's own, not in place of another. */
    return bent->head.length > 0 || (rest.length == 0 && bent->inner.length > 2);
}

uint32_t alignment_pair_cost(const struct alignment *alignment, size_t w, size_t s)
{
    const struct token *written = &alignment->written->items[w];
    const struct token *source = &alignment->source->items[s];

    if (written->kind == TOKEN_BENT)
        return source->kind != TOKEN_WORD       ? COST_NEVER
               : bends(written, source->folded) ? 0
                                                : COST_WORD_OTHER;
    if (written->kind != source->kind)
        return COST_NEVER;
    if (tokens_are_equal(written, source))
        return 0;
    if (written->kind == TOKEN_MARK)
        return COST_MARK;
    if (tokens_are_alike(written, source))
        return w == alignment->first_word ? 0 : COST_CASE;
    return COST_WORD_OTHER;
}

bool alignment_is_stop(const struct token *mark)
{
    return mark->kind == TOKEN_MARK && mark->plain.length == 1 &&
           strchr(".,;:-", *mark->plain.bytes) != NULL;
}

static bool is_at_gap(const struct alignment *alignment, size_t w)
{
    const struct tokens *written = alignment->written;

    return (w > 0 && written->items[w - 1].kind == TOKEN_GAP) ||
           (w + 1 < written->count && written->items[w + 1].kind == TOKEN_GAP);
}

uint32_t alignment_added_cost(const struct alignment *alignment, size_t w)
{
    const struct token *token = &alignment->written->items[w];

    switch (token->kind) {
    case TOKEN_NOTE:
        return 0;
    case TOKEN_MARK:
        return alignment_is_stop(token) &&
                       (is_at_gap(alignment, w) || w >= alignment->ending)
                   ? 0
                   : COST_MARK;
    default:
        return COST_WORD_ADDED;
    }
}

uint32_t alignment_left_out_cost(const struct alignment *alignment, size_t s)
{
    if (alignment->is_label[s])
        return 0;
    return alignment->source->items[s].kind == TOKEN_MARK ? COST_MARK
                                                          : COST_WORD_LEFT_OUT;
}
