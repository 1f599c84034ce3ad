/* layout_reader.c - see project/layout.h: reading it
 *
 * Not by way of a tree of JSON values: for a text of a million paragraphs that would take
 * a gigabyte, and every import and rebuild reads the layout. */
#include <stddef.h>
#include <string.h>

#include "base/array.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "project/layout.h"
#include "text/utf8.h"

enum { NAMES_KEPT = 16 };

struct reader {
    struct slice rest;
    struct arena *arena;
    bool only_turns;      /* paragraphs and marks are counted, not kept */
    struct buffer string; /* the last string, unescaped */
    /* Names come again and again: the last few have one copy each. */
    const char *names[NAMES_KEPT];
    size_t next_name;
};

/* A member of a JSON object and the field of a struct that it fills. */
struct member {
    const char *key;
    enum { WIDE, NARROW, NAME, GUID } type; /* int64_t, int, const char *, a GUID */
    size_t offset;
};

static const struct member paragraph_members[] = {
    {"start", WIDE, offsetof(struct tema_paragraph, start)},
    {"end", WIDE, offsetof(struct tema_paragraph, end)},
    {"kind", NAME, offsetof(struct tema_paragraph, kind)},
    {"style", NAME, offsetof(struct tema_paragraph, style)},
    {"level", NARROW, offsetof(struct tema_paragraph, level)},
    {"table", NARROW, offsetof(struct tema_paragraph, table)},
    {"row", NARROW, offsetof(struct tema_paragraph, row)},
    {"column", NARROW, offsetof(struct tema_paragraph, column)},
    {"number", NARROW, offsetof(struct tema_paragraph, number)},
    {"begin_ms", WIDE, offsetof(struct tema_paragraph, begin_ms)},
    {"end_ms", WIDE, offsetof(struct tema_paragraph, end_ms)},
    {0},
};

static const struct member turn_members[] = {
    {"start", WIDE, offsetof(struct layout_turn, start)},
    {"words", WIDE, offsetof(struct layout_turn, words_start)},
    {"end", WIDE, offsetof(struct layout_turn, end)},
    {"speaker", NAME, offsetof(struct layout_turn, speaker)},
    {"begin_ms", WIDE, offsetof(struct layout_turn, begin_ms)},
    {"end_ms", WIDE, offsetof(struct layout_turn, end_ms)},
    {0},
};

static const struct member mark_members[] = {
    {"guid", GUID, offsetof(struct layout_mark, guid)},
    {"position", WIDE, offsetof(struct layout_mark, position)},
    {"ms", WIDE, offsetof(struct layout_mark, ms)},
    {0},
};

/* --- the smallest parts --- */

/* Passes over CHARACTER, and white space before it, if it comes next. */
static bool take(struct reader *reader, char character)
{
    struct slice *rest = &reader->rest;

    while (rest->length > 0 && strchr(" \t\r\n", rest->bytes[0]) != NULL &&
           rest->bytes[0] != '\0')
        *rest = slice_from(*rest, 1);
    if (rest->length == 0 || rest->bytes[0] != character)
        return false;
    *rest = slice_from(*rest, 1);
    return true;
}

static bool read_integer(struct reader *reader, int64_t *ret_number)
{
    bool is_negative = take(reader, '-');
    int64_t number = 0;
    size_t digits = 0;

    while (digits < reader->rest.length && digits < 18 &&
           reader->rest.bytes[digits] >= '0' && reader->rest.bytes[digits] <= '9')
        number = number * 10 + (reader->rest.bytes[digits++] - '0');
    if (digits == 0)
        return false;
    reader->rest = slice_from(reader->rest, digits);
    *ret_number = is_negative ? -number : number;
    return true;
}

static bool read_hexadecimal(struct reader *reader, uint32_t *ret_number)
{
    uint32_t number = 0;

    if (reader->rest.length < 4)
        return false;
    for (size_t i = 0; i < 4; i++) {
        static const char digits[] = "0123456789abcdef";
        const char *digit = strchr(digits, reader->rest.bytes[i] | 0x20);

        if (reader->rest.bytes[i] == '\0' || digit == NULL || *digit == '\0')
            return false;
        number = number * 16 + (uint32_t)(digit - digits);
    }
    reader->rest = slice_from(reader->rest, 4);
    *ret_number = number;
    return true;
}

/* What stands behind a backslash. */
static bool read_escape(struct reader *reader)
{
    static const char letters[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
    uint32_t point, low;
    const char *letter;

    if (reader->rest.length == 0 || reader->rest.bytes[0] == '\0')
        return false;
    letter = strchr(letters, reader->rest.bytes[0]);
    if (letter != NULL) {
        buffer_add_byte(&reader->string, meant[letter - letters]);
        reader->rest = slice_from(reader->rest, 1);
        return true;
    }
    if (!take(reader, 'u') || !read_hexadecimal(reader, &point) || point == 0)
        return false;
    if (point >= 0xD800 && point < 0xDC00) {
        if (!take(reader, '\\') || !take(reader, 'u') || !read_hexadecimal(reader, &low))
            return false;
        point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
    }
    utf8_add(&reader->string, point);
    return true;
}

/* A string, into reader->string. */
static bool read_string(struct reader *reader)
{
    buffer_clear(&reader->string);
    if (!take(reader, '"'))
        return false;
    while (reader->rest.length > 0 && reader->rest.bytes[0] != '"') {
        size_t plain = 0;

        while (plain < reader->rest.length && reader->rest.bytes[plain] != '"' &&
               reader->rest.bytes[plain] != '\\')
            plain++;
        buffer_add(&reader->string, reader->rest.bytes, plain);
        reader->rest = slice_from(reader->rest, plain);
        if (reader->rest.length > 0 && reader->rest.bytes[0] == '\\') {
            reader->rest = slice_from(reader->rest, 1);
            if (!read_escape(reader))
                return false;
        }
    }
    return take(reader, '"') && utf8_is_valid(buffer_slice(&reader->string));
}

static bool read_name(struct reader *reader, const char **ret_name)
{
    const char *name;

    if (!read_string(reader))
        return false;
    name = buffer_string(&reader->string);
    for (size_t i = 0; i < NAMES_KEPT; i++)
        if (reader->names[i] != NULL && strcmp(reader->names[i], name) == 0) {
            *ret_name = reader->names[i];
            return true;
        }
    *ret_name = arena_copy_string(reader->arena, name);
    reader->names[reader->next_name++ % NAMES_KEPT] = *ret_name;
    return true;
}

/* --- objects and lists --- */

static bool read_member(struct reader *reader, const struct member *member, char *object)
{
    int64_t number;

    if (member->type == NAME)
        return read_name(reader, (const char **)(void *)(object + member->offset));
    if (member->type == GUID)
        return read_string(reader) &&
               guid_read(buffer_slice(&reader->string),
                         (struct guid *)(void *)(object + member->offset));
    if (!read_integer(reader, &number))
        return false;
    if (member->type == WIDE) {
        memcpy(object + member->offset, &number, sizeof number);
    } else {
        int narrow = (int)number;

        memcpy(object + member->offset, &narrow, sizeof narrow);
    }
    return true;
}

static bool read_object(struct reader *reader, const struct member *members, void *object)
{
    if (!take(reader, '{'))
        return false;
    do {
        const struct member *member = members;

        if (!read_string(reader) || !take(reader, ':'))
            return false;
        while (member->key != NULL &&
               strcmp(member->key, buffer_string(&reader->string)) != 0)
            member++;
        if (member->key == NULL || !read_member(reader, member, object))
            return false;
    } while (take(reader, ','));
    return take(reader, '}');
}

struct paragraph_array {
    struct tema_paragraph *items;
    size_t count, capacity;
};

static bool read_paragraph(struct reader *reader, int64_t *behind,
                           struct tema_paragraph *ret_paragraph)
{
    struct tema_paragraph paragraph = {.kind = "body", .begin_ms = -1, .end_ms = -1};

    if (!read_object(reader, paragraph_members, &paragraph) ||
        paragraph.start < *behind || paragraph.end < paragraph.start)
        return false;
    *behind = paragraph.end;
    *ret_paragraph = paragraph;
    return true;
}

static bool read_paragraphs(struct reader *reader, struct layout *layout)
{
    struct paragraph_array list = {0};
    struct tema_paragraph paragraph;
    bool went_well = take(reader, '[');
    int64_t behind = 0;

    for (bool more = went_well && !take(reader, ']'); more; more = take(reader, ',')) {
        went_well = read_paragraph(reader, &behind, &paragraph);
        if (!went_well)
            break;
        layout->paragraph_count++;
        if (!reader->only_turns)
            *array_push(&list) = paragraph;
    }
    went_well = went_well && (layout->paragraph_count == 0 || take(reader, ']'));
    if (went_well && list.count > 0) {
        size_t bytes = list.count * sizeof *list.items;

        layout->paragraphs = memcpy(arena_take(reader->arena, bytes), list.items, bytes);
    }
    array_release(&list);
    return went_well;
}

static bool read_turns(struct reader *reader, struct layout *layout)
{
    ARRAY(struct layout_turn) list = {0};
    bool went_well = take(reader, '[');
    int64_t behind = 0;

    for (bool more = went_well && !take(reader, ']'); more; more = take(reader, ',')) {
        struct layout_turn *turn = array_push(&list);

        *turn = (struct layout_turn){.speaker = "", .begin_ms = -1, .end_ms = -1};
        went_well = read_object(reader, turn_members, turn) && turn->start >= behind &&
                    turn->words_start >= turn->start && turn->end >= turn->words_start;
        if (!went_well)
            break;
        behind = turn->end;
    }
    went_well = went_well && (list.count == 0 || take(reader, ']'));
    if (went_well && list.count > 0) {
        size_t bytes = list.count * sizeof *list.items;

        layout->turns = memcpy(arena_take(reader->arena, bytes), list.items, bytes);
        layout->turn_count = list.count;
    }
    array_release(&list);
    return went_well;
}

static bool read_marks(struct reader *reader, struct layout *layout)
{
    ARRAY(struct layout_mark) list = {0};
    bool went_well = take(reader, '[');

    for (bool more = went_well; more; more = take(reader, ',')) {
        struct layout_mark mark = {.position = -1, .ms = -1};

        went_well = read_object(reader, mark_members, &mark);
        if (!went_well)
            break;
        layout->mark_count++;
        if (!reader->only_turns)
            *array_push(&list) = mark;
    }
    went_well = went_well && take(reader, ']');
    if (went_well && list.count > 0) {
        size_t bytes = list.count * sizeof *list.items;

        layout->marks = memcpy(arena_take(reader->arena, bytes), list.items, bytes);
    }
    array_release(&list);
    return went_well;
}

static bool read_key(struct reader *reader, const char *key)
{
    return read_string(reader) && strcmp(buffer_string(&reader->string), key) == 0 &&
           take(reader, ':');
}

static bool read_parts(struct reader *reader, struct layout *layout)
{
    return take(reader, '{') && read_key(reader, "paragraphs") &&
           read_paragraphs(reader, layout) && take(reader, ',') &&
           read_key(reader, "turns") && read_turns(reader, layout) &&
           (!take(reader, ',') ||
            (read_key(reader, "marks") && read_marks(reader, layout))) &&
           take(reader, '}') && reader->rest.length == 0;
}

static bool read_layout(struct reader *reader, struct layout *ret_layout,
                        struct tema_error *error)
{
    struct layout layout = {0};
    bool went_well = read_parts(reader, &layout);

    buffer_release(&reader->string);
    if (!went_well)
        return tema_fail(error, TEMA_DAMAGED, "a document's layout cannot be read");
    *ret_layout = layout;
    return true;
}

bool layout_read(struct slice json, struct arena *arena, struct layout *ret_layout,
                 struct tema_error *error)
{
    struct reader reader = {.rest = json, .arena = arena};

    return read_layout(&reader, ret_layout, error);
}

bool layout_read_turns(struct slice json, struct arena *arena, struct layout *ret_layout,
                       struct tema_error *error)
{
    struct reader reader = {.rest = json, .arena = arena, .only_turns = true};

    return read_layout(&reader, ret_layout, error);
}
