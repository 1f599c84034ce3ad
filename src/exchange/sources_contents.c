/* sources_contents.c - what is kept of a source: its text, its file, where turns stand */
#include "base/cleanup.h"
#include "exchange/sources_arriving.h"
#include "exchange/sources_turns.h"

enum { SOURCE_MOST = 1000 * 1000 * 1000 /* bytes of a file: what a project can keep */ };

/* --- its bytes --- */

static void set_sum(struct arriving *arriving)
{
    arriving->values[DOCUMENT_SHA256 - 1] = (struct value){
        .type = VALUE_BYTES,
        .text = {(const char *)arriving->sha256.bytes, sizeof arriving->sha256.bytes}};
}

static bool keep_member(struct arriving *arriving, size_t member, struct value *ret_value,
                        struct tema_error *error)
{
    struct reading *reading = arriving->pass->reading;
    int64_t size = archive_member_size(reading->archive, member);
    CLEANUP(zip_stream_freep) struct zip_stream *stream = NULL;
    struct guid content;

    if (size > SOURCE_MOST) {
        losses_note(arriving->pass->reading->losses, TEMA_EXCHANGE_LOST, "files",
                    "of more than 1,000 MB: the document is without it", arriving->name);
        return true;
    }
    if (!archive_open_member(reading->archive, member, &stream, error) ||
        !history_keep_stream(reading->project->history, "source", size, zip_stream_next,
                             stream, &content, &arriving->sha256, error))
        return false;
    *ret_value = value_content(&content);
    set_sum(arriving);
    return true;
}

static bool keep_summed(struct arriving *arriving, const char *name, struct slice bytes,
                        struct value *ret_value, struct tema_error *error)
{
    struct guid content;

    if (!history_keep_summed(arriving->pass->reading->project->history, name, bytes,
                             &arriving->sha256, &content, error))
        return false;
    *ret_value = value_content(&content);
    return true;
}

/* The text; the sum is that of it. */
static bool keep_text(struct arriving *arriving, struct tema_error *error)
{
    struct slice text = buffer_slice(&arriving->text->raw.text);

    if (!arriving->text->has_text)
        return true;
    arriving->sha256 = sha256_of(text);
    return keep_summed(arriving, "text", text, &arriving->values[DOCUMENT_TEXT - 1],
                       error);
}

/* The plain text, which is kept already, is all that there is. */
static bool keep_plain(struct arriving *arriving, struct value *ret_value,
                       struct tema_error *error)
{
    const struct source_text *text = arriving->text;
    struct slice bytes =
        buffer_slice(text->has_plain ? &text->bytes : &arriving->source->content);

    set_sum(arriving);
    if (text->is_verbatim) {
        *ret_value = arriving->values[DOCUMENT_TEXT - 1];
        return true;
    }
    arriving->sha256 = sha256_of(bytes);
    return keep_summed(arriving, "source", bytes, ret_value, error);
}

static bool is_media(const struct read_source *source)
{
    return source->type >= SOURCE_PDF && source->type <= SOURCE_VIDEO;
}

static bool keep_source(struct arriving *arriving, struct tema_error *error)
{
    const struct source_text *text = arriving->text;
    struct value *value = &arriving->values[DOCUMENT_SOURCE - 1];
    size_t member;

    if (arriving->extras.source_member != NULL &&
        archive_has(arriving->pass->reading->archive, arriving->extras.source_member,
                    &member))
        return keep_member(arriving, member, value, error);
    if (text->has_rich)
        return keep_member(arriving, text->rich, value, error);
    if (text->has_text && !is_media(arriving->source))
        return keep_plain(arriving, value, error);
    return true;
}

/* The file's name; where there is none, one is made. */
const char *arriving_source_name(const struct arriving *arriving)
{
    const struct archive *archive = arriving->pass->reading->archive;
    const struct source_text *text = arriving->text;
    const char *path, *slash;

    if (arriving->extras.source_name != NULL)
        return arriving->extras.source_name;
    if (text->has_rich || (text->has_plain && !is_media(arriving->source))) {
        path = archive_member_name(archive, text->has_rich ? text->rich : text->plain);
        slash = strrchr(path, '/');
        return slash != NULL ? slash + 1 : path;
    }
    if (is_media(arriving->source))
        return arriving->name;
    return arena_format(arriving->pass->arena, "%s.txt", arriving->name);
}

/* --- paragraphs and turns --- */

static int64_t mark_position(const struct arriving *arriving, int64_t units)
{
    const struct raw_text *raw = &arriving->text->raw;
    int64_t position;

    if (units < 0)
        return -1;
    position =
        raw_text_position(raw, &arriving->pass->reading->verdict.convention, units);
    return position < 0 ? 0 : position > raw->length ? raw->length : position;
}

static void list_marks(struct arriving *arriving)
{
    const struct read_source *source = arriving->source;
    struct layout *layout = &arriving->layout;

    layout->marks = arena_take(arriving->pass->arena,
                               (source->marks.count + 1) * sizeof *layout->marks);
    for (size_t i = 0; i < source->marks.count; i++) {
        const struct read_mark *mark = &source->marks.items[i];

        if (!mark->is_made)
            layout->marks[layout->mark_count++] = (struct layout_mark){
                mark->guid,
                arriving->text->has_text ? mark_position(arriving, mark->position)
                                         : mark->position,
                mark->ms};
    }
}

/* As our own program has written it beside the file, else as the text tells. */
static bool find_layout(struct arriving *arriving, struct tema_error *error)
{
    struct source_pass *pass = arriving->pass;
    const struct raw_text *raw = &arriving->text->raw;
    bool found;

    if (!extras_layout(pass->reading, arriving_known_as(arriving->source), raw->length,
                       pass->arena, &arriving->layout, &found, error))
        return false;
    if (!found)
        source_find_turns(buffer_slice(&raw->text), pass->arena, &arriving->layout,
                          &arriving->speakers, &arriving->speaker_count);
    return true;
}

static bool keep_layout(struct arriving *arriving, struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer json = {0};

    if (arriving->text->has_text && !find_layout(arriving, error))
        return false;
    list_marks(arriving);
    if (!arriving->text->has_text && arriving->layout.mark_count == 0)
        return true;
    layout_write(&arriving->layout, &json);
    return arrival_content(arriving->pass->reading->arrival, "layout",
                           buffer_slice(&json), &arriving->values[DOCUMENT_LAYOUT - 1],
                           error);
}

/* Of a document that is there: for its speakers, of whom our own program may tell news.
 */
bool arriving_find_own_layout(struct arriving *arriving, struct tema_error *error)
{
    struct source_pass *pass = arriving->pass;
    bool found;

    return pass->reading->extras == NULL || !arriving->text->has_text ||
           extras_layout(pass->reading, arriving_known_as(arriving->source),
                         arriving->text->raw.length, pass->arena, &arriving->layout,
                         &found, error);
}

bool arriving_keep_contents(struct arriving *arriving, struct tema_error *error)
{
    struct source_text *text = arriving->text;

    if (!keep_text(arriving, error) || !keep_source(arriving, error))
        return false;
    buffer_release(&text->bytes);
    if (!keep_layout(arriving, error))
        return false;
    if (text->has_text)
        arriving->values[DOCUMENT_WORDS - 1] =
            value_integer(document_count_words(&text->raw.index, &arriving->layout));
    return true;
}
