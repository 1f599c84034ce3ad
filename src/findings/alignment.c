/* alignment.c - see findings/alignment.h */
#include "findings/alignment.h"

enum {
    COST_CASE = 1,
    COST_MARK = 1,       /* another one, one more, one less */
    COST_WORD_ADDED = 4, /* at the beginning, another word rather than one too many */
    COST_WORD_LEFT_OUT = 3,
    COST_WORD_OTHER = 4,
    COST_NEVER = 1000000,

    BRACKET_TOKENS = 16, /* that a bracket may stand for, marks counted */
    NAME_SOURCE_WORDS = 3,
};

enum step {
    STEP_START,
    STEP_PAIR,     /* a written token with a source token */
    STEP_ADDED,    /* a written token with nothing */
    STEP_LEFT_OUT, /* a source token with nothing */
    STEP_GAP,      /* a gap begins */
    STEP_SKIP,     /* a source token in a gap */
    STEP_BRACKET,  /* a bracket in place of `length` source tokens */
    STEP_NAME,     /* a name in place of `length` source tokens */
};

static uint16_t pack(enum step step, size_t length)
{
    return (uint16_t)((unsigned)step | (unsigned)length << 8);
}

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

static uint32_t pair_cost(const struct alignment *alignment, size_t w, size_t s)
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

static uint32_t added_cost(const struct alignment *alignment, size_t w)
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

static uint32_t left_out_cost(const struct alignment *alignment, size_t s)
{
    if (alignment->is_label[s])
        return 0;
    return alignment->source->items[s].kind == TOKEN_MARK ? COST_MARK
                                                          : COST_WORD_LEFT_OUT;
}

struct cell {
    uint32_t cost;
    uint16_t step;
};

static void improve(struct cell *cell, uint32_t cost, uint16_t step)
{
    if (cost < cell->cost)
        *cell = (struct cell){cost, step};
}

static uint32_t *row(const struct alignment *alignment, size_t w)
{
    return alignment->costs[w % (EDITS_NAME_LIMIT + 1)];
}

/* A bracket ends before source token S; the fewer words it stands for the better. */
static void try_bracket(const struct alignment *alignment, size_t w, size_t s,
                        struct cell *cell)
{
    const uint32_t *before = row(alignment, w);
    int words = 0;

    for (size_t length = 0; length <= s && length <= BRACKET_TOKENS; length++) {
        if (length > 0)
            words += alignment->source->items[s - length].kind == TOKEN_WORD;
        if (words > EDITS_REPLACED_LIMIT)
            return;
        improve(cell, before[s - length], pack(STEP_BRACKET, length));
    }
}

static void try_name(const struct alignment *alignment, size_t w, size_t s,
                     struct cell *cell)
{
    size_t words = alignment->names[w];
    const uint32_t *before = row(alignment, w + 1 - words);

    for (size_t length = 1; length <= s && length <= NAME_SOURCE_WORDS; length++) {
        if (!alignment->is_name[s - length])
            return;
        improve(cell, before[s - length], pack(STEP_NAME, length));
    }
}

/* The cell behind written token W and source token S - 1. */
static struct cell best(const struct alignment *alignment, size_t w, size_t s,
                        uint32_t added, uint32_t left_cost)
{
    const struct token *token = &alignment->written->items[w];
    const uint32_t *above = row(alignment, w);
    struct cell cell = {UINT32_MAX, 0};

    if (token->kind == TOKEN_GAP) {
        improve(&cell, above[s], pack(STEP_GAP, 0));
        if (s > 0)
            improve(&cell, left_cost, pack(STEP_SKIP, 0));
        return cell;
    }
    if (token->kind == TOKEN_BRACKET)
        try_bracket(alignment, w, s, &cell);
    else if (s > 0 && token->kind != TOKEN_NOTE)
        improve(&cell, above[s - 1] + pair_cost(alignment, w, s - 1), pack(STEP_PAIR, 0));
    if (alignment->names[w] > 0)
        try_name(alignment, w, s, &cell);
    if (token->kind != TOKEN_BRACKET)
        improve(&cell, above[s] + added, pack(STEP_ADDED, 0));
    if (s > 0)
        improve(&cell, left_cost + left_out_cost(alignment, s - 1),
                pack(STEP_LEFT_OUT, 0));
    return cell;
}

static void fill(struct alignment *alignment)
{
    size_t width = alignment->source->count + 1;

    memset(row(alignment, 0), 0, width * sizeof(uint32_t));
    memset(alignment->steps, 0, width * sizeof(uint16_t));
    for (size_t w = 0; w < alignment->written->count; w++) {
        uint32_t *costs = row(alignment, w + 1), added = added_cost(alignment, w);
        uint16_t *steps = alignment->steps + (w + 1) * width;

        for (size_t s = 0; s < width; s++) {
            struct cell cell = best(alignment, w, s, added, s > 0 ? costs[s - 1] : 0);

            costs[s] = cell.cost;
            steps[s] = cell.step;
        }
    }
}

/* Tells one difference more, from the end towards the beginning. */
static void note_difference(struct alignment *alignment, struct difference found)
{
    struct difference *last =
        alignment->differences.count > 0
            ? &alignment->differences.items[alignment->differences.count - 1]
            : NULL;

    if (last != NULL && last->w0 == found.w1 && last->s0 == found.s1 &&
        last->is_case == found.is_case) {
        last->w0 = found.w0;
        last->s0 = found.s0;
        return;
    }
    *array_push(&alignment->differences) = found;
}

static void go_back_pair(struct alignment *alignment, size_t w, size_t s)
{
    uint32_t cost = pair_cost(alignment, w, s);
    const struct token *written = &alignment->written->items[w];
    bool is_equal = tokens_are_equal(written, &alignment->source->items[s]);

    if (cost > 0)
        note_difference(alignment, (struct difference){w, w + 1, s, s + 1,
                                                       written->kind == TOKEN_WORD &&
                                                           cost == COST_CASE});
    else if (written->kind != TOKEN_MARK)
        alignment->same_words++;
    if (w == alignment->first_word && cost == 0 && !is_equal &&
        written->kind == TOKEN_WORD)
        alignment->changes_first_letter = true;
}

/* Follows the steps back from the end at the least cost. */
static void go_back(struct alignment *alignment)
{
    size_t width = alignment->source->count + 1, w = alignment->written->count, s = 0;
    const uint32_t *costs = row(alignment, w);

    for (size_t i = 1; i < width; i++) {
        /* At the end too, another word rather than one too many. */
        if (costs[i] <= costs[s])
            s = i;
    }
    while (w > 0) {
        uint16_t packed = alignment->steps[w * width + s];
        size_t length = packed >> 8;

        switch ((enum step)(packed & 0xFF)) {
        case STEP_PAIR:
            go_back_pair(alignment, --w, --s);
            break;
        case STEP_ADDED:
            w--;
            if (added_cost(alignment, w) > 0)
                note_difference(alignment, (struct difference){w, w + 1, s, s, false});
            break;
        case STEP_LEFT_OUT:
            s--;
            if (left_out_cost(alignment, s) > 0)
                note_difference(alignment, (struct difference){w, w, s, s + 1, false});
            break;
        case STEP_SKIP:
            s--;
            break;
        case STEP_NAME:
            w -= alignment->names[w - 1];
            s -= length;
            break;
        default:
            w--;
            s -= length;
        }
    }
}

void alignment_find(struct alignment *alignment)
{
    size_t width = alignment->source->count + 1;

    alignment->steps =
        memory_take((alignment->written->count + 1) * width * sizeof(uint16_t));
    for (size_t i = 0; i <= EDITS_NAME_LIMIT; i++)
        alignment->costs[i] = memory_take(width * sizeof(uint32_t));
    fill(alignment);
    go_back(alignment);
    for (size_t i = 0; i < alignment->differences.count / 2; i++) {
        size_t other = alignment->differences.count - 1 - i;
        struct difference swapped = alignment->differences.items[i];

        alignment->differences.items[i] = alignment->differences.items[other];
        alignment->differences.items[other] = swapped;
    }
}

void alignment_release(struct alignment *alignment)
{
    free(alignment->steps);
    for (size_t i = 0; i <= EDITS_NAME_LIMIT; i++)
        free(alignment->costs[i]);
    array_release(&alignment->differences);
}
