/* live_words.c - see findings/live_words.h */
#include <ctype.h>

#include "findings/live_words.h"
#include "findings/marks.h"
#include "text/utf8.h"

enum {
    CODE_BYTE = 1,    /* no text has it */
    KEY_SHORTEST = 4, /* characters behind the q; real keys have more, slips may not */
    KEY_LONGEST = 24,

    /* Bytes; what is longer is something else, and looking for its end takes time. */
    KEYS_LARGEST = 200,
    ATTRIBUTES_LARGEST = 2000,
};

static size_t smaller(size_t left, size_t right)
{
    return left < right ? left : right;
}

void live_words_release(struct live_words *words)
{
    buffer_release(&words->text);
    array_release(&words->runs);
}

void live_words_add(struct live_words *words, const struct event *event, size_t index)
{
    size_t start = words->text.length;

    if (event->kind == EVENT_TEXT)
        buffer_add_slice(&words->text, event->text);
    else if (event->kind == EVENT_SPACE)
        buffer_add_byte(&words->text, ' ');
    else if (event->kind == EVENT_LINE_BREAK)
        buffer_add_byte(&words->text, '\n');
    else if (event->kind == EVENT_CODE)
        buffer_add_byte(&words->text, CODE_BYTE);
    else
        return;
    *array_push(&words->runs) = (struct live_run){start, index};
}

int64_t live_words_line(const struct live_words *words, const struct events *events,
                        size_t at)
{
    size_t low = 0, high = words->runs.count;

    while (low + 1 < high) {
        size_t middle = low + (high - low) / 2;

        if (words->runs.items[middle].start <= at)
            low = middle;
        else
            high = middle;
    }
    return events->items[words->runs.items[low].event].line;
}

/* --- keys --- */

/* KEY in small letters, with the letters that keys do not have as the digits that people
 * take them for; NULL where it cannot be a key, however mistyped. */
static const char *clean_key(struct slice key, struct arena *arena)
{
    char *clean;

    if (key.length < 1 + KEY_SHORTEST || key.length > KEY_LONGEST)
        return NULL;
    clean = arena_copy_slice(arena, key);
    for (char *c = clean; *c != '\0'; c++) {
        if (!isalnum((unsigned char)*c))
            return NULL;
        *c = (char)tolower((unsigned char)*c);
        if (*c == 'u')
            return NULL;
        *c = (char)(*c == 'o' ? '0' : *c == 'i' || *c == 'l' ? '1' : *c);
    }
    return *clean == 'q' ? clean : NULL;
}

bool live_words_key(struct slice text, size_t at, struct arena *arena,
                    struct live_key *ret_key)
{
    const char *close;
    struct slice inside;
    size_t end;

    if (!slice_starts_with(slice_from(text, at), SLICE("[@")))
        return false;
    close = memchr(text.bytes + at, ']', smaller(text.length - at, KEYS_LARGEST));
    if (close == NULL)
        return false;
    end = (size_t)(close - text.bytes);
    inside = slice_cut(text, at + 2, end);
    while (inside.length > 0 && inside.bytes[inside.length - 1] == ' ')
        inside.length--;
    ret_key->end = end + 1;
    ret_key->mistake = NULL;
    if ((ret_key->key = clean_key(inside, arena)) != NULL)
        return true;
    for (size_t i = 0; i < inside.length; i++) {
        if (strchr(";, ", inside.bytes[i]) == NULL)
            continue;
        ret_key->key = clean_key(slice_cut(inside, 0, i), arena);
        ret_key->mistake = "a quotation has one key, alone in its brackets";
        return ret_key->key != NULL;
    }
    return false;
}

/* --- quotations within sentences --- */

static bool is_stop(char c)
{
    return c == '.' || c == ',' || c == ';' || c == ':' || c == '!' || c == '?';
}

bool live_words_closing(struct slice text, size_t from, size_t at, size_t *ret_closing)
{
    size_t here = at;

    while (here > from && (text.bytes[here - 1] == ' ' || text.bytes[here - 1] == '\n'))
        here--;
    if (here > from && is_stop(text.bytes[here - 1]))
        here--;
    if (here > from) {
        uint32_t c = marks_before(text, here);

        *ret_closing = utf8_previous(text, here);
        return marks_is_double(c) || marks_is_single(c);
    }
    return false;
}

void live_words_tighten(struct slice text, size_t *start, size_t *end)
{
    while (*start < *end && strchr(" \n", text.bytes[*start]) != NULL)
        ++*start;
    while (*end > *start && strchr(" \n", text.bytes[*end - 1]) != NULL)
        --*end;
}

/* The quotation whose key stands at AT; words do not begin before FROM. */
static struct live_place quotation_at(struct slice text, size_t from, size_t at,
                                      const struct live_key *key)
{
    struct live_place place = {at, key->end, at, at, at, at, {.kind = LIVE_INLINE}};
    size_t closing, opening;

    place.live.key = key->key;
    place.live.theme = "";
    place.live.mistake = key->mistake;
    if (!live_words_closing(text, from, at, &closing))
        return place;
    if (!marks_find_opening(text, from, closing, &opening)) {
        place.live.mistake = "the quotation mark before the key closes nothing";
        return place;
    }
    place.start = opening;
    place.words_start = utf8_next(text, opening);
    place.words_end = closing;
    place.stop_start = utf8_next(text, closing);
    place.stop_end = at;
    live_words_tighten(text, &place.stop_start, &place.stop_end);
    live_words_tighten(text, &place.words_start, &place.words_end);
    place.live.words = slice_cut(text, place.words_start, place.words_end);
    if (place.live.words.length == 0)
        place.live.mistake = "there are no words between the quotation marks";
    return place;
}

/* --- counts --- */

/* Reads {theme="NAME"} at AT; white space and kinds of quotation marks do not matter. */
static bool theme_at(struct slice text, size_t at, struct arena *arena,
                     const char **ret_theme, size_t *ret_end)
{
    const char *close;
    size_t start, end;

    if (at >= text.length || text.bytes[at] != '{')
        return false;
    close = memchr(text.bytes + at, '}', smaller(text.length - at, ATTRIBUTES_LARGEST));
    if (close == NULL)
        return false;
    start = at + 1;
    end = (size_t)(close - text.bytes);
    *ret_end = end + 1;
    live_words_tighten(text, &start, &end);
    if (!slice_starts_with(slice_cut(text, start, end), SLICE("theme")))
        return false;
    start += strlen("theme");
    live_words_tighten(text, &start, &end);
    if (start == end || text.bytes[start++] != '=')
        return false;
    live_words_tighten(text, &start, &end);
    if (start < end) {
        size_t first = start;
        uint32_t c = utf8_decode(text, &first);

        if (marks_is_double(c) || marks_is_single(c))
            start = first;
    }
    if (end > start && (marks_is_double(marks_before(text, end)) ||
                        marks_is_single(marks_before(text, end))))
        end = utf8_previous(text, end);
    live_words_tighten(text, &start, &end);
    *ret_theme = arena_copy_slice(arena, slice_cut(text, start, end));
    return true;
}

/* A count whose bracket opens at AT. */
static bool count_at(struct slice text, size_t at, struct arena *arena,
                     struct live_place *ret_place)
{
    struct live_place place = {.start = at, .words_start = at + 1};
    size_t close = at + 1;

    while (close < text.length && text.bytes[close] != ']' && text.bytes[close] != '[')
        close++;
    if (close == text.length || text.bytes[close] != ']')
        return false;
    place.live = (struct live){.kind = LIVE_COUNT, .key = ""};
    place.words_end = place.stop_start = place.stop_end = close;
    if (!theme_at(text, place.words_end + 1, arena, &place.live.theme, &place.end))
        return false;
    place.live.words = slice_cut(text, place.words_start, place.words_end);
    *ret_place = place;
    return true;
}

void live_words_find(const struct live_words *words, struct arena *arena,
                     struct live_places *places)
{
    struct slice text = buffer_slice(&words->text);
    size_t from = 0; /* behind the last live thing */

    for (size_t at = 0; at < text.length;) {
        struct live_place place;
        struct live_key key;
        const char *open = memchr(text.bytes + at, '[', text.length - at);

        if (open == NULL)
            return;
        at = (size_t)(open - text.bytes);
        if (live_words_key(text, at, arena, &key))
            place = quotation_at(text, from, at, &key);
        else if (!count_at(text, at, arena, &place)) {
            at++;
            continue;
        }
        place.live.words.bytes = arena_copy_slice(arena, place.live.words);
        *array_push(places) = place;
        at = from = place.end;
    }
}
