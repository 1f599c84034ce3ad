/* marks.c - see findings/marks.h */
#include <strings.h>

#include "findings/marks.h"
#include "text/fold.h"
#include "text/letter.h"
#include "text/utf8.h"

bool marks_is_double(uint32_t c)
{
    return c == '"' || c == 0xAB || c == 0xBB || (c >= 0x201C && c <= 0x201F) ||
           c == 0x2033 || c == 0x275D || c == 0x275E || c == 0xFF02;
}

bool marks_is_single(uint32_t c)
{
    return c == '\'' || (c >= 0x2018 && c <= 0x201B) || c == 0x2032 || c == 0x2039 ||
           c == 0x203A;
}

static bool is_space(uint32_t c)
{
    return c == '\n' || fold_typography(c) == ' ';
}

static bool is_opener(uint32_t c)
{
    return is_space(c) || c == '(' || c == '[' || c == '{' || c == '/' || c == '*' ||
           c == '_' || (c >= 0x2010 && c <= 0x2015) || c == 0xBF || c == 0xA1;
}

static bool is_letter(uint32_t c)
{
    return letter_is(c) || letter_is_digit(c);
}

uint32_t marks_before(struct slice text, size_t end)
{
    size_t at = utf8_previous(text, end);

    return utf8_decode(text, &at);
}

static uint32_t neighbour_before(struct slice text, size_t at)
{
    return at > 0 ? marks_before(text, at) : ' ';
}

static uint32_t neighbour_behind(struct slice text, size_t at)
{
    at = utf8_next(text, at);
    return at < text.length ? utf8_decode(text, &at) : ' ';
}

bool marks_opens(struct slice text, size_t at)
{
    uint32_t before = neighbour_before(text, at);

    return (is_opener(before) || marks_is_double(before) || marks_is_single(before)) &&
           !is_space(neighbour_behind(text, at));
}

static bool is_apostrophe(struct slice text, size_t at, uint32_t c)
{
    return marks_is_single(c) && is_letter(neighbour_before(text, at)) &&
           is_letter(neighbour_behind(text, at));
}

/* « and » say themselves which way they go, and French puts spaces inside. */
static bool find_angle(struct slice text, size_t from, size_t closing, uint32_t wanted,
                       size_t *ret_opening)
{
    for (size_t at = closing; at > from;) {
        size_t here = at = utf8_previous(text, at);

        if (at >= from && utf8_decode(text, &here) == wanted) {
            *ret_opening = at;
            return true;
        }
    }
    return false;
}

bool marks_find_opening(struct slice text, size_t from, size_t closing,
                        size_t *ret_opening)
{
    size_t at = closing, nearest = closing;
    uint32_t mark = utf8_decode(text, &at);
    bool is_double = marks_is_double(mark);
    int depth = 0;

    if ((mark == 0xBB && find_angle(text, from, closing, 0xAB, ret_opening)) ||
        (mark == 0xAB && find_angle(text, from, closing, 0xBB, ret_opening)))
        return true;
    for (at = closing; at > from;) {
        size_t here = at = utf8_previous(text, at);
        uint32_t c = utf8_decode(text, &here);

        if (is_double ? !marks_is_double(c) : !marks_is_single(c))
            continue;
        if (is_apostrophe(text, at, c))
            continue;
        if (!marks_opens(text, at)) {
            depth++;
            continue;
        }
        if (depth == 0) {
            *ret_opening = at;
            return true;
        }
        depth--;
        if (nearest == closing)
            nearest = at;
    }
    *ret_opening = nearest;
    return nearest != closing;
}

const struct marks *marks_of_language(const char *language)
{
    static const struct marks all[] = {
        {"en", "“", "”", "‘", "’"}, {"sv", "”", "”", "’", "’"},
        {"fi", "”", "”", "’", "’"}, {"nb", "«", "»", "‘", "’"},
        {"nn", "«", "»", "‘", "’"}, {"no", "«", "»", "‘", "’"},
        {"da", "»", "«", "›", "‹"}, {"de", "„", "“", "‚", "‘"},
        {"is", "„", "“", "‚", "‘"}, {"fr", "«\u00A0", "\u00A0»", "“", "”"},
        {"es", "«", "»", "“", "”"}, {"it", "«", "»", "“", "”"},
        {"pt", "«", "»", "“", "”"}, {"pl", "„", "”", "«", "»"},
        {"cs", "„", "“", "‚", "‘"}, {"nl", "“", "”", "‘", "’"},
    };
    size_t length = strcspn(language != NULL ? language : "", "-_");

    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (length == 2 && strncasecmp(all[i].language, language, 2) == 0)
            return &all[i];
    }
    return all;
}
