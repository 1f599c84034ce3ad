/* turn_judge.c - which candidates are labels; see import/turn_survey.h
 *
 * The figures were chosen on real interviews and on texts that are none: laws, essays. */
#include "base/cleanup.h"
#include "import/turn_survey.h"
#include "text/letter.h"
#include "text/utf8.h"

enum {
    MOST_SPEAKERS = 15,
    OFTEN = 3,           /* a speaker's label comes so often ... */
    PERCENT = 1,         /* ... and in so many of a hundred paragraphs */
    FEW_PARAGRAPHS = 20, /* in so short a text, twice is often */
    SMALL_PERCENT = 10,  /* labels that begin with a small letter must be common ... */
    SHORT_NAME = 4,      /* ... and short, in bytes, or said before sentences */
};

/* The least score a form is believed at, and what a single speaker must cover. */
static const struct {
    double score, coverage_of_one;
} least[TURN_FORMS] = {
    [TURN_COLON] = {0.08, 0.6},       [TURN_TAB] = {0.2, 2},
    [TURN_BRACKET] = {0.15, 0.8},     [TURN_TIMED] = {0.08, 0.6},
    [TURN_ALONE_TIMED] = {0.05, 0.3}, [TURN_ALONE] = {0.15, 2},
};

struct tally {
    size_t speakers, labelled, changes, followed;
};

/* i: and ip1: are speakers, and anna: is one if sentences follow; status: and its like
 * are fields of a form. */
static bool small_name_is_speaker(const struct turn_survey *survey,
                                  const struct turn_name *name, size_t count)
{
    return strchr(name->spelling, ' ') == NULL &&
           count * 100 >= survey->paragraphs * SMALL_PERCENT &&
           (strlen(name->spelling) <= SHORT_NAME || name->sentences * 2 >= count);
}

/* Looked up when it matters: a text may have a million names that come once. */
static bool is_stop_word(struct turn_name *name)
{
    if (name->stop_word == UNKNOWN)
        name->stop_word =
            turn_label_is_stop_word(slice_of(name->spelling)) ? STOP_WORD : NO_STOP_WORD;
    return name->stop_word == STOP_WORD;
}

static bool is_frequent(const struct turn_survey *survey, struct turn_name *name,
                        enum turn_form form, size_t often)
{
    size_t count = name->counts[form];

    if (count < often || count * 100 < survey->paragraphs * PERCENT || is_stop_word(name))
        return false;
    return !name->is_small || small_name_is_speaker(survey, name, count);
}

static struct tally tally_form(const struct turn_survey *survey, enum turn_form form,
                               size_t often)
{
    struct tally tally = {0};
    const struct turn_candidate *last = NULL;

    for (size_t i = 0; i < survey->names.count; i++)
        tally.speakers += is_frequent(survey, &survey->names.items[i], form, often);
    if (tally.speakers == 0 || tally.speakers > MOST_SPEAKERS)
        return tally;
    for (size_t i = 0; i < survey->candidates.count; i++) {
        const struct turn_candidate *candidate = &survey->candidates.items[i];

        if (candidate->form != form ||
            !is_frequent(survey, &survey->names.items[candidate->name], form, often))
            continue;
        tally.labelled++;
        if (last != NULL) {
            tally.changes += candidate->name != last->name;
            tally.followed += candidate->paragraph == last->paragraph + 1;
        }
        last = candidate;
    }
    return tally;
}

/* 0 where the form is not believed. */
static double score_form(const struct turn_survey *survey, enum turn_form form,
                         size_t often)
{
    struct tally tally = tally_form(survey, form, often);
    double coverage, alternation, score;

    if (tally.speakers == 0 || tally.speakers > MOST_SPEAKERS || survey->paragraphs == 0)
        return 0;
    coverage = (double)tally.labelled / (double)survey->paragraphs;
    alternation =
        tally.labelled > 1 ? (double)tally.changes / (double)(tally.labelled - 1) : 0;
    if (tally.speakers == 1)
        return coverage >= least[form].coverage_of_one ? coverage : 0;
    if (often < OFTEN && (coverage < 0.75 || alternation < 0.75))
        return 0;
    /* Names that stand alone have their words below them, so they seldom follow each
     * other. */
    if ((form == TURN_ALONE || form == TURN_ALONE_TIMED) &&
        tally.followed * 5 > tally.labelled)
        return 0;
    score = coverage * (0.3 + 0.7 * alternation);
    return score >= least[form].score ? score : 0;
}

/* --- names that come seldom --- */

/* "IP3" beside "IP1", "Deltagare 7" beside "Deltagare 2": alike but for digits. */
static bool differs_in_digits_only(const char *left, const char *right)
{
    while (*left != '\0' || *right != '\0') {
        bool has_digit = false;

        for (; *left >= '0' && *left <= '9'; left++)
            has_digit = true;
        for (; *right >= '0' && *right <= '9'; right++)
            has_digit = true;
        if (*left != *right)
            return false;
        if (*left == '\0')
            return has_digit;
        left++;
        right++;
    }
    return true;
}

static bool is_like_a_speaker(const struct turn_survey *survey,
                              const struct turn_name *name)
{
    for (size_t i = 0; i < survey->names.count; i++)
        if (survey->names.items[i].is_speaker &&
            differs_in_digits_only(survey->names.items[i].spelling, name->spelling))
            return true;
    return false;
}

/* Anna Maria Berg, IP 4: at most three words, each with a capital or a digit first. */
static bool is_title_case(const char *spelling)
{
    struct slice text = slice_of(spelling);
    size_t offset = 0;
    int words = 0;
    bool at_start = true;

    while (offset < text.length) {
        uint32_t c = utf8_decode(text, &offset);

        if (at_start && !letter_is_capital(c) && !letter_is_digit(c) && c != '$' &&
            c != '(')
            return false;
        words += at_start;
        at_start = c == ' ' || c == 0xA0;
    }
    return words <= 3;
}

/* In a text that is known to be an interview, a name that comes twice, or once in the
 * same bold type as the others, is a speaker's too: else the words would be laid in
 * another's mouth. */
static void adopt_seldom_names(struct turn_survey *survey)
{
    for (size_t i = 0; i < survey->names.count; i++) {
        struct turn_name *name = &survey->names.items[i];
        size_t count = name->counts[survey->form];

        if (name->is_speaker || count == 0 || survey->form == TURN_ALONE ||
            survey->form == TURN_BRACKET || is_stop_word(name))
            continue;
        if (name->is_small)
            name->is_speaker = survey->is_bold && name->bold >= count && count >= 2;
        else if (is_like_a_speaker(survey, name))
            name->is_speaker = true;
        else if (count >= 2 || survey->is_bold || survey->form == TURN_ALONE_TIMED)
            name->is_speaker = is_title_case(name->spelling);
    }
}

static bool labels_are_bold(const struct turn_survey *survey)
{
    size_t bold = 0, labels = 0;

    for (size_t i = 0; i < survey->candidates.count; i++) {
        const struct turn_candidate *candidate = &survey->candidates.items[i];

        if (candidate->form != survey->form ||
            !survey->names.items[candidate->name].is_speaker)
            continue;
        labels++;
        bold += candidate->is_bold;
    }
    return bold * 10 >= labels * 9;
}

static bool choose_form(struct turn_survey *survey, size_t often)
{
    double best = 0;

    for (enum turn_form form = 0; form < TURN_FORMS; form++) {
        double score = score_form(survey, form, often);

        if (score > best) {
            best = score;
            survey->form = form;
        }
    }
    return best > 0;
}

void turn_survey_judge(struct turn_survey *survey)
{
    size_t often = OFTEN;

    survey->found = choose_form(survey, often);
    if (!survey->found && survey->paragraphs <= FEW_PARAGRAPHS)
        survey->found = choose_form(survey, often = 2);
    if (!survey->found)
        return;
    for (size_t i = 0; i < survey->names.count; i++)
        survey->names.items[i].is_speaker =
            is_frequent(survey, &survey->names.items[i], survey->form, often);
    survey->is_bold = labels_are_bold(survey);
    adopt_seldom_names(survey);
}

/* Among labels with colons a tab or a time in their place is a slip, and means the
 * same. */
static bool is_close_form(enum turn_form form, enum turn_form other)
{
    return form == other || (form != TURN_ALONE && form != TURN_BRACKET &&
                             other != TURN_ALONE && other != TURN_BRACKET);
}

bool turn_survey_accepts(const struct turn_survey *survey,
                         const struct turn_candidate *candidate)
{
    return survey->found && survey->names.items[candidate->name].is_speaker &&
           is_close_form(survey->form, candidate->form);
}
