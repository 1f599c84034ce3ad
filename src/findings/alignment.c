/* alignment.c - see findings/alignment.h */
#include "findings/alignment.h"
#include "findings/alignment_costs.h"

enum {
    BRACKET_TOKENS = 16, /* that a bracket may stand for, marks counted */
    NAME_SOURCE_WORDS = 3,
};

enum step {
    STEP_START,
    STEP_PAIR,     /* a written token with a source token */
    STEP_ADDED,    /* a written token with nothing */
    STEP_LEFT_OUT, /* a source token with nothing */
    STEP_GAP,      /* a gap begins; length 1: or rather a pair, where it ends at once */
    STEP_SKIP,     /* a source token in a gap; likewise */
    STEP_BRACKET,  /* a bracket in place of `length` source tokens */
    STEP_NAME,     /* a name in place of `length` source tokens */
};

static uint16_t pack(enum step step, size_t length)
{
    return (uint16_t)((unsigned)step | (unsigned)length << 8);
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

    if (token->kind == TOKEN_BRACKET)
        try_bracket(alignment, w, s, &cell);
    else if (s > 0 && token->kind != TOKEN_NOTE)
        improve(&cell, above[s - 1] + alignment_pair_cost(alignment, w, s - 1),
                pack(STEP_PAIR, 0));
    if (alignment->names[w] > 0)
        try_name(alignment, w, s, &cell);
    if (token->kind != TOKEN_BRACKET)
        improve(&cell, above[s] + added, pack(STEP_ADDED, 0));
    if (s > 0)
        improve(&cell, left_cost + alignment_left_out_cost(alignment, s - 1),
                pack(STEP_LEFT_OUT, 0));
    return cell;
}

static bool are_dots(const struct alignment *alignment, size_t s)
{
    static const struct slice dots = {"\xE2\x80\xA6", 3};

    return s < alignment->source->count &&
           alignment->source->items[s].kind == TOKEN_MARK &&
           slice_equals(alignment->source->items[s].plain, dots);
}

/* Whether the gap W, bare dots, would begin where somebody paused. */
static bool is_pause(const struct alignment *alignment, size_t w, size_t s)
{
    return alignment->written->items[w].is_bare && are_dots(alignment, s);
}

/* The row of the gap W, which costs nothing wherever it ends. Bare dots where somebody
 * paused are that pause; what is left out there needs brackets. */
static void fill_gap(struct alignment *alignment, size_t w)
{
    size_t width = alignment->source->count + 1;
    const uint32_t *above = row(alignment, w);
    uint32_t *costs = row(alignment, w + 1), gap = UINT32_MAX;
    uint16_t *steps = alignment->steps + (w + 1) * width;

    for (size_t s = 0; s < width; s++) {
        uint32_t entry = above[s] + (is_pause(alignment, w, s) ? COST_PAUSE : 0);
        enum step step = STEP_SKIP;
        bool pairs = false;

        if (entry < gap) {
            gap = entry;
            step = STEP_GAP;
        }
        costs[s] = gap;
        if (s > 0 && is_pause(alignment, w, s - 1) && above[s - 1] < gap) {
            costs[s] = above[s - 1];
            pairs = true;
        }
        steps[s] = pack(step, pairs);
    }
}

static void fill(struct alignment *alignment)
{
    size_t width = alignment->source->count + 1;

    memset(row(alignment, 0), 0, width * sizeof(uint32_t));
    memset(alignment->steps, 0, width * sizeof(uint16_t));
    for (size_t w = 0; w < alignment->written->count; w++) {
        uint32_t *costs = row(alignment, w + 1),
                 added = alignment_added_cost(alignment, w);
        uint16_t *steps = alignment->steps + (w + 1) * width;

        if (alignment->written->items[w].kind == TOKEN_GAP) {
            fill_gap(alignment, w);
            continue;
        }
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
    uint32_t cost = alignment_pair_cost(alignment, w, s);
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

/* Where the gap began that ends in row W before source token S. */
static size_t gap_begin(const struct alignment *alignment, size_t w, size_t s)
{
    const uint16_t *steps = alignment->steps + w * (alignment->source->count + 1);

    while ((steps[s] & 0xFF) == STEP_SKIP)
        s--;
    return s;
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
            if (alignment_added_cost(alignment, w) > 0)
                note_difference(alignment, (struct difference){w, w + 1, s, s, false});
            break;
        case STEP_LEFT_OUT:
            s--;
            if (alignment_left_out_cost(alignment, s) > 0)
                note_difference(alignment, (struct difference){w, w, s, s + 1, false});
            break;
        case STEP_GAP:
        case STEP_SKIP:
            s = length == 1 ? s - 1 : gap_begin(alignment, w, s);
            w--;
            if (length == 0 && is_pause(alignment, w, s))
                note_difference(alignment,
                                (struct difference){w, w + 1, s, s + 1, false});
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
