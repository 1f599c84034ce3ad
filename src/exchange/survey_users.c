/* survey_users.c - see exchange/survey.h: users and variables */
#include <strings.h>

#include "exchange/survey.h"

static bool read_user(struct reading *reading, struct xml_reader *xml, void *context,
                      struct tema_error *error)
{
    struct survey *survey = context;
    const struct guid nobody = {{0}};
    struct guid guid = reading_guid(reading, xml, &nobody, (int64_t)reading->users.count);
    struct found_user *user;
    size_t place;

    if (!survey_keep(survey, error))
        return false;
    place = reading_add_user(reading, &guid);
    user = &reading->users.items[place];
    if (user->is_listed) {
        losses_note(reading->losses, TEMA_EXCHANGE_REPAIRED, "coders",
                    "listed twice: the first counts", user->name);
        return xml_reader_skip(xml, error);
    }
    user->is_listed = true;
    user->name = reading_name(reading, xml_reader_attribute(xml, "name"), "coders");
    user->initials = arena_copy_string(reading->arena, xml_reader_attribute(xml, "id"));
    return xml_reader_skip(xml, error);
}

bool survey_users(struct reading *reading, struct xml_reader *xml, void *context,
                  struct tema_error *error)
{
    static const struct reading_child children[] = {{"User", read_user}, {0}};

    return reading_children(reading, xml, children, context, error);
}

static bool read_variable_description(struct reading *reading, struct xml_reader *xml,
                                      void *context, struct tema_error *error)
{
    struct found_variable *variable = context;

    return reading_text(reading, xml, &variable->description, error);
}

static const char *read_type(struct reading *reading, struct xml_reader *xml)
{
    static const char *const types[] = {"text",  "boolean", "integer",
                                        "float", "date",    "datetime"};
    const char *text = xml_reader_attribute(xml, "typeOfVariable");

    for (size_t i = 0; text != NULL && i < sizeof types / sizeof *types; i++)
        if (strcasecmp(text, types[i]) == 0)
            return types[i];
    losses_note(reading->losses, TEMA_EXCHANGE_REPAIRED, "variables",
                "no type, or one that the standard does not know: text",
                xml_reader_attribute(xml, "name"));
    return types[0];
}

static bool read_variable(struct reading *reading, struct xml_reader *xml, void *context,
                          struct tema_error *error)
{
    static const struct reading_child children[] = {
        {"Description", read_variable_description}, {0}};
    const struct guid nothing = {{0}};
    const int64_t number = (int64_t)reading->variables.count;
    struct found_variable found = {.known_as =
                                       reading_guid(reading, xml, &nothing, number)};

    if (!survey_keep(context, error))
        return false;
    if (map_find(&reading->variables_by_guid, MAP_KEY(found.known_as), NULL)) {
        losses_note(reading->losses, TEMA_EXCHANGE_REPAIRED, "variables",
                    "a GUID that another one has: one is made from where the element "
                    "stands",
                    xml_reader_attribute(xml, "name"));
        found.known_as = reading_make_guid(&nothing, "Variable", number);
    }
    found.name = reading_name(reading, xml_reader_attribute(xml, "name"), "variables");
    found.type = read_type(reading, xml);
    map_put(&reading->variables_by_guid, MAP_KEY(found.known_as), number);
    if (!reading_children(reading, xml, children, &found, error))
        return false;
    *array_push(&reading->variables) = found;
    return true;
}

bool survey_variables(struct reading *reading, struct xml_reader *xml, void *context,
                      struct tema_error *error)
{
    static const struct reading_child children[] = {{"Variable", read_variable}, {0}};

    return reading_children(reading, xml, children, context, error);
}
