/* survey.c - see exchange/reading.h: the first pass over a file */
#include <strings.h>

#include "base/cleanup.h"
#include "exchange/lexical.h"
#include "exchange/survey.h"

enum {
    KEPT_MOST = 192 * 1024 * 1024, /* bytes */
    THING_BYTES = 400,             /* of one, with its places in maps; generous */
};

/* --- what the parts share --- */

bool survey_keep(struct survey *survey, struct tema_error *error)
{
    size_t strings = arena_bytes(survey->reading->arena);

    survey->things++;
    return (size_t)survey->things * THING_BYTES + strings <= KEPT_MOST ||
           tema_fail(error, TEMA_UNREADABLE,
                     "it tells of more codes, cases and links than can be held");
}

struct guid survey_claim(struct survey *survey, struct xml_reader *xml,
                         enum family family, const struct guid *parent, int64_t number)
{
    struct guid guid = reading_guid(survey->reading, xml, parent, number);
    unsigned char key[1 + sizeof guid] = {(unsigned char)family};

    memcpy(key + 1, &guid, sizeof guid);
    if (map_find(&survey->seen, MAP_KEY(key), NULL)) {
        losses_note(survey->reading->losses, TEMA_EXCHANGE_REPAIRED, reading_noun(xml),
                    "a GUID that another one has: one is made from where the element "
                    "stands",
                    xml_reader_attribute(xml, "name"));
        guid = reading_make_guid(parent, xml_reader_name(xml), number);
        memcpy(key + 1, &guid, sizeof guid);
    }
    map_put(&survey->seen, MAP_KEY(key), 1);
    *array_push(&survey->claims) = (struct claim){family, guid};
    return guid;
}

bool survey_note_ref(struct survey *survey, struct xml_reader *xml, enum family family,
                     const struct guid *guid, struct tema_error *error)
{
    struct reading *reading = survey->reading;
    const size_t before = reading->note_refs.count;

    if (!survey_keep(survey, error) || !reading_note_ref(reading, xml, guid, error))
        return false;
    if (reading->note_refs.count > before)
        *array_push(&survey->noted) = (struct claim){family, *guid};
    return true;
}

static bool list_has(const struct guid_list *list, const struct guid *guid)
{
    for (size_t i = 0; i < list->count; i++)
        if (guid_equals(&list->items[i], guid))
            return true;
    return false;
}

/* Some write the GUID as the element's text. */
static bool read_target(struct survey *survey, struct xml_reader *xml,
                        struct guid *ret_guid, bool *ret_found, struct tema_error *error)
{
    const char *text;

    *ret_found = reading_guid_attribute(xml, "targetGUID", ret_guid) ||
                 reading_guid_attribute(xml, "guid", ret_guid);
    if (*ret_found)
        return xml_reader_skip(xml, error);
    if (!reading_text(survey->reading, xml, &text, error))
        return false;
    *ret_found = lexical_guid(text, ret_guid);
    return true;
}

bool survey_ref(struct survey *survey, struct xml_reader *xml, struct guid_list *list,
                struct tema_error *error)
{
    struct guid guid;
    bool found;

    if (!survey_keep(survey, error) || !read_target(survey, xml, &guid, &found, error))
        return false;
    /* Looking through a list that is long would take too long; twice does no harm. */
    if (!found)
        losses_add(survey->reading->losses, TEMA_EXCHANGE_LOST, "references",
                   "they tell no GUID: left out", 1);
    else if (list->count > 1000 || !list_has(list, &guid))
        *array_push(list) = guid;
    return true;
}

void survey_want(struct survey *survey, const struct guid *guid)
{
    map_put(&survey->reading->wanted, MAP_KEY(*guid), 1);
}

const char *survey_color(struct survey *survey, struct xml_reader *xml)
{
    struct losses *losses = survey->reading->losses;
    const char *text = xml_reader_attribute(xml, "color");
    char color[LEXICAL_COLOR_SIZE];
    bool is_strict;

    if (text == NULL || text[0] == '\0')
        return NULL;
    if (!lexical_color(text, color, &is_strict)) {
        losses_note(losses, TEMA_EXCHANGE_LOST, "colours", "of no known form: left out",
                    text);
        return NULL;
    }
    if (!is_strict)
        losses_note(losses, TEMA_EXCHANGE_REPAIRED, "colours",
                    "of a form that is not the standard's: understood", text);
    return arena_copy_string(survey->reading->arena, color);
}

const char *const survey_directions[] = {"associative", "oneway", "bidirectional", NULL};

const char *survey_word(struct survey *survey, struct xml_reader *xml, const char *name,
                        const char *const *words)
{
    const char *text = xml_reader_attribute(xml, name);

    if (text == NULL || text[0] == '\0')
        return NULL;
    for (; *words != NULL; words++)
        if (strcasecmp(text, *words) == 0)
            return *words;
    losses_note(survey->reading->losses, TEMA_EXCHANGE_LOST, reading_noun(xml),
                "a direction, shape or style that the standard does not know: left out",
                text);
    return NULL;
}

/* --- the root --- */

static bool read_description(struct reading *reading, struct xml_reader *xml,
                             void *context, struct tema_error *error)
{
    (void)context;
    return reading_text(reading, xml, &reading->description, error);
}

static bool read_note_ref(struct reading *reading, struct xml_reader *xml, void *context,
                          struct tema_error *error)
{
    struct guid study = guid_from_name(SLICE("study"));

    (void)reading;
    return survey_note_ref(context, xml, FAMILY_PROJECT, &study, error);
}

static bool read_project(struct survey *survey, struct xml_reader *xml,
                         struct tema_error *error)
{
    static const struct reading_child children[] = {
        {"Users", survey_users},
        {"CodeBook", survey_codebook},
        {"Codes", survey_codebook},
        {"Variables", survey_variables},
        {"Cases", survey_cases},
        {"Sources", survey_sources},
        {"Notes", survey_sources},
        {"Links", survey_links},
        {"Sets", survey_sets},
        {"Graphs", survey_graphs},
        {"NoteRef", read_note_ref},
        {"Description", read_description},
        {0},
    };
    struct reading *reading = survey->reading;
    struct arena *arena = reading->arena;
    const char *author = xml_reader_attribute(xml, "creatingUserGUID");
    const char *changed_by = xml_reader_attribute(xml, "modifyingUserGUID");
    const char *name = xml_reader_attribute(xml, "name");

    if (name != NULL && name[0] != '\0')
        reading->name = reading_name(reading, name, "projects");
    reading->origin = arena_copy_string(arena, xml_reader_attribute(xml, "origin"));
    reading->audit = reading_audit(reading, xml);
    survey->author = arena_copy_string(arena, author);
    survey->changed_by = arena_copy_string(arena, changed_by);
    return reading_children(reading, xml, children, survey, error);
}

static bool read_codebook(struct survey *survey, struct xml_reader *xml,
                          struct tema_error *error)
{
    struct reading *reading = survey->reading;

    reading->is_codebook = true;
    reading->origin =
        arena_copy_string(reading->arena, xml_reader_attribute(xml, "origin"));
    return survey_codebook(reading, xml, survey, error);
}

static bool read_root(struct survey *survey, struct xml_reader *xml,
                      struct tema_error *error)
{
    enum xml_event event;

    do {
        if (!xml_reader_next(xml, &event, error))
            return false;
    } while (event == XML_TEXT);
    if (event == XML_START && strcmp(xml_reader_name(xml), "Project") == 0)
        return read_project(survey, xml, error);
    if (event == XML_START && strcmp(xml_reader_name(xml), "CodeBook") == 0)
        return read_codebook(survey, xml, error);
    return tema_fail(error, TEMA_UNREADABLE,
                     "it is no REFI-QDA: it begins with <%.40s>, not with <Project> or "
                     "<CodeBook>",
                     event == XML_START ? xml_reader_name(xml) : "");
}

/* The XML behind the root is read too: it may be cut off, or go on. */
static bool read_file(struct survey *survey, struct tema_error *error)
{
    CLEANUP(xml_reader_freep) struct xml_reader *xml = NULL;
    enum xml_event event;

    if (!archive_project(survey->reading->archive, &xml, error) ||
        !read_root(survey, xml, error))
        return false;
    do {
        if (!xml_reader_next(xml, &event, error))
            return false;
    } while (event != XML_FINISHED);
    return true;
}

/* --- from the file's GUIDs to the project's --- */

static void claim_guids(const struct survey *survey)
{
    static const enum family order[] = {FAMILY_CODE, FAMILY_SOURCE, FAMILY_CASE,
                                        FAMILY_NOTE, FAMILY_SET,    FAMILY_LINK,
                                        FAMILY_GRAPH};

    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        for (size_t j = 0; j < survey->claims.count; j++)
            if (survey->claims.items[j].family == order[i])
                (void)reading_key(survey->reading, order[i],
                                  &survey->claims.items[j].guid);
}

/* NVivo for Mac writes each case as a code too: the case refers to that then. */
static void finish_cases(struct reading *reading)
{
    int64_t shadows = 0;

    for (size_t i = 0; i < reading->cases.count; i++) {
        struct found_case *found = &reading->cases.items[i];

        if (map_find(&reading->codes_by_guid, MAP_KEY(found->guid), NULL)) {
            shadows++;
            if (!list_has(&found->codes, &found->guid))
                *array_push(&found->codes) = found->guid;
        }
        found->guid = reading_key(reading, FAMILY_CASE, &found->guid);
    }
    losses_add(
        reading->losses, TEMA_EXCHANGE_REPAIRED, "cases",
        "a code as well, as in NVivo: both came in, and the case refers to the code",
        shadows);
}

static void finish_guids(struct survey *survey)
{
    struct reading *reading = survey->reading;

    claim_guids(survey);
    finish_cases(reading);
    for (size_t i = 0; i < reading->codes.count; i++)
        reading->codes.items[i].guid =
            reading_key(reading, FAMILY_CODE, &reading->codes.items[i].guid);
    for (size_t i = 0; i < reading->sets.count; i++)
        reading->sets.items[i].guid =
            reading_key(reading, FAMILY_SET, &reading->sets.items[i].guid);
    for (size_t i = 0; i < reading->links.count; i++)
        reading->links.items[i].guid =
            reading_key(reading, FAMILY_LINK, &reading->links.items[i].guid);
    for (size_t i = 0; i < reading->graphs.count; i++)
        reading->graphs.items[i].guid =
            reading_key(reading, FAMILY_GRAPH, &reading->graphs.items[i].guid);
    for (size_t i = 0; i < survey->noted.count; i++) {
        const struct claim *noted = &survey->noted.items[i];

        if (noted->family != FAMILY_PROJECT)
            reading->note_refs.items[i].object =
                reading_key(reading, noted->family, &noted->guid);
    }
}

/* Users have their coders only now. */
static void finish_audit(const struct survey *survey)
{
    struct reading *reading = survey->reading;
    struct guid guid;

    if (lexical_guid(survey->author, &guid))
        reading->audit.author = reading_user(reading, survey->author);
    if (lexical_guid(survey->changed_by, &guid))
        reading->audit.changed_by = reading_user(reading, survey->changed_by);
}

/* --- how positions were counted --- */

/* As was asked for; else what this program says of its own files. */
static enum tema_exchange_offsets known_offsets(const struct reading *reading)
{
    const char *origin = reading->origin != NULL ? reading->origin : "";

    if (reading->options->offsets != TEMA_OFFSETS_AUTO)
        return reading->options->offsets;
    if (strcmp(origin, ORIGIN_CODE_POINTS) == 0)
        return TEMA_OFFSETS_CODE_POINT;
    return strcmp(origin, ORIGIN_UTF16) == 0 ? TEMA_OFFSETS_UTF16 : TEMA_OFFSETS_AUTO;
}

static void judge(struct reading *reading)
{
    const enum tema_exchange_offsets offsets = known_offsets(reading);
    struct evidence *evidence = &reading->evidence;

    for (int i = 0; i < CONVENTIONS; i++) {
        if (offsets == TEMA_OFFSETS_AUTO ||
            convention_of(i).utf16 == (offsets == TEMA_OFFSETS_UTF16))
            continue;
        evidence->name_hits[i] = evidence->boundary_hits[i] = INT64_MIN / 2;
    }
    reading->verdict = evidence_judge(evidence, reading->origin);
}

static void release(struct survey *survey)
{
    array_release(&survey->claims);
    array_release(&survey->noted);
    map_release(&survey->seen);
}

bool survey(struct reading *reading, struct tema_error *error)
{
    CLEANUP(release) struct survey survey = {.reading = reading};

    if (!read_file(&survey, error) || !reading_name_users(reading, error) ||
        !reading_name_variables(reading, error))
        return false;
    finish_guids(&survey);
    finish_audit(&survey);
    judge(reading);
    return true;
}
