/* survey_cases.c - see exchange/survey.h: cases and sets */
#include "exchange/survey.h"

/* Where the thing stands that is read: arrays may move while it is. */
struct member {
    struct survey *survey;
    size_t place;
};

/* --- cases --- */

static struct found_case *case_of(const struct member *member)
{
    return &member->survey->reading->cases.items[member->place];
}

static bool read_case_description(struct reading *reading, struct xml_reader *xml,
                                  void *context, struct tema_error *error)
{
    return reading_text(reading, xml, &case_of(context)->description, error);
}

static bool read_code_ref(struct reading *reading, struct xml_reader *xml, void *context,
                          struct tema_error *error)
{
    const struct member *member = context;

    (void)reading;
    return survey_ref(member->survey, xml, &case_of(member)->codes, error);
}

static bool read_source_ref(struct reading *reading, struct xml_reader *xml,
                            void *context, struct tema_error *error)
{
    const struct member *member = context;

    (void)reading;
    return survey_ref(member->survey, xml, &case_of(member)->sources, error);
}

static bool read_selection_ref(struct reading *reading, struct xml_reader *xml,
                               void *context, struct tema_error *error)
{
    const struct member *member = context;
    struct guid_list *list = &case_of(member)->selections;
    size_t before = list->count;

    (void)reading;
    if (!survey_ref(member->survey, xml, list, error))
        return false;
    if (list->count > before)
        survey_want(member->survey, &list->items[before]);
    return true;
}

static bool read_case_value(struct reading *reading, struct xml_reader *xml,
                            void *context, struct tema_error *error)
{
    const struct member *member = context;
    struct found_value value;

    if (!survey_keep(member->survey, error) ||
        !reading_value(reading, xml, &value, error))
        return false;
    *array_push(&case_of(member)->values) = value;
    return true;
}

static bool read_case(struct reading *reading, struct xml_reader *xml, void *context,
                      struct tema_error *error)
{
    static const struct reading_child children[] = {
        {"Description", read_case_description}, {"CodeRef", read_code_ref},
        {"VariableValue", read_case_value},     {"SourceRef", read_source_ref},
        {"SelectionRef", read_selection_ref},   {0},
    };
    const struct guid nothing = {{0}};
    struct member member = {context, reading->cases.count};
    const char *name = xml_reader_attribute(xml, "name");
    struct found_case found = {0};

    if (!survey_keep(member.survey, error))
        return false;
    if (name != NULL && name[strspn(name, " \t\r\n")] != '\0')
        found.name = reading_name(reading, name, "cases");
    found.guid =
        survey_claim(member.survey, xml, FAMILY_CASE, &nothing, (int64_t)member.place);
    *array_push(&reading->cases) = found;
    return reading_children(reading, xml, children, &member, error);
}

bool survey_cases(struct reading *reading, struct xml_reader *xml, void *context,
                  struct tema_error *error)
{
    static const struct reading_child children[] = {{"Case", read_case}, {0}};

    return reading_children(reading, xml, children, context, error);
}

/* --- sets --- */

static struct found_set *set_of(const struct member *member)
{
    return &member->survey->reading->sets.items[member->place];
}

static bool read_set_description(struct reading *reading, struct xml_reader *xml,
                                 void *context, struct tema_error *error)
{
    return reading_text(reading, xml, &set_of(context)->description, error);
}

static bool read_member_code(struct reading *reading, struct xml_reader *xml,
                             void *context, struct tema_error *error)
{
    const struct member *member = context;

    (void)reading;
    return survey_ref(member->survey, xml, &set_of(member)->codes, error);
}

static bool read_member_source(struct reading *reading, struct xml_reader *xml,
                               void *context, struct tema_error *error)
{
    const struct member *member = context;

    (void)reading;
    return survey_ref(member->survey, xml, &set_of(member)->sources, error);
}

static bool read_member_note(struct reading *reading, struct xml_reader *xml,
                             void *context, struct tema_error *error)
{
    const struct member *member = context;

    (void)reading;
    return survey_ref(member->survey, xml, &set_of(member)->notes, error);
}

static bool read_set(struct reading *reading, struct xml_reader *xml, void *context,
                     struct tema_error *error)
{
    static const struct reading_child children[] = {
        {"Description", read_set_description},
        {"MemberCode", read_member_code},
        {"MemberSource", read_member_source},
        {"MemberNote", read_member_note},
        {0},
    };
    const struct guid nothing = {{0}};
    struct member member = {context, reading->sets.count};
    struct found_set found = {0};

    if (!survey_keep(member.survey, error))
        return false;
    found.name = reading_name(reading, xml_reader_attribute(xml, "name"), "sets");
    found.guid =
        survey_claim(member.survey, xml, FAMILY_SET, &nothing, (int64_t)member.place);
    *array_push(&reading->sets) = found;
    return reading_children(reading, xml, children, &member, error);
}

bool survey_sets(struct reading *reading, struct xml_reader *xml, void *context,
                 struct tema_error *error)
{
    static const struct reading_child children[] = {{"Set", read_set}, {0}};

    return reading_children(reading, xml, children, context, error);
}
