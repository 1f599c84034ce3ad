/* convention.c - see exchange/convention.h */
#include <string.h>

#include "exchange/convention.h"
#include "text/letter.h"
#include "text/utf8.h"

enum {
    NAME_LENGTH = 60,  /* code points of a name that are compared: programs cut at 70 */
    LABEL_LENGTH = 60, /* code points of the longest speaker's label */
    DIFFERENCE = 3,    /* fewer hits more are no evidence */
    BELIEF = 4, /* one in so many names fits, where names are of the words at all */
    END = -1,
};

/* The bits of a convention's number; 0 is the standard's. */
enum { UTF16 = 1, CRLF_IS_ONE = 2, BOM_COUNTS = 4 };

struct convention convention_of(int number)
{
    return (struct convention){.utf16 = (number & UTF16) != 0,
                               .crlf_is_two = (number & CRLF_IS_ONE) == 0,
                               .bom_counts = (number & BOM_COUNTS) != 0};
}

static int number_of(const struct convention *convention)
{
    return (convention->utf16 ? UTF16 : 0) | (convention->crlf_is_two ? 0 : CRLF_IS_ONE) |
           (convention->bom_counts ? BOM_COUNTS : 0);
}

const char *convention_phrase(const struct convention *convention)
{
    static const char *const phrases[CONVENTIONS] = {
        "code points, CRLF as 2, byte order mark not counted",
        "UTF-16 units, CRLF as 2, byte order mark not counted",
        "code points, CRLF as 1, byte order mark not counted",
        "UTF-16 units, CRLF as 1, byte order mark not counted",
        "code points, CRLF as 2, byte order mark counted",
        "UTF-16 units, CRLF as 2, byte order mark counted",
        "code points, CRLF as 1, byte order mark counted",
        "UTF-16 units, CRLF as 1, byte order mark counted"};

    return phrases[number_of(convention)];
}

/* --- names --- */

static bool is_space(uint32_t c)
{
    return c <= ' ' || (c >= 0x7F && c <= 0xA0) || (c >= 0x2000 && c <= 0x200B) ||
           c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x3000 || c == 0xFEFF;
}

static struct slice skip_space(struct slice text)
{
    while (text.length > 0) {
        size_t offset = 0;

        if (!is_space(utf8_decode(text, &offset)))
            break;
        text = slice_from(text, offset);
    }
    return text;
}

static struct slice drop_space(struct slice text)
{
    while (text.length > 0) {
        size_t last = utf8_previous(text, text.length), offset = last;

        if (!is_space(utf8_decode(text, &offset)))
            break;
        text.length = last;
    }
    return text;
}

static bool ends_with(struct slice text, struct slice end)
{
    return text.length >= end.length &&
           memcmp(text.bytes + text.length - end.length, end.bytes, end.length) == 0;
}

/* What of NAME the text can be compared with; may be empty. */
static struct slice telling_part(const char *name)
{
    struct slice text = drop_space(slice_of(name));

    if (ends_with(text, SLICE("…")))
        text.length -= SLICE("…").length;
    else if (ends_with(text, SLICE("...")))
        text.length -= SLICE("...").length;
    text = skip_space(drop_space(text));
    return slice_cut(text, 0, utf8_skip(text, 0, NAME_LENGTH));
}

/* The code point at *OFFSET; a run of white space is one blank. */
static int64_t next_of(struct slice text, size_t *offset)
{
    uint32_t c;

    if (*offset == text.length)
        return END;
    c = (unsigned char)text.bytes[*offset];
    if (c > ' ' && c < 0x7F) {
        ++*offset;
        return c;
    }
    c = utf8_decode(text, offset);
    if (!is_space(c))
        return c;
    *offset = text.length - skip_space(slice_from(text, *offset)).length;
    return ' ';
}

static bool begins_as(struct slice text, struct slice name)
{
    size_t at = 0, at_name = 0;

    if (slice_starts_with(text, name))
        return true;
    while (at_name < name.length)
        if (next_of(name, &at_name) != next_of(text, &at))
            return false;
    return true;
}

/* What follows a speaker's label, which a colon or a tab ends; empty: there is none. */
static struct slice behind_label(struct slice text)
{
    size_t offset = 0;

    for (int i = 0; i < LABEL_LENGTH && offset < text.length; i++) {
        uint32_t c = utf8_decode(text, &offset);
        struct slice words;

        if (c == '\n')
            break;
        if (c != '\t' && c != ':')
            continue;
        words = skip_space(slice_from(text, offset));
        if (c == '\t' || words.length < text.length - offset)
            return words;
    }
    return slice_cut(text, text.length, text.length);
}

static bool has_range(const struct raw_text *text, int64_t start, int64_t end)
{
    return start >= 0 && start <= end && end <= text->length;
}

static bool name_fits(const struct raw_text *text, int64_t start, int64_t end,
                      struct slice name)
{
    struct slice words;

    if (name.length == 0)
        return true;
    if (!has_range(text, start, end))
        return false;
    words = skip_space(position_slice(&text->index, start, end));
    return begins_as(words, name) || begins_as(behind_label(words), name);
}

bool convention_name_fits(const struct raw_text *text, int64_t start, int64_t end,
                          const char *name)
{
    return name_fits(text, start, end, telling_part(name));
}

/* --- ends --- */

static bool is_of_a_word(uint32_t c)
{
    return letter_is(c) || letter_is_digit(c);
}

static bool lies_between_words(const struct raw_text *text, int64_t position)
{
    struct slice words = text->index.text;
    size_t at, before;

    if (position == 0 || position == text->length)
        return true;
    at = position_to_byte(&text->index, position);
    before = utf8_previous(words, at);
    return !is_of_a_word(utf8_decode(words, &before)) ||
           !is_of_a_word(utf8_decode(words, &at));
}

bool convention_ends_fit(const struct raw_text *text, int64_t start, int64_t end)
{
    return has_range(text, start, end) && lies_between_words(text, start) &&
           lies_between_words(text, end);
}

/* --- evidence --- */

/* A quotation as one convention has it. */
struct reading_of_one {
    int64_t start, end; /* code points; -1 where there is no such position */
    bool name_fits, ends_fit;
};

/* -1 also where UNITS stands within what is two units: no program cuts there. */
static int64_t exact_position(const struct raw_text *text,
                              const struct convention *convention, int64_t units)
{
    int64_t position = raw_text_position(text, convention, units);

    if (position < 0 || position > text->length ||
        raw_text_units(text, convention, position) != units)
        return -1;
    return position;
}

/* Reads it under convention NUMBER; most conventions agree on most quotations, so that
 * what EARLIER ones (all below NUMBER) found need not be found again. */
static struct reading_of_one read_one(const struct raw_text *text, int64_t start,
                                      int64_t end, struct slice name,
                                      const struct reading_of_one *earlier, int number)
{
    struct convention convention = convention_of(number);
    struct reading_of_one one = {.start = exact_position(text, &convention, start),
                                 .end = exact_position(text, &convention, end)};

    for (int i = 0; i < number; i++)
        if (earlier[i].start == one.start && earlier[i].end == one.end)
            return earlier[i];
    one.name_fits = name_fits(text, one.start, one.end, name);
    one.ends_fit = convention_ends_fit(text, one.start, one.end);
    return one;
}

void evidence_add(struct evidence *evidence, const struct raw_text *text, int64_t start,
                  int64_t end, const char *name)
{
    struct slice telling = telling_part(name);
    struct reading_of_one readings[CONVENTIONS];
    bool is_named = telling.length > 0, is_plain = raw_text_is_plain(text);

    evidence->bounded++;
    evidence->named += is_named;
    for (int i = 0; i < CONVENTIONS; i++) {
        readings[i] = is_plain && i > 0
                          ? readings[0]
                          : read_one(text, start, end, telling, readings, i);
        evidence->name_hits[i] += is_named && readings[i].name_fits;
        evidence->boundary_hits[i] += readings[i].ends_fit;
    }
}

/* --- judgement --- */

static int prior_of(const char *origin, const char **ret_name)
{
    static const struct {
        const char *name;
        int number;
    } habits[] = {{"NVivo", UTF16}, {"ATLAS.ti", CRLF_IS_ONE}};

    for (size_t i = 0; origin != NULL && i < sizeof habits / sizeof *habits; i++) {
        if (strcasestr(origin, habits[i].name) != NULL) {
            *ret_name = habits[i].name;
            return habits[i].number;
        }
    }
    *ret_name = NULL;
    return 0;
}

static int64_t most_of(const int64_t hits[CONVENTIONS], unsigned candidates)
{
    int64_t most = -1;

    for (int i = 0; i < CONVENTIONS; i++)
        if ((candidates >> i & 1) != 0 && hits[i] > most)
            most = hits[i];
    return most;
}

/* Those of CANDIDATES, a set of bits, that have as many hits as the best or nearly. */
static unsigned best_of(const int64_t hits[CONVENTIONS], unsigned candidates)
{
    int64_t least = most_of(hits, candidates) - DIFFERENCE + 1;

    for (int i = 0; i < CONVENTIONS; i++)
        if (hits[i] < least)
            candidates &= ~(1U << i);
    return candidates;
}

/* How far convention NUMBER is from PRIOR, and of equally far ones the better first. */
static bool is_nearer(const struct evidence *evidence, int prior, int number, int than)
{
    int far = __builtin_popcount((unsigned)(number ^ prior));
    int farther = __builtin_popcount((unsigned)(than ^ prior));

    if (far != farther)
        return far < farther;
    if (evidence->name_hits[number] != evidence->name_hits[than])
        return evidence->name_hits[number] > evidence->name_hits[than];
    return evidence->boundary_hits[number] > evidence->boundary_hits[than];
}

static void score(const struct evidence *evidence, int chosen, struct verdict *verdict)
{
    const int64_t *hits =
        verdict->by_names ? evidence->name_hits : evidence->boundary_hits;

    verdict->hits = hits[chosen];
    verdict->of = verdict->by_names ? evidence->named : evidence->bounded;
    verdict->next_hits = -1;
    for (int i = 0; i < CONVENTIONS; i++)
        if ((evidence->name_hits[i] != evidence->name_hits[chosen] ||
             evidence->boundary_hits[i] != evidence->boundary_hits[chosen]) &&
            hits[i] > verdict->next_hits)
            verdict->next_hits = hits[i];
}

struct verdict evidence_judge(const struct evidence *evidence, const char *origin)
{
    struct verdict verdict = {0};
    unsigned all = (1U << CONVENTIONS) - 1, candidates = all;
    int prior = prior_of(origin, &verdict.prior), chosen = -1;
    bool names_are_words = evidence->named > 0 &&
                           most_of(evidence->name_hits, all) * BELIEF >= evidence->named;

    if (names_are_words)
        candidates = best_of(evidence->name_hits, candidates);
    candidates = best_of(evidence->boundary_hits, candidates);
    for (int i = 0; i < CONVENTIONS; i++)
        if ((candidates >> i & 1) != 0 &&
            (chosen < 0 || is_nearer(evidence, prior, i, chosen)))
            chosen = i;
    verdict.convention = convention_of(chosen);
    verdict.by_names = names_are_words && evidence->named * 2 >= evidence->bounded;
    score(evidence, chosen, &verdict);
    return verdict;
}
