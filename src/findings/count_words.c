/* count_words.c - see findings/count_words.h */
#include <stddef.h>

#include "findings/count_words.h"

static const struct count_word swedish[] = {
    {"den stora majoriteten", COUNT_MOST, 0},
    {"en stor majoritet", COUNT_MOST, 0},
    {"en klar majoritet", COUNT_MOST, 0},
    {"de allra flesta", COUNT_MOST, 0},
    {"en majoritet", COUNT_MOST, 0},
    {"ett flertal", COUNT_AT_LEAST, 3},
    {"ett fåtal", COUNT_AT_LEAST, 2},
    {"var och en", COUNT_ALL, 0},
    {"inte någon", COUNT_EXACTLY, 0},
    {"inte en enda", COUNT_EXACTLY, 0},
    {"en fjärde", COUNT_AT_LEAST, 4},
    {"en tredje", COUNT_AT_LEAST, 3},
    {"ytterligare en", COUNT_AT_LEAST, 2},
    {"en annan", COUNT_AT_LEAST, 2},
    {"en enda", COUNT_EXACTLY, 1},
    {"ett par", COUNT_AT_LEAST, 2},
    {"några få", COUNT_AT_LEAST, 2},
    {"alla utom", COUNT_ALL_BUT, 0},
    {"samtliga utom", COUNT_ALL_BUT, 0},
    {"de flesta", COUNT_MOST, 0},
    {"dom flesta", COUNT_MOST, 0},
    {"flest", COUNT_MOST, 0},
    {"majoriteten", COUNT_MOST, 0},
    {"flertalet", COUNT_MOST, 0},
    {"merparten", COUNT_MOST, 0},
    {"hälften", COUNT_HALF, 0},
    {"samtliga", COUNT_ALL, 0},
    {"alla", COUNT_ALL, 0},
    {"varje", COUNT_ALL, 0},
    {"varenda", COUNT_ALL, 0},
    {"båda", COUNT_BOTH, 0},
    {"bägge", COUNT_BOTH, 0},
    {"flera", COUNT_AT_LEAST, 3},
    {"fler", COUNT_AT_LEAST, 3},
    {"många", COUNT_AT_LEAST, 3},
    {"åtskilliga", COUNT_AT_LEAST, 3},
    {"några", COUNT_AT_LEAST, 2},
    {"somliga", COUNT_AT_LEAST, 2},
    {"vissa", COUNT_AT_LEAST, 2},
    {"enstaka", COUNT_AT_LEAST, 1},
    {"någon", COUNT_AT_LEAST, 1},
    {"ingen", COUNT_EXACTLY, 0},
    {"inga", COUNT_EXACTLY, 0},
    {NULL, COUNT_EXACTLY, 0},
};

static const struct count_word swedish_comparisons[] = {
    {"inte färre än", COUNT_AT_LEAST, 0},
    {"åtminstone", COUNT_AT_LEAST, 0},
    {"minst", COUNT_AT_LEAST, 0},
    {"högst", COUNT_AT_MOST, 0},
    {"fler än", COUNT_MORE_THAN, 0},
    {"mer än", COUNT_MORE_THAN, 0},
    {"över", COUNT_MORE_THAN, 0},
    {"färre än", COUNT_LESS_THAN, 0},
    {"mindre än", COUNT_LESS_THAN, 0},
    {"under", COUNT_LESS_THAN, 0},
    {NULL, COUNT_EXACTLY, 0},
};

static const char *const swedish_fillers[] = {
    "bara", "endast", "enbart", "blott", "exakt", "precis", "hos", "för", "i", NULL};
static const char *const swedish_numbers[] = {
    "noll",    "en",       "två",      "tre",       "fyra",     "fem",    "sex",
    "sju",     "åtta",     "nio",      "tio",       "elva",     "tolv",   "tretton",
    "fjorton", "femton",   "sexton",   "sjutton",   "arton",    "nitton", "tjugo",
    "tjugoen", "tjugotvå", "tjugotre", "tjugofyra", "tjugofem", NULL};
static const char *const swedish_of[] = {"av", "utav", "/", NULL};

static const struct count_word english[] = {
    {"the vast majority", COUNT_MOST, 0},
    {"a large majority", COUNT_MOST, 0},
    {"the majority", COUNT_MOST, 0},
    {"a majority", COUNT_MOST, 0},
    {"every one", COUNT_ALL, 0},
    {"every single", COUNT_ALL, 0},
    {"all except", COUNT_ALL_BUT, 0},
    {"all but", COUNT_ALL_BUT, 0},
    {"not one", COUNT_EXACTLY, 0},
    {"no one", COUNT_EXACTLY, 0},
    {"a single", COUNT_EXACTLY, 1},
    {"a couple", COUNT_AT_LEAST, 2},
    {"a handful", COUNT_AT_LEAST, 2},
    {"a number", COUNT_AT_LEAST, 3},
    {"a few", COUNT_AT_LEAST, 2},
    {"a fourth", COUNT_AT_LEAST, 4},
    {"a third", COUNT_AT_LEAST, 3},
    {"one other", COUNT_AT_LEAST, 2},
    {"another", COUNT_AT_LEAST, 2},
    {"the other", COUNT_AT_LEAST, 2},
    {"half", COUNT_HALF, 0},
    {"most", COUNT_MOST, 0},
    {"all", COUNT_ALL, 0},
    {"every", COUNT_ALL, 0},
    {"everyone", COUNT_ALL, 0},
    {"each", COUNT_ALL, 0},
    {"both", COUNT_BOTH, 0},
    {"several", COUNT_AT_LEAST, 3},
    {"many", COUNT_AT_LEAST, 3},
    {"multiple", COUNT_AT_LEAST, 2},
    {"some", COUNT_AT_LEAST, 2},
    {"few", COUNT_AT_LEAST, 2},
    {"nobody", COUNT_EXACTLY, 0},
    {"none", COUNT_EXACTLY, 0},
    {"no", COUNT_EXACTLY, 0},
    {"a", COUNT_EXACTLY, 1},
    {NULL, COUNT_EXACTLY, 0},
};

static const struct count_word english_comparisons[] = {
    {"no fewer than", COUNT_AT_LEAST, 0},
    {"no less than", COUNT_AT_LEAST, 0},
    {"no more than", COUNT_AT_MOST, 0},
    {"at least", COUNT_AT_LEAST, 0},
    {"at most", COUNT_AT_MOST, 0},
    {"more than", COUNT_MORE_THAN, 0},
    {"over", COUNT_MORE_THAN, 0},
    {"fewer than", COUNT_LESS_THAN, 0},
    {"less than", COUNT_LESS_THAN, 0},
    {"under", COUNT_LESS_THAN, 0},
    {NULL, COUNT_EXACTLY, 0},
};

static const char *const english_fillers[] = {"only", "just", "exactly",
                                              "for",  "in",   NULL};
static const char *const english_numbers[] = {
    "zero",        "one",         "two",      "three",      "four",       "five",
    "six",         "seven",       "eight",    "nine",       "ten",        "eleven",
    "twelve",      "thirteen",    "fourteen", "fifteen",    "sixteen",    "seventeen",
    "eighteen",    "nineteen",    "twenty",   "twenty-one", "twenty-two", "twenty-three",
    "twenty-four", "twenty-five", NULL};
static const char *const english_of[] = {"out of", "of", "/", NULL};

const struct count_language count_languages[] = {
    {"sv", swedish, swedish_comparisons, swedish_fillers, swedish_numbers, swedish_of,
     "ingen", "en", "några", "flera", "de flesta", "båda", "alla"},
    {"en", english, english_comparisons, english_fillers, english_numbers, english_of,
     "none", "one", "some", "several", "most", "both", "all"},
    {NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL},
};
