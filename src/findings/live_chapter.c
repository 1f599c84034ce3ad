/* live_chapter.c - see findings/live_chapter.h */
#include "findings/live_chapter.h"
#include "base/cleanup.h"
#include "findings/difference.h"
#include "findings/live_almost.h"
#include "findings/live_block.h"
#include "findings/live_runs.h"
#include "findings/live_unkeyed.h"
#include "findings/live_words.h"
#include "findings/markdown.h"
#include "text/normal.h"

enum { HEADING_LONGEST = 200 }; /* code points; as a theme's name at most */

static void release_events(struct events *events)
{
    array_release(events);
}

static void release_places(struct live_places *places)
{
    array_release(places);
}

/* Where the paragraph or heading that begins at event BEGIN ends. */
static size_t end_of_runs(const struct events *events, size_t begin)
{
    size_t end = begin;

    while (events->items[end].kind != EVENT_PARAGRAPH_END &&
           events->items[end].kind != EVENT_HEADING_END)
        end++;
    return end;
}

static void add_heading(struct live_chapter *chapter, const struct event *heading,
                        const struct live_words *words)
{
    struct live *live;
    size_t start = 0, end = words->text.length;

    live_words_tighten(buffer_slice(&words->text), &start, &end);
    if (heading->number < 2 || start == end)
        return;
    live = array_push(&chapter->lives);
    *live = (struct live){.kind = LIVE_HEADING, .line = heading->line, .key = ""};
    live->theme = difference_excerpt(slice_cut(buffer_slice(&words->text), start, end),
                                     HEADING_LONGEST, chapter->arena);
}

/* Writes the paragraph or heading [BEGIN, END] anew. */
static void add_runs(struct live_chapter *chapter, const struct events *raw, size_t begin,
                     size_t end)
{
    CLEANUP(live_words_release) struct live_words words = {0};
    CLEANUP(release_places) struct live_places places = {0};
    size_t first = chapter->lives.count, event = chapter->events.count;

    for (size_t i = begin; i < end; i++)
        live_words_add(&words, &raw->items[i], i);
    if (raw->items[begin].kind == EVENT_HEADING_BEGIN)
        add_heading(chapter, &raw->items[begin], &words);
    first = chapter->lives.count;
    live_words_find(&words, chapter->arena, &places);
    for (size_t i = 0; i < places.count; i++) {
        struct live *live = array_push(&chapter->lives);

        *live = places.items[i].live;
        live->line = live_words_line(&words, raw, places.items[i].start);
    }
    live_unkeyed_find(&words, raw, &places, chapter->arena, &chapter->lives);
    live_almost_find(&words, raw, &places, chapter->arena, &chapter->lives);
    live_runs_write(raw, begin, end + 1, &words, &places, (int)first, &chapter->events);
    if (places.count == 0)
        return;
    live_runs_untangle(&chapter->events, event);
    for (size_t i = event, live_begin = event; i < chapter->events.count; i++) {
        const struct event *edge = &chapter->events.items[i];

        if (edge->kind == EVENT_LIVE_BEGIN)
            live_begin = i;
        if (edge->kind == EVENT_LIVE_END)
            chapter->lives.items[edge->number].stressed =
                live_runs_stressed(&chapter->events, live_begin, i, chapter->arena);
    }
}

static void find_lives(struct live_chapter *chapter, const struct events *raw)
{
    for (size_t i = 0; i < raw->count; i++) {
        enum event_kind kind = raw->items[i].kind;
        size_t end;

        if (kind == EVENT_BLOCK_QUOTATION_BEGIN &&
            live_block_read(chapter, raw, i, &end)) {
            i = end;
        } else if (kind == EVENT_PARAGRAPH_BEGIN || kind == EVENT_HEADING_BEGIN) {
            end = end_of_runs(raw, i);
            add_runs(chapter, raw, i, end);
            i = end;
        } else {
            *array_push(&chapter->events) = raw->items[i];
        }
    }
}

bool live_chapter_read(const char *text, struct live_chapter *ret_chapter,
                       struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer clean = {0};
    CLEANUP(release_events) struct events raw = {0};
    struct live_chapter *chapter = ret_chapter;
    struct slice rest;

    *chapter = (struct live_chapter){.arena = arena_new()};
    if (strlen(text) > LIVE_CHAPTER_LARGEST)
        return tema_fail(error, TEMA_UNREADABLE, "a chapter has at most %d MB",
                         LIVE_CHAPTER_LARGEST / (1024 * 1024));
    normal_add(&clean, slice_of(text));
    rest = (struct slice){buffer_string(&clean), clean.length};
    if (!front_matter_read(rest, chapter->arena, &chapter->matter, error))
        return false;
    rest = slice_from(rest, chapter->matter.bytes);
    if (!markdown_read(rest, 1 + chapter->matter.lines, chapter->arena, &raw, error))
        return false;
    find_lives(chapter, &raw);
    return true;
}

void live_chapter_release(struct live_chapter *chapter)
{
    array_release(&chapter->events);
    array_release(&chapter->lives);
    arena_free(chapter->arena);
    chapter->arena = NULL;
}
