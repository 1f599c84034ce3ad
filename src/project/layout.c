/* layout.c - see project/layout.h: writing it, and the labels of its turns */
#include <string.h>

#include "base/map.h"
#include "markup/json_writer.h"
#include "project/layout.h"

static void write_integer(struct json_writer *json, const char *key, int64_t number,
                          int64_t usual)
{
    if (number == usual)
        return;
    json_writer_key(json, key);
    json_writer_integer(json, number);
}

static void write_string(struct json_writer *json, const char *key, const char *string)
{
    if (string == NULL)
        return;
    json_writer_key(json, key);
    json_writer_string(json, string);
}

static void write_paragraph(struct json_writer *json,
                            const struct tema_paragraph *paragraph)
{
    json_writer_begin_object(json);
    write_integer(json, "start", paragraph->start, -1);
    write_integer(json, "end", paragraph->end, -1);
    if (strcmp(paragraph->kind, "body") != 0)
        write_string(json, "kind", paragraph->kind);
    write_string(json, "style", paragraph->style);
    write_integer(json, "level", paragraph->level, 0);
    write_integer(json, "table", paragraph->table, 0);
    write_integer(json, "row", paragraph->row, 0);
    write_integer(json, "column", paragraph->column, 0);
    write_integer(json, "number", paragraph->number, 0);
    write_integer(json, "begin_ms", paragraph->begin_ms, -1);
    write_integer(json, "end_ms", paragraph->end_ms, -1);
    json_writer_end_object(json);
}

static void write_turn(struct json_writer *json, const struct layout_turn *turn)
{
    json_writer_begin_object(json);
    write_integer(json, "start", turn->start, -1);
    write_integer(json, "words", turn->words_start, -1);
    write_integer(json, "end", turn->end, -1);
    write_string(json, "speaker", turn->speaker);
    write_integer(json, "begin_ms", turn->begin_ms, -1);
    write_integer(json, "end_ms", turn->end_ms, -1);
    json_writer_end_object(json);
}

static void write_mark(struct json_writer *json, const struct layout_mark *mark)
{
    char guid[37];

    guid_format(&mark->guid, guid);
    json_writer_begin_object(json);
    write_string(json, "guid", guid);
    write_integer(json, "position", mark->position, -1);
    write_integer(json, "ms", mark->ms, -1);
    json_writer_end_object(json);
}

static void write_marks(struct json_writer *json, const struct layout *layout)
{
    if (layout->mark_count == 0)
        return;
    json_writer_key(json, "marks");
    json_writer_begin_array(json);
    for (size_t i = 0; i < layout->mark_count; i++)
        write_mark(json, &layout->marks[i]);
    json_writer_end_array(json);
}

void layout_write(const struct layout *layout, struct buffer *out)
{
    struct json_writer json = {.out = out};

    json_writer_begin_object(&json);
    json_writer_key(&json, "paragraphs");
    json_writer_begin_array(&json);
    for (size_t i = 0; i < layout->paragraph_count; i++)
        write_paragraph(&json, &layout->paragraphs[i]);
    json_writer_end_array(&json);
    json_writer_key(&json, "turns");
    json_writer_begin_array(&json);
    for (size_t i = 0; i < layout->turn_count; i++)
        write_turn(&json, &layout->turns[i]);
    json_writer_end_array(&json);
    write_marks(&json, layout);
    json_writer_end_object(&json);
}

void layout_label(const struct layout *layout, struct arena *arena,
                  struct layout_labels *ret_labels)
{
    size_t count = layout->turn_count;
    struct layout_labels labels = {
        .items = arena_take(arena, (count + 1) * sizeof *labels.items),
        .of_turn = arena_take(arena, (count + 1) * sizeof *labels.of_turn),
    };
    struct map known = {0};

    for (size_t i = 0; i < count; i++) {
        struct slice label = slice_of(layout->turns[i].speaker);
        int64_t number = map_number(&known, label, -1);

        if (number < 0) {
            number = (int64_t)labels.count;
            map_put(&known, label, number);
            labels.items[labels.count++] = layout->turns[i].speaker;
        }
        labels.of_turn[i] = (size_t)number;
    }
    map_release(&known);
    *ret_labels = labels;
}
