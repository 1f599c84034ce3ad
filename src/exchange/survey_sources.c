/* survey_sources.c - see exchange/survey.h: of sources and notes, whom they mention, and
 * what their quotations tell about how positions were counted
 *
 * Most of the file is here. It is gone through as it stands, without a look at where an
 * element may be: the second pass sees to that. */
#include "base/cleanup.h"
#include "exchange/lexical.h"
#include "exchange/survey.h"
#include "text/utf8.h"

enum {
    HELD_MOST = 1000,        /* quotations of a text, before they are looked at */
    PLAIN_MOST = 200,        /* looked at, in a text where all conventions agree */
    POINTS_MOST = 1000000,   /* sync points of a transcript */
    NAME_MOST = 64,          /* code points that matter */
    SOURCES_A_PROGRESS = 20, /* between two words on how far it is */
};

#define NO_NAME SIZE_MAX

/* A quotation of the text at hand. */
struct held {
    int64_t start, end; /* of one in a transcript: not known yet */
    size_t name;        /* in the names, or NO_NAME */
    bool is_between_points;
    struct guid from, to;
};

/* The text around the element at hand. */
struct text_at_hand {
    int depth;             /* its element's; 0: there is none */
    size_t member;         /* of the archive, */
    bool is_member;        /* where its text is one */
    struct buffer content; /* PlainTextContent */
    int content_depth;     /* while that is read; else 0 */
    ARRAY(struct held) held;
    struct buffer names; /* parted by NUL */
    struct map points;   /* sync points, to their positions */
    struct raw_text text;
    bool is_loaded, is_useless; /* cannot be read, or enough has been seen of it */
    int64_t looked_at;
};

struct walk {
    struct survey *survey;
    struct text_at_hand text;
};

static void release_walk(struct walk *walk)
{
    buffer_release(&walk->text.content);
    array_release(&walk->text.held);
    buffer_release(&walk->text.names);
    map_release(&walk->text.points);
    raw_text_release(&walk->text.text);
}

/* --- evidence --- */

static bool load(struct walk *walk)
{
    struct text_at_hand *text = &walk->text;
    CLEANUP_BUFFER struct buffer bytes = {0};
    struct tema_error error = {0};
    bool has_bytes = !text->is_member && text->content.length > 0;

    if (text->is_member)
        has_bytes = archive_read(walk->survey->reading->archive, text->member,
                                 READING_TEXT_MOST, &bytes, &error);
    /* What is wrong with it will be told when its document comes in. */
    return has_bytes &&
           raw_text_read(buffer_slice(text->is_member ? &bytes : &text->content),
                         &text->text, &error);
}

static bool find_points(const struct text_at_hand *text, struct held *held)
{
    if (!held->is_between_points)
        return true;
    held->start = map_number(&text->points, MAP_KEY(held->from), -1);
    held->end = map_number(&text->points, MAP_KEY(held->to), -1);
    return held->start >= 0 && held->end >= 0;
}

/* Looks at what is held, and lets go of it. */
static void look(struct walk *walk)
{
    struct text_at_hand *text = &walk->text;

    if (text->held.count > 0 && !text->is_loaded && !text->is_useless) {
        text->is_loaded = load(walk);
        text->is_useless = !text->is_loaded;
    }
    for (size_t i = 0; i < text->held.count && !text->is_useless; i++) {
        struct held *held = &text->held.items[i];
        const char *name = held->name == NO_NAME ? NULL : text->names.bytes + held->name;

        if (!find_points(text, held))
            continue;
        evidence_add(&walk->survey->reading->evidence, &text->text, held->start,
                     held->end, name);
        text->looked_at++;
        text->is_useless =
            text->looked_at >= PLAIN_MOST && raw_text_is_plain(&text->text);
    }
    text->held.count = 0;
    buffer_clear(&text->names);
}

static void hold(struct walk *walk, struct xml_reader *xml, struct held held)
{
    struct text_at_hand *text = &walk->text;
    const char *name = xml_reader_attribute(xml, "name");

    if (text->depth == 0 || text->is_useless)
        return;
    held.name = NO_NAME;
    if (name != NULL && name[0] != '\0') {
        struct slice all = slice_of(name);

        held.name = text->names.length;
        buffer_add(&text->names, name, utf8_skip(all, 0, NAME_MOST));
        buffer_add_byte(&text->names, '\0');
    }
    *array_push(&text->held) = held;
    if (text->held.count < HELD_MOST)
        return;
    look(walk);
    text->is_useless = text->is_useless || held.is_between_points;
}

/* --- elements --- */

static bool claim(struct walk *walk, struct xml_reader *xml, enum family family,
                  struct tema_error *error)
{
    struct claim asked = {.family = family};

    if (reading_guid_attribute(xml, "guid", &asked.guid))
        *array_push(&walk->survey->claims) = asked;
    return survey_keep(walk->survey, error);
}

static void begin_text(struct walk *walk, struct xml_reader *xml)
{
    const char *path = xml_reader_attribute(xml, "plainTextPath");
    struct text_at_hand *text = &walk->text;

    if (text->depth != 0)
        return;
    text->depth = xml_reader_depth(xml);
    text->is_member = path != NULL && path[0] != '\0' &&
                      archive_find(walk->survey->reading->archive, path, &text->member) ==
                          ARCHIVE_INSIDE;
}

static void end_text(struct walk *walk)
{
    struct text_at_hand *text = &walk->text;

    look(walk);
    raw_text_release(&text->text);
    text->text = (struct raw_text){0};
    buffer_clear(&text->content);
    map_clear(&text->points);
    text->depth = text->content_depth = 0;
    text->is_loaded = text->is_useless = false;
    text->looked_at = 0;
}

static void tell_progress(struct reading *reading)
{
    const struct tema_exchange_import_options *options = reading->options;

    if (options->progress != NULL && reading->source_count % SOURCES_A_PROGRESS == 0)
        options->progress(options->context, "reading", reading->source_count, 0);
}

static bool read_source(struct walk *walk, struct xml_reader *xml,
                        struct tema_error *error)
{
    walk->survey->reading->source_count++;
    tell_progress(walk->survey->reading);
    return claim(walk, xml, FAMILY_SOURCE, error);
}

static bool read_text_source(struct walk *walk, struct xml_reader *xml,
                             struct tema_error *error)
{
    begin_text(walk, xml);
    return read_source(walk, xml, error);
}

static bool read_note(struct walk *walk, struct xml_reader *xml, struct tema_error *error)
{
    walk->survey->reading->note_count++;
    begin_text(walk, xml);
    return claim(walk, xml, FAMILY_NOTE, error);
}

static bool read_transcript(struct walk *walk, struct xml_reader *xml,
                            struct tema_error *error)
{
    begin_text(walk, xml);
    return claim(walk, xml, FAMILY_SOURCE, error);
}

static bool read_inset(struct walk *walk, struct xml_reader *xml,
                       struct tema_error *error)
{
    (void)error;
    begin_text(walk, xml);
    return true;
}

static bool read_content(struct walk *walk, struct xml_reader *xml,
                         struct tema_error *error)
{
    (void)error;
    if (walk->text.depth != 0)
        walk->text.content_depth = xml_reader_depth(xml);
    return true;
}

static bool read_span(struct walk *walk, struct xml_reader *xml, struct tema_error *error)
{
    struct held held = {0};
    bool is_strict;

    (void)error;
    if (lexical_integer(xml_reader_attribute(xml, "startPosition"), &held.start,
                        &is_strict) &&
        lexical_integer(xml_reader_attribute(xml, "endPosition"), &held.end, &is_strict))
        hold(walk, xml, held);
    return true;
}

static bool read_between_points(struct walk *walk, struct xml_reader *xml,
                                struct tema_error *error)
{
    struct held held = {.is_between_points = true};

    (void)error;
    if (reading_guid_attribute(xml, "fromSyncPoint", &held.from) &&
        reading_guid_attribute(xml, "toSyncPoint", &held.to))
        hold(walk, xml, held);
    return true;
}

static bool read_point(struct walk *walk, struct xml_reader *xml,
                       struct tema_error *error)
{
    struct map *points = &walk->text.points;
    struct guid guid;
    int64_t position;
    bool is_strict;

    (void)error;
    if (walk->text.depth != 0 && points->count < POINTS_MOST &&
        reading_guid_attribute(xml, "guid", &guid) &&
        lexical_integer(xml_reader_attribute(xml, "position"), &position, &is_strict))
        map_put(points, MAP_KEY(guid), position);
    return true;
}

static const struct {
    const char *name;
    bool (*read)(struct walk *walk, struct xml_reader *xml, struct tema_error *error);
    bool is_somebodys;
} elements[] = {
    {"Coding", NULL, true},
    {"PlainTextSelection", read_span, true},
    {"TextSource", read_text_source, true},
    {"PDFSource", read_source, true},
    {"PictureSource", read_source, true},
    {"AudioSource", read_source, true},
    {"VideoSource", read_source, true},
    {"Note", read_note, true},
    {"Transcript", read_transcript, true},
    {"Representation", read_inset, true},
    {"TextDescription", read_inset, true},
    {"PlainTextContent", read_content, false},
    {"SyncPoint", read_point, false},
    {"TranscriptSelection", read_between_points, true},
    {"PDFSelection", NULL, true},
    {"PictureSelection", NULL, true},
    {"AudioSelection", NULL, true},
    {"VideoSelection", NULL, true},
};

/* --- users --- */

static bool read_user(struct walk *walk, struct xml_reader *xml, const char *name,
                      struct tema_error *error)
{
    struct reading *reading = walk->survey->reading;
    const size_t before = reading->users.count;
    struct guid guid;

    if (!lexical_guid(xml_reader_attribute(xml, name), &guid)) {
        reading->mentions_nobody = true;
        return true;
    }
    (void)reading_add_user(reading, &guid);
    return reading->users.count == before || survey_keep(walk->survey, error);
}

static bool read_element(struct walk *walk, struct xml_reader *xml,
                         struct tema_error *error)
{
    const char *name = xml_reader_name(xml);

    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++) {
        if (strcmp(name, elements[i].name) != 0)
            continue;
        return (!elements[i].is_somebodys ||
                (read_user(walk, xml, "creatingUser", error) &&
                 (xml_reader_attribute(xml, "modifyingUser") == NULL ||
                  read_user(walk, xml, "modifyingUser", error)))) &&
               (elements[i].read == NULL || elements[i].read(walk, xml, error));
    }
    return true;
}

static bool read_content_text(struct walk *walk, struct xml_reader *xml,
                              struct tema_error *error)
{
    struct text_at_hand *text = &walk->text;
    struct slice piece = xml_reader_text(xml);

    if (text->content_depth == 0 || xml_reader_depth(xml) != text->content_depth)
        return true;
    if (text->content.length + piece.length > READING_TEXT_MOST)
        return tema_fail(error, TEMA_UNREADABLE,
                         "a text in the project's XML is over %d MiB",
                         READING_TEXT_MOST >> 20);
    buffer_add_slice(&text->content, piece);
    return true;
}

bool survey_sources(struct reading *reading, struct xml_reader *xml, void *context,
                    struct tema_error *error)
{
    CLEANUP(release_walk) struct walk walk = {.survey = context};
    const int depth = xml_reader_depth(xml);
    enum xml_event event;

    (void)reading;
    for (;;) {
        if (!xml_reader_next(xml, &event, error))
            return false;
        if (event == XML_FINISHED || (event == XML_END && xml_reader_depth(xml) == depth))
            return true;
        if (event == XML_START && !read_element(&walk, xml, error))
            return false;
        if (event == XML_TEXT && !read_content_text(&walk, xml, error))
            return false;
        if (event == XML_END && xml_reader_depth(xml) == walk.text.content_depth)
            walk.text.content_depth = 0;
        if (event == XML_END && xml_reader_depth(xml) == walk.text.depth)
            end_text(&walk);
    }
}
