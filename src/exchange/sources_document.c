/* sources_document.c - the document that a source becomes, with its texts and speakers */
#include "base/cleanup.h"
#include "exchange/sources_pass.h"
#include "exchange/sources_turns.h"
#include "project/speaker.h"

static const char importer[] = "refi 1";

enum {
    SOURCE_MOST = 1000 * 1000 * 1000, /* bytes of a file: what the project can keep */
};

struct arriving {
    struct source_pass *pass;
    struct read_source *source;
    struct source_text *text;
    struct extras_document extras;
    const char *name;
    struct sha256 sha256;
    struct layout layout;
    struct new_speaker *speakers;
    size_t speaker_count;
    struct value values[DOCUMENT_FIELDS];
};

static struct losses *losses_of(const struct arriving *arriving)
{
    return arriving->pass->reading->losses;
}

/* By what our own program has written about it: a note is known by its memo. */
static const struct guid *known_as(const struct read_source *source)
{
    return source->type == SOURCE_NOTE ? &source->memo : &source->guid;
}

/* --- the document as it is here --- */

/* As the project has it. */
struct present {
    int64_t id;
    bool has_text;
    struct guid text;
    int64_t length; /* code points */
};

static bool find_present(struct source_pass *pass, const struct guid *guid,
                         struct present *ret_present, struct tema_error *error)
{
    static const char select[] = "SELECT text, length FROM document WHERE id = $1";
    struct reading *reading = pass->reading;
    struct present present = {0};
    struct rows rows;

    if (!arrival_find(reading->arrival, KIND_DOCUMENT, guid, &present.id, error))
        return false;
    if (present.id != 0) {
        if (!store_query(reading->project->store, select, BIND(sql_integer(present.id)),
                         &rows, error))
            return false;
        if (rows_next(&rows)) {
            present.has_text = !rows_is_null(&rows, 0);
            present.text = rows_guid(&rows, 0);
            present.length = rows_integer(&rows, 1);
        }
        if (!rows_close(&rows, error))
            return false;
    }
    *ret_present = present;
    return true;
}

/* A text that was purged is taken for the same: it does not come back this way. */
static bool has_same_text(struct source_pass *pass, const struct present *present,
                          const struct source_text *text, bool *ret_same,
                          struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer bytes = {0};

    *ret_same = !text->has_text;
    if (!text->has_text || !present->has_text)
        return true;
    if (!history_read_content(pass->reading->project->history, &present->text, &bytes,
                              error))
        return false;
    *ret_same = (bytes.length == 0 && present->length > 0) ||
                slice_equals(buffer_slice(&bytes), buffer_slice(&text->raw.text));
    return true;
}

/* NoteRefs stand on what the source is now. */
static void move_note_refs(struct reading *reading, const struct guid *before,
                           const struct guid *now)
{
    for (size_t i = 0; i < reading->note_refs.count; i++)
        if (guid_equals(&reading->note_refs.items[i].object, before))
            reading->note_refs.items[i].object = *now;
}

/* A text never changes: where the file has another one than the project, it becomes a
 * document beside the old one, and the quotations move into it. The same file makes the
 * same one again. */
static bool find_or_part(struct source_pass *pass, struct read_source *source,
                         const struct source_text *text, int64_t *ret_id,
                         struct tema_error *error)
{
    struct present present;
    struct sha256 sha256;
    struct guid other;
    char digest[65];
    bool is_same = true;

    if (!find_present(pass, &source->guid, &present, error) ||
        (present.id != 0 && !has_same_text(pass, &present, text, &is_same, error)))
        return false;
    *ret_id = present.id;
    if (is_same)
        return true;
    sha256 = sha256_of(buffer_slice(&text->raw.text));
    sha256_format(&sha256, digest);
    other = reading_make_guid(&source->guid, digest, 0);
    losses_note(pass->reading->losses, TEMA_EXCHANGE_REPAIRED, "documents",
                "their text is not the one that the project has: a document beside it "
                "was made, and their quotations moved there",
                source->name);
    move_note_refs(pass->reading, &source->guid, &other);
    reading_set_key(pass->reading, FAMILY_SOURCE, &source->known_as, &other);
    source->guid = other;
    if (!find_present(pass, &other, &present, error))
        return false;
    *ret_id = present.id;
    return true;
}

/* --- its bytes --- */

static bool keep_member(struct arriving *arriving, size_t member, struct value *ret_value,
                        struct tema_error *error)
{
    struct reading *reading = arriving->pass->reading;
    int64_t size = archive_member_size(reading->archive, member);
    CLEANUP(zip_stream_freep) struct zip_stream *stream = NULL;
    struct guid content;

    if (size > SOURCE_MOST) {
        losses_note(losses_of(arriving), TEMA_EXCHANGE_LOST, "files",
                    "of more than 1,000 MB: the document is without it", arriving->name);
        return true;
    }
    if (!archive_open_member(reading->archive, member, &stream, error) ||
        !history_keep_stream(reading->project->history, "source", size, zip_stream_next,
                             stream, &content, &arriving->sha256, error))
        return false;
    *ret_value = value_content(&content);
    arriving->values[DOCUMENT_SHA256 - 1] = (struct value){
        .type = VALUE_BYTES,
        .text = {(const char *)arriving->sha256.bytes, sizeof arriving->sha256.bytes}};
    return true;
}

/* The plain text is all that there is. */
static bool keep_plain(struct arriving *arriving, struct value *ret_value,
                       struct tema_error *error)
{
    const struct source_text *text = arriving->text;
    struct slice bytes =
        buffer_slice(text->has_plain ? &text->bytes : &arriving->source->content);

    arriving->sha256 = sha256_of(bytes);
    arriving->values[DOCUMENT_SHA256 - 1] = (struct value){
        .type = VALUE_BYTES,
        .text = {(const char *)arriving->sha256.bytes, sizeof arriving->sha256.bytes}};
    if (text->is_verbatim) {
        *ret_value = arriving->values[DOCUMENT_TEXT - 1];
        return true;
    }
    return arrival_content(arriving->pass->reading->arrival, "source", bytes, ret_value,
                           error);
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
static const char *source_name(const struct arriving *arriving)
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

    if (!extras_layout(pass->reading, known_as(arriving->source), raw->length,
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
static bool find_own_layout(struct arriving *arriving, struct tema_error *error)
{
    struct source_pass *pass = arriving->pass;
    bool found;

    return pass->reading->extras == NULL || !arriving->text->has_text ||
           extras_layout(pass->reading, known_as(arriving->source),
                         arriving->text->raw.length, pass->arena, &arriving->layout,
                         &found, error);
}

static bool keep_contents(struct arriving *arriving, struct tema_error *error)
{
    struct source_text *text = arriving->text;
    struct slice words = buffer_slice(&text->raw.text);

    if (text->has_text &&
        !arrival_content(arriving->pass->reading->arrival, "text", words,
                         &arriving->values[DOCUMENT_TEXT - 1], error))
        return false;
    if (!keep_source(arriving, error))
        return false;
    buffer_release(&text->bytes);
    if (!keep_layout(arriving, error))
        return false;
    if (text->has_text)
        arriving->values[DOCUMENT_WORDS - 1] =
            value_integer(document_count_words(&text->raw.index, &arriving->layout));
    return true;
}

/* --- its speakers --- */

/* The case GUID, where it is there; else null. */
static bool case_value(const struct arriving *arriving, const struct guid *guid,
                       struct value *ret_value, struct tema_error *error)
{
    int64_t id;

    if (!arrival_find(arriving->pass->reading->arrival, KIND_CASE, guid, &id, error))
        return false;
    *ret_value = value_null();
    if (id != 0)
        *ret_value = (struct value){.type = VALUE_OBJECT, .integer = id, .guid = *guid};
    return true;
}

static bool bear_speaker(struct arriving *arriving, const struct value *document,
                         const char *label, int64_t role, int64_t *ret_id,
                         struct tema_error *error)
{
    const struct reading *reading = arriving->pass->reading;
    struct guid guid = speaker_guid(&document->guid, label);
    struct extras_speaker known;
    struct value values[SPEAKER_FIELDS] = {
        [SPEAKER_DOCUMENT - 1] = *document,
        [SPEAKER_LABEL - 1] = value_text(label),
        [SPEAKER_ROLE - 1] = value_integer(role),
    };

    if (extras_speaker(reading->extras, known_as(arriving->source), label, &known)) {
        values[SPEAKER_ROLE - 1] = value_integer(known.role);
        if (known.has_case &&
            !case_value(arriving, &known.case_guid, &values[SPEAKER_CASE - 1], error))
            return false;
    }
    return arrival_object(reading->arrival, KIND_SPEAKER, &guid, values, label, ret_id,
                          error);
}

/* The text is at hand, and so are its turns: nobody need read them again to mark it. */
static void open_it(struct arriving *arriving, int64_t id,
                    const struct layout_labels *labels, const int64_t *speakers)
{
    const struct layout *layout = &arriving->layout;
    struct open_document *open = &arriving->text->open;

    *open = (struct open_document){
        .id = id,
        .name = arriving->name,
        .text = arriving->text->raw.text,
        .index = &arriving->text->raw.index,
        .length = arriving->text->raw.length,
        .turns = arena_take(arriving->pass->arena,
                            (layout->turn_count + 1) * sizeof *open->turns),
        .turn_count = layout->turn_count,
    };
    for (size_t i = 0; i < layout->turn_count; i++)
        open->turns[i] =
            (struct layout_span){layout->turns[i].start, layout->turns[i].words_start,
                                 layout->turns[i].end, speakers[labels->of_turn[i]]};
    arriving->text->is_open = true;
}

/* IS_NEW: the document was born just now. */
static bool bear_speakers(struct arriving *arriving, int64_t id, bool is_new,
                          struct tema_error *error)
{
    const struct value document = {
        .type = VALUE_OBJECT, .integer = id, .guid = arriving->source->guid};
    struct arena *arena = arriving->pass->arena;
    CLEANUP(map_release) struct map roles = {0};
    struct layout_labels labels;
    int64_t *speakers;

    for (size_t i = 0; i < arriving->speaker_count; i++)
        map_put(&roles, slice_of(arriving->speakers[i].label),
                arriving->speakers[i].role);
    layout_label(&arriving->layout, arena, &labels);
    speakers = arena_take(arena, (labels.count + 1) * sizeof *speakers);
    for (size_t i = 0; i < labels.count; i++)
        if (!bear_speaker(
                arriving, &document, labels.items[i],
                map_number(&roles, slice_of(labels.items[i]), TEMA_ROLE_UNKNOWN),
                &speakers[i], error))
            return false;
    if (is_new && arriving->text->has_text)
        open_it(arriving, id, &labels, speakers);
    return true;
}

/* --- itself --- */

static bool own_case_value(struct arriving *arriving, struct value *ret_value,
                           struct tema_error *error)
{
    const struct guid *guid = NULL;
    int64_t place =
        map_number(&arriving->pass->cases, MAP_KEY(arriving->source->known_as), -1);

    if (arriving->extras.knows_case)
        guid = arriving->extras.has_case ? &arriving->extras.case_guid : NULL;
    else if (place >= 0)
        guid = &arriving->pass->reading->cases.items[place].guid;
    *ret_value = value_null();
    return guid == NULL || case_value(arriving, guid, ret_value, error);
}

static bool fill(struct arriving *arriving, const struct value *part_of,
                 struct tema_error *error)
{
    const struct read_source *source = arriving->source;
    struct value *values = arriving->values;

    values[DOCUMENT_NAME - 1] = value_text(arriving->name);
    values[DOCUMENT_SOURCE_NAME - 1] = value_text(source_name(arriving));
    values[DOCUMENT_IMPORTER - 1] = value_text(
        arriving->extras.importer != NULL ? arriving->extras.importer : importer);
    values[DOCUMENT_SHA256 - 1] = (struct value){.type = VALUE_BYTES, .text = SLICE("")};
    values[DOCUMENT_LENGTH - 1] = value_integer(arriving->text->raw.length);
    values[DOCUMENT_WORDS - 1] = value_integer(0);
    values[DOCUMENT_MEDIUM - 1] =
        source->type == SOURCE_TEXT || source->type == SOURCE_INSET
            ? value_null()
            : value_text(source_medium(source->type));
    values[DOCUMENT_PART_OF - 1] = *part_of;
    values[DOCUMENT_DESCRIPTION - 1] = value_text(source->description);
    values[DOCUMENT_LOCATION - 1] = value_text(arriving->text->location);
    audit_values(&source->audit, &values[DOCUMENT_AUTHOR - 1]);
    return own_case_value(arriving, &values[DOCUMENT_CASE - 1], error);
}

static bool is_removed(struct source_pass *pass, int64_t id, bool *ret_removed,
                       struct tema_error *error)
{
    static const char select[] = "SELECT removed FROM document WHERE id = $1";
    int64_t removed;

    if (!store_integer(pass->reading->project->store, select, BIND(sql_integer(id)), 0,
                       &removed, error))
        return false;
    *ret_removed = removed != 0;
    return true;
}

bool source_document_arrive(struct source_pass *pass, struct read_source *source,
                            struct source_text *text, const struct value *part_of,
                            int64_t *ret_id, struct tema_error *error)
{
    struct arriving arriving = {.pass = pass, .source = source, .text = text};
    struct reading *reading = pass->reading;
    int64_t before, id;
    bool removed;

    source_resolve_marks(source);
    if (!find_or_part(pass, source, text, &before, error) ||
        !source_choose_name(pass, source, before, &arriving.name, error))
        return false;
    if (!extras_document(reading->extras, known_as(source), &arriving.extras))
        arriving.extras = (struct extras_document){0};
    if (!fill(&arriving, part_of, error) ||
        !(before == 0 ? keep_contents(&arriving, error)
                      : find_own_layout(&arriving, error)) ||
        !arrival_object(reading->arrival, KIND_DOCUMENT, &source->guid, arriving.values,
                        arriving.name, &id, error) ||
        !bear_speakers(&arriving, id, before == 0, error) ||
        !is_removed(pass, id, &removed, error))
        return false;
    *ret_id = removed ? 0 : id;
    return true;
}
