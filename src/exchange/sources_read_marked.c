/* sources_read_marked.c - what is marked in a source: selections, codings, sync points */
#include "exchange/lexical.h"
#include "exchange/made_guid.h"
#include "exchange/sources_place.h"

enum {
    SELECTIONS_MOST = 250 * 1000, /* of one source: they are held until it is read */
    CODINGS_MOST = 1000 * 1000,
    MARKS_MOST = 1000 * 1000,
};

/* --- codings --- */

static bool read_code_ref(struct place *place, struct tema_error *error)
{
    struct read_source *source = place->source;
    struct guid target;
    int64_t code = -1;
    bool found;

    if (!place_read_target(place, &found, &target, error))
        return false;
    source->coded++;
    if (found)
        code = map_number(&place->memory->reading->codes_by_guid, MAP_KEY(target), -1);
    if (code < 0) {
        losses_add(place_losses(place), TEMA_EXCHANGE_LOST, "codings",
                   "their code is not in the file", 1);
        return true;
    }
    if (source->codings.count >= CODINGS_MOST)
        return place_is_too_much(error);
    place->coding.code = (uint32_t)code;
    *array_push(&source->codings) = place->coding;
    return true;
}

static bool read_coding_note(struct place *place, struct tema_error *error)
{
    struct guid target;
    bool found;

    if (!place_read_target(place, &found, &target, error))
        return false;
    if (found)
        *array_push(&place->notes) = target;
    return true;
}

/* The quotation that is all of the source at hand; the file does not say who made it. */
static size_t whole_of(struct place *place)
{
    struct read_source *source = place->source;
    struct read_selection *selection;

    if (source->whole != (size_t)SELECTION_NONE)
        return source->whole;
    source->whole = source->selections.count;
    selection = array_push(&source->selections);
    *selection = (struct read_selection){
        .guid = reading_make_guid(&source->guid, "whole", 0),
        .name = "",
        .has_place = true,
        .region = {.type = REGION_WHOLE},
        .same_as = source->whole,
        .audit = {.author = reading_user(place->memory->reading, NULL),
                  .made_at = value_integer(0)},
    };
    selection->known_as = selection->guid;
    return source->whole;
}

static void keep_coding_notes(struct place *place)
{
    struct read_source *source = place->source;

    for (size_t i = 0; i < place->notes.count; i++) {
        if (source->codings.count == place->first_coding)
            break;
        *array_push(&source->coding_notes) =
            (struct coding_note){source->codings.count - 1, place->notes.items[i]};
    }
    place->notes.count = 0;
}

bool place_read_coding(struct place *place, struct tema_error *error)
{
    static const struct child children[] = {
        {"CodeRef", read_code_ref},
        {"NoteRef", read_coding_note},
        {0},
    };
    struct xml_reader *xml = place->xml;
    const char *time = xml_reader_attribute(xml, "creationDateTime");
    struct read_coding coding = {.selection = place->selection};
    struct value coder;

    if (place->selection == (size_t)SELECTION_NONE)
        coding.selection = whole_of(place);
    coding.has_guid = lexical_guid(xml_reader_attribute(xml, "guid"), &coding.known_as);
    if (!lexical_time(time, &coding.made_at, NULL)) {
        coding.made_at = 0;
        if (time != NULL)
            losses_add(place_losses(place), TEMA_EXCHANGE_REPAIRED, "codings",
                       "a date that is none: left out", 1);
    }
    coder =
        reading_user(place->memory->reading, xml_reader_attribute(xml, "creatingUser"));
    coding.coder = coder.guid;
    coding.coder_id = coder.integer;
    place->coding = coding;
    place->first_coding = place->source->codings.count;
    if (!place_read_children(place, children, error))
        return false;
    keep_coding_notes(place);
    return true;
}

/* --- selections --- */

/* An attribute that is a number; 0 where there is none. */
static int64_t number_of(struct place *place, const char *name, bool *ret_found)
{
    const char *text = xml_reader_attribute(place->xml, name);
    bool strict = true;
    int64_t number = 0;
    bool found = lexical_integer(text, &number, &strict);

    if (found && !strict)
        losses_note(place_losses(place), TEMA_EXCHANGE_REPAIRED, "quotations",
                    "a position or coordinate with a fraction: rounded", text);
    if (!found)
        number = 0;
    *ret_found = found;
    return number;
}

static int64_t coordinate_of(struct place *place, const char *name)
{
    bool found;
    int64_t number = number_of(place, name, &found);

    if (!found)
        losses_note(place_losses(place), TEMA_EXCHANGE_REPAIRED, "quotations",
                    "a coordinate or time is missing: taken for 0",
                    xml_reader_attribute(place->xml, "name"));
    return number;
}

static void read_span(struct place *place, struct read_selection *selection)
{
    selection->is_span = true;
    selection->start = number_of(place, "startPosition", &selection->has_start);
    selection->end = number_of(place, "endPosition", &selection->has_end);
}

static void read_box(struct place *place, struct read_selection *selection)
{
    selection->region.x1 = coordinate_of(place, "firstX");
    selection->region.y1 = coordinate_of(place, "firstY");
    selection->region.x2 = coordinate_of(place, "secondX");
    selection->region.y2 = coordinate_of(place, "secondY");
}

static void read_page(struct place *place, struct read_selection *selection)
{
    selection->region.type = REGION_PAGE;
    selection->region.page = coordinate_of(place, "page");
    read_box(place, selection);
}

static void read_area(struct place *place, struct read_selection *selection)
{
    selection->region.type = REGION_AREA;
    read_box(place, selection);
}

static void read_times(struct place *place, struct read_selection *selection)
{
    selection->region.type = REGION_TIME;
    selection->region.begin_ms = coordinate_of(place, "begin");
    selection->region.end_ms = coordinate_of(place, "end");
}

static void read_marks(struct place *place, struct read_selection *selection)
{
    struct region *region = &selection->region;

    region->type = REGION_MARKS;
    region->has_from =
        lexical_guid(xml_reader_attribute(place->xml, "fromSyncPoint"), &region->from);
    region->has_to =
        lexical_guid(xml_reader_attribute(place->xml, "toSyncPoint"), &region->to);
}

struct selection_type {
    const char *element;
    void (*read)(struct place *place, struct read_selection *selection);
};

static const struct selection_type *selection_type_of(const char *element)
{
    static const struct selection_type types[] = {
        {"PlainTextSelection", read_span}, {"PDFSelection", read_page},
        {"PictureSelection", read_area},   {"AudioSelection", read_times},
        {"VideoSelection", read_times},    {"TranscriptSelection", read_marks},
    };
    const struct selection_type *type = types;

    while (strcmp(type->element, element) != 0)
        type++;
    return type;
}

/* Whether the two are the halves of one: where it lies in the page, and in its text. */
static bool are_halves(const struct read_selection *one,
                       const struct read_selection *other)
{
    return one->is_span ? !one->has_place && other->has_place && !other->is_span
                        : other->is_span && !other->has_place && one->has_place;
}

static void join(struct read_selection *first, const struct read_selection *second)
{
    if (second->is_span) {
        first->is_span = true;
        first->start = second->start;
        first->end = second->end;
        first->has_start = second->has_start;
        first->has_end = second->has_end;
    } else {
        first->has_place = true;
        first->region = second->region;
    }
    if (first->name[0] == '\0')
        first->name = second->name;
}

/* Whether one of this GUID stood before in the source at hand; *RET_FIRST: its place, if
 * the last of the list is the other half of it, else SELECTION_NONE. */
static bool was_seen(const struct place *place, struct guid guid, size_t *ret_first)
{
    const struct source_memory *memory = place->memory;
    const struct read_source *source = place->source;
    size_t last = source->selections.count - 1, first;
    int64_t before;

    *ret_first = (size_t)SELECTION_NONE;
    if (!map_find(&memory->seen, MAP_KEY(guid), &before))
        return false;
    first = (size_t)(before & UINT32_MAX);
    if (before >> 32 == memory->serial && first < last &&
        are_halves(&source->selections.items[first], &source->selections.items[last]))
        *ret_first = first;
    return true;
}

/* The place of the other half of the last of the list, where it is written as this
 * program does (made_guid.h); else SELECTION_NONE. *RET_IS_TEXT: it is the text. */
static size_t find_made_half(const struct place *place, bool *ret_is_text)
{
    const struct source_memory *memory = place->memory;
    const struct read_selection *list = place->source->selections.items;
    size_t last = place->source->selections.count - 1, first;
    struct guid guid = list[last].known_as;
    int64_t before;

    *ret_is_text = !list[last].is_span;
    if (*ret_is_text)
        guid = made_guid_text(&guid);
    if (!map_find(*ret_is_text ? &memory->seen : &memory->seen_texts, MAP_KEY(guid),
                  &before))
        return (size_t)SELECTION_NONE;
    first = (size_t)(before & UINT32_MAX);
    return before >> 32 == memory->serial && first < last &&
                   are_halves(&list[first], &list[last])
               ? first
               : (size_t)SELECTION_NONE;
}

/* Gives the last of the list its GUID: its own, or where that was there before
 * (IS_DOUBLE) another one. */
static bool give_guid(struct place *place, const char *element, bool is_double,
                      struct tema_error *error)
{
    struct source_memory *memory = place->memory;
    struct read_source *source = place->source;
    size_t last = source->selections.count - 1;
    struct read_selection *selection = &source->selections.items[last];
    int64_t here = memory->serial << 32 | (int64_t)last;
    struct guid text;

    selection->guid =
        reading_key(memory->reading, FAMILY_SELECTION, &selection->known_as);
    if (!is_double && !arrival_has_come(memory->reading->arrival, KIND_QUOTATION,
                                        &selection->guid, &is_double, error))
        return false;
    if (!is_double) {
        map_put(&memory->seen, MAP_KEY(selection->known_as), here);
        if (!selection->is_span) {
            text = made_guid_text(&selection->known_as);
            map_put(&memory->seen_texts, MAP_KEY(text), here);
        }
        return true;
    }
    selection->guid = reading_make_guid(&source->guid, element, (int64_t)last);
    losses_note(place_losses(place), TEMA_EXCHANGE_REPAIRED, "quotations",
                "a GUID that another one has: another was made", selection->name);
    return true;
}

/* Gives the last of the list its GUID, unless it is one with another. */
static bool identify(struct place *place, const char *element, struct tema_error *error)
{
    struct read_source *source = place->source;
    size_t last = source->selections.count - 1, first;
    struct read_selection *selection = &source->selections.items[last];
    bool is_double = was_seen(place, selection->known_as, &first), is_text = false;

    if (first != (size_t)SELECTION_NONE)
        losses_note(place_losses(place), TEMA_EXCHANGE_REPAIRED, "quotations",
                    "the same quotation in a page and in its text: it is one",
                    selection->name);
    else
        first = find_made_half(place, &is_text);
    if (first == (size_t)SELECTION_NONE)
        return give_guid(place, element, is_double, error);
    if (is_text) { /* of two halves, the place has the GUID */
        if (!give_guid(place, element, is_double, error))
            return false;
        source->selections.items[first].guid = selection->guid;
        source->selections.items[first].known_as = selection->known_as;
    }
    join(&source->selections.items[first], selection);
    selection->same_as = first;
    selection->guid = source->selections.items[first].guid;
    return true;
}

bool place_read_selection(struct place *place, struct tema_error *error)
{
    static const struct child children[] = {
        {"Description", place_read_description},
        {"Coding", place_read_coding},
        {"NoteRef", place_read_note_ref},
        {"Representation", place_read_inset},
        {0},
    };
    struct read_source *source = place->source;
    const struct selection_type *type = selection_type_of(xml_reader_name(place->xml));
    size_t index = source->selections.count;
    struct read_selection *selection;
    bool went_well;

    if (index >= SELECTIONS_MOST)
        return place_is_too_much(error);
    selection = array_push(&source->selections);
    *selection = (struct read_selection){
        .from = (size_t)SELECTION_NONE, .to = (size_t)SELECTION_NONE, .same_as = index};
    if (!place_copy_attribute(place, "name", &selection->name, error))
        return false;
    if (selection->name == NULL)
        selection->name = "";
    selection->known_as =
        reading_guid(place->memory->reading, place->xml, &source->guid, (int64_t)index);
    selection->audit = reading_audit(place->memory->reading, place->xml);
    type->read(place, selection);
    selection->has_place = !selection->is_span;
    if (!identify(place, type->element, error))
        return false;
    place->selection = source->selections.items[index].same_as;
    went_well = place_read_children(place, children, error);
    place->selection = (size_t)SELECTION_NONE;
    return went_well;
}

/* --- sync points --- */

bool place_read_mark(struct place *place, struct tema_error *error)
{
    struct read_source *source = place->source;
    struct source_memory *memory = place->memory;
    size_t index = source->marks.count;
    struct read_mark mark = {.position = -1, .ms = -1};
    const char *position = xml_reader_attribute(place->xml, "position");
    const char *time = xml_reader_attribute(place->xml, "timeStamp");
    bool strict;

    if (index >= MARKS_MOST)
        return place_is_too_much(error);
    mark.known_as = mark.guid =
        reading_guid(memory->reading, place->xml, &source->guid, (int64_t)index);
    if (map_find(&memory->seen_marks, MAP_KEY(mark.known_as), NULL)) {
        mark.guid = reading_make_guid(&source->guid, "SyncPoint", (int64_t)index);
        losses_add(place_losses(place), TEMA_EXCHANGE_REPAIRED, "sync points",
                   "a GUID that another one has: another was made", 1);
    }
    map_put(&memory->seen_marks, MAP_KEY(mark.known_as), 1);
    if (!lexical_integer(position, &mark.position, &strict) || mark.position < 0)
        mark.position = -1;
    if (!lexical_integer(time, &mark.ms, &strict) || mark.ms < 0)
        mark.ms = -1;
    if (mark.position < 0 || mark.ms < 0)
        losses_add(place_losses(place), TEMA_EXCHANGE_REPAIRED, "sync points",
                   "without a position or a time: kept without it", 1);
    *array_push(&source->marks) = mark;
    return xml_reader_skip(place->xml, error);
}
