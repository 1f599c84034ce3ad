/* draft.c - see import/draft.h */
#include <stdarg.h>
#include <stdio.h>

#include "base/cleanup.h"
#include "import/draft.h"
#include "import/limits.h"
#include "import/names.h"
#include "text/normal.h"
#include "text/utf8.h"

struct unplaced_comment {
    struct draft_mark start, end;
    const char *author, *text;
};

struct draft_state {
    struct draft_paragraph attributes; /* of the open paragraph */
    bool is_open;
    bool has_pieces;      /* the open paragraph was cut by a line end in its text */
    struct buffer piece;  /* the open paragraph's text, not yet composed */
    struct buffer behind; /* scratch: what follows a line end */
    ARRAY(struct normal_mark) marks;
    size_t placed; /* marks whose position is known */
    ARRAY(struct unplaced_comment) comments;
    struct names names;
    bool has_too_much_text, has_too_many_paragraphs;
};

void draft_init(struct draft *draft)
{
    *draft = (struct draft){.arena = arena_new()};
    draft->state = memory_take_zeroed(1, sizeof *draft->state);
}

void draft_release(struct draft *draft)
{
    struct draft_state *state = draft->state;

    if (state != NULL) {
        buffer_release(&state->piece);
        buffer_release(&state->behind);
        array_release(&state->marks);
        array_release(&state->comments);
        names_release(&state->names);
        free(state);
    }
    buffer_release(&draft->text);
    array_release(&draft->paragraphs);
    array_release(&draft->comments);
    array_release(&draft->turns);
    array_release(&draft->remarks);
    arena_free(draft->arena);
    *draft = (struct draft){0};
}

/* --- paragraphs --- */

/* Text as it may stand in lists: by the rules, on one line. */
static void add_on_one_line(struct buffer *out, const char *text)
{
    size_t before = out->length;

    normal_add(out, slice_of(text));
    for (size_t i = before; i < out->length; i++)
        if (out->bytes[i] == '\n' || out->bytes[i] == '\t')
            out->bytes[i] = ' ';
}

/* An empty name is none. */
static const char *copy_name(struct draft *draft, const char *name)
{
    CLEANUP_BUFFER struct buffer tidy = {0};

    if (name == NULL)
        return NULL;
    add_on_one_line(&tidy, name);
    if (tidy.length == 0)
        return NULL;
    return names_copy(&draft->state->names, draft->arena, buffer_string(&tidy));
}

void draft_open_paragraph(struct draft *draft, const struct draft_paragraph *attributes)
{
    struct draft_state *state = draft->state;

    draft_close_paragraph(draft, false);
    state->attributes = *attributes;
    state->attributes.style = copy_name(draft, attributes->style);
    state->attributes.speaker = copy_name(draft, attributes->speaker);
    state->is_open = true;
    state->has_pieces = false;
}

/* Only spaces, no-break spaces and tabs. */
static bool is_blank(struct slice text)
{
    for (size_t i = 0; i < text.length; i++) {
        if (text.bytes[i] == ' ' || text.bytes[i] == '\t')
            continue;
        if (!slice_starts_with(slice_from(text, i), SLICE("\u00A0")))
            return false;
        i++;
    }
    return true;
}

static void place_marks(struct draft_state *state, int64_t offset)
{
    for (; state->placed < state->marks.count; state->placed++)
        state->marks.items[state->placed].position += offset;
}

/* Moves the piece into the text as one paragraph. */
static void add_paragraph(struct draft *draft)
{
    struct draft_state *state = draft->state;
    struct draft_paragraph *paragraph = array_push(&draft->paragraphs);
    size_t unplaced = state->marks.count - state->placed;
    struct normal_mark *marks = unplaced > 0 ? state->marks.items + state->placed : NULL;
    int64_t length =
        normal_add_composed(&draft->text, buffer_slice(&state->piece), marks, unplaced);

    buffer_add_byte(&draft->text, '\n');
    place_marks(state, draft->length);
    *paragraph = state->attributes;
    paragraph->start = draft->length;
    paragraph->end = draft->length + length;
    draft->length += length + 1;
    if (draft->text.length > LIMIT_TEXT_BYTES)
        state->has_too_much_text = true;
}

static void close_piece(struct draft *draft, bool keep_empty)
{
    struct draft_state *state = draft->state;
    bool is_kept = keep_empty || !is_blank(buffer_slice(&state->piece));

    if (is_kept && draft->paragraphs.count >= LIMIT_PARAGRAPHS)
        state->has_too_many_paragraphs = true;
    if (is_kept && !state->has_too_many_paragraphs && !state->has_too_much_text) {
        add_paragraph(draft);
    } else {
        for (size_t i = state->placed; i < state->marks.count; i++)
            state->marks.items[i].position = draft->length;
        state->placed = state->marks.count;
    }
    buffer_clear(&state->piece);
}

void draft_close_paragraph(struct draft *draft, bool keep_empty)
{
    struct draft_state *state = draft->state;

    if (!state->is_open)
        return;
    close_piece(draft, keep_empty && !state->has_pieces);
    state->is_open = false;
}

/* --- text --- */

/* Cuts the piece at its line ends, from byte FROM on, into paragraphs of like
 * attributes. */
static void cut_at_line_ends(struct draft *draft, size_t from)
{
    struct draft_state *state = draft->state;
    struct slice added = slice_from(buffer_slice(&state->piece), from);
    const char *line_end = memchr(added.bytes, '\n', added.length);
    struct slice rest;

    if (line_end == NULL)
        return;
    from += (size_t)(line_end - added.bytes);
    buffer_clear(&state->behind);
    buffer_add_slice(&state->behind, slice_from(buffer_slice(&state->piece), from + 1));
    buffer_truncate(&state->piece, from);
    rest = buffer_slice(&state->behind);
    while (line_end != NULL) {
        size_t length;

        close_piece(draft, false);
        state->has_pieces = true;
        line_end = memchr(rest.bytes, '\n', rest.length);
        length = line_end != NULL ? (size_t)(line_end - rest.bytes) : rest.length;
        buffer_add(&state->piece, rest.bytes, length);
        if (line_end != NULL)
            rest = slice_from(rest, length + 1);
    }
}

void draft_add_text(struct draft *draft, struct slice text)
{
    struct draft_state *state = draft->state;
    size_t before, used;

    if (text.length == 0)
        return;
    if (!state->is_open)
        draft_open_paragraph(draft,
                             &(struct draft_paragraph){.begin_ms = -1, .end_ms = -1});
    before = state->piece.length;
    used = draft->text.length + before;
    if (used > LIMIT_TEXT_BYTES || text.length > LIMIT_TEXT_BYTES - used)
        state->has_too_much_text = true;
    if (state->has_too_much_text || state->has_too_many_paragraphs)
        return;
    normal_add_filtered(&state->piece, text);
    cut_at_line_ends(draft, before);
}

/* --- marks, comments, remarks --- */

struct draft_mark draft_mark(struct draft *draft)
{
    struct draft_state *state = draft->state;
    struct normal_mark *mark = array_push(&state->marks);

    *mark = (struct normal_mark){.byte = state->piece.length, .position = draft->length};
    if (!state->is_open)
        state->placed = state->marks.count;
    return (struct draft_mark){state->marks.count - 1};
}

int64_t draft_mark_position(const struct draft *draft, struct draft_mark mark)
{
    return draft->state->marks.items[mark.index].position;
}

static const char *copy_text(struct draft *draft, const char *text)
{
    CLEANUP_BUFFER struct buffer tidy = {0};

    normal_add(&tidy, slice_of(text));
    return arena_copy_slice(draft->arena, buffer_slice(&tidy));
}

void draft_add_comment(struct draft *draft, struct draft_mark start,
                       struct draft_mark end, const char *author, const char *text)
{
    struct unplaced_comment *comment = array_push(&draft->state->comments);

    *comment = (struct unplaced_comment){start, end, copy_name(draft, author),
                                         copy_text(draft, text)};
}

void draft_add_remark(struct draft *draft, const char *format, ...)
{
    CLEANUP_BUFFER struct buffer line = {0};
    char words[1000];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(words, sizeof words, format, arguments);
    va_end(arguments);
    add_on_one_line(&line, words);
    *(const char **)array_push(&draft->remarks) =
        arena_copy_slice(draft->arena, buffer_slice(&line));
}

static void place_comments(struct draft *draft)
{
    for (size_t i = 0; i < draft->state->comments.count; i++) {
        const struct unplaced_comment *from = &draft->state->comments.items[i];
        struct draft_comment *comment = array_push(&draft->comments);
        int64_t start = draft_mark_position(draft, from->start);
        int64_t end = draft_mark_position(draft, from->end);

        *comment = (struct draft_comment){start, end < start ? start : end, from->author,
                                          from->text};
    }
    draft->state->comments.count = 0;
}

bool draft_finish(struct draft *draft, struct tema_error *error)
{
    draft_close_paragraph(draft, false);
    if (draft->state->has_too_much_text)
        return tema_fail(error, TEMA_UNREADABLE, "the text is longer than %d MB",
                         LIMIT_TEXT_BYTES / (1024 * 1024));
    if (draft->state->has_too_many_paragraphs)
        return tema_fail(error, TEMA_UNREADABLE, "the text has more than %d paragraphs",
                         LIMIT_PARAGRAPHS);
    place_comments(draft);
    return true;
}
