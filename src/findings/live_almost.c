/* live_almost.c - see findings/live_almost.h */
#include <ctype.h>
#include <strings.h>

#include "findings/difference.h"
#include "findings/live_almost.h"

enum {
    EXCERPT = 40,     /* code points of what is named */
    KEY_SHORTEST = 6, /* 'q' and five */
    KEY_LONGEST = 13,
};

static bool is_letter(char byte)
{
    return isalnum((unsigned char)byte) || (unsigned char)byte >= 0x80;
}

/* Whether {theme= or a word that is easily written for it stands at byte AT. */
static bool is_attribute(struct slice text, size_t at)
{
    static const char *const names[] = {"theme", "tema", "themes", "teman",
                                        "code",  "kod",  NULL};
    size_t start = at + 1, end;

    if (text.bytes[at] != '{')
        return false;
    while (start < text.length && text.bytes[start] == ' ')
        start++;
    for (end = start; end < text.length && is_letter(text.bytes[end]); end++)
        ;
    for (int i = 0; names[i] != NULL; i++)
        if (strlen(names[i]) == end - start &&
            strncasecmp(names[i], text.bytes + start, end - start) == 0)
            return end < text.length && strchr("=: ", text.bytes[end]) != NULL;
    return false;
}

/* The length of a key at byte AT, behind an @ that no word stands before; 0: none. */
static size_t key_length(struct slice text, size_t at)
{
    size_t end = at + 1;

    if (text.bytes[at] != '@' || (at > 0 && is_letter(text.bytes[at - 1])))
        return 0;
    while (end < text.length && is_letter(text.bytes[end]))
        end++;
    if (end - at - 1 < KEY_SHORTEST || end - at - 1 > KEY_LONGEST ||
        tolower((unsigned char)text.bytes[at + 1]) != 'q')
        return 0;
    for (size_t i = at + 2; i < end; i++)
        if (strchr("0123456789abcdefghjkmnpqrstvwxyz",
                   tolower((unsigned char)text.bytes[i])) == NULL)
            return 0;
    /* A key has a digit more often than not; @qualitative is a word. */
    for (size_t i = at + 2; i < end; i++)
        if (isdigit((unsigned char)text.bytes[i]))
            return end - at - 1;
    return 0;
}

static void find_between(struct slice text, size_t start, size_t end,
                         const struct live_words *words, const struct events *events,
                         struct arena *arena, struct lives *lives)
{
    for (size_t at = start; at < end; at++) {
        size_t key = key_length(text, at);
        struct live live = {.kind = LIVE_ALMOST, .key = "", .theme = ""};

        if (key > 0) {
            live.key = arena_copy_slice(arena, slice_cut(text, at + 1, at + 1 + key));
            live.mistake = arena_format(
                arena, "'@%s' is not read: write [@%s], right behind the words", live.key,
                live.key);
        } else if (is_attribute(text, at)) {
            const char *brace = memchr(text.bytes + at, '}', end - at);
            size_t close = brace != NULL ? (size_t)(brace - text.bytes) + 1 : end;

            live.mistake = arena_format(
                arena, "'%s' is not read: write [COUNT]{theme=\"THEME\"}",
                difference_excerpt(slice_cut(text, at, close), EXCERPT, arena));
        } else {
            continue;
        }
        live.line = live_words_line(words, events, at);
        *array_push(lives) = live;
    }
}

void live_almost_find(const struct live_words *words, const struct events *events,
                      const struct live_places *places, struct arena *arena,
                      struct lives *lives)
{
    struct slice text = buffer_slice(&words->text);
    size_t start = 0;

    for (size_t i = 0; i < places->count; i++) {
        find_between(text, start, places->items[i].start, words, events, arena, lives);
        start = places->items[i].end;
    }
    find_between(text, start, text.length, words, events, arena, lives);
}
