/* judge.c - see findings/judge.h */
#include "findings/judge.h"
#include "findings/counts.h"
#include "findings/difference.h"
#include "tema/quotation.h"

/* Looking for keys that come near goes through all of them. */
enum { NEAR_KEYS_LIMIT = 20, EXCERPT = 60 /* code points */ };

/* --- quotations --- */

static void set_fault(struct tema_finding *finding, enum tema_finding_kind kind,
                      const char *message)
{
    finding->kind = kind;
    finding->message = message;
    finding->fault = true;
}

/* Says what keys come near. */
static bool judge_unknown(struct judge *judge, struct tema_finding *finding,
                          struct tema_error *error)
{
    struct tema_quotation_id near;
    struct tema_error missing = {0};
    const char *message =
        arena_format(judge->arena, "no quotation has the key '%s'", finding->key);

    if (++judge->unknown_keys <= NEAR_KEYS_LIMIT &&
        !tema_quotation_find(judge->sources->project, finding->key, &near, &missing)) {
        if (missing.kind != TEMA_NOT_FOUND) {
            *error = missing;
            return false;
        }
        message = missing.message;
    }
    set_fault(finding, TEMA_QUOTE_UNKNOWN, arena_copy_string(judge->arena, message));
    return true;
}

static bool compare(struct judge *judge, const struct live *live, struct source *source,
                    struct tema_finding *finding, struct tema_error *error)
{
    struct edits_verdict verdict;
    struct tokens written = {0};

    if (!sources_compare(judge->sources, source, live->words, &judge->cells, &verdict,
                         error))
        return false;
    if (*verdict.message != '\0')
        finding->message = verdict.message;
    if (!verdict.holds) {
        set_fault(finding, TEMA_QUOTE_CHANGED, verdict.message);
        return true;
    }
    if (verdict.changes_first_letter)
        finding->message = arena_format(
            judge->arena, "the first letter of %s is another here", source->key);
    if (live->stressed == NULL)
        return true;
    tokens_split(live->words, true, judge->arena, &written);
    if (!written.marks_emphasis)
        set_fault(finding, TEMA_QUOTE_CHANGED,
                  arena_format(
                      judge->arena,
                      "the emphasis on '%s' is not in %s: say whose it is, as in "
                      "[%s]",
                      difference_excerpt(slice_of(live->stressed), EXCERPT, judge->arena),
                      source->key,
                      strncmp(judge->language, "sv", 2) == 0 ? "min kursivering"
                                                             : "emphasis added"));
    tokens_release(&written);
    return true;
}

/* A place in a picture or a recording, or words that were purged. */
static void judge_wordless(struct judge *judge, struct tema_finding *finding,
                           const struct source *source)
{
    set_fault(finding, TEMA_QUOTE_CHANGED,
              source->place != NULL
                  ? arena_format(judge->arena, "%s has no words: it is %s in '%s'",
                                 source->key, source->place, source->document_name)
                  : arena_format(judge->arena, "%s has no words", source->key));
}

static bool judge_quotation(struct judge *judge, const struct live *live,
                            struct judgement *judgement, struct tema_error *error)
{
    struct tema_finding *finding = &judgement->finding;
    struct source *source;

    if (!sources_find(judge->sources, live->key, &source, error))
        return false;
    judgement->source = source;
    finding->kind = live->words.length > 0 ? TEMA_QUOTE_HOLDS : TEMA_QUOTE_BROUGHT;
    if (source == NULL)
        return judge_unknown(judge, finding, error);
    finding->actual = source->words.bytes;
    finding->document_name = source->document_name;
    finding->case_name = source->case_name != NULL ? source->case_name : "";
    if (live->mistake != NULL) {
        set_fault(finding, TEMA_QUOTE_CHANGED, live->mistake);
        return true;
    }
    if (source->words.length == 0) {
        judge_wordless(judge, finding, source);
        return true;
    }
    if (*source->doubt != '\0')
        finding->message =
            arena_format(judge->arena, "%s is in doubt: %s", source->key, source->doubt);
    return live->words.length == 0 || compare(judge, live, source, finding, error);
}

/* --- counts and headings --- */

/* The theme called NAME, by path or by name. */
static bool find_theme(struct judge *judge, const char *name,
                       const struct tema_themes *themes,
                       const struct tema_theme **ret_theme, struct tema_error *error)
{
    int64_t place;

    if (judge->themes == NULL) {
        judge->themes =
            arena_take(judge->arena, (themes->count + 1) * sizeof *judge->themes);
        for (size_t i = 0; i < themes->count; i++)
            judge->themes[i] = (struct name){(int64_t)i, themes->items[i].path};
    }
    if (!names_find("theme", name, judge->themes, themes->count, true, &place, error))
        return false;
    *ret_theme = &themes->items[place];
    return true;
}

static void judge_number(struct judge *judge, const struct tema_theme *theme,
                         int64_t cases, struct tema_finding *finding)
{
    const char *word = counts_word(judge->language, theme->cases, cases);

    finding->cases = theme->cases;
    finding->of_cases = cases;
    finding->actual = arena_format(judge->arena, "%jd %s %jd", (intmax_t)theme->cases,
                                   counts_of(judge->language), (intmax_t)cases);
    switch (
        counts_judge(slice_of(finding->written), judge->language, theme->cases, cases)) {
    case COUNT_HOLDS:
        return;
    case COUNT_DIFFERS:
        set_fault(finding, TEMA_COUNT_WRONG,
                  arena_format(judge->arena,
                               "'%s': %jd of %jd cases carry '%s', which is '%s'",
                               finding->written, (intmax_t)theme->cases, (intmax_t)cases,
                               theme->name, word));
        return;
    case COUNT_WITHOUT_WORD:
        set_fault(finding, TEMA_COUNT_UNKNOWN,
                  arena_format(judge->arena,
                               "'%s' does not begin with a word that counts; %jd of %jd "
                               "cases carry '%s', which is '%s'",
                               finding->written, (intmax_t)theme->cases, (intmax_t)cases,
                               theme->name, word));
    }
}

static bool judge_count(struct judge *judge, const struct live *live,
                        struct judgement *judgement, struct tema_error *error)
{
    struct tema_finding *finding = &judgement->finding;
    const struct tema_themes *themes;
    const struct tema_theme *theme;
    struct tema_error missing = {0};

    judgement->is_told = judge->checks_counts;
    if (!judge->checks_counts)
        return true;
    if (!sources_themes(judge->sources, &themes, error))
        return false;
    finding->kind = TEMA_COUNT_HOLDS;
    if (find_theme(judge, live->theme, themes, &theme, &missing))
        judge_number(judge, theme, themes->cases, finding);
    else
        set_fault(finding, TEMA_COUNT_UNKNOWN,
                  arena_copy_string(judge->arena, missing.message));
    return true;
}

static bool judge_heading(struct judge *judge, const struct live *live,
                          struct judgement *judgement, struct tema_error *error)
{
    const struct tema_themes *themes;

    judgement->finding.kind = TEMA_HEADING_UNKNOWN;
    judgement->is_told = false;
    if (!sources_themes(judge->sources, &themes, error))
        return false;
    for (size_t i = 0; i < themes->count; i++) {
        if (names_equal(themes->items[i].name, live->theme) ||
            names_equal(themes->items[i].path, live->theme))
            return true;
    }
    judgement->is_told = themes->count > 0;
    judgement->finding.written = live->theme;
    judgement->finding.message =
        arena_format(judge->arena, "no theme is called '%s'", live->theme);
    return true;
}

static void judge_unkeyed(struct judge *judge, const struct live *live,
                          struct judgement *judgement)
{
    judgement->finding.kind = TEMA_QUOTE_UNKEYED;
    judgement->finding.message =
        arena_format(judge->arena, "without a key, '%s' is not checked",
                     difference_excerpt(live->words, EXCERPT, judge->arena));
}

bool judge_live(struct judge *judge, const struct live *live,
                struct judgement *ret_judgement, struct tema_error *error)
{
    struct judgement judgement = {.is_told = true};
    bool went_well = true;

    judgement.finding = (struct tema_finding){
        .line = live->line,
        .key = live->key,
        .theme = live->theme,
        .written = live->words.bytes != NULL ? live->words.bytes : "",
        .actual = "",
        .message = "",
        .document_name = "",
        .case_name = "",
    };
    switch (live->kind) {
    case LIVE_BLOCK:
    case LIVE_INLINE:
        went_well = judge_quotation(judge, live, &judgement, error);
        break;
    case LIVE_COUNT:
        went_well = judge_count(judge, live, &judgement, error);
        break;
    case LIVE_HEADING:
        went_well = judge_heading(judge, live, &judgement, error);
        break;
    case LIVE_UNKEYED:
        judge_unkeyed(judge, live, &judgement);
        break;
    case LIVE_ALMOST:
        set_fault(&judgement.finding,
                  *live->key != '\0' ? TEMA_QUOTE_UNKNOWN : TEMA_COUNT_UNKNOWN,
                  live->mistake);
        break;
    }
    if (went_well)
        *ret_judgement = judgement;
    return went_well;
}
