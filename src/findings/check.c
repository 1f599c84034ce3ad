/* check.c - see findings/check.h and include/tema/findings.h */
#include "findings/check.h"
#include "findings/judge.h"

/* What comparing all quotations of a chapter may take: some seconds. */
static const int64_t chapter_cells = 400 * 1000 * 1000;

bool checked_chapter_read(struct tema_project *project, const char *text,
                          struct checked_chapter *ret_checked, struct tema_error *error)
{
    struct checked_chapter *checked = ret_checked;
    const struct lives *lives = &checked->chapter.lives;
    struct judge judge;

    *checked = (struct checked_chapter){0};
    if (!live_chapter_read(text, &checked->chapter, error) ||
        !tema_project_study(project, &checked->study, error))
        return false;
    checked->sources.project = project;
    checked->sources.arena = checked->chapter.arena;
    checked->language = checked->chapter.matter.language != NULL
                            ? checked->chapter.matter.language
                            : checked->study.language;
    judge =
        (struct judge){.sources = &checked->sources,
                       .arena = checked->chapter.arena,
                       .language = checked->language,
                       .checks_counts = checked->chapter.matter.counts != COUNTING_OFF,
                       .cells = chapter_cells};
    checked->judgements =
        arena_take(checked->chapter.arena, (lives->count + 1) * sizeof(struct judgement));
    for (size_t i = 0; i < lives->count; i++) {
        if (!judge_live(&judge, &lives->items[i], &checked->judgements[i], error))
            return false;
    }
    return true;
}

void checked_chapter_release(struct checked_chapter *checked)
{
    sources_release(&checked->sources);
    tema_study_details_free(&checked->study);
    live_chapter_release(&checked->chapter);
}

static void add_finding(struct tema_findings_report *report,
                        const struct tema_finding *finding)
{
    report->items[report->count++] = *finding;
    report->faults += finding->fault;
    switch (finding->kind) {
    case TEMA_QUOTE_HOLDS:
    case TEMA_QUOTE_BROUGHT:
    case TEMA_QUOTE_CHANGED:
    case TEMA_QUOTE_UNKNOWN:
        report->quotations++;
        break;
    case TEMA_COUNT_HOLDS:
    case TEMA_COUNT_WRONG:
    case TEMA_COUNT_UNKNOWN:
        report->counts++;
        break;
    case TEMA_QUOTE_UNKEYED:
    case TEMA_HEADING_UNKNOWN:
        break;
    }
}

/* By line; those of one line as they came. */
static int compare_findings(const void *left_pointer, const void *right_pointer)
{
    const struct judgement *const *left = left_pointer, *const *right = right_pointer;
    int64_t lines = (*left)->finding.line - (*right)->finding.line;

    if (lines != 0)
        return lines < 0 ? -1 : 1;
    return (*left > *right) - (*left < *right);
}

bool tema_findings_check(struct tema_project *project, const char *chapter,
                         struct tema_findings_report *ret_report,
                         struct tema_error *error)
{
    CLEANUP(checked_chapter_release) struct checked_chapter checked;
    struct tema_findings_report report = {0};
    const struct judgement **told;
    size_t count = 0;

    if (!checked_chapter_read(project, chapter, &checked, error))
        return false;
    report.items = arena_take(checked.chapter.arena,
                              (checked.chapter.lives.count + 1) * sizeof *report.items);
    told = arena_take(checked.chapter.arena,
                      (checked.chapter.lives.count + 1) * sizeof *told);
    for (size_t i = 0; i < checked.chapter.lives.count; i++) {
        if (checked.judgements[i].is_told)
            told[count++] = &checked.judgements[i];
    }
    qsort(told, count, sizeof *told, compare_findings);
    for (size_t i = 0; i < count; i++)
        add_finding(&report, &told[i]->finding);
    report.memory = TAKE(checked.chapter.arena);
    *ret_report = report;
    return true;
}

const char *tema_finding_kind_name(enum tema_finding_kind kind)
{
    static const char *const names[] = {
        [TEMA_QUOTE_HOLDS] = "quote_holds",
        [TEMA_QUOTE_BROUGHT] = "quote_brought",
        [TEMA_QUOTE_CHANGED] = "quote_changed",
        [TEMA_QUOTE_UNKNOWN] = "quote_unknown",
        [TEMA_QUOTE_UNKEYED] = "quote_unkeyed",
        [TEMA_COUNT_HOLDS] = "count_holds",
        [TEMA_COUNT_WRONG] = "count_wrong",
        [TEMA_COUNT_UNKNOWN] = "count_unknown",
        [TEMA_HEADING_UNKNOWN] = "heading_unknown",
    };

    return names[kind];
}

void tema_findings_report_free(struct tema_findings_report *report)
{
    arena_free(report->memory);
    *report = (struct tema_findings_report){0};
}
