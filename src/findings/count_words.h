/* count_words.h - what words mean when they count, language by language */
#ifndef FINDINGS_COUNT_WORDS_H
#define FINDINGS_COUNT_WORDS_H

#include <stdint.h>

enum count_relation {
    COUNT_EXACTLY,
    COUNT_AT_LEAST,
    COUNT_AT_MOST,
    COUNT_MORE_THAN,
    COUNT_LESS_THAN,
    COUNT_MOST, /* more than half */
    COUNT_HALF,
    COUNT_ALL,
    COUNT_BOTH,
    COUNT_ALL_BUT, /* and a number follows */
};

struct count_word {
    const char *words; /* small letters, one space between; longer ones before shorter */
    enum count_relation relation;
    int64_t number;
};

struct count_language {
    const char *language;
    const struct count_word *words;       /* end with NULL */
    const struct count_word *comparisons; /* before a number: "minst", "at least" */
    const char *const *fillers;           /* mean nothing: "bara", "of the" */
    const char *const *numbers;           /* 0, 1, 2 ... */
    const char *const *of;                /* between number and whole: "av", "of" */
    const char *none, *one, *some, *several, *most, *both, *all; /* to propose */
};

extern const struct count_language count_languages[]; /* end with a NULL language */

#endif
