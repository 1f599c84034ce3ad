/* random_qde.h - projects as some other program might write them, with everything that
 * the standard has, by chance */
#ifndef TESTS_EXCHANGE_RANDOM_QDE_H
#define TESTS_EXCHANGE_RANDOM_QDE_H

#include <stdio.h>

#include "test.h"

#include "base/buffer.h"
#include "base/guid.h"
#include "markup/xml_writer.h"

enum { USERS = 3, CODES = 9, VARIABLES = 6, CASES = 4, SOURCES = 6, NOTES = 5 };

struct play {
    uint64_t random;
    struct xml_writer xml;
    struct buffer bytes, text;
    int made; /* for GUIDs */
};

static inline int draw(struct play *play, int below)
{
    play->random ^= play->random << 13;
    play->random ^= play->random >> 7;
    play->random ^= play->random << 17;
    return below > 0 ? (int)(play->random % (uint64_t)below) : 0;
}

static inline bool chance(struct play *play)
{
    return draw(play, 2) == 0;
}

/* The same KIND and NUMBER are the same GUID within a project. */
static inline void put_guid(struct play *play, const char *attribute, const char *kind,
                            int number)
{
    char name[80], text[37];
    struct guid guid;

    snprintf(name, sizeof name, "%s %d", kind, number);
    guid = guid_from_name(slice_of(name));
    guid_format(&guid, text);
    xml_writer_attribute(&play->xml, attribute, text);
}

static inline void put_audit(struct play *play)
{
    if (chance(play))
        put_guid(play, "creatingUser", "user", draw(play, USERS));
    if (chance(play))
        xml_writer_attribute(&play->xml, "creationDateTime", "2024-02-29T12:30:00Z");
    if (chance(play))
        put_guid(play, "modifyingUser", "user", draw(play, USERS));
    if (chance(play))
        xml_writer_attribute(&play->xml, "modifiedDateTime", "2025-01-01T00:00:00.250Z");
}

static inline void put_refs(struct play *play, const char *element, const char *kind,
                            int count)
{
    for (int i = 0; i < count; i++) {
        if (draw(play, 3) != 0)
            continue;
        xml_writer_start(&play->xml, element);
        put_guid(play, "targetGUID", kind, i);
        xml_writer_end(&play->xml);
    }
}

static inline void put_description(struct play *play)
{
    if (chance(play))
        xml_writer_element(&play->xml, "Description",
                           SLICE("Vad som är <sagt> & \"gjort\""));
}

static inline void put_codings(struct play *play)
{
    for (int code = 0; code < CODES; code++) {
        if (draw(play, 5) != 0)
            continue;
        xml_writer_start(&play->xml, "Coding");
        put_guid(play, "guid", "coding", play->made++);
        put_guid(play, "creatingUser", "user", draw(play, USERS));
        if (chance(play))
            xml_writer_attribute(&play->xml, "creationDateTime", "2024-03-01T08:00:00Z");
        xml_writer_start(&play->xml, "CodeRef");
        put_guid(play, "targetGUID", "code", code);
        xml_writer_end(&play->xml);
        if (draw(play, 4) == 0)
            put_refs(play, "NoteRef", "note", NOTES);
        xml_writer_end(&play->xml);
    }
}

static inline void put_values(struct play *play)
{
    static const char *const types[] = {"Text",  "Boolean", "Integer",
                                        "Float", "Date",    "DateTime"};
    static const char *const values[] = {"Malmö", "true",       "-7",
                                         "2.50",  "2024-02-29", "2024-02-29T12:30:00Z"};

    for (int i = 0; i < VARIABLES; i++) {
        char element[32];

        if (chance(play))
            continue;
        snprintf(element, sizeof element, "%sValue", types[i]);
        xml_writer_start(&play->xml, "VariableValue");
        xml_writer_start(&play->xml, "VariableRef");
        put_guid(play, "targetGUID", "variable", i);
        xml_writer_end(&play->xml);
        xml_writer_element(&play->xml, element, slice_of(values[i]));
        xml_writer_end(&play->xml);
    }
}

/* Words with everything that makes positions hard but CR, in play->text; its length in
 * code points. */
static inline int random_text(struct play *play)
{
    static const char *const words[] = {
        "hej ", "å",    "jag sa ", "\xF0\x9F\x98\x80", "\n", "e\xCC\x81", "R: ", "nej. ",
        "\n\n", "وقت ", "<b> & "};
    int length = 0;

    buffer_clear(&play->text);
    for (int i = draw(play, 60); i >= 0; i--)
        buffer_add_string(&play->text, words[draw(play, sizeof words / sizeof *words)]);
    for (size_t i = 0; i < play->text.length; i++)
        length += ((unsigned char)play->text.bytes[i] & 0xC0) != 0x80;
    return length;
}

static inline void put_text_selections(struct play *play, int length)
{
    for (int i = draw(play, 5); i > 0; i--) {
        int start = draw(play, length + 1), end = start + draw(play, length + 1 - start);

        xml_writer_start(&play->xml, "PlainTextSelection");
        put_guid(play, "guid", "selection", play->made++);
        if (chance(play))
            xml_writer_attribute(&play->xml, "name", chance(play) ? "" : "Ett namn");
        xml_writer_attribute_integer(&play->xml, "startPosition", start);
        xml_writer_attribute_integer(&play->xml, "endPosition", end);
        put_audit(play);
        put_description(play);
        put_codings(play);
        if (draw(play, 4) == 0)
            put_refs(play, "NoteRef", "note", NOTES);
        xml_writer_end(&play->xml);
    }
}

/* What a text has in it: of a source, a note, a PDF's or a picture's text. */
static inline void put_text_content(struct play *play)
{
    int length = random_text(play);

    put_description(play);
    xml_writer_element(&play->xml, "PlainTextContent", buffer_slice(&play->text));
    put_text_selections(play, length);
}

static inline void put_area(struct play *play, const char *element, bool is_page)
{
    xml_writer_start(&play->xml, element);
    put_guid(play, "guid", "selection", play->made++);
    if (is_page)
        xml_writer_attribute_integer(&play->xml, "page", draw(play, 9));
    xml_writer_attribute_integer(&play->xml, "firstX", draw(play, 500));
    xml_writer_attribute_integer(&play->xml, "firstY", draw(play, 500));
    xml_writer_attribute_integer(&play->xml, "secondX", draw(play, 500));
    xml_writer_attribute_integer(&play->xml, "secondY", draw(play, 500));
    put_audit(play);
    put_description(play);
    put_codings(play);
    xml_writer_end(&play->xml);
}

static inline void put_transcript(struct play *play)
{
    int length = random_text(play), base = play->made, points = 2 + draw(play, 4);

    xml_writer_start(&play->xml, "Transcript");
    put_guid(play, "guid", "transcript", play->made++);
    xml_writer_attribute(&play->xml, "name", "Utskrift");
    put_audit(play);
    xml_writer_element(&play->xml, "PlainTextContent", buffer_slice(&play->text));
    for (int i = 0; i < points; i++) {
        xml_writer_start(&play->xml, "SyncPoint");
        put_guid(play, "guid", "point", base + i);
        if (draw(play, 5) != 0)
            xml_writer_attribute_integer(&play->xml, "timeStamp", 1000 * i);
        xml_writer_attribute_integer(&play->xml, "position", length * i / points);
        xml_writer_end(&play->xml);
    }
    for (int i = 0; i + 1 < points; i++) {
        xml_writer_start(&play->xml, "TranscriptSelection");
        put_guid(play, "guid", "selection", play->made++);
        put_guid(play, "fromSyncPoint", "point", base + i);
        put_guid(play, "toSyncPoint", "point", base + i + 1);
        put_codings(play);
        xml_writer_end(&play->xml);
    }
    xml_writer_end(&play->xml);
}

static inline void put_times(struct play *play, const char *element)
{
    for (int i = draw(play, 3); i > 0; i--) {
        xml_writer_start(&play->xml, element);
        put_guid(play, "guid", "selection", play->made++);
        xml_writer_attribute_integer(&play->xml, "begin", draw(play, 5000));
        xml_writer_attribute_integer(&play->xml, "end", 5000 + draw(play, 5000));
        put_description(play);
        put_codings(play);
        xml_writer_end(&play->xml);
    }
}

static inline void put_own_text(struct play *play, const char *element, int number)
{
    xml_writer_start(&play->xml, element);
    put_guid(play, "guid", element, number);
    put_text_content(play);
    xml_writer_end(&play->xml);
}

static inline void put_source(struct play *play, int number)
{
    static const char *const elements[] = {"TextSource",  "PDFSource",   "PictureSource",
                                           "AudioSource", "VideoSource", "TextSource"};
    const char *element = elements[number % 6];
    char name[40];

    snprintf(name, sizeof name, "Källa %d", draw(play, 4)); /* some are called alike */
    xml_writer_start(&play->xml, element);
    put_guid(play, "guid", "source", number);
    xml_writer_attribute(&play->xml, "name", name);
    if (number % 6 != 0 && number % 6 != 5)
        xml_writer_attribute(&play->xml, "path", "relative:///media/fil.bin");
    put_audit(play);
    switch (number % 6) {
    case 1:
        put_area(play, "PDFSelection", true);
        if (chance(play))
            put_own_text(play, "Representation", number);
        break;
    case 2:
        if (chance(play))
            put_own_text(play, "TextDescription", number);
        put_area(play, "PictureSelection", false);
        break;
    case 3:
    case 4:
        put_transcript(play);
        put_times(play, number % 6 == 3 ? "AudioSelection" : "VideoSelection");
        break;
    default:
        put_text_content(play);
    }
    if (draw(play, 3) == 0)
        put_codings(play);
    put_refs(play, "NoteRef", "note", NOTES);
    put_values(play);
    xml_writer_end(&play->xml);
}

static inline void put_code(struct play *play, int number)
{
    static const char *const names[] = {"Stöd", "Stöd/kollega", "oro", "Ensamhet",
                                        "Å ä ö"};

    xml_writer_start(&play->xml, "Code");
    put_guid(play, "guid", "code", number);
    xml_writer_attribute(&play->xml, "name", names[draw(play, 5)]);
    xml_writer_attribute(&play->xml, "isCodable", draw(play, 4) == 0 ? "false" : "true");
    if (chance(play))
        xml_writer_attribute(&play->xml, "color", "#12Ab0F");
    put_description(play);
    if (chance(play))
        put_refs(play, "NoteRef", "note", NOTES);
    if (number % 3 == 0)
        for (int i = 1; i < 3; i++)
            put_code(play, number + i);
    xml_writer_end(&play->xml);
}

static inline void put_codebook(struct play *play)
{
    xml_writer_start(&play->xml, "CodeBook");
    xml_writer_start(&play->xml, "Codes");
    for (int i = 0; i < CODES; i += 3)
        put_code(play, i);
    xml_writer_end(&play->xml);
    xml_writer_end(&play->xml);
}

static inline void put_head(struct play *play)
{
    static const char *const types[] = {"Text",  "Boolean", "Integer",
                                        "Float", "Date",    "DateTime"};

    xml_writer_start(&play->xml, "Users");
    for (int i = 0; i < USERS; i++) {
        char name[20];

        snprintf(name, sizeof name, "Coder %d", i);
        xml_writer_start(&play->xml, "User");
        put_guid(play, "guid", "user", i);
        xml_writer_attribute(&play->xml, "name", name);
        if (chance(play))
            xml_writer_attribute(&play->xml, "id", "C");
        xml_writer_end(&play->xml);
    }
    xml_writer_end(&play->xml);
    put_codebook(play);
    xml_writer_start(&play->xml, "Variables");
    for (int i = 0; i < VARIABLES; i++) {
        xml_writer_start(&play->xml, "Variable");
        put_guid(play, "guid", "variable", i);
        xml_writer_attribute(&play->xml, "name", types[(i + 1) % 6]);
        xml_writer_attribute(&play->xml, "typeOfVariable", types[i]);
        put_description(play);
        xml_writer_end(&play->xml);
    }
    xml_writer_end(&play->xml);
}

static inline void put_cases(struct play *play)
{
    xml_writer_start(&play->xml, "Cases");
    for (int i = 0; i < CASES; i++) {
        char name[20];

        snprintf(name, sizeof name, "IP%d", i);
        xml_writer_start(&play->xml, "Case");
        put_guid(play, "guid", "case", i);
        xml_writer_attribute(&play->xml, "name", name);
        put_description(play);
        put_refs(play, "CodeRef", "code", CODES);
        put_values(play);
        put_refs(play, "SourceRef", "source", SOURCES);
        put_refs(play, "SelectionRef", "selection", 3);
        xml_writer_end(&play->xml);
    }
    xml_writer_end(&play->xml);
}

static inline void put_notes(struct play *play)
{
    xml_writer_start(&play->xml, "Notes");
    for (int i = 0; i < NOTES; i++) {
        xml_writer_start(&play->xml, "Note");
        put_guid(play, "guid", "note", i);
        if (chance(play))
            xml_writer_attribute(&play->xml, "name", "Tanke");
        put_audit(play);
        put_text_content(play);
        if (draw(play, 4) == 0)
            put_codings(play);
        if (draw(play, 4) == 0)
            put_values(play);
        xml_writer_end(&play->xml);
    }
    xml_writer_end(&play->xml);
}

static inline void put_links(struct play *play)
{
    static const char *const directions[] = {"Associative", "OneWay", "Bidirectional"};

    xml_writer_start(&play->xml, "Links");
    for (int i = 0; i < 4; i++) {
        xml_writer_start(&play->xml, "Link");
        put_guid(play, "guid", "link", i);
        if (chance(play))
            xml_writer_attribute(&play->xml, "name", "leder till");
        if (chance(play))
            xml_writer_attribute(&play->xml, "direction", directions[draw(play, 3)]);
        if (chance(play))
            xml_writer_attribute(&play->xml, "color", "#00ff00");
        put_guid(play, "originGUID", chance(play) ? "code" : "coding", draw(play, 9));
        put_guid(play, "targetGUID", chance(play) ? "selection" : "note", draw(play, 5));
        put_refs(play, "NoteRef", "note", NOTES);
        xml_writer_end(&play->xml);
    }
    xml_writer_end(&play->xml);
}

static inline void put_sets_and_graphs(struct play *play)
{
    xml_writer_start(&play->xml, "Sets");
    for (int i = 0; i < 3; i++) {
        xml_writer_start(&play->xml, "Set");
        put_guid(play, "guid", "set", i);
        xml_writer_attribute(&play->xml, "name", "Mängd");
        put_description(play);
        put_refs(play, "MemberCode", "code", CODES);
        put_refs(play, "MemberSource", "source", SOURCES);
        put_refs(play, "MemberNote", "note", NOTES);
        xml_writer_end(&play->xml);
    }
    xml_writer_end(&play->xml);
    xml_writer_start(&play->xml, "Graphs");
    xml_writer_start(&play->xml, "Graph");
    put_guid(play, "guid", "graph", 0);
    xml_writer_attribute(&play->xml, "name", "Karta");
    for (int i = 0; i < 3; i++) {
        xml_writer_start(&play->xml, "Vertex");
        put_guid(play, "guid", "vertex", i);
        put_guid(play, "representedGUID", chance(play) ? "code" : "source", i);
        xml_writer_attribute_integer(&play->xml, "firstX", draw(play, 500));
        xml_writer_attribute_integer(&play->xml, "firstY", draw(play, 500));
        if (chance(play)) {
            xml_writer_attribute_integer(&play->xml, "secondX", draw(play, 500));
            xml_writer_attribute_integer(&play->xml, "secondY", draw(play, 500));
        }
        if (chance(play))
            xml_writer_attribute(&play->xml, "shape", "Oval");
        xml_writer_end(&play->xml);
    }
    xml_writer_start(&play->xml, "Edge");
    put_guid(play, "guid", "edge", 0);
    if (chance(play))
        put_guid(play, "representedGUID", "link", 0);
    put_guid(play, "sourceVertex", "vertex", 0);
    put_guid(play, "targetVertex", "vertex", 2);
    if (chance(play))
        xml_writer_attribute(&play->xml, "lineStyle", "dashed");
    xml_writer_end(&play->xml);
    xml_writer_end(&play->xml);
    xml_writer_end(&play->xml);
}

/* A project.qde in play->bytes. */
static inline void random_qde(struct play *play)
{
    buffer_clear(&play->bytes);
    play->xml = (struct xml_writer){.out = &play->bytes};
    play->made = 0;
    xml_writer_declaration(&play->xml);
    xml_writer_start(&play->xml, "Project");
    xml_writer_attribute(&play->xml, "xmlns", "urn:QDA-XML:project:1.0");
    xml_writer_attribute(&play->xml, "name", "Slump");
    put_head(play);
    put_cases(play);
    xml_writer_start(&play->xml, "Sources");
    for (int i = 0; i < SOURCES; i++)
        put_source(play, i);
    xml_writer_end(&play->xml);
    put_notes(play);
    put_links(play);
    put_sets_and_graphs(play);
    put_description(play);
    if (chance(play))
        put_refs(play, "NoteRef", "note", NOTES);
    xml_writer_end(&play->xml);
    xml_writer_release(&play->xml);
}

#endif
