/* counts.c - see findings/counts.h */
#include <strings.h>

#include "base/cleanup.h"
#include "findings/count_words.h"
#include "findings/counts.h"
#include "text/fold.h"

/* What a phrase says. */
struct claim {
    enum count_relation relation;
    bool of_half; /* compared with half, not with number */
    int64_t number;
    int64_t whole; /* the N it gives; -1: none */
};

static bool is_end_of_word(char c)
{
    return c == '\0' || strchr(" ,.;:()", c) != NULL;
}

/* Takes WORDS off the beginning of *TEXT. */
static bool take(const char **text, const char *words)
{
    size_t length = strlen(words);
    const char *rest = *text + length;

    if (strncmp(*text, words, length) != 0 ||
        (strcmp(words, "/") != 0 && !is_end_of_word(*rest) && *rest != '/'))
        return false;
    while (*rest == ' ')
        rest++;
    *text = rest;
    return true;
}

static bool take_one(const char **text, const char *const *words)
{
    for (; *words != NULL; words++) {
        if (take(text, *words))
            return true;
    }
    return false;
}

static bool take_word(const char **text, const struct count_word *words,
                      struct claim *claim)
{
    for (; words->words != NULL; words++) {
        if (take(text, words->words)) {
            claim->relation = words->relation;
            claim->number = words->number;
            return true;
        }
    }
    return false;
}

/* A number in digits or in words. */
static bool take_number(const struct count_language *language, const char **text,
                        int64_t *ret_number)
{
    const char *rest = *text;
    int64_t number = 0;

    for (; *rest >= '0' && *rest <= '9' && number < 1000000; rest++)
        number = 10 * number + (*rest - '0');
    if (rest > *text && (is_end_of_word(*rest) || *rest == '/')) {
        while (*rest == ' ')
            rest++;
        *text = rest;
        *ret_number = number;
        return true;
    }
    for (size_t i = 0; language->numbers[i] != NULL; i++) {
        if (take(text, language->numbers[i])) {
            *ret_number = (int64_t)i;
            return true;
        }
    }
    if (strcmp(language->language, "sv") == 0 && take(text, "ett")) {
        *ret_number = 1;
        return true;
    }
    return false;
}

/* "the eight", "all eight" */
static const char *const articles[] = {"de", "dem", "the", "alla", "all", NULL};

/* " of the eight", behind a number. */
static void take_whole(const struct count_language *language, const char **text,
                       struct claim *claim)
{
    const char *rest = *text;

    if (!take_one(&rest, language->of))
        return;
    take_one(&rest, articles);
    if (take_number(language, &rest, &claim->whole))
        *text = rest;
}

static bool read_comparison(const struct count_language *language, const char **text,
                            struct claim *claim)
{
    struct claim half = *claim;
    const char *rest = *text;

    if (!take_word(&rest, language->comparisons, claim))
        return false;
    if (take_word(&rest, language->words, &half) && half.relation == COUNT_HALF) {
        claim->of_half = true;
        return true;
    }
    rest = *text;
    if (!take_word(&rest, language->comparisons, claim) ||
        !take_number(language, &rest, &claim->number))
        return false;
    take_whole(language, &rest, claim);
    return true;
}

static bool read_claim(const struct count_language *language, const char *text,
                       struct claim *claim)
{
    *claim = (struct claim){.whole = -1};
    while (take_one(&text, language->fillers))
        ;
    if (read_comparison(language, &text, claim))
        return true;
    *claim = (struct claim){.whole = -1};
    if (take_word(&text, language->words, claim)) {
        if (claim->relation == COUNT_ALL)
            take_number(language, &text, &claim->whole);
        return claim->relation != COUNT_ALL_BUT ||
               take_number(language, &text, &claim->number);
    }
    take_one(&text, articles);
    if (!take_number(language, &text, &claim->number))
        return false;
    take_whole(language, &text, claim);
    return true;
}

static bool holds(const struct claim *claim, int64_t number, int64_t of)
{
    int64_t said = claim->of_half ? of : claim->number;
    int64_t found = claim->of_half ? 2 * number : number;

    if (claim->whole >= 0 && claim->whole != of)
        return false;
    switch (claim->relation) {
    case COUNT_EXACTLY:
        return found == said;
    case COUNT_AT_LEAST:
        return found >= said;
    case COUNT_AT_MOST:
        return found <= said;
    case COUNT_MORE_THAN:
        return found > said;
    case COUNT_LESS_THAN:
        return found < said;
    case COUNT_MOST:
        return 2 * number > of;
    case COUNT_HALF:
        return 2 * number == of;
    case COUNT_ALL:
        return number == of && of > 0;
    case COUNT_BOTH:
        return number == 2 && of == 2;
    case COUNT_ALL_BUT:
        return number == of - claim->number;
    }
    return false;
}

static const struct count_language *find_language(const char *language)
{
    size_t length = strcspn(language, "-_");

    for (size_t i = 0; count_languages[i].language != NULL; i++) {
        if (length == 2 && strncasecmp(count_languages[i].language, language, 2) == 0)
            return &count_languages[i];
    }
    return &count_languages[1];
}

enum count_verdict counts_judge(struct slice phrase, const char *language, int64_t number,
                                int64_t of)
{
    const struct count_language *own = find_language(language);
    CLEANUP_BUFFER struct buffer folded = {0};
    const char *text;
    struct claim claim;

    fold_for_search(phrase, &folded);
    text = buffer_string(&folded);
    while (*text == ' ')
        text++;
    if (read_claim(own, text, &claim))
        return holds(&claim, number, of) ? COUNT_HOLDS : COUNT_DIFFERS;
    for (size_t i = 0; count_languages[i].language != NULL; i++) {
        if (read_claim(&count_languages[i], text, &claim))
            return holds(&claim, number, of) ? COUNT_HOLDS : COUNT_DIFFERS;
    }
    return COUNT_WITHOUT_WORD;
}

const char *counts_word(const char *language, int64_t number, int64_t of)
{
    const struct count_language *own = find_language(language);

    if (number == 0)
        return own->none;
    if (number == of)
        return of == 1 ? own->one : of == 2 ? own->both : own->all;
    if (2 * number > of)
        return own->most;
    return number == 1 ? own->one : number == 2 ? own->some : own->several;
}

const char *counts_of(const char *language)
{
    return find_language(language)->of == count_languages[0].of ? "av" : "of";
}
