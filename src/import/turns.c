/* turns.c - see import/turns.h */
#include "import/turns.h"
#include "base/cleanup.h"
#include "import/stamp.h"
#include "import/turn_survey.h"
#include "text/position.h"

enum {
    HEAD_PARAGRAPHS = 20,  /* where a head of the kind "Datum: ..." may stand */
    HEAD_CHARACTERS = 120, /* its lines are short */
};

struct turn_writer {
    struct draft *draft;
    struct position_index index;
    struct draft_turn *open; /* dies with the next turn */
    size_t last;             /* paragraph */
    bool waits_for_words;    /* the label stood alone; the words begin below it */
};

static struct slice paragraph_text(const struct turn_writer *writer, size_t i)
{
    const struct draft_paragraph *paragraph = &writer->draft->paragraphs.items[i];

    return position_slice(&writer->index, paragraph->start, paragraph->end);
}

/* --- the end of a turn --- */

/* A stamp at the end is f4's: the time at which the speaker stopped. It is none of the
 * words. */
static void take_last_stamp(struct turn_writer *writer)
{
    const struct draft_paragraph *paragraph =
        &writer->draft->paragraphs.items[writer->last];
    struct slice text = paragraph_text(writer, writer->last);
    struct draft_turn *turn = writer->open;
    struct stamp stamp;
    int64_t end;

    if (!stamp_read_last(text, &stamp))
        return;
    text.length = stamp.start;
    while (text.length > 0 && text.bytes[text.length - 1] == ' ')
        text.length--;
    end = position_from_byte(
        &writer->index, (size_t)(text.bytes - writer->index.text.bytes) + text.length);
    if (end <= turn->words_start || end < paragraph->start)
        return;
    turn->end = end;
    if (turn->end_ms < 0)
        turn->end_ms = stamp.end_ms >= 0 ? stamp.end_ms : stamp.begin_ms;
}

static void end_turn(struct turn_writer *writer)
{
    if (writer->open == NULL)
        return;
    take_last_stamp(writer);
    writer->open = NULL;
}

static void open_turn(struct turn_writer *writer, size_t i, const char *speaker,
                      int64_t words_start)
{
    const struct draft_paragraph *paragraph = &writer->draft->paragraphs.items[i];

    end_turn(writer);
    writer->open = array_push(&writer->draft->turns);
    *writer->open = (struct draft_turn){.start = paragraph->start,
                                        .words_start = words_start,
                                        .end = paragraph->end,
                                        .speaker = speaker,
                                        .begin_ms = paragraph->begin_ms,
                                        .end_ms = paragraph->end_ms};
    writer->last = i;
    writer->waits_for_words = words_start == paragraph->end;
}

/* A paragraph that is nothing but a time; it belongs to what comes after it. */
static bool is_lone_stamp(struct slice text, struct stamp *ret_stamp)
{
    return stamp_read(text, 0, ret_stamp) && ret_stamp->end == text.length;
}

static void extend_turn(struct turn_writer *writer, size_t i)
{
    const struct draft_paragraph *paragraph = &writer->draft->paragraphs.items[i];
    struct stamp stamp;

    if (writer->open == NULL)
        return;
    if (writer->waits_for_words && is_lone_stamp(paragraph_text(writer, i), &stamp)) {
        writer->open->begin_ms = stamp.begin_ms;
        writer->open->words_start = writer->open->end = paragraph->end;
        return;
    }
    if (writer->waits_for_words)
        writer->open->words_start = paragraph->start;
    writer->waits_for_words = false;
    writer->open->end = paragraph->end;
    if (paragraph->end_ms >= 0)
        writer->open->end_ms = paragraph->end_ms;
    writer->last = i;
}

/* --- speakers that the format names --- */

static bool names_speakers(const struct draft *draft)
{
    for (size_t i = 0; i < draft->paragraphs.count; i++)
        if (draft->paragraphs.items[i].speaker != NULL)
            return true;
    return false;
}

static void take_named(struct turn_writer *writer)
{
    for (size_t i = 0; i < writer->draft->paragraphs.count; i++) {
        const struct draft_paragraph *paragraph = &writer->draft->paragraphs.items[i];

        if (paragraph->speaker == NULL)
            end_turn(writer);
        else if (writer->open != NULL &&
                 strcmp(writer->open->speaker, paragraph->speaker) == 0)
            extend_turn(writer, i);
        else
            open_turn(writer, i, paragraph->speaker, paragraph->start);
    }
    end_turn(writer);
}

/* --- labels in the text --- */

/* How many paragraphs the file's head has, where it is lines like "Datum: 3 maj" among
 * which a speaker's label may stand too: "Intervjuare: Anna Lind". 0 where there is
 * none. */
static size_t head_length(const struct turn_survey *survey)
{
    size_t length = 0, fields = 0, labels = 0;

    for (size_t i = 0; i < survey->candidates.count; i++) {
        const struct turn_candidate *candidate = &survey->candidates.items[i];
        const struct draft_paragraph *paragraph =
            &survey->draft->paragraphs.items[candidate->paragraph];

        if (candidate->paragraph >= HEAD_PARAGRAPHS ||
            paragraph->end - paragraph->start > HEAD_CHARACTERS)
            break;
        if (candidate->form != TURN_COLON)
            continue;
        if (turn_survey_accepts(survey, candidate)) {
            labels++;
            continue;
        }
        fields++;
        if (labels <= fields)
            length = candidate->paragraph + 1;
    }
    return labels > 0 ? length : 0;
}

/* A label like the speakers', though nobody's: **Break:** */
static bool is_interruption(const struct turn_survey *survey,
                            const struct turn_candidate *candidate)
{
    return survey->is_bold && candidate->is_bold && candidate->form == TURN_COLON;
}

static void open_labelled(struct turn_writer *writer, const struct turn_survey *survey,
                          const struct turn_candidate *candidate)
{
    size_t i = candidate->paragraph;
    const struct draft_paragraph *paragraph = &writer->draft->paragraphs.items[i];
    struct slice text = paragraph_text(writer, i);
    size_t words = (size_t)(text.bytes - writer->index.text.bytes) + candidate->words;

    open_turn(writer, i, survey->names.items[candidate->name].spelling,
              words < writer->index.text.length && candidate->words < text.length
                  ? position_from_byte(&writer->index, words)
                  : paragraph->end);
    if (candidate->begin_ms >= 0)
        writer->open->begin_ms = candidate->begin_ms;
    if (candidate->end_ms >= 0)
        writer->open->end_ms = candidate->end_ms;
}

struct labelled_walk {
    const struct turn_survey *survey;
    size_t next;     /* candidate */
    int64_t lone_ms; /* of the stamp in the paragraph before; else -1 */
};

static const struct turn_candidate *candidate_at(struct labelled_walk *walk, size_t i)
{
    const struct turn_survey *survey = walk->survey;

    if (walk->next < survey->candidates.count &&
        survey->candidates.items[walk->next].paragraph == i)
        return &survey->candidates.items[walk->next++];
    return NULL;
}

static bool next_is_labelled(const struct labelled_walk *walk, size_t i)
{
    const struct turn_survey *survey = walk->survey;

    return walk->next < survey->candidates.count &&
           survey->candidates.items[walk->next].paragraph == i &&
           turn_survey_accepts(survey, &survey->candidates.items[walk->next]);
}

static void take_paragraph(struct turn_writer *writer, struct labelled_walk *walk,
                           size_t i, size_t head)
{
    const struct turn_candidate *candidate = candidate_at(walk, i);
    const struct draft_paragraph *paragraph = &writer->draft->paragraphs.items[i];
    struct stamp stamp;

    if (i < head)
        return;
    if (candidate != NULL && turn_survey_accepts(walk->survey, candidate)) {
        open_labelled(writer, walk->survey, candidate);
        if (writer->open->begin_ms < 0)
            writer->open->begin_ms = walk->lone_ms;
        walk->lone_ms = -1;
        return;
    }
    walk->lone_ms = -1;
    if (paragraph->kind == PARAGRAPH_HEADING || paragraph->kind == PARAGRAPH_NOTE ||
        (candidate != NULL && is_interruption(walk->survey, candidate)))
        end_turn(writer);
    else if (next_is_labelled(walk, i + 1) &&
             is_lone_stamp(paragraph_text(writer, i), &stamp))
        walk->lone_ms = stamp.begin_ms;
    else
        extend_turn(writer, i);
}

static void take_labelled(struct turn_writer *writer, const struct turn_survey *survey)
{
    struct labelled_walk walk = {.survey = survey, .lone_ms = -1};
    size_t head = head_length(survey);

    for (size_t i = 0; i < writer->draft->paragraphs.count; i++)
        take_paragraph(writer, &walk, i, head);
    end_turn(writer);
}

/* Where one speaker stopped the next one begins. */
static void fill_times(struct draft *draft)
{
    for (size_t i = 1; i < draft->turns.count; i++)
        if (draft->turns.items[i].begin_ms < 0 && draft->turns.items[i - 1].end_ms >= 0)
            draft->turns.items[i].begin_ms = draft->turns.items[i - 1].end_ms;
}

void turns_detect(struct draft *draft)
{
    struct turn_writer writer = {.draft = draft};
    struct turn_survey survey;

    draft->turns.count = 0;
    position_index_init(&writer.index, buffer_slice(&draft->text));
    if (names_speakers(draft)) {
        take_named(&writer);
    } else {
        turn_survey_init(&survey, draft);
        turn_survey_judge(&survey);
        if (survey.found)
            take_labelled(&writer, &survey);
        turn_survey_release(&survey);
    }
    fill_times(draft);
    position_index_release(&writer.index);
}
