/* difference.c - see findings/difference.h */
#include "findings/difference.h"
#include "base/cleanup.h"
#include "text/utf8.h"

enum { EXCERPT = 60 }; /* code points */

const char *difference_excerpt(struct slice text, size_t most, struct arena *arena)
{
    CLEANUP_BUFFER struct buffer line = {0};
    size_t length = 0;

    for (size_t at = 0; at < text.length; length++) {
        uint32_t c = utf8_decode(text, &at);

        if (length == most) {
            buffer_add_string(&line, "…");
            break;
        }
        utf8_add(&line, c == '\n' || c == '\t' ? ' ' : c);
    }
    return arena_copy_slice(arena, buffer_slice(&line));
}

/* The text from token BEGIN to token END - 1. */
static const char *words_between(const struct tokens *tokens, size_t begin, size_t end,
                                 struct arena *arena)
{
    struct slice first = tokens->items[begin].text, last = tokens->items[end - 1].text;

    return difference_excerpt(
        (struct slice){first.bytes, (size_t)(last.bytes + last.length - first.bytes)},
        EXCERPT, arena);
}

static bool are_marks(const struct tokens *tokens, size_t begin, size_t end)
{
    for (size_t i = begin; i < end; i++) {
        if (tokens->items[i].kind != TOKEN_MARK)
            return false;
    }
    return true;
}

/* "[J]ag", where only the first letter is another. */
static const char *bracketed(struct slice word, struct arena *arena)
{
    size_t first = utf8_next(word, 0);

    return arena_format(arena, "[%.*s]%.*s", (int)first, word.bytes,
                        (int)(word.length - first), word.bytes + first);
}

/* " behind 'vän'" for a mark at token AT. */
static const char *place_of_mark(const struct tokens *tokens, size_t at,
                                 struct arena *arena)
{
    if (at > 0)
        return arena_format(arena, " behind '%s'",
                            words_between(tokens, at - 1, at, arena));
    return at + 1 < tokens->count
               ? arena_format(arena, " before '%s'",
                              words_between(tokens, at + 1, at + 2, arena))
               : "";
}

static const char *tell(const struct alignment *alignment,
                        const struct difference *difference, const char *key,
                        struct arena *arena)
{
    const struct tokens *written = alignment->written, *source = alignment->source;
    size_t w0 = difference->w0, w1 = difference->w1, s0 = difference->s0,
           s1 = difference->s1;
    const char *ours = w1 > w0 ? words_between(written, w0, w1, arena) : "";
    const char *theirs = s1 > s0 ? words_between(source, s0, s1, arena) : "";

    if (difference->is_case && w1 == w0 + 1)
        return arena_format(arena,
                            "'%s' is '%s' in %s; if it must be changed, write '%s'", ours,
                            theirs, key, bracketed(written->items[w0].text, arena));
    if (w1 == w0 + 1 && written->items[w0].kind == TOKEN_GAP)
        return arena_format(
            arena, "'%s'%s is a pause in %s; what is left out there needs '[...]'", ours,
            place_of_mark(written, w0, arena), key);
    if (w1 == w0 && are_marks(source, s0, s1))
        return arena_format(arena, "'%s'%s is left out of %s", theirs,
                            place_of_mark(source, s0, arena), key);
    if (w1 == w0)
        return arena_format(arena, "'%s' is left out of %s without '[...]'", theirs, key);
    if (s1 == s0 && are_marks(written, w0, w1))
        return arena_format(arena, "'%s'%s is not in %s", ours,
                            place_of_mark(written, w0, arena), key);
    if (s1 == s0)
        return arena_format(arena, "'%s' is not in %s", ours, key);
    return arena_format(
        arena, "'%s'%s is not in %s, which has '%s'", ours,
        are_marks(written, w0, w1) ? place_of_mark(written, w0, arena) : "", key, theirs);
}

const char *difference_message(const struct alignment *alignment, bool is_far_off,
                               const char *key, struct arena *arena)
{
    size_t more = alignment->differences.count - 1;
    const char *first;

    if (is_far_off && alignment->source->count > 0)
        return arena_format(
            arena, "these are not the words of %s, which begins '%s'", key,
            words_between(alignment->source, 0, alignment->source->count, arena));
    first = tell(alignment, &alignment->differences.items[0], key, arena);
    if (more == 0)
        return first;
    return arena_format(arena, "%s; and %zu more place%s", first, more,
                        more == 1 ? "" : "s");
}
