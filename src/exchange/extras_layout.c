/* extras_layout.c - see exchange/extras.h: a document's paragraphs and turns, as far as
 * they fit its text */
#include "base/cleanup.h"
#include "exchange/extras_internal.h"
#include "exchange/reading.h"

enum {
    LAYOUT_MOST = 128 * 1024 * 1024, /* bytes */
    PARTS_MOST = 2 * 1000 * 1000,    /* paragraphs and turns: each takes some 100 bytes */
    LABEL_MOST = 1000,               /* bytes of a speaker's label */
};

static bool is_few(struct slice json)
{
    size_t parts = 0;

    for (size_t i = 0; i < json.length; i++)
        parts += json.bytes[i] == '{';
    return parts <= PARTS_MOST;
}

static bool is_kind(const char *kind)
{
    static const char *const kinds[] = {"body", "heading", "list", "cell", "note", "cue"};

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kind, kinds[i]) == 0)
            return true;
    return false;
}

static bool is_label(const char *label)
{
    for (const char *byte = label; *byte != '\0'; byte++)
        if ((unsigned char)*byte < 0x20)
            return false;
    return *label != '\0' && strlen(label) <= LABEL_MOST;
}

/* They ascend: the reader has seen to that. */
static bool fits(const struct layout *layout, int64_t length)
{
    size_t paragraphs = layout->paragraph_count, turns = layout->turn_count;

    for (size_t i = 0; i < paragraphs; i++)
        if (!is_kind(layout->paragraphs[i].kind))
            return false;
    for (size_t i = 0; i < turns; i++)
        if (!is_label(layout->turns[i].speaker))
            return false;
    return (paragraphs == 0 || layout->paragraphs[paragraphs - 1].end <= length) &&
           (turns == 0 || layout->turns[turns - 1].end <= length);
}

static bool has_length(const struct extras *extras, const struct guid *document,
                       int64_t length)
{
    int64_t place;

    return map_find(&extras->documents_by_guid, MAP_KEY(*document), &place) &&
           extras->documents.items[place].length == length;
}

static struct slice without_end(struct slice json)
{
    while (json.length > 0 && strchr(" \t\r\n", json.bytes[json.length - 1]) != NULL)
        json.length--;
    return json;
}

/* False where it cannot be taken. */
static bool take_layout(struct reading *reading, size_t member, int64_t length,
                        struct arena *arena, struct layout *ret_layout,
                        struct tema_error *fault)
{
    CLEANUP_BUFFER struct buffer json = {0};
    struct layout layout;

    if (!archive_read(reading->archive, member, LAYOUT_MOST, &json, fault) ||
        !is_few(buffer_slice(&json)) ||
        !layout_read(without_end(buffer_slice(&json)), arena, &layout, fault) ||
        !fits(&layout, length))
        return false;
    layout.marks = NULL;
    layout.mark_count = 0;
    *ret_layout = layout;
    return true;
}

bool extras_layout(struct reading *reading, const struct guid *document, int64_t length,
                   struct arena *arena, struct layout *ret_layout, bool *ret_found,
                   struct tema_error *error)
{
    CLEANUP_FREE char *name = extras_member(extras_layout_folder, document, "json");
    struct tema_error fault = {0};
    size_t member;

    *ret_found = false;
    if (reading->extras == NULL || !archive_has(reading->archive, name, &member))
        return true;
    if (!has_length(reading->extras, document, length)) {
        losses_note(reading->losses, TEMA_EXCHANGE_LOST, "turns and paragraphs",
                    "of a text that another program has changed: found anew", name);
        return true;
    }
    *ret_found = take_layout(reading, member, length, arena, ret_layout, &fault);
    if (*ret_found)
        return true;
    if (fault.kind == TEMA_IO) {
        *error = fault;
        return false;
    }
    losses_note(reading->losses, TEMA_EXCHANGE_LOST, "turns and paragraphs",
                "in the folder tema, which cannot be read: found anew", name);
    return true;
}
