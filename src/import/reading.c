/* reading.c - see import/reading.h */
#include "import/reading.h"
#include "base/cleanup.h"
#include "base/file.h"
#include "import/limits.h"
#include "import/turns.h"
#include "text/normal.h"

static const char *const kind_names[] = {
    [PARAGRAPH_BODY] = "body", [PARAGRAPH_HEADING] = "heading", [PARAGRAPH_LIST] = "list",
    [PARAGRAPH_CELL] = "cell", [PARAGRAPH_NOTE] = "note",       [PARAGRAPH_CUE] = "cue",
};

/* A file's name may hold any bytes. */
static const char *tidy_name(const char *path, struct arena *arena)
{
    CLEANUP_BUFFER struct buffer name = {0};

    normal_add(&name, slice_of(file_name(path)));
    for (size_t i = 0; i < name.length; i++)
        if (name.bytes[i] == '\n' || name.bytes[i] == '\t')
            name.bytes[i] = ' ';
    return arena_copy_slice(arena, buffer_slice(&name));
}

bool reading_open(struct reading *reading, const char *path, struct tema_error *error)
{
    const char *reason;

    draft_init(&reading->draft);
    reading->path = path;
    reading->name = tidy_name(path, reading->draft.arena);
    reason = refusal_of_project(reading->name);
    if (reason != NULL)
        return tema_fail(error, TEMA_UNREADABLE, "%s", reason);
    if (!file_read(path, LIMIT_FILE_BYTES, &reading->bytes, error))
        return false;
    reading->sha256 = sha256_of(buffer_slice(&reading->bytes));
    return true;
}

static struct tema_paragraph paragraph_of(const struct draft_paragraph *paragraph)
{
    return (struct tema_paragraph){
        .start = paragraph->start,
        .end = paragraph->end,
        .kind = kind_names[paragraph->kind],
        .style = paragraph->style,
        .level = paragraph->level,
        .table = paragraph->table,
        .row = paragraph->row,
        .column = paragraph->column,
        .number = paragraph->number,
        .begin_ms = paragraph->begin_ms,
        .end_ms = paragraph->end_ms,
    };
}

static struct layout layout_of(const struct draft *draft)
{
    size_t paragraphs = draft->paragraphs.count, turns = draft->turns.count;
    struct layout layout = {
        .paragraphs =
            arena_take(draft->arena, (paragraphs + 1) * sizeof *layout.paragraphs),
        .paragraph_count = paragraphs,
        .turns = arena_take(draft->arena, (turns + 1) * sizeof *layout.turns),
        .turn_count = turns,
    };

    for (size_t i = 0; i < paragraphs; i++)
        layout.paragraphs[i] = paragraph_of(&draft->paragraphs.items[i]);
    for (size_t i = 0; i < turns; i++) {
        const struct draft_turn *turn = &draft->turns.items[i];

        layout.turns[i] =
            (struct layout_turn){turn->start,   turn->words_start, turn->end,
                                 turn->speaker, turn->begin_ms,    turn->end_ms};
    }
    return layout;
}

bool reading_understand(struct reading *reading, struct tema_error *error)
{
    struct draft *draft = &reading->draft;
    struct import_source source = {buffer_slice(&reading->bytes), reading->name};

    if (source.bytes.length == 0)
        return tema_fail(error, TEMA_UNREADABLE, "the file is empty");
    reading->importer = importer_for(&source);
    if (reading->importer == NULL)
        return tema_fail(error, TEMA_UNREADABLE, "%s", refusal_reason(&source));
    if (!reading->importer->read(&source, draft, error) || !draft_finish(draft, error))
        return false;
    if (draft->length == 0)
        return tema_fail(error, TEMA_UNREADABLE, "there is no text in it");
    turns_detect(draft);
    reading->layout = layout_of(draft);
    array_release(&draft->paragraphs); /* there are two of each else */
    array_release(&draft->turns);
    return true;
}

void reading_release(struct reading *reading)
{
    draft_release(&reading->draft);
    buffer_release(&reading->bytes);
}

bool reading_explain(const struct reading *reading, struct tema_error *error)
{
    return tema_explain(error, "cannot import %s", reading->name);
}
