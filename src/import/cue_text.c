/* cue_text.c - see import/cue_text.h */
#include <strings.h>

#include "import/clock.h"
#include "import/cue_text.h"
#include "import/entity.h"
#include "import/lines.h"

enum { LONGEST_TAG = 300 /* bytes */ };

void cue_voices_init(struct cue_voices *voices, struct slice file_text)
{
    *voices = (struct cue_voices){
        .goes_on = memmem(file_text.bytes, file_text.length, "</v>", 4) == NULL};
}

void cue_voices_release(struct cue_voices *voices)
{
    buffer_release(&voices->name);
}

/* Tags of the formats; <skratt> is a transcriber's and stays. */
static bool is_tag(struct slice inner)
{
    static const char *const names[] = {"b",    "i",  "u",    "c",     "v",
                                        "s",    "em", "lang", "rt",    "ruby",
                                        "font", "br", "span", "strong"};
    size_t length = 0, clock_length;
    int64_t ms;

    if (clock_read(inner, &ms, &clock_length))
        return clock_length == inner.length;
    if (inner.length > 0 && inner.bytes[0] == '/')
        inner = slice_from(inner, 1);
    while (length < inner.length && memchr(" .\t/", inner.bytes[length], 4) == NULL)
        length++;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (length == strlen(names[i]) && strncasecmp(inner.bytes, names[i], length) == 0)
            return true;
    return false;
}

/* The tag at OFFSET (a `<`), without its brackets; false where there is none. */
static bool read_tag(struct slice text, size_t offset, struct slice *ret_inner)
{
    struct slice rest = slice_from(text, offset + 1);
    const char *end =
        memchr(rest.bytes, '>', rest.length < LONGEST_TAG ? rest.length : LONGEST_TAG);

    if (end == NULL)
        return false;
    rest.length = (size_t)(end - rest.bytes);
    if (!is_tag(rest))
        return false;
    *ret_inner = rest;
    return true;
}

/* {\an8} and its like, which players read as a place on the screen. */
static size_t override_length(struct slice text, size_t offset)
{
    struct slice rest = slice_from(text, offset);
    const char *end;

    if (!slice_starts_with(rest, SLICE("{\\")))
        return 0;
    end = memchr(rest.bytes, '}', rest.length < LONGEST_TAG ? rest.length : LONGEST_TAG);
    return end != NULL ? (size_t)(end - rest.bytes) + 1 : 0;
}

struct cue_writer {
    struct draft *draft;
    const struct draft_paragraph *attributes;
    struct cue_voices *voices;
    struct buffer words;
};

static void flush(struct cue_writer *writer)
{
    struct draft_paragraph attributes = *writer->attributes;
    struct slice words = lines_trim_end(lines_trim_start(buffer_slice(&writer->words)));

    if (writer->voices->name.length > 0)
        attributes.speaker = buffer_string(&writer->voices->name);
    draft_open_paragraph(writer->draft, &attributes);
    draft_add_text(writer->draft, words);
    draft_close_paragraph(writer->draft, false);
    buffer_clear(&writer->words);
}

/* v NAME, v.class NAME, /v */
static void take_voice(struct cue_writer *writer, struct slice tag)
{
    size_t name = 0;

    flush(writer);
    buffer_clear(&writer->voices->name);
    while (name < tag.length && tag.bytes[name] != ' ' && tag.bytes[name] != '\t')
        name++;
    tag = lines_trim_end(lines_trim_start(slice_from(tag, name)));
    for (size_t i = 0; i < tag.length;) {
        size_t entity =
            tag.bytes[i] == '&' ? entity_decode(tag, i, &writer->voices->name) : 0;

        if (entity == 0)
            buffer_add_byte(&writer->voices->name, tag.bytes[i]);
        i += entity > 0 ? entity : 1;
    }
}

static void take_tag(struct cue_writer *writer, struct slice tag)
{
    size_t slash = tag.length > 0 && tag.bytes[0] == '/' ? 1 : 0;
    struct slice name = slice_from(tag, slash);

    if (name.length > 0 && name.bytes[0] == 'v' &&
        (name.length == 1 || strchr(" .\t", name.bytes[1]) != NULL))
        take_voice(writer, slash ? SLICE("") : tag);
    else if (name.length > 1 && strncasecmp(name.bytes, "br", 2) == 0)
        buffer_add_byte(&writer->words, ' ');
}

void cue_text_add(struct draft *draft, const struct draft_paragraph *attributes,
                  struct slice text, bool has_entities, struct cue_voices *voices)
{
    struct cue_writer writer = {draft, attributes, voices, {0}};

    if (!voices->goes_on)
        buffer_clear(&voices->name);
    for (size_t i = 0; i < text.length;) {
        struct slice tag;
        size_t length = 0;

        if (text.bytes[i] == '<' && read_tag(text, i, &tag)) {
            take_tag(&writer, tag);
            length = tag.length + 2;
        } else if (text.bytes[i] == '{') {
            length = override_length(text, i);
        } else if (text.bytes[i] == '&' && has_entities) {
            length = entity_decode(text, i, &writer.words);
        }
        if (length == 0)
            buffer_add_byte(&writer.words, text.bytes[i++]);
        i += length;
    }
    flush(&writer);
    buffer_release(&writer.words);
}
