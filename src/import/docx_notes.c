/* docx_notes.c - see import/docx_notes.h */
#include <limits.h>

#include "base/cleanup.h"
#include "import/docx_notes.h"
#include "import/element.h"

long docx_number(const struct xml_reader *xml, const char *name, long missing)
{
    const char *value = xml_reader_attribute(xml, name);
    char *end;
    long number;

    if (value == NULL)
        return missing;
    number = strtol(value, &end, 10);
    if (end == value || number < INT_MIN || number > INT_MAX)
        return missing;
    return number;
}

/* --- notes --- */

int docx_notes_refer(struct docx_notes *notes, enum docx_part part, long id)
{
    *array_push(&notes->items) = (struct docx_note){part, id, ++notes->count};
    notes->is_sorted = false;
    return notes->count;
}

static int compare_numbers(long left, long right)
{
    return (left > right) - (left < right);
}

static int compare_notes(const void *left, const void *right)
{
    const struct docx_note *a = left, *b = right;

    if (a->part != b->part)
        return a->part < b->part ? -1 : 1;
    if (a->id != b->id)
        return compare_numbers(a->id, b->id);
    return compare_numbers(a->number, b->number);
}

int docx_notes_find(struct docx_notes *notes, enum docx_part part, long id)
{
    struct docx_note key = {.part = part, .id = id};
    size_t low = 0, high = notes->items.count;

    if (!notes->is_sorted && high > 0)
        qsort(notes->items.items, high, sizeof key, compare_notes);
    notes->is_sorted = true;
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (compare_notes(notes->items.items + middle, &key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == notes->items.count || notes->items.items[low].part != part ||
        notes->items.items[low].id != id)
        return 0;
    return notes->items.items[low].number;
}

/* --- comments --- */

/* Adds the text of the <w:comment> that begins here; its paragraphs become lines. */
static bool read_text(struct xml_reader *xml, struct buffer *text,
                      struct tema_error *error)
{
    static const struct element left_out[] = {
        {"Fallback", 1},  {"annotationRef", 1}, {"del", 1}, {"delText", 1},
        {"instrText", 1}, {"moveFrom", 1},      {"pPr", 1}, {"rPr", 1},
    };
    int depth = xml_reader_depth(xml);
    bool in_text = false;
    enum xml_event event;

    do {
        const char *name;

        if (!xml_reader_next(xml, &event, error))
            return false;
        name = xml_reader_name(xml);
        if (event == XML_TEXT && in_text)
            buffer_add_slice(text, xml_reader_text(xml));
        if (event != XML_START) {
            in_text = in_text && event == XML_TEXT;
            continue;
        }
        in_text = strcmp(name, "t") == 0;
        if (element_tag(name, left_out, sizeof left_out / sizeof *left_out) != 0) {
            if (!xml_reader_skip(xml, error))
                return false;
        } else if (strcmp(name, "tab") == 0) {
            buffer_add_byte(text, '\t');
        } else if (strcmp(name, "noBreakHyphen") == 0) {
            buffer_add_string(text, "\u2011");
        } else if (strcmp(name, "br") == 0 ||
                   (strcmp(name, "p") == 0 && text->length > 0)) {
            buffer_add_byte(text, '\n');
        }
    } while (event != XML_FINISHED &&
             !(event == XML_END && xml_reader_depth(xml) == depth));
    return true;
}

static int compare_comments(const void *left, const void *right)
{
    return compare_numbers(((const struct docx_comment *)left)->id,
                           ((const struct docx_comment *)right)->id);
}

bool docx_comments_read(struct docx_comments *comments, struct docx_package *package,
                        struct tema_error *error)
{
    CLEANUP(xml_reader_freep) struct xml_reader *xml = NULL;
    CLEANUP_BUFFER struct buffer text = {0};
    enum xml_event event;

    if (!docx_package_read(package, DOCX_COMMENTS, &xml, error))
        return false;
    if (xml == NULL)
        return true;
    do {
        struct docx_comment *comment;

        if (!xml_reader_next(xml, &event, error))
            return false;
        if (event != XML_START || strcmp(xml_reader_name(xml), "comment") != 0)
            continue;
        comment = array_push(&comments->items);
        *comment = (struct docx_comment){
            .id = docx_number(xml, "id", -1),
            .author =
                arena_copy_string(package->arena, xml_reader_attribute(xml, "author")),
        };
        buffer_clear(&text);
        if (!read_text(xml, &text, error))
            return false;
        comment->text = arena_copy_slice(package->arena, buffer_slice(&text));
    } while (event != XML_FINISHED);
    if (comments->items.count > 0)
        qsort(comments->items.items, comments->items.count, sizeof *comments->items.items,
              compare_comments);
    return true;
}

void docx_comments_release(struct docx_comments *comments)
{
    array_release(&comments->items);
}

struct docx_comment *docx_comments_find(const struct docx_comments *comments, long id)
{
    struct docx_comment key = {.id = id};

    if (comments->items.count == 0)
        return NULL;
    return bsearch(&key, comments->items.items, comments->items.count, sizeof key,
                   compare_comments);
}

void docx_comments_add(const struct docx_comments *comments, struct draft *draft)
{
    for (size_t i = 0; i < comments->items.count; i++) {
        const struct docx_comment *comment = comments->items.items + i;

        if (comment->has_end && *comment->text != '\0')
            draft_add_comment(draft, comment->has_start ? comment->start : comment->end,
                              comment->end, comment->author, comment->text);
    }
}
