/* live_block.c - see findings/live_block.h */
#include "findings/live_block.h"
#include "base/cleanup.h"
#include "findings/live_runs.h"
#include "findings/live_words.h"
#include "findings/marks.h"
#include "text/utf8.h"

struct paragraph {
    size_t begin, end; /* events */
    struct live_words words;
    size_t words_start, words_end; /* bytes */
    bool has_key;                  /* at its end, from byte key_at */
    size_t key_at;
    struct live_key key;
};

struct paragraphs {
    struct paragraph *items;
    size_t count, capacity;
};

static void paragraphs_release(struct paragraphs *paragraphs)
{
    for (size_t i = 0; i < paragraphs->count; i++)
        live_words_release(&paragraphs->items[i].words);
    array_release(paragraphs);
}

/* [@anything] alone is meant to be a key, even one that cannot be. */
static bool lone_key(struct slice text, size_t start, size_t end, struct arena *arena,
                     struct live_key *ret_key)
{
    struct slice all = slice_cut(text, start, end);

    if (!slice_starts_with(all, SLICE("[@")) || all.bytes[all.length - 1] != ']' ||
        memchr(all.bytes, ']', all.length - 1) != NULL)
        return false;
    *ret_key = (struct live_key){.end = end};
    ret_key->key = arena_copy_slice(arena, slice_cut(all, 2, all.length - 1));
    return true;
}

/* Looks for a key at the end of PARAGRAPH, be there a stop behind it. */
static void find_key(struct paragraph *paragraph, struct arena *arena)
{
    struct slice text = buffer_slice(&paragraph->words.text);
    size_t start = 0, end = text.length;
    struct live_key key = {0};

    live_words_tighten(text, &start, &end);
    paragraph->words_start = start;
    paragraph->words_end = end;
    if (end > start && strchr(".,;:", text.bytes[end - 1]) != NULL)
        end--;
    paragraph->key_at = end;
    while (paragraph->key_at > start && text.bytes[paragraph->key_at] != '[')
        paragraph->key_at--;
    if (end == start || text.bytes[paragraph->key_at] != '[')
        return;
    if (!(live_words_key(text, paragraph->key_at, arena, &key) && key.end == end) &&
        !(paragraph->key_at == start && lone_key(text, start, end, arena, &key)))
        return;
    paragraph->has_key = true;
    paragraph->key = key;
    paragraph->words_end = paragraph->key_at;
    live_words_tighten(text, &paragraph->words_start, &paragraph->words_end);
}

/* Gathers the paragraphs up to the end of the block; false where it holds other things.
 */
static bool gather(const struct events *raw, size_t begin, struct arena *arena,
                   struct paragraphs *paragraphs, size_t *ret_end)
{
    size_t i = begin + 1;

    for (; raw->items[i].kind != EVENT_BLOCK_QUOTATION_END; i++) {
        enum event_kind kind = raw->items[i].kind;
        struct paragraph *last;

        if (kind == EVENT_PARAGRAPH_BEGIN) {
            last = array_push(paragraphs);
            *last = (struct paragraph){.begin = i};
        } else if (kind < EVENT_TEXT && kind != EVENT_PARAGRAPH_END) {
            return false;
        }
        last = &paragraphs->items[paragraphs->count - 1];
        live_words_add(&last->words, &raw->items[i], i);
        if (kind == EVENT_PARAGRAPH_END) {
            last->end = i;
            find_key(last, arena);
        }
    }
    *ret_end = i;
    return true;
}

static bool begins_with_mark(struct slice text, size_t at, size_t end)
{
    size_t behind = at;

    return at < end && marks_is_double(utf8_decode(text, &behind)) &&
           marks_opens(text, at);
}

static bool has_odd_marks(struct slice text, size_t start, size_t end)
{
    size_t marks = 0;

    for (size_t at = start; at < end;)
        marks += marks_is_double(utf8_decode(text, &at));
    return marks % 2 == 1;
}

/* Takes the quotation marks around all the words off; with several paragraphs also those
 * that begin the later ones, as is usual in English. */
static void strip_marks(struct paragraph *paragraphs, size_t count)
{
    struct paragraph *last = &paragraphs[count - 1];
    struct slice text = buffer_slice(&last->words.text);
    size_t closing, opening;

    if (!live_words_closing(text, last->words_start, last->words_end, &closing))
        return;
    if (count == 1) {
        if (!marks_find_opening(text, last->words_start, closing, &opening) ||
            opening != last->words_start)
            return;
    } else if (!begins_with_mark(buffer_slice(&paragraphs->words.text),
                                 paragraphs->words_start, paragraphs->words_end)) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        struct slice words = buffer_slice(&paragraphs[i].words.text);
        size_t start = paragraphs[i].words_start, end = paragraphs[i].words_end;
        bool is_last = i + 1 == count;

        if (i == 0 || (begins_with_mark(words, start, end) &&
                       (has_odd_marks(words, start, end) != is_last)))
            paragraphs[i].words_start = utf8_next(words, start);
    }
    last->words_end = closing;
    live_words_tighten(text, &last->words_start, &last->words_end);
}

/* Whether a key stands among the words too. */
static bool has_other_key(const struct paragraph *paragraph, struct arena *arena)
{
    struct slice text = buffer_slice(&paragraph->words.text);
    struct live_key key;

    for (size_t at = paragraph->words_start; at < paragraph->words_end; at++) {
        if (text.bytes[at] == '[' && live_words_key(text, at, arena, &key))
            return true;
    }
    return false;
}

static void add_words(struct live_chapter *chapter, const struct events *raw,
                      const struct paragraph *paragraph)
{
    struct live_place place = {.end = paragraph->words.text.length,
                               .words_start = paragraph->words_start,
                               .words_end = paragraph->words_end,
                               .stop_start = paragraph->words_end,
                               .stop_end = paragraph->words_end};
    struct live_places places = {&place, 1, 1};

    if (paragraph->words_start < paragraph->words_end)
        live_runs_write(raw, paragraph->begin, paragraph->end + 1, &paragraph->words,
                        &places, -1, &chapter->events);
}

static void add_edge(struct live_chapter *chapter, enum event_kind kind, int64_t line)
{
    *array_push(&chapter->events) = (struct event){.kind = kind,
                                                   .line = line,
                                                   .text = SLICE(""),
                                                   .number = (int)chapter->lives.count};
}

/* A quotation of COUNT paragraphs, the last with the key. */
static void add_quotation(struct live_chapter *chapter, const struct events *raw,
                          struct paragraph *paragraphs, size_t count)
{
    CLEANUP_BUFFER struct buffer words = {0};
    const struct live_key *key = &paragraphs[count - 1].key;
    struct live live = {.kind = LIVE_BLOCK, .key = key->key, .theme = ""};
    size_t begin = chapter->events.count;

    strip_marks(paragraphs, count);
    live.line = raw->items[paragraphs->begin].line;
    live.mistake = key->mistake;
    add_edge(chapter, EVENT_LIVE_BEGIN, live.line);
    for (size_t i = 0; i < count; i++) {
        const struct paragraph *paragraph = &paragraphs[i];

        if (has_other_key(paragraph, chapter->arena))
            live.mistake = "a block quotation has one key, at its end";
        if (words.length > 0)
            buffer_add_byte(&words, '\n');
        buffer_add_slice(&words, slice_cut(buffer_slice(&paragraph->words.text),
                                           paragraph->words_start, paragraph->words_end));
        add_words(chapter, raw, paragraph);
    }
    add_edge(chapter, EVENT_LIVE_END, live.line);
    live.words = (struct slice){arena_copy_slice(chapter->arena, buffer_slice(&words)),
                                words.length};
    live.stressed = live_runs_stressed(&chapter->events, begin, chapter->events.count,
                                       chapter->arena);
    *array_push(&chapter->lives) = live;
}

static void note_unkeyed(struct live_chapter *chapter, const struct events *raw,
                         const struct paragraph *paragraph)
{
    struct live live = {.kind = LIVE_UNKEYED, .key = "", .theme = ""};
    struct slice text = buffer_slice(&paragraph->words.text);

    if (text.length == 0)
        return;
    live.line = raw->items[paragraph->begin].line;
    live.words = (struct slice){arena_copy_slice(chapter->arena, text), text.length};
    *array_push(&chapter->lives) = live;
}

static bool has_any_key(const struct paragraphs *paragraphs, struct arena *arena)
{
    for (size_t i = 0; i < paragraphs->count; i++) {
        if (has_other_key(&paragraphs->items[i], arena))
            return true;
    }
    return false;
}

bool live_block_read(struct live_chapter *chapter, const struct events *raw, size_t begin,
                     size_t *ret_end)
{
    CLEANUP(paragraphs_release) struct paragraphs paragraphs = {0};
    size_t first = 0;

    if (!gather(raw, begin, chapter->arena, &paragraphs, ret_end))
        return false;
    for (size_t i = 0; i < paragraphs.count; i++) {
        if (!paragraphs.items[i].has_key)
            continue;
        add_quotation(chapter, raw, &paragraphs.items[first], i + 1 - first);
        first = i + 1;
    }
    if (first == paragraphs.count)
        return true;
    if (first > 0 || !has_any_key(&paragraphs, chapter->arena))
        note_unkeyed(chapter, raw, &paragraphs.items[first]);
    if (first == 0)
        return false;
    *array_push(&chapter->events) = raw->items[begin];
    for (size_t i = paragraphs.items[first].begin; i <= *ret_end; i++)
        *array_push(&chapter->events) = raw->items[i];
    return true;
}
