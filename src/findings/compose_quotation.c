/* compose_quotation.c - live things composed: quotations, their attributions, counts */
#include "base/cleanup.h"
#include "findings/compose.h"

static bool is_brought(const struct live *live)
{
    return live->words.length == 0;
}

static struct slice words_of(const struct composer *composer, const struct live *live)
{
    const struct source *source = compose_judgement(composer, live)->source;

    if (!is_brought(live))
        return live->words;
    return source != NULL ? source->words : SLICE("");
}

static bool is_doubtful(const struct composer *composer, const struct live *live)
{
    return composer->marks_doubts && compose_judgement(composer, live)->finding.fault;
}

static void begin_doubt(struct composer *composer, const struct live *live)
{
    compose_open_paragraph(composer);
    if (is_doubtful(composer, live))
        report_begin_note(composer->report, REPORT_DOUBT,
                          slice_of(compose_judgement(composer, live)->finding.message));
}

static void end_doubt(struct composer *composer, const struct live *live)
{
    if (is_doubtful(composer, live))
        report_end(composer->report);
}

/* --- the words that are brought --- */

/* Ends the block's paragraph, and lets another wait. */
static void end_paragraph(struct composer *composer)
{
    end_doubt(composer, composer->live);
    report_end(composer->report);
    composer->paragraph_waits = true;
    composer->space_waits = false;
    begin_doubt(composer, composer->live);
}

/* A paragraph of brought words; BEFORE: whether others came before it. */
static void add_piece(struct composer *composer, struct slice text, const char *speaker,
                      bool *before)
{
    bool is_block = composer->live->kind == LIVE_BLOCK || composer->lifts;

    while (text.length > 0 && strchr(" \t\n", text.bytes[text.length - 1]) != NULL)
        text.length--;
    while (text.length > 0 && strchr(" \t\n", *text.bytes) != NULL)
        text = slice_from(text, 1);
    if (text.length == 0)
        return;
    if (*before && is_block) {
        end_paragraph(composer);
    } else if (*before) {
        compose_text(composer, SLICE(" "));
    }
    *before = true;
    if (speaker != NULL) {
        compose_text(composer, slice_of(speaker));
        compose_text(composer, SLICE(": "));
    }
    compose_text(composer, text);
}

/* The paragraphs of [START, END) of the words; the first after SPEAKER's label. */
static void add_turn(struct composer *composer, struct slice words, const char *speaker,
                     bool *before)
{
    while (words.length > 0) {
        const char *end = memchr(words.bytes, '\n', words.length);
        size_t length = end != NULL ? (size_t)(end - words.bytes) : words.length;
        struct slice line = slice_cut(words, 0, length);
        bool had = *before;

        add_piece(composer, line, speaker, before);
        if (*before != had || line.length > 0)
            speaker = NULL;
        words = slice_from(words, end != NULL ? length + 1 : length);
    }
}

/* WORDS without the point that the author's own sentence has behind them. */
static struct slice without_stop(const struct composer *composer, struct slice words)
{
    bool is_inline = composer->live->kind == LIVE_INLINE && !composer->lifts;
    size_t length = words.length;

    if (is_inline && composer->stop_follows && length > 1 &&
        (words.bytes[length - 1] == '.' || words.bytes[length - 1] == ',') &&
        words.bytes[length - 2] != '.')
        words.length--;
    return words;
}

static void bring(struct composer *composer, const struct live *live)
{
    const struct source *source = compose_judgement(composer, live)->source;
    const char *speaker = NULL, *last = source != NULL ? source->speaker : NULL;
    bool before = false;
    size_t at = 0;

    if (source == NULL || source->words.length == 0) { /* a draft */
        compose_text(composer, SLICE("[@"));
        compose_text(composer, slice_of(live->key));
        compose_text(composer, SLICE("]"));
        return;
    }
    for (size_t i = 0; i < source->turn_count; i++) {
        const struct source_turn *turn = &source->turns[i];

        if (turn->label.start > at)
            add_turn(composer, slice_cut(source->words, at, turn->label.start), speaker,
                     &before);
        at = turn->label.end;
        /* Subtitles begin a turn with every cue. */
        speaker = last != NULL && strcmp(last, turn->speaker) == 0 ? NULL : turn->speaker;
        last = turn->speaker;
    }
    add_turn(composer, without_stop(composer, slice_from(source->words, at)), speaker,
             &before);
}

/* --- blocks --- */

static void add_attribution(struct composer *composer, const struct live *live)
{
    const struct source *source = compose_judgement(composer, live)->source;
    CLEANUP_BUFFER struct buffer who = {0};

    if (source == NULL)
        return;
    attribution_add(composer->attribution, source, &who);
    if (who.length == 0)
        return;
    report_begin(composer->report, REPORT_ATTRIBUTION);
    report_text(composer->report, buffer_slice(&who));
    report_end(composer->report);
}

static void begin_block(struct composer *composer, const struct live *live)
{
    report_begin_quotation(composer->report, REPORT_BLOCK_QUOTATION, live->key);
    if (!is_brought(live))
        return;
    composer->paragraph_waits = true;
    begin_doubt(composer, live);
    bring(composer, live);
    end_doubt(composer, live);
    report_end(composer->report);
}

static void end_block(struct composer *composer, const struct live *live)
{
    add_attribution(composer, live);
    report_end(composer->report);
}

/* --- within sentences --- */

/* APA sets quotations of 40 words or more as blocks; not in a heading, nor where they are
 * part of a link or an emphasis. */
static bool becomes_block(const struct composer *composer, const struct live *live)
{
    return composer->report->look == REPORT_APA7 && composer->run_depth == 0 &&
           composer->heading_depth == 0 &&
           tokens_count_words(words_of(composer, live)) >= COMPOSE_BLOCK_WORDS;
}

static void begin_inline(struct composer *composer, const struct live *live)
{
    composer->lifts = becomes_block(composer, live);
    if (composer->lifts) {
        composer->space_waits = false;
        if (!composer->paragraph_waits)
            report_end(composer->report);
        report_begin_quotation(composer->report, REPORT_BLOCK_QUOTATION, live->key);
        composer->paragraph_waits = true;
        begin_doubt(composer, live);
    } else {
        begin_doubt(composer, live);
        report_text(composer->report, slice_of(composer->marks->open));
        report_begin_quotation(composer->report, REPORT_QUOTATION, live->key);
    }
    composer->before = 0;
    if (is_brought(live))
        bring(composer, live);
}

static void end_inline(struct composer *composer, const struct live *live)
{
    if (composer->lifts) {
        end_doubt(composer, live);
        report_end(composer->report);
        add_attribution(composer, live);
        report_end(composer->report);
        composer->paragraph_waits = true;
        composer->skips_stop = true;
        composer->lifts = false;
        return;
    }
    report_end(composer->report);
    report_text(composer->report, slice_of(composer->marks->close));
    end_doubt(composer, live);
    composer->before = 'a';
}

static void begin_count(struct composer *composer, const struct live *live)
{
    const struct judgement *judgement = compose_judgement(composer, live);

    begin_doubt(composer, live);
    report_begin_note(composer->report, REPORT_COUNT,
                      slice_of(judgement->is_told ? judgement->finding.actual : ""));
}

void compose_begin_live(struct composer *composer, const struct live *live)
{
    composer->live = live;
    if (live->kind == LIVE_BLOCK)
        begin_block(composer, live);
    else if (live->kind == LIVE_INLINE)
        begin_inline(composer, live);
    else
        begin_count(composer, live);
}

void compose_end_live(struct composer *composer)
{
    const struct live *live = composer->live;

    if (live->kind == LIVE_BLOCK) {
        end_block(composer, live);
    } else if (live->kind == LIVE_INLINE) {
        end_inline(composer, live);
    } else {
        report_end(composer->report);
        end_doubt(composer, live);
    }
    composer->live = NULL;
}
