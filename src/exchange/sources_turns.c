/* sources_turns.c - see exchange/sources_turns.h
 *
 * The importers find turns in a draft: a text without blank lines, each line of which
 * ends in LF. So one is made of the lines that say something, and what is found in it is
 * put back to where these lines stand. */
#include "exchange/sources_turns.h"
#include "base/cleanup.h"
#include "import/limits.h"
#include "import/roles.h"
#include "import/turns.h"
#include "text/utf8.h"

/* The places where the draft's paragraphs begin in the text itself: code points. */
struct origins {
    int64_t *items;
    size_t count, capacity;
};

static bool is_blank(struct slice line)
{
    for (size_t offset = 0; offset < line.length;) {
        uint32_t c = utf8_decode(line, &offset);

        if (c != ' ' && c != '\t' && c != 0xA0)
            return false;
    }
    return true;
}

/* Fills DRAFT with the lines of TEXT; false where they are too many. */
static bool take_lines(struct draft *draft, struct slice text, struct origins *origins)
{
    int64_t position = 0;

    buffer_reserve(&draft->text, text.length + 1);
    while (text.length > 0) {
        const char *end = memchr(text.bytes, '\n', text.length);
        size_t bytes = end != NULL ? (size_t)(end - text.bytes) : text.length;
        struct slice line = slice_cut(text, 0, bytes);
        int64_t length = utf8_length(line);

        if (!is_blank(line)) {
            if (draft->paragraphs.count == LIMIT_PARAGRAPHS)
                return false;
            *array_push(origins) = position;
            *array_push(&draft->paragraphs) =
                (struct draft_paragraph){.start = draft->length,
                                         .end = draft->length + length,
                                         .begin_ms = -1,
                                         .end_ms = -1};
            buffer_add_slice(&draft->text, line);
            buffer_add_byte(&draft->text, '\n');
            draft->length += length + 1;
        }
        position += length + 1;
        text = slice_from(text, end != NULL ? bytes + 1 : bytes);
    }
    return true;
}

static struct tema_paragraph *list_paragraphs(const struct draft *draft,
                                              const struct origins *origins,
                                              struct arena *arena)
{
    size_t count = draft->paragraphs.count;
    struct tema_paragraph *list = arena_take(arena, (count + 1) * sizeof *list);

    for (size_t i = 0; i < count; i++) {
        const struct draft_paragraph *paragraph = &draft->paragraphs.items[i];

        list[i] = (struct tema_paragraph){.start = origins->items[i],
                                          .end = origins->items[i] + paragraph->end -
                                                 paragraph->start,
                                          .kind = "body",
                                          .begin_ms = -1,
                                          .end_ms = -1};
    }
    return list;
}

/* Where POSITION of the draft stands in the text; *PARAGRAPH, which only ever moves on,
 * is that or one before. */
static int64_t put_back(const struct draft *draft, const struct origins *origins,
                        int64_t position, size_t *paragraph)
{
    while (*paragraph + 1 < draft->paragraphs.count &&
           draft->paragraphs.items[*paragraph + 1].start <= position)
        ++*paragraph;
    return origins->items[*paragraph] + position -
           draft->paragraphs.items[*paragraph].start;
}

/* As they stand in the draft: for counting what they say. */
static void list_turns(const struct draft *draft, struct arena *arena,
                       struct layout *layout)
{
    layout->turn_count = draft->turns.count;
    layout->turns = arena_take(arena, (draft->turns.count + 1) * sizeof *layout->turns);
    for (size_t i = 0; i < draft->turns.count; i++) {
        const struct draft_turn *turn = &draft->turns.items[i];

        layout->turns[i] =
            (struct layout_turn){turn->start,    turn->words_start,
                                 turn->end,      arena_copy_string(arena, turn->speaker),
                                 turn->begin_ms, turn->end_ms};
    }
}

static void put_turns_back(const struct draft *draft, const struct origins *origins,
                           struct layout *layout)
{
    size_t paragraph = 0;

    for (size_t i = 0; i < layout->turn_count; i++) {
        struct layout_turn *turn = &layout->turns[i];

        turn->start = put_back(draft, origins, turn->start, &paragraph);
        turn->words_start = put_back(draft, origins, turn->words_start, &paragraph);
        turn->end = put_back(draft, origins, turn->end, &paragraph);
    }
}

/* Their roles, guessed as the importers do. */
static struct new_speaker *list_speakers(struct reading *reading, struct arena *arena,
                                         size_t *ret_count)
{
    struct found_speaker *found = roles_find(reading, false, ret_count);
    struct new_speaker *speakers = arena_take(arena, (*ret_count + 1) * sizeof *speakers);

    for (size_t i = 0; i < *ret_count; i++)
        speakers[i] = (struct new_speaker){arena_copy_string(arena, found[i].label),
                                           found[i].role, 0};
    return speakers;
}

void source_find_turns(struct slice text, struct arena *arena, struct layout *ret_layout,
                       struct new_speaker **ret_speakers, size_t *ret_count)
{
    struct reading reading = {0};
    struct draft *draft = &reading.draft;
    struct layout *layout = &reading.layout;
    struct origins origins = {0};

    draft_init(draft);
    if (take_lines(draft, text, &origins)) {
        turns_detect(draft);
        layout->paragraphs = list_paragraphs(draft, &origins, arena);
        layout->paragraph_count = draft->paragraphs.count;
        list_turns(draft, arena, layout);
        *ret_speakers = list_speakers(&reading, arena, ret_count);
        put_turns_back(draft, &origins, layout);
    } else {
        *ret_speakers = NULL;
        *ret_count = 0;
    }
    *ret_layout = *layout;
    array_release(&origins);
    draft_release(draft);
}
