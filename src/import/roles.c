/* roles.c - see import/roles.h */
#include "import/roles.h"
#include "base/cleanup.h"
#include "text/fold.h"
#include "text/position.h"

/* Labels in several languages, folded, without a number behind them. */
static const char *const interviewer_labels[] = {
    "i",
    "int",
    "interviewer",
    "interviewerin",
    "intervieware",
    "intervjuare",
    "intervjuaren",
    "intervjuer",
    "interviewador",
    "entrevistador",
    "entrevistadora",
    "enquêteur",
    "enquêtrice",
    "moderator",
    "moderatorn",
    "moderatorin",
    "facilitator",
    "haastattelija",
    "spyrjandi",
    "samtalsledare",
    "forskare",
    "researcher",
    "q",
    "il",
    NULL,
};

/* Some write their sex or their name's first letter so: their questions decide. */
static const char *const doubtful_labels[] = {"m", "f", "mod", "k", NULL};

static const char *const participant_labels[] = {
    "ip",
    "r",
    "resp",
    "respondent",
    "respondenten",
    "informant",
    "informanten",
    "intervjuperson",
    "intervjupersonen",
    "deltagare",
    "deltager",
    "deltaker",
    "participant",
    "interviewee",
    "b",
    "befragte",
    "befragter",
    "p",
    "svar",
    "a",
    NULL,
};

static bool is_among(const char *label, const char *const *labels)
{
    for (; *labels != NULL; labels++)
        if (strcmp(label, *labels) == 0)
            return true;
    return false;
}

/* LABEL folded, without a number and the dot or white space before it; tells of the
 * number in RET_NUMBERED. */
static char *plain_label(const char *label, bool *ret_numbered)
{
    struct buffer plain = {0};
    size_t length;

    fold(slice_of(label), &plain);
    length = plain.length;
    while (length > 0 && plain.bytes[length - 1] >= '0' && plain.bytes[length - 1] <= '9')
        length--;
    *ret_numbered = length < plain.length;
    while (length > 0 && strchr(" .-#", plain.bytes[length - 1]) != NULL)
        length--;
    buffer_truncate(&plain, length);
    return buffer_take_string(&plain);
}

static enum tema_role role_by_label(const char *label, bool *ret_doubtful)
{
    bool is_numbered;
    CLEANUP_FREE char *plain = plain_label(label, &is_numbered);

    *ret_doubtful = is_among(plain, doubtful_labels);
    if (is_among(plain, interviewer_labels))
        return TEMA_INTERVIEWER;
    return is_among(plain, participant_labels) ? TEMA_PARTICIPANT : TEMA_ROLE_UNKNOWN;
}

bool roles_is_generic(const char *label)
{
    bool is_numbered;
    CLEANUP_FREE char *plain = plain_label(label, &is_numbered);

    return !is_numbered &&
           (is_among(plain, participant_labels) || is_among(plain, doubtful_labels));
}

/* --- guessing by questions --- */

/* Whether ONE asks most of ALL the questions, and often enough. */
static bool asks(const struct speaker_tally *one, int64_t all)
{
    return one->questions >= 3 && one->questions >= 2 * (all - one->questions) &&
           5 * one->questions >= one->turns;
}

static void guess(struct found_speaker *speakers, size_t count, const bool *doubtful)
{
    int64_t all = 0;

    for (size_t i = 0; i < count; i++) {
        if (speakers[i].role == TEMA_INTERVIEWER)
            return;
        all += speakers[i].tally.questions;
    }
    for (size_t i = 0; i < count; i++)
        if ((count == 2 || doubtful[i]) && speakers[i].role == TEMA_ROLE_UNKNOWN &&
            asks(&speakers[i].tally, all)) {
            speakers[i].role = TEMA_INTERVIEWER;
            return;
        }
}

/* In a conversation of two, who is not the interviewer is asked. */
static void pair(struct found_speaker *speakers, size_t count)
{
    for (size_t i = 0; count == 2 && i < count; i++)
        if (speakers[i].role == TEMA_INTERVIEWER &&
            speakers[1 - i].role == TEMA_ROLE_UNKNOWN)
            speakers[1 - i].role = TEMA_PARTICIPANT;
}

static void count_turns(const struct reading *reading, bool counts_words,
                        const struct layout_labels *labels,
                        struct found_speaker *speakers)
{
    const struct layout *layout = &reading->layout;
    struct position_index index;

    position_index_init(&index, buffer_slice(&reading->draft.text));
    for (size_t i = 0; i < layout->turn_count; i++) {
        struct speaker_tally *tally = &speakers[labels->of_turn[i]].tally;
        struct slice words =
            position_slice(&index, layout->turns[i].words_start, layout->turns[i].end);

        if (counts_words)
            speaker_tally_add(tally, words, reading->draft.arena);
        else
            speaker_tally_turn(tally, words);
    }
    position_index_release(&index);
}

struct found_speaker *roles_find(const struct reading *reading, bool counts_words,
                                 size_t *ret_count)
{
    struct arena *arena = reading->draft.arena;
    struct layout_labels labels;
    struct found_speaker *speakers;
    bool *doubtful;

    layout_label(&reading->layout, arena, &labels);
    speakers = arena_take(arena, (labels.count + 1) * sizeof *speakers);
    doubtful = arena_take(arena, (labels.count + 1) * sizeof *doubtful);
    for (size_t i = 0; i < labels.count; i++) {
        speakers[i].label = labels.items[i];
        speakers[i].role = role_by_label(labels.items[i], &doubtful[i]);
    }
    count_turns(reading, counts_words, &labels, speakers);
    guess(speakers, labels.count, doubtful);
    pair(speakers, labels.count);
    *ret_count = labels.count;
    return speakers;
}
