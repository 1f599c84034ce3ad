/* turn_survey.c - collecting candidates; see import/turn_survey.h */
#include "import/turn_survey.h"
#include "base/cleanup.h"
#include "text/fold.h"

static uint32_t find_name(struct turn_survey *survey, const struct turn_label *label)
{
    CLEANUP_BUFFER struct buffer folded = {0};
    struct turn_name *name;
    int64_t index;

    fold(label->name, &folded);
    if (map_find(&survey->by_name, buffer_slice(&folded), &index))
        return (uint32_t)index;
    map_put(&survey->by_name, buffer_slice(&folded), (int64_t)survey->names.count);
    name = array_push(&survey->names);
    *name = (struct turn_name){
        .spelling = arena_copy_slice(survey->draft->arena, label->name),
        .is_small = label->is_small,
    };
    return (uint32_t)survey->names.count - 1;
}

/* By a full stop or its like, or a quotation mark or bracket behind one. */
static bool is_sentence(struct slice text)
{
    static const char *const ends[] = {".", "?", "!", ")", "\"", "'",
                                       "-", "…", "”", "’", "–"};

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t length = strlen(ends[i]);

        if (text.length >= length &&
            memcmp(text.bytes + text.length - length, ends[i], length) == 0)
            return true;
    }
    return false;
}

static void add_candidate(struct turn_survey *survey, size_t paragraph,
                          const struct turn_label *label, struct slice text)
{
    uint32_t name = find_name(survey, label);

    survey->names.items[name].counts[label->form]++;
    survey->names.items[name].sentences += is_sentence(text);
    survey->names.items[name].bold +=
        survey->draft->paragraphs.items[paragraph].bold_start;
    *(struct turn_candidate *)array_push(&survey->candidates) = (struct turn_candidate){
        .paragraph = (uint32_t)paragraph,
        .name = name,
        .words = (uint32_t)label->words,
        .form = label->form,
        .begin_ms = label->begin_ms,
        .end_ms = label->end_ms,
        .is_bold = survey->draft->paragraphs.items[paragraph].bold_start,
    };
}

void turn_survey_init(struct turn_survey *survey, const struct draft *draft)
{
    struct slice rest = buffer_slice(&draft->text);

    *survey = (struct turn_survey){.draft = draft};
    for (size_t i = 0; i < draft->paragraphs.count; i++) {
        const char *end = memchr(rest.bytes, '\n', rest.length);
        struct slice text = slice_cut(rest, 0, (size_t)(end - rest.bytes));
        struct turn_label label;

        rest = slice_from(rest, text.length + 1);
        if (draft->paragraphs.items[i].kind == PARAGRAPH_NOTE)
            continue;
        survey->paragraphs += draft->paragraphs.items[i].kind != PARAGRAPH_HEADING;
        if (turn_label_read(text, &label))
            add_candidate(survey, i, &label, text);
    }
}

void turn_survey_release(struct turn_survey *survey)
{
    array_release(&survey->candidates);
    array_release(&survey->names);
    map_release(&survey->by_name);
}
