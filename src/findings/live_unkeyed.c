/* live_unkeyed.c - see findings/live_unkeyed.h */
#include <ctype.h>

#include "findings/live_unkeyed.h"
#include "findings/marks.h"
#include "findings/tokens.h"
#include "text/utf8.h"

/* Whether brackets with a year or an @ in them follow at byte AT: somebody else is
 * quoted. */
static bool has_source(struct slice text, size_t at)
{
    int digits = 0;

    while (at < text.length && strchr(" .,\n", text.bytes[at]) != NULL)
        at++;
    if (at == text.length || (text.bytes[at] != '(' && text.bytes[at] != '['))
        return false;
    for (; at < text.length && text.bytes[at] != ')' && text.bytes[at] != ']'; at++) {
        digits = isdigit((unsigned char)text.bytes[at]) ? digits + 1 : 0;
        if (digits == 4 || text.bytes[at] == '@')
            return true;
    }
    return false;
}

/* The byte of the next double quotation mark from AT, before END. */
static size_t next_mark(struct slice text, size_t at, size_t end)
{
    while (at < end) {
        size_t here = at;

        if (marks_is_double(utf8_decode(text, &here)))
            return at;
        at = here;
    }
    return end;
}

static void find_between(struct slice text, size_t start, size_t end,
                         const struct live_words *words, const struct events *events,
                         struct arena *arena, struct lives *lives)
{
    size_t at = next_mark(text, start, end);

    while (at < end) {
        size_t begin = utf8_next(text, at), close = next_mark(text, begin, end);
        struct slice quoted;

        if (close == end)
            return;
        quoted = slice_cut(text, begin, close);
        if (!marks_opens(text, at) || marks_opens(text, close)) {
            at = close;
            continue;
        }
        at = next_mark(text, utf8_next(text, close), end);
        if (tokens_count_words(quoted) >= LIVE_UNKEYED_WORDS &&
            !has_source(text, utf8_next(text, close)))
            *array_push(lives) =
                (struct live){.kind = LIVE_UNKEYED,
                              .line = live_words_line(words, events, begin),
                              .key = "",
                              .theme = "",
                              .words = {arena_copy_slice(arena, quoted), quoted.length}};
    }
}

void live_unkeyed_find(const struct live_words *words, const struct events *events,
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
