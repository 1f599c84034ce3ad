/* sources_read.c - see exchange/sources_read.h */
#include "base/cleanup.h"
#include "exchange/lexical.h"
#include "exchange/sources_place.h"

enum {
    PARTS_MOST = 10 * 1000,
    WORDS_MOST = 64 * 1024 * 1024, /* bytes of names and descriptions */
    SEEN_KEPT = 16 * 1024, /* places of a map: clearing more for each source takes long */
    CONTENT_MOST = 64 * 1024 * 1024, /* bytes of text in the XML */
};

bool place_is_too_much(struct tema_error *error)
{
    return tema_fail(error, TEMA_UNREADABLE,
                     "a document of the file has more quotations, codings or words in "
                     "the XML than can be held");
}

/* --- children --- */

/* To the end of the element at hand; its children are read by the functions of CHILDREN,
 * each of which goes to its element's end. */
bool place_read_children(struct place *place, const struct child *children,
                         struct tema_error *error)
{
    enum xml_event event;

    for (;;) {
        const struct child *child = children;
        const char *name;

        if (!xml_reader_next(place->xml, &event, error))
            return false;
        if (event == XML_END || event == XML_FINISHED)
            return true;
        if (event == XML_TEXT)
            continue;
        name = xml_reader_name(place->xml);
        while (child->element != NULL && strcmp(child->element, name) != 0)
            child++;
        if (child->element == NULL
                ? !reading_skip_unknown(place->memory->reading, place->xml, error)
                : !child->read(place, error))
            return false;
    }
}

static bool count_words(struct place *place, size_t bytes, struct tema_error *error)
{
    place->memory->bytes += bytes;
    return place->memory->bytes <= WORDS_MOST || place_is_too_much(error);
}

/* An attribute, in the source's arena; NULL where it is not there. */
bool place_copy_attribute(struct place *place, const char *name, const char **ret_value,
                          struct tema_error *error)
{
    const char *value = xml_reader_attribute(place->xml, name);

    *ret_value = arena_copy_string(place->memory->arena, value);
    return value == NULL || count_words(place, strlen(value), error);
}

/* Appends the text of the element at hand, up to its end. */
static bool add_text(struct place *place, size_t most, struct buffer *text,
                     struct tema_error *error)
{
    enum xml_event event;

    for (;;) {
        if (!xml_reader_next(place->xml, &event, error))
            return false;
        if (event == XML_END || event == XML_FINISHED)
            return true;
        if (event == XML_START) {
            if (!reading_skip_unknown(place->memory->reading, place->xml, error))
                return false;
            continue;
        }
        buffer_add_slice(text, xml_reader_text(place->xml));
        if (text->length > most)
            return place_is_too_much(error);
    }
}

static bool is_blank(struct slice text)
{
    for (size_t i = 0; i < text.length; i++)
        if (strchr(" \t\r\n", text.bytes[i]) == NULL || text.bytes[i] == '\0')
            return false;
    return true;
}

bool place_read_description(struct place *place, struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer text = {0};
    struct read_source *source = place->source;
    const char **description =
        place->selection == (size_t)SELECTION_NONE
            ? &source->description
            : &source->selections.items[place->selection].description;

    if (!add_text(place, WORDS_MOST, &text, error) ||
        !count_words(place, text.length, error))
        return false;
    if (!is_blank(buffer_slice(&text)) && *description == NULL)
        *description = arena_copy_slice(place->memory->arena, buffer_slice(&text));
    return true;
}

static bool read_content(struct place *place, struct tema_error *error)
{
    place->source->has_content = true;
    return add_text(place, CONTENT_MOST, &place->source->content, error);
}

static bool read_value(struct place *place, struct tema_error *error)
{
    struct found_value value;

    if (!reading_value(place->memory->reading, place->xml, &value, error))
        return false;
    *array_push(&place->source->values) = value;
    return true;
}

/* The attribute targetGUID of the element at hand, which is passed over. */
bool place_read_target(struct place *place, bool *ret_found, struct guid *ret_target,
                       struct tema_error *error)
{
    *ret_found = lexical_guid(xml_reader_attribute(place->xml, "targetGUID"), ret_target);
    return xml_reader_skip(place->xml, error);
}

/* The object that a NoteRef at this place stands on. */
static const struct guid *object_here(const struct place *place)
{
    const struct read_source *source = place->source;

    if (place->selection != (size_t)SELECTION_NONE)
        return &source->selections.items[place->selection].guid;
    return source->type == SOURCE_NOTE ? &source->memo : &source->guid;
}

bool place_read_note_ref(struct place *place, struct tema_error *error)
{
    struct found_note_ref ref;
    bool found;

    ref.object = *object_here(place);
    if (!place_read_target(place, &found, &ref.note, error))
        return false;
    if (found)
        *array_push(&place->memory->reading->note_refs) = ref;
    return true;
}

/* --- sources --- */

static bool read_inner_text(struct place *place, struct tema_error *error);
static bool read_transcript(struct place *place, struct tema_error *error);

/* In whichever element they stand. */
static const struct child source_children[] = {
    {"PlainTextSelection", place_read_selection},
    {"PDFSelection", place_read_selection},
    {"PictureSelection", place_read_selection},
    {"AudioSelection", place_read_selection},
    {"VideoSelection", place_read_selection},
    {"TranscriptSelection", place_read_selection},
    {"Coding", place_read_coding},
    {"NoteRef", place_read_note_ref},
    {"VariableValue", read_value},
    {"Description", place_read_description},
    {"PlainTextContent", read_content},
    {"SyncPoint", place_read_mark},
    {"Representation", read_inner_text},
    {"TextDescription", read_inner_text},
    {"Transcript", read_transcript},
    {0},
};

static bool read_paths(struct place *place, struct tema_error *error)
{
    struct read_source *source = place->source;

    return (source->plain_path != NULL ||
            place_copy_attribute(place, "plainTextPath", &source->plain_path, error)) &&
           (source->rich_path != NULL ||
            place_copy_attribute(place, "richTextPath", &source->rich_path, error));
}

/* The text of a page or picture is the document's own. */
static bool read_inner_text(struct place *place, struct tema_error *error)
{
    struct read_source *source = place->source;
    struct guid guid;

    if (lexical_guid(xml_reader_attribute(place->xml, "guid"), &guid) &&
        !guid_equals(&guid, &source->known_as))
        reading_set_key(place->memory->reading, FAMILY_SOURCE, &guid, &source->guid);
    return read_paths(place, error) && place_read_children(place, source_children, error);
}

/* Gives SOURCE, whose name is read, its GUIDs. One that was there before, that of a page
 * for its text too, gets another. */
static void identify(struct place *place, const struct guid *parent, int64_t number)
{
    struct source_memory *memory = place->memory;
    struct read_source *source = place->source;
    enum family family = source->type == SOURCE_NOTE ? FAMILY_NOTE : FAMILY_SOURCE;
    char key[1 + sizeof source->known_as];

    source->known_as = reading_guid(memory->reading, place->xml, parent, number);
    key[0] = (char)family;
    memcpy(key + 1, source->known_as.bytes, sizeof source->known_as);
    if (!map_find(&memory->seen_sources, MAP_KEY(key), NULL)) {
        map_put(&memory->seen_sources, MAP_KEY(key), 1);
        source->guid = reading_key(memory->reading, family, &source->known_as);
    } else {
        source->guid = reading_make_guid(parent, source_medium(source->type), number);
        losses_note(memory->reading->losses, TEMA_EXCHANGE_REPAIRED, "documents",
                    "a GUID that another one has: another was made", source->name);
    }
    if (source->type != SOURCE_NOTE)
        return;
    source->memo = source->guid;
    source->guid = reading_make_guid(&source->memo, "text", 0);
}

static bool read_at(struct place *place, const struct guid *parent, int64_t number,
                    struct tema_error *error)
{
    struct read_source *source = place->source;

    if (!place_copy_attribute(place, "name", &source->name, error) ||
        !place_copy_attribute(place, "path", &source->path, error) ||
        !place_copy_attribute(place, "currentPath", &source->current_path, error) ||
        !read_paths(place, error))
        return false;
    source->audit = reading_audit(place->memory->reading, place->xml);
    identify(place, parent, number);
    return place_read_children(place, source_children, error);
}

/* A part of the source at hand: a document of its own. */
static bool read_part(struct place *place, enum source_type type,
                      struct tema_error *error)
{
    struct source_memory *memory = place->memory;
    struct read_source *around = place->source;
    struct read_source *part = arena_take(memory->arena, sizeof *part);
    struct place inside = {.memory = memory,
                           .xml = place->xml,
                           .source = part,
                           .selection = (size_t)SELECTION_NONE};
    int64_t serial = memory->serial;
    bool went_well;

    if (around->parts.count >= PARTS_MOST)
        return place_is_too_much(error);
    *part = (struct read_source){.type = type,
                                 .part_of = place->selection,
                                 .around = around->name,
                                 .whole = (size_t)SELECTION_NONE};
    *array_push(&around->parts) = part;
    memory->serial = ++memory->serials;
    went_well = read_at(&inside, &around->guid, (int64_t)around->parts.count, error);
    array_release(&inside.notes);
    memory->serial = serial;
    return went_well;
}

static bool read_transcript(struct place *place, struct tema_error *error)
{
    return read_part(place, SOURCE_TRANSCRIPT, error);
}

bool place_read_inset(struct place *place, struct tema_error *error)
{
    return read_part(place, SOURCE_INSET, error);
}

/* --- from outside --- */

static void empty(struct map *map)
{
    if (map->capacity > SEEN_KEPT)
        map_release(map);
    else
        map_clear(map);
}

static void forget(struct source_memory *memory)
{
    empty(&memory->seen);
    empty(&memory->seen_texts);
    memory->serials = memory->serial = 0;
    memory->bytes = 0;
}

bool source_read(struct source_memory *memory, struct xml_reader *xml,
                 enum source_type type, int64_t number, struct read_source *ret_source,
                 struct tema_error *error)
{
    static const struct guid project = {{0}};
    struct place place = {.memory = memory,
                          .xml = xml,
                          .source = ret_source,
                          .selection = (size_t)SELECTION_NONE};
    bool went_well;

    *ret_source = (struct read_source){.type = type, .whole = (size_t)SELECTION_NONE};
    forget(memory);
    went_well = read_at(&place, &project, number, error);
    array_release(&place.notes);
    return went_well;
}

void read_source_release(struct read_source *source)
{
    for (size_t i = 0; i < source->parts.count; i++)
        read_source_release(source->parts.items[i]);
    buffer_release(&source->content);
    array_release(&source->selections);
    array_release(&source->codings);
    array_release(&source->coding_notes);
    array_release(&source->values);
    array_release(&source->marks);
    array_release(&source->parts);
}

void source_memory_release(struct source_memory *memory)
{
    map_release(&memory->seen);
    map_release(&memory->seen_texts);
    map_release(&memory->seen_marks);
    map_release(&memory->seen_sources);
}

bool source_type_of(const char *element, enum source_type *ret_type)
{
    static const char *const elements[] = {"TextSource", "PDFSource", "PictureSource",
                                           "AudioSource", "VideoSource"};

    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++) {
        if (strcmp(elements[i], element) == 0) {
            *ret_type = (enum source_type)i;
            return true;
        }
    }
    return false;
}

const char *source_medium(enum source_type type)
{
    static const char *const media[] = {"text",  "pdf",        "picture", "audio",
                                        "video", "transcript", "text",    "note"};

    return media[type];
}
