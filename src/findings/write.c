/* write.c - see include/tema/findings.h: a chapter that holds, written in a format */
#include "base/cleanup.h"
#include "findings/compose.h"
#include "report/formats.h"

/* Fails with the first fault's line, key and words, and how many more there are. */
static bool refuse_faults(const struct checked_chapter *checked, struct tema_error *error)
{
    const struct tema_finding *first = NULL;
    int64_t faults = 0;

    for (size_t i = 0; i < checked->chapter.lives.count; i++) {
        const struct judgement *judgement = &checked->judgements[i];

        if (!judgement->is_told || !judgement->finding.fault)
            continue;
        faults++;
        first = first != NULL ? first : &judgement->finding;
    }
    if (first == NULL)
        return true;
    if (*first->key != '\0' && strstr(first->message, first->key) == NULL)
        tema_fail(error, TEMA_REFUSED, "line %jd: %s: %s", (intmax_t)first->line,
                  first->key, first->message);
    else
        tema_fail(error, TEMA_REFUSED, "line %jd: %s", (intmax_t)first->line,
                  first->message);
    if (faults > 1) {
        struct tema_error whole = *error;

        tema_fail(error, TEMA_REFUSED, "%s; and %jd more", whole.message,
                  (intmax_t)faults - 1);
    }
    return false;
}

static bool shows_counts(const struct checked_chapter *checked,
                         const struct tema_findings_style *style)
{
    enum counting counts = checked->chapter.matter.counts;

    if (counts != COUNTING_UNSAID)
        return counts == COUNTING_ON;
    return style->counts || checked->study.approach != TEMA_REFLEXIVE;
}

/* The value that comes first: the caller's, the chapter's, the usual one. */
static const char *choose(const char *callers, const char *chapters, const char *usual)
{
    return callers != NULL ? callers : chapters != NULL ? chapters : usual;
}

static bool write_report(const struct checked_chapter *checked,
                         const struct tema_findings_style *style,
                         const struct attribution *attribution,
                         const struct report_format *format, struct buffer *bytes,
                         struct tema_error *error)
{
    const struct front_matter *matter = &checked->chapter.matter;
    const char *look = choose(style->style, matter->style, "plain");
    struct report_options options = {
        .title = matter->title,
        .author = matter->author,
        .date = matter->date,
        .language = checked->language,
        .look = strcmp(look, "apa7") == 0 ? REPORT_APA7 : REPORT_PLAIN,
        .shows_counts = shows_counts(checked, style),
    };
    CLEANUP(report_freep) struct report *report = NULL;
    struct composer composer = {.checked = checked,
                                .attribution = attribution,
                                .marks = marks_of_language(checked->language),
                                .marks_doubts = style->draft};

    if (!front_matter_check_style(look, error))
        return false;
    report = composer.report = report_new(&options);
    compose(&composer);
    return format->write(report, bytes, error);
}

bool tema_findings_write(struct tema_project *project, const char *chapter,
                         const struct tema_findings_style *style, char **ret_bytes,
                         size_t *ret_length, struct tema_error *error)
{
    const struct report_format *format =
        style->format != NULL ? report_format_find(style->format) : NULL;
    CLEANUP(checked_chapter_release) struct checked_chapter checked = {0};
    CLEANUP(attribution_release) struct attribution attribution = {0};
    CLEANUP_BUFFER struct buffer bytes = {0};

    if (format == NULL)
        return tema_fail(error, TEMA_INVALID,
                         "no format '%s'; there are 'md', 'html', 'docx' and 'odt'",
                         style->format != NULL ? style->format : "");
    if (!checked_chapter_read(project, chapter, &checked, error) ||
        !attribution_read(
            project,
            choose(style->attribution, checked.chapter.matter.attribution, "pseudonym"),
            checked.chapter.arena, &attribution, error) ||
        (!style->draft && !refuse_faults(&checked, error)) ||
        !write_report(&checked, style, &attribution, format, &bytes, error))
        return false;
    *ret_length = bytes.length;
    *ret_bytes = buffer_take_string(&bytes);
    return true;
}
