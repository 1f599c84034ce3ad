/* write_elements.c - see exchange/writing.h: elements and the attributes that many have
 */
#include "base/cleanup.h"
#include "exchange/writing.h"

void writing_start(struct writing *writing, const char *name)
{
    xml_writer_text(&writing->xml, SLICE("\n"));
    xml_writer_start(&writing->xml, name);
}

void writing_end(struct writing *writing)
{
    xml_writer_end(&writing->xml);
}

void writing_put_guid(struct writing *writing, const char *name, const struct guid *guid)
{
    char text[LEXICAL_GUID_SIZE];

    lexical_write_guid(guid, text);
    xml_writer_attribute(&writing->xml, name, text);
}

void writing_ref(struct writing *writing, const char *name, const struct guid *target)
{
    writing_start(writing, name);
    writing_put_guid(writing, "targetGUID", target);
    writing_end(writing);
}

void writing_put_time(struct writing *writing, const char *name, int64_t ms)
{
    struct time_text *last = &writing->last_time;

    if (ms == 0)
        return;
    if (last->ms != ms) {
        lexical_write_time(ms, last->text);
        last->ms = ms;
    }
    xml_writer_attribute(&writing->xml, name, last->text);
}

void writing_put_color(struct writing *writing, const char *color)
{
    char upper[LEXICAL_COLOR_SIZE];
    size_t length = 0;

    if (color == NULL || *color == '\0')
        return;
    for (; color[length] != '\0' && length + 1 < sizeof upper; length++)
        upper[length] = color[length] >= 'a' && color[length] <= 'f'
                            ? (char)(color[length] - 'a' + 'A')
                            : color[length];
    upper[length] = '\0';
    xml_writer_attribute(&writing->xml, "color", upper);
}

struct written_audit writing_read_audit(const struct rows *rows, int column)
{
    return (struct written_audit){
        .author_id = rows_integer(rows, column),
        .made_at = rows_integer(rows, column + 1),
        .changed_by_id = rows_integer(rows, column + 2),
        .changed_at = rows_integer(rows, column + 3),
    };
}

static void put_user(struct writing *writing, const char *name, int64_t coder)
{
    const struct written_coder *user = writing_coder(writing, coder);

    if (user != NULL)
        xml_writer_attribute(&writing->xml, name, user->known_as);
}

void writing_put_audit(struct writing *writing, const struct written_audit *audit)
{
    put_user(writing, "creatingUser", audit->author_id);
    writing_put_time(writing, "creationDateTime", audit->made_at);
    put_user(writing, "modifyingUser", audit->changed_by_id);
    writing_put_time(writing, "modifiedDateTime", audit->changed_at);
}

void writing_put_description(struct writing *writing, const char *description)
{
    if (description == NULL || *description == '\0')
        return;
    writing_start(writing, "Description");
    xml_writer_text(&writing->xml, slice_of(description));
    writing_end(writing);
}

/* The place of the first that stands on OBJECT, or where it would be. */
static size_t first_note_ref(const struct writing *writing, int64_t object)
{
    size_t low = 0, high = writing->note_refs.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (writing->note_refs.items[middle].object < object)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void writing_put_note_refs(struct writing *writing, int64_t object)
{
    for (size_t i = first_note_ref(writing, object); i < writing->note_refs.count; i++) {
        const struct written_note_ref *ref = &writing->note_refs.items[i];

        if (ref->object != object)
            return;
        writing_ref(writing, "NoteRef", &ref->memo);
    }
}
