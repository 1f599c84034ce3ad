/* survey_codes.c - see exchange/survey.h: the codebook, of a project or alone */
#include "exchange/lexical.h"
#include "exchange/survey.h"
#include "project/tree.h"

enum {
    /* The project keeps each code's path: that of deep codes with long names is long. */
    PATHS_MOST = 64 * 1024 * 1024, /* bytes */
};

/* Where the codes stand that are read. */
struct level {
    struct survey *survey;
    int64_t parent; /* place in the codes; -1 at the root */
    struct guid guid;
    int64_t number;    /* of the next one there */
    int depth;         /* 0 at the root */
    size_t path_bytes; /* the parent's */
};

static bool read_codes(struct reading *reading, struct xml_reader *xml, void *context,
                       struct tema_error *error);

/* --- attributes --- */

static bool check_ancestors(const struct reading *reading, const struct level *level,
                            struct xml_reader *xml, struct tema_error *error)
{
    struct guid guid;

    if (!reading_guid_attribute(xml, "guid", &guid))
        return true;
    for (int64_t i = level->parent; i >= 0; i = reading->codes.items[i].parent)
        if (guid_equals(&reading->codes.items[i].guid, &guid))
            return tema_fail(error, TEMA_UNREADABLE,
                             "its code '%.60s' lies within itself: mend it in the "
                             "program that wrote it",
                             reading->codes.items[i].name);
    return true;
}

static bool count_path(struct level *level, const char *name, struct tema_error *error)
{
    if (level->depth % TREE_DEEPEST == 0)
        level->path_bytes = 0;
    level->path_bytes += strlen(name) + 1;
    level->survey->path_bytes += level->path_bytes;
    return level->survey->path_bytes <= PATHS_MOST ||
           tema_fail(error, TEMA_UNREADABLE,
                     "its codes have names that are too long, and lie too deep within "
                     "one another");
}

static bool read_codable(struct reading *reading, struct xml_reader *xml)
{
    bool is_codable = true;

    if (!lexical_boolean(xml_reader_attribute(xml, "isCodable"), &is_codable))
        losses_note(reading->losses, TEMA_EXCHANGE_REPAIRED, "codes",
                    "not said whether it can be coded with: it can",
                    xml_reader_attribute(xml, "name"));
    return is_codable;
}

/* Some write the description as an attribute. */
static const char *read_description_attribute(struct reading *reading,
                                              struct xml_reader *xml)
{
    const char *text = xml_reader_attribute(xml, "description");

    if (text == NULL || text[0] == '\0')
        return NULL;
    losses_note(reading->losses, TEMA_EXCHANGE_REPAIRED, "codes",
                "a description that is an attribute: understood",
                xml_reader_attribute(xml, "name"));
    return arena_copy_string(reading->arena, text);
}

/* --- elements --- */

static bool read_description(struct reading *reading, struct xml_reader *xml,
                             void *context, struct tema_error *error)
{
    const struct level *level = context;
    const char *text;

    if (!reading_text(reading, xml, &text, error))
        return false;
    if (text != NULL)
        reading->codes.items[level->parent].description = text;
    return true;
}

static bool read_note_ref(struct reading *reading, struct xml_reader *xml, void *context,
                          struct tema_error *error)
{
    const struct level *level = context;

    (void)reading;
    return survey_note_ref(level->survey, xml, FAMILY_CODE, &level->guid, error);
}

static bool read_code(struct reading *reading, struct xml_reader *xml, void *context,
                      struct tema_error *error)
{
    static const struct reading_child children[] = {{"Code", read_code},
                                                    {"Codes", read_codes},
                                                    {"Description", read_description},
                                                    {"NoteRef", read_note_ref},
                                                    {0}};
    struct level *level = context;
    struct level below = {.survey = level->survey,
                          .parent = (int64_t)reading->codes.count,
                          .depth = level->depth + 1,
                          .path_bytes = level->path_bytes};
    struct found_code found = {.parent = level->parent};

    if (!survey_keep(level->survey, error) ||
        !check_ancestors(reading, level, xml, error))
        return false;
    found.name = reading_name(reading, xml_reader_attribute(xml, "name"), "codes");
    found.guid =
        survey_claim(level->survey, xml, FAMILY_CODE, &level->guid, level->number++);
    found.color = survey_color(level->survey, xml);
    found.codable = read_codable(reading, xml);
    found.description = read_description_attribute(reading, xml);
    if (!count_path(&below, found.name, error))
        return false;
    below.guid = found.guid;
    map_put(&reading->codes_by_guid, MAP_KEY(found.guid), below.parent);
    *array_push(&reading->codes) = found;
    return reading_children(reading, xml, children, &below, error);
}

static bool read_codes(struct reading *reading, struct xml_reader *xml, void *context,
                       struct tema_error *error)
{
    static const struct reading_child children[] = {{"Code", read_code}, {0}};

    return reading_children(reading, xml, children, context, error);
}

static bool read_sets(struct reading *reading, struct xml_reader *xml, void *context,
                      struct tema_error *error)
{
    const struct level *level = context;

    return survey_sets(reading, xml, level->survey, error);
}

bool survey_codebook(struct reading *reading, struct xml_reader *xml, void *context,
                     struct tema_error *error)
{
    static const struct reading_child children[] = {
        {"Codes", read_codes}, {"Code", read_code}, {"Sets", read_sets}, {0}};
    struct level root = {.survey = context, .parent = -1, .number = 0};

    return reading_children(reading, xml, children, &root, error);
}
