/* live_runs.c - see findings/live_runs.h */
#include "findings/live_runs.h"
#include "base/cleanup.h"

/* Where a place changes what happens to the text: five edges a place, in this order. */
enum edge {
    EDGE_START,       /* text goes */
    EDGE_WORDS_START, /* the live words begin */
    EDGE_WORDS_END,   /* they end; text goes */
    EDGE_STOP_START,  /* text remains */
    EDGE_STOP_END,    /* text goes */
    EDGE_END,         /* text remains */
    EDGE_COUNT,
};

struct cutter {
    const struct live_places *places;
    int first;
    struct events *out;
    size_t place;
    enum edge edge; /* the next one */
    bool keeps;
    int64_t line;
};

static size_t edge_at(const struct cutter *cutter)
{
    const struct live_place *place;

    if (cutter->place == cutter->places->count)
        return SIZE_MAX;
    place = &cutter->places->items[cutter->place];
    switch (cutter->edge) {
    case EDGE_START:
        return place->start;
    case EDGE_WORDS_START:
        return place->words_start;
    case EDGE_WORDS_END:
        return place->words_end;
    case EDGE_STOP_START:
        return place->stop_start;
    case EDGE_STOP_END:
        return place->stop_end;
    default:
        return place->end;
    }
}

static void mark(struct cutter *cutter, enum event_kind kind)
{
    if (cutter->first >= 0)
        *array_push(cutter->out) =
            (struct event){.kind = kind,
                           .line = cutter->line,
                           .text = SLICE(""),
                           .number = cutter->first + (int)cutter->place};
}

static void cross(struct cutter *cutter)
{
    if (cutter->edge == EDGE_WORDS_START)
        mark(cutter, EVENT_LIVE_BEGIN);
    if (cutter->edge == EDGE_WORDS_END)
        mark(cutter, EVENT_LIVE_END);
    cutter->keeps = cutter->edge == EDGE_WORDS_START || cutter->edge == EDGE_STOP_START ||
                    cutter->edge == EDGE_END;
    if (++cutter->edge == EDGE_COUNT) {
        cutter->edge = EDGE_START;
        cutter->place++;
    }
}

/* Words begin as soon as the mark before them has passed, so that an emphasis that begins
 * there lies within; they end with the text behind them. */
static void cross_early(struct cutter *cutter, size_t at)
{
    while (edge_at(cutter) <= at && cutter->edge <= EDGE_WORDS_START) {
        const struct live_place *place = &cutter->places->items[cutter->place];

        if (cutter->edge == EDGE_WORDS_START && place->words_start == place->start)
            return;
        cross(cutter);
    }
}

static void cut_run(struct cutter *cutter, const struct event *event, size_t start,
                    size_t length)
{
    size_t at = start;

    cutter->line = event->line;
    while (at < start + length) {
        size_t end = start + length;

        while (edge_at(cutter) <= at)
            cross(cutter);
        if (edge_at(cutter) < end)
            end = edge_at(cutter);
        if (cutter->keeps) {
            struct event *kept = array_push(cutter->out);

            *kept = *event;
            if (event->kind == EVENT_TEXT)
                kept->text = slice_cut(event->text, at - start, end - start);
        }
        at = end;
    }
    cross_early(cutter, at);
}

void live_runs_write(const struct events *events, size_t begin, size_t end,
                     const struct live_words *words, const struct live_places *places,
                     int first, struct events *out)
{
    struct cutter cutter = {places, first, out, 0, EDGE_START, true, 0};
    size_t run = 0;

    for (size_t i = begin; i < end; i++) {
        const struct event *event = &events->items[i];

        if (run < words->runs.count && words->runs.items[run].event == i) {
            size_t start = words->runs.items[run].start;

            cut_run(&cutter, event, start,
                    event->kind == EVENT_TEXT ? event->text.length : 1);
            run++;
        } else {
            *array_push(out) = *event;
        }
    }
    while (cutter.place < places->count)
        cross(&cutter);
}

static bool begins(enum event_kind kind)
{
    return kind == EVENT_ITALIC_BEGIN || kind == EVENT_BOLD_BEGIN ||
           kind == EVENT_LINK_BEGIN;
}

static bool ends(enum event_kind kind)
{
    return kind == EVENT_ITALIC_END || kind == EVENT_BOLD_END || kind == EVENT_LINK_END;
}

void live_runs_untangle(struct events *events, size_t begin)
{
    ARRAY(struct open {
        size_t event;
        int live;
    })
    open = {0};
    CLEANUP_FREE bool *goes = memory_take_zeroed(events->count - begin + 1, sizeof(bool));
    int live = -1;
    size_t kept = begin;

    for (size_t i = begin; i < events->count; i++) {
        enum event_kind kind = events->items[i].kind;

        if (kind == EVENT_LIVE_BEGIN)
            live = events->items[i].number;
        if (kind == EVENT_LIVE_END)
            live = -1;
        if (begins(kind))
            *array_push(&open) = (struct open){i, live};
        if (ends(kind) && open.count > 0 && open.items[--open.count].live != live)
            goes[i - begin] = goes[open.items[open.count].event - begin] = true;
    }
    for (size_t i = begin; i < events->count; i++) {
        if (!goes[i - begin])
            events->items[kept++] = events->items[i];
    }
    events->count = kept;
    array_release(&open);
}

static bool has_letters(struct slice text)
{
    for (size_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)text.bytes[i];

        if (c >= 0xC3 || (c >= '0' && c <= '9') ||
            ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'))
            return true;
    }
    return false;
}

const char *live_runs_stressed(const struct events *events, size_t begin, size_t end,
                               struct arena *arena)
{
    struct slice stressed = {0};
    bool others = false;
    int depth = 0;

    for (size_t i = begin; i < end; i++) {
        const struct event *event = &events->items[i];

        depth += event->kind == EVENT_ITALIC_BEGIN || event->kind == EVENT_BOLD_BEGIN;
        depth -= event->kind == EVENT_ITALIC_END || event->kind == EVENT_BOLD_END;
        if (event->kind != EVENT_TEXT || !has_letters(event->text))
            continue;
        if (depth > 0 && stressed.length == 0)
            stressed = event->text;
        others = others || depth == 0;
    }
    return others && stressed.length > 0 ? arena_copy_slice(arena, stressed) : NULL;
}
