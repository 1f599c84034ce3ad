/* edits_law_test.c - lawful edits hold, all others do not: random ones, and an oracle */
#include <stdio.h>

#include "test.h"

#include "findings/edits.h"

/* xorshift64*; the same sequence everywhere. */
static uint64_t seed;

static size_t pick(size_t below)
{
    seed ^= seed >> 12;
    seed ^= seed << 25;
    seed ^= seed >> 27;
    return (size_t)((seed * 2685821657736338717u) >> 33) % below;
}

static struct edits_verdict compare(const struct buffer *written,
                                    const struct buffer *said, struct arena *arena)
{
    struct edits_source source = {.key = "q7k3f2", .words = buffer_slice(said)};
    struct edits_verdict verdict;
    int64_t cells = EDITS_CELL_LIMIT;

    edits_compare(buffer_slice(written), &source, &cells, arena, &verdict);
    edits_source_release(&source);
    return verdict;
}

/* --- random texts, all of whose words differ --- */

enum { WORDS = 40 };

struct said {
    char words[WORDS][16];
    const char *marks[WORDS]; /* behind each word */
};

static struct said random_said(void)
{
    static const char *const marks[] = {"", "", "", "", ",", ".", " –", "..."};
    struct said said;

    for (size_t i = 0; i < WORDS; i++) {
        size_t length = 0;

        for (size_t k = 1 + pick(3); k > 0; k--)
            length +=
                (size_t)snprintf(said.words[i] + length, sizeof said.words[i] - length,
                                 "%s", (const char *const[]){"be", "rå", "tä"}[pick(3)]);
        snprintf(said.words[i] + length, sizeof said.words[i] - length, "%c%c",
                 (int)('a' + i % 20), (int)('a' + i / 20));
        said.marks[i] = marks[pick(8)];
    }
    return said;
}

static void add_word(struct buffer *out, const struct said *said, size_t i)
{
    if (out->length > 0)
        buffer_add_byte(out, ' ');
    buffer_add_format(out, "%s%s", said->words[i], said->marks[i]);
}

static void say(const struct said *said, struct buffer *out)
{
    for (size_t i = 0; i < WORDS; i++)
        add_word(out, said, i);
}

static bool ends_in_dots(const struct buffer *out)
{
    return out->length > 0 &&
           (out->bytes[out->length - 1] == '.' || out->bytes[out->length - 1] == '\xA6');
}

/* Adds word I as it was said, or with an edit that needs no other word. */
static size_t add_lawfully(struct buffer *out, const struct said *said, size_t i)
{
    static const char *const gaps[] = {"[...]", "(...)", "[…]", "[---]", "…", "..."};

    switch (pick(12)) {
    case 0:
        /* Behind a pause, bare dots would be the pause. */
        buffer_add_format(out, " %s", gaps[pick(ends_in_dots(out) ? 4 : 6)]);
        return i + pick(5);
    case 1:
        buffer_add_string(out, " [det vill säga]");
        return i;
    case 2:
        buffer_add_string(out, " [hon]");
        return i + 1 + pick(EDITS_REPLACED_LIMIT);
    case 3:
        add_word(out, said, i);
        buffer_add_string(out, " [sic]");
        return i + 1;
    case 4:
        buffer_add_string(out, "\n ");
        return i;
    case 5:
        buffer_add_format(out, "\u00A0[%c]%s%s", said->words[i][0] & ~0x20,
                          said->words[i] + 1, said->marks[i]);
        return i + 1;
    default:
        add_word(out, said, i);
        return i + 1;
    }
}

static void lawful_edits_hold(void **state)
{
    (void)state;
    for (seed = 1; seed < 40000; seed += 10) {
        CLEANUP_ARENA struct arena *arena = arena_new();
        CLEANUP_BUFFER struct buffer text = {0};
        CLEANUP_BUFFER struct buffer written = {0};
        uint64_t begun = seed;
        struct said said = random_said();
        struct edits_verdict verdict;
        size_t i = pick(WORDS / 2), end = i + 2 + pick(WORDS / 2 - 2);

        say(&said, &text);
        add_word(&written, &said, i++);
        while (i < end && i < WORDS)
            i = add_lawfully(&written, &said, i);
        verdict = compare(&written, &text, arena);
        if (!verdict.holds)
            fail_msg("'%s'\nof '%s': %s", buffer_string(&written), buffer_string(&text),
                     verdict.message);
        seed = begun;
    }
}

enum change { OTHER_WORD, ADDED_WORD, LEFT_OUT_WORD, SWAPPED_WORDS, CHANGES };

static void add_changed(struct buffer *out, const struct said *said, size_t i,
                        enum change change)
{
    switch (change) {
    case OTHER_WORD:
        buffer_add_format(out, " främmande%s", said->marks[i]);
        add_word(out, said, i + 1);
        break;
    case ADDED_WORD:
        buffer_add_string(out, " främmande");
        add_word(out, said, i);
        add_word(out, said, i + 1);
        break;
    case LEFT_OUT_WORD:
        add_word(out, said, i + 1);
        break;
    default:
        add_word(out, said, i + 1);
        add_word(out, said, i);
    }
}

static void one_changed_word_is_always_told(void **state)
{
    (void)state;
    for (seed = 1; seed < 40000; seed += 10) {
        CLEANUP_ARENA struct arena *arena = arena_new();
        CLEANUP_BUFFER struct buffer text = {0};
        CLEANUP_BUFFER struct buffer written = {0};
        uint64_t begun = seed;
        struct said said = random_said();
        enum change change = (enum change)pick(CHANGES);
        struct edits_verdict verdict;
        size_t begin = pick(WORDS / 2), i = begin;
        size_t at = begin + 2 + pick(6), end = at + 4 + pick(6);

        say(&said, &text);
        while (i < at)
            add_word(&written, &said, i++);
        add_changed(&written, &said, i, change);
        for (i += 2; i < end; i++)
            add_word(&written, &said, i);
        /* Far from the change, gaps change nothing. */
        if (pick(2) == 0)
            buffer_add_format(&written, " [...] %s", said.words[end + 1]);
        verdict = compare(&written, &text, arena);
        if (verdict.holds)
            fail_msg("'%s'\nof '%s' holds", buffer_string(&written),
                     buffer_string(&text));
        if (change <= ADDED_WORD && strstr(verdict.message, "'främmande") == NULL)
            fail_msg("'%s' does not name the word", verdict.message);
        if (change == LEFT_OUT_WORD && strstr(verdict.message, "is a pause") == NULL &&
            strstr(verdict.message, said.words[at]) == NULL)
            fail_msg("'%s' does not name '%s' of '%s'", verdict.message, said.words[at],
                     buffer_string(&written));
        seed = begun;
    }
}

/* --- an oracle: every way to match, one after the other --- */

enum { GAP = -1, BRACKET = -2 };

static bool matches(const int *written, size_t written_count, const int *said,
                    size_t said_count)
{
    size_t most = said_count;

    if (written_count == 0)
        return true;
    if (*written >= 0)
        return said_count > 0 && *written == *said &&
               matches(written + 1, written_count - 1, said + 1, said_count - 1);
    if (*written == BRACKET && most > EDITS_REPLACED_LIMIT)
        most = EDITS_REPLACED_LIMIT;
    for (size_t skipped = 0; skipped <= most; skipped++) {
        if (matches(written + 1, written_count - 1, said + skipped, said_count - skipped))
            return true;
    }
    return false;
}

static void the_oracle_agrees_on_short_texts_of_few_words(void **state)
{
    static const char *const words[] = {"ja", "nej", "kanske"};
    int held = 0;

    (void)state;
    seed = 4711;
    for (int round = 0; round < 40000; round++) {
        CLEANUP_ARENA struct arena *arena = arena_new();
        CLEANUP_BUFFER struct buffer text = {0};
        CLEANUP_BUFFER struct buffer written = {0};
        int said_words[9], written_words[8];
        size_t said_count = 1 + pick(9), written_count = 1 + pick(8);
        bool expected = false, has_word = false;

        for (size_t i = 0; i < said_count; i++) {
            said_words[i] = (int)pick(3);
            buffer_add_format(&text, "%s ", words[said_words[i]]);
        }
        for (size_t i = 0; i < written_count; i++) {
            written_words[i] = (int)pick(5) - 2;
            has_word = has_word || written_words[i] >= 0;
            buffer_add_format(&written, "%s ",
                              written_words[i] == GAP       ? "[...]"
                              : written_words[i] == BRACKET ? "[hon]"
                                                            : words[written_words[i]]);
        }
        for (size_t from = 0; from <= said_count; from++)
            expected = expected || matches(written_words, written_count,
                                           said_words + from, said_count - from);
        expected = expected && has_word;
        held += expected;
        if (compare(&written, &text, arena).holds != expected)
            fail_msg("'%s' of '%s' %s", buffer_string(&written), buffer_string(&text),
                     expected ? "should hold" : "should not hold");
    }
    assert_in_range(held, 4000, 36000); /* both happen often */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lawful_edits_hold),
        cmocka_unit_test(one_changed_word_is_always_told),
        cmocka_unit_test(the_oracle_agrees_on_short_texts_of_few_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
