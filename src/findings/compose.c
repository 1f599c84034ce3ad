/* compose.c - see findings/compose.h */
#include "findings/compose.h"
#include "base/cleanup.h"
#include "text/fold.h"
#include "text/utf8.h"

const struct judgement *compose_judgement(const struct composer *composer,
                                          const struct live *live)
{
    return &composer->checked->judgements[live - composer->checked->chapter.lives.items];
}

void compose_open_paragraph(struct composer *composer)
{
    bool has_space = composer->space_waits;

    composer->space_waits = false;
    if (!composer->paragraph_waits) {
        if (has_space)
            report_text(composer->report, SLICE(" "));
        return;
    }
    composer->paragraph_waits = false;
    composer->before = 0;
    report_begin(composer->report, REPORT_PARAGRAPH);
}

static bool is_opener(uint32_t c)
{
    uint32_t plain = fold_typography(c);

    return c == 0 || plain == ' ' || plain == '-' || plain == '"' || plain == '\'' ||
           c == '(' || c == '[' || c == '/' || c == '\n';
}

/* Whether quotation marks stand around the words that are being composed. */
static bool is_within_marks(const struct composer *composer)
{
    return composer->live != NULL && composer->live->kind == LIVE_INLINE &&
           !composer->lifts;
}

void compose_text(struct composer *composer, struct slice text)
{
    CLEANUP_BUFFER struct buffer out = {0};
    bool is_inner = is_within_marks(composer);
    const struct marks *marks = composer->marks;

    for (size_t at = 0; at < text.length;) {
        size_t start = at;
        uint32_t c = utf8_decode(text, &at);

        if (c == '"' || (is_inner && marks_is_double(c))) {
            bool opens = is_opener(composer->before);

            buffer_add_string(&out, is_inner
                                        ? (opens ? marks->inner_open : marks->inner_close)
                                    : opens ? marks->open
                                            : marks->close);
        } else {
            buffer_add_slice(&out, slice_cut(text, start, at));
        }
        composer->before = c;
    }
    compose_open_paragraph(composer);
    while (out.length > 0 && out.bytes[out.length - 1] == ' ') {
        buffer_truncate(&out, out.length - 1);
        composer->space_waits = true;
    }
    report_text(composer->report, buffer_slice(&out));
}

/* Behind words that became a block, the stop that ended their sentence has nothing to
 * stand behind. */
static void add_text(struct composer *composer, struct slice text)
{
    while (composer->skips_stop && text.length > 0 &&
           strchr(" .,;:", *text.bytes) != NULL)
        text = slice_from(text, 1);
    if (text.length == 0)
        return;
    composer->skips_stop = false;
    compose_text(composer, text);
}

static void add_space(struct composer *composer)
{
    if (!composer->skips_stop)
        compose_text(composer, SLICE(" "));
}

static void begin_run(struct composer *composer, const struct event *event)
{
    compose_open_paragraph(composer);
    composer->run_depth++;
    if (event->kind == EVENT_LINK_BEGIN)
        report_begin_link(composer->report, event->text);
    else
        report_begin(composer->report,
                     event->kind == EVENT_ITALIC_BEGIN ? REPORT_ITALIC : REPORT_BOLD);
}

static void add_run(struct composer *composer, const struct event *event)
{
    const struct lives *lives = &composer->checked->chapter.lives;

    switch (event->kind) {
    case EVENT_TEXT:
        add_text(composer, event->text);
        break;
    case EVENT_SPACE:
        add_space(composer);
        break;
    case EVENT_LINE_BREAK:
        composer->space_waits = false;
        compose_open_paragraph(composer);
        report_add(composer->report, REPORT_LINE_BREAK);
        composer->before = '\n';
        break;
    case EVENT_CODE:
        compose_open_paragraph(composer);
        report_code(composer->report, event->text);
        composer->before = 'a';
        break;
    case EVENT_ITALIC_BEGIN:
    case EVENT_BOLD_BEGIN:
    case EVENT_LINK_BEGIN:
        begin_run(composer, event);
        break;
    case EVENT_LIVE_BEGIN:
        compose_begin_live(composer, &lives->items[event->number]);
        break;
    case EVENT_LIVE_END:
        compose_end_live(composer);
        break;
    default:
        composer->run_depth--;
        report_end(composer->report);
    }
}

/* A paragraph within a live block that does not hold is all in doubt. */
static bool is_doubtful_block(const struct composer *composer)
{
    return composer->marks_doubts && composer->live != NULL &&
           composer->live->kind == LIVE_BLOCK &&
           compose_judgement(composer, composer->live)->finding.fault;
}

static void begin_paragraph(struct composer *composer)
{
    composer->paragraph_waits = true;
    composer->space_waits = false;
    composer->skips_stop = false;
    if (!is_doubtful_block(composer))
        return;
    compose_open_paragraph(composer);
    report_begin_note(
        composer->report, REPORT_DOUBT,
        slice_of(compose_judgement(composer, composer->live)->finding.message));
}

/* Ends the paragraph; one without runs shows only where its holder would be empty. */
static void end_paragraph(struct composer *composer, bool is_needed)
{
    if (is_doubtful_block(composer))
        report_end(composer->report);
    composer->space_waits = false;
    if (composer->paragraph_waits && is_needed)
        compose_open_paragraph(composer);
    if (!composer->paragraph_waits)
        report_end(composer->report);
    composer->paragraph_waits = false;
}

static void add_block(struct composer *composer, const struct event *event)
{
    struct report *report = composer->report;

    switch (event->kind) {
    case EVENT_BLOCK_QUOTATION_BEGIN:
        report_begin_quotation(report, REPORT_BLOCK_QUOTATION, NULL);
        break;
    case EVENT_LIST_BEGIN:
        report_begin_list(report, event->number);
        break;
    case EVENT_ITEM_BEGIN:
        report_begin(report, REPORT_ITEM);
        break;
    case EVENT_PARAGRAPH_BEGIN:
        begin_paragraph(composer);
        break;
    case EVENT_PARAGRAPH_END:
        end_paragraph(composer, event[-1].kind == EVENT_PARAGRAPH_BEGIN);
        break;
    case EVENT_HEADING_BEGIN:
        report_begin_heading(report, event->number);
        composer->heading_depth++;
        composer->before = 0;
        composer->space_waits = false;
        break;
    case EVENT_CODE_BLOCK:
        report_code_block(report, event->text);
        break;
    case EVENT_BREAK:
        report_add(report, REPORT_BREAK);
        break;
    case EVENT_HEADING_END:
        composer->heading_depth--;
        report_end(report);
        break;
    default:
        report_end(report);
    }
}

/* Whether the first text behind the live words that begin at event BEGIN is a stop. */
static bool stop_follows(const struct events *events, size_t begin)
{
    size_t i = begin;

    while (i < events->count && events->items[i].kind != EVENT_LIVE_END)
        i++;
    while (i < events->count && events->items[i].kind > EVENT_TEXT)
        i++;
    return i < events->count && events->items[i].kind == EVENT_TEXT &&
           strchr(".,;:", *events->items[i].text.bytes) != NULL;
}

void compose(struct composer *composer)
{
    const struct events *events = &composer->checked->chapter.events;

    for (size_t i = 0; i < events->count; i++) {
        if (events->items[i].kind == EVENT_LIVE_BEGIN)
            composer->stop_follows = stop_follows(events, i);
        if (events->items[i].kind < EVENT_TEXT)
            add_block(composer, &events->items[i]);
        else
            add_run(composer, &events->items[i]);
    }
}
