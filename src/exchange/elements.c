/* elements.c - see exchange/reading.h: tolerant reading of elements and attributes */
#include "base/cleanup.h"
#include "exchange/lexical.h"
#include "exchange/reading.h"
#include "project/coder.h"
#include "project/forest.h"
#include "text/utf8.h"

enum { NAME_MOST = 1000 /* code points */ };

static const char unnamed[] = "unnamed";

const char *reading_noun(const struct xml_reader *xml)
{
    static const struct {
        const char *element, *noun;
    } nouns[] = {
        {"User", "coders"},
        {"Code", "codes"},
        {"Variable", "variables"},
        {"Case", "cases"},
        {"VariableValue", "values"},
        {"TextSource", "texts"},
        {"PDFSource", "PDFs"},
        {"PictureSource", "pictures"},
        {"AudioSource", "recordings"},
        {"VideoSource", "videos"},
        {"Transcript", "transcripts"},
        {"SyncPoint", "sync points"},
        {"PlainTextSelection", "quotations"},
        {"PDFSelection", "quotations"},
        {"PictureSelection", "quotations"},
        {"AudioSelection", "quotations"},
        {"VideoSelection", "quotations"},
        {"TranscriptSelection", "quotations"},
        {"Coding", "codings"},
        {"Note", "memos"},
        {"Link", "links"},
        {"Set", "sets"},
        {"Graph", "graphs"},
        {"Vertex", "vertices of graphs"},
        {"Edge", "edges of graphs"},
    };
    const char *element = xml_reader_name(xml);

    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
        if (strcmp(element, nouns[i].element) == 0)
            return nouns[i].noun;
    return "elements";
}

bool reading_guid_attribute(const struct xml_reader *xml, const char *name,
                            struct guid *ret_guid)
{
    return lexical_guid(xml_reader_attribute(xml, name), ret_guid);
}

struct guid reading_guid(struct reading *reading, struct xml_reader *xml,
                         const struct guid *parent, int64_t number)
{
    static const char how[] = "a GUID that is missing or broken: one is made from where "
                              "the element stands";
    struct guid guid;

    if (reading_guid_attribute(xml, "guid", &guid))
        return guid;
    losses_note(reading->losses, TEMA_EXCHANGE_REPAIRED, reading_noun(xml), how,
                xml_reader_attribute(xml, "name"));
    return reading_make_guid(parent, xml_reader_name(xml), number);
}

/* --- who and when --- */

static struct value coder_value(const struct guid *guid, int64_t id)
{
    return (struct value){.type = VALUE_OBJECT, .guid = *guid, .integer = id};
}

struct value reading_user(struct reading *reading, const char *guid)
{
    static const char how[] = "a user's GUID that is broken: the thing is nobody's";
    struct guid known_as, coder;

    if (lexical_guid(guid, &known_as)) {
        size_t place = reading_add_user(reading, &known_as);
        const struct found_user *user = &reading->users.items[place];

        return coder_value(&user->guid, user->id);
    }
    if (guid != NULL && guid[0] != '\0')
        losses_note(reading->losses, TEMA_EXCHANGE_REPAIRED, "coders", how, guid);
    reading->mentions_nobody = true;
    coder = coder_guid("");
    return coder_value(&coder, 0);
}

static struct value read_time(struct reading *reading, const char *text,
                              struct value nothing)
{
    static const char how[] = "a time that is none: left open";
    int64_t ms;

    if (lexical_time(text, &ms, NULL))
        return value_integer(ms);
    if (text != NULL && text[0] != '\0')
        losses_note(reading->losses, TEMA_EXCHANGE_LOST, "times", how, text);
    return nothing;
}

struct audit reading_audit(struct reading *reading, struct xml_reader *xml)
{
    const char *creating = xml_reader_attribute(xml, "creatingUser");
    const char *modifying = xml_reader_attribute(xml, "modifyingUser");
    struct audit audit = {.changed_by = value_null()};

    if (creating == NULL) /* of the Project */
        creating = xml_reader_attribute(xml, "creatingUserGUID");
    if (modifying == NULL)
        modifying = xml_reader_attribute(xml, "modifyingUserGUID");
    audit.author = reading_user(reading, creating);
    audit.made_at = read_time(reading, xml_reader_attribute(xml, "creationDateTime"),
                              value_integer(0));
    if (modifying != NULL && modifying[0] != '\0')
        audit.changed_by = reading_user(reading, modifying);
    audit.changed_at =
        read_time(reading, xml_reader_attribute(xml, "modifiedDateTime"), value_null());
    return audit;
}

/* --- names --- */

/* On one line, without white space at the ends, and not too long. */
static void tidy(struct slice text, struct buffer *out)
{
    size_t most = utf8_skip(text, 0, NAME_MOST);

    for (size_t i = 0; i < most; i++) {
        unsigned char c = (unsigned char)text.bytes[i];

        if (c < ' ' || c == 0x7F)
            c = ' ';
        if (c != ' ' || out->length > 0)
            buffer_add_byte(out, (char)c);
    }
    while (out->length > 0 && out->bytes[out->length - 1] == ' ')
        buffer_truncate(out, out->length - 1);
}

const char *reading_name(struct reading *reading, const char *text, const char *noun)
{
    CLEANUP_BUFFER struct buffer tidied = {0};

    if (text != NULL)
        tidy(slice_of(text), &tidied);
    if (tidied.length == 0) {
        losses_add(reading->losses, TEMA_EXCHANGE_REPAIRED, noun,
                   "no name: called 'unnamed'", 1);
        return unnamed;
    }
    if (!slice_equals(buffer_slice(&tidied), slice_of(text)))
        losses_note(
            reading->losses, TEMA_EXCHANGE_REPAIRED, noun,
            "a name with blanks at its ends, line breaks, or too many characters: "
            "tidied",
            buffer_string(&tidied));
    return forest_composed(buffer_string(&tidied), reading->arena);
}

/* --- elements --- */

bool reading_skip_unknown(struct reading *reading, struct xml_reader *xml,
                          struct tema_error *error)
{
    losses_note(reading->losses, TEMA_EXCHANGE_LOST, "unknown elements",
                "not in the standard, or not in this place: left out",
                xml_reader_name(xml));
    return xml_reader_skip(xml, error);
}

static bool read_child(struct reading *reading, struct xml_reader *xml,
                       const struct reading_child *children, void *context,
                       struct tema_error *error)
{
    const char *element = xml_reader_name(xml);

    for (; children->element != NULL; children++)
        if (strcmp(element, children->element) == 0)
            return children->read(reading, xml, context, error);
    return reading_skip_unknown(reading, xml, error);
}

bool reading_children(struct reading *reading, struct xml_reader *xml,
                      const struct reading_child *children, void *context,
                      struct tema_error *error)
{
    const int depth = xml_reader_depth(xml);
    enum xml_event event;

    for (;;) {
        if (!xml_reader_next(xml, &event, error))
            return false;
        if (event == XML_FINISHED || (event == XML_END && xml_reader_depth(xml) == depth))
            return true;
        if (event == XML_START && !read_child(reading, xml, children, context, error))
            return false;
    }
}

static bool is_blank(struct slice text)
{
    for (size_t i = 0; i < text.length; i++)
        if (strchr(" \t\r\n", text.bytes[i]) == NULL)
            return false;
    return true;
}

/* The text of the element at hand, up to its end; appended. */
static bool read_text(struct reading *reading, struct xml_reader *xml,
                      struct buffer *text, struct tema_error *error)
{
    const int depth = xml_reader_depth(xml);
    enum xml_event event;

    for (;;) {
        if (!xml_reader_next(xml, &event, error))
            return false;
        if (event == XML_FINISHED || (event == XML_END && xml_reader_depth(xml) == depth))
            return true;
        if (event == XML_START && !reading_skip_unknown(reading, xml, error))
            return false;
        if (event != XML_TEXT)
            continue;
        if (text->length + xml_reader_text(xml).length > READING_TEXT_MOST)
            return tema_fail(error, TEMA_UNREADABLE,
                             "a text in the project's XML is over %d MiB",
                             READING_TEXT_MOST >> 20);
        buffer_add_slice(text, xml_reader_text(xml));
    }
}

bool reading_text(struct reading *reading, struct xml_reader *xml, const char **ret_text,
                  struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer text = {0};

    if (!read_text(reading, xml, &text, error))
        return false;
    *ret_text = is_blank(buffer_slice(&text))
                    ? NULL
                    : arena_copy_slice(reading->arena, buffer_slice(&text));
    return true;
}

bool reading_note_ref(struct reading *reading, struct xml_reader *xml,
                      const struct guid *object, struct tema_error *error)
{
    static const char how[] = "the reference tells no note: left out";
    struct found_note_ref ref = {.object = *object};

    if (reading_guid_attribute(xml, "targetGUID", &ref.note))
        *array_push(&reading->note_refs) = ref;
    else
        losses_add(reading->losses, TEMA_EXCHANGE_LOST, "references to memos", how, 1);
    return xml_reader_skip(xml, error);
}

/* --- values of variables --- */

static bool read_variable_ref(struct reading *reading, struct xml_reader *xml,
                              void *context, struct tema_error *error)
{
    struct found_value *value = context;

    (void)reading;
    value->has_variable = reading_guid_attribute(xml, "targetGUID", &value->variable);
    return xml_reader_skip(xml, error);
}

/* An element that is there and empty is an empty text, unlike one that is missing. */
static bool read_value_text(struct reading *reading, struct xml_reader *xml,
                            void *context, struct tema_error *error)
{
    struct found_value *value = context;
    CLEANUP_BUFFER struct buffer text = {0};

    if (!read_text(reading, xml, &text, error))
        return false;
    value->value = arena_copy_slice(reading->arena, buffer_slice(&text));
    return true;
}

/* White space around a number or a date is the XML's. */
static bool read_value_word(struct reading *reading, struct xml_reader *xml,
                            void *context, struct tema_error *error)
{
    static const char space[] = " \t\r\n";
    struct found_value *value = context;
    size_t start, end;

    if (!read_value_text(reading, xml, context, error))
        return false;
    start = strspn(value->value, space);
    end = strlen(value->value);
    while (end > start && strchr(space, value->value[end - 1]) != NULL)
        end--;
    value->value = arena_copy_slice(reading->arena,
                                    (struct slice){value->value + start, end - start});
    return true;
}

bool reading_value(struct reading *reading, struct xml_reader *xml,
                   struct found_value *ret_value, struct tema_error *error)
{
    static const struct reading_child children[] = {
        {"VariableRef", read_variable_ref}, {"TextValue", read_value_text},
        {"BooleanValue", read_value_word},  {"IntegerValue", read_value_word},
        {"FloatValue", read_value_word},    {"DateValue", read_value_word},
        {"DateTimeValue", read_value_word}, {0},
    };

    *ret_value = (struct found_value){0};
    return reading_children(reading, xml, children, ret_value, error);
}
