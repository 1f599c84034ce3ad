/* attribution.c - see findings/attribution.h */
#include "findings/attribution.h"
#include "findings/front_matter.h"
#include "project/names.h"

/* Finds one of the study's variables by what the author calls it. */
static bool find_variable(const struct attribution *attribution, const char *wanted,
                          struct arena *arena, const char **ret_variable,
                          struct tema_error *error)
{
    const struct tema_cases *cases = &attribution->cases;
    struct name *names = arena_take(arena, (cases->variable_count + 1) * sizeof *names);
    int64_t place;

    for (size_t i = 0; i < cases->variable_count; i++)
        names[i] = (struct name){(int64_t)i, cases->variables[i]};
    if (!names_find("variable", wanted, names, cases->variable_count, false, &place,
                    error))
        return false;
    *ret_variable = cases->variables[place];
    return true;
}

static bool read_variables(struct attribution *attribution, const char *text,
                           struct arena *arena, struct tema_error *error)
{
    char *rest = arena_copy_string(arena, text), *name;

    attribution->variables =
        arena_take(arena, (strlen(text) + 1) * sizeof *attribution->variables);
    while ((name = strsep(&rest, ",")) != NULL) {
        size_t length;

        name += strspn(name, " ");
        for (length = strlen(name); length > 0 && name[length - 1] == ' '; length--)
            name[length - 1] = '\0';
        if (*name == '\0')
            continue;
        if (!find_variable(attribution, name, arena,
                           &attribution->variables[attribution->variable_count], error))
            return tema_explain(error, "attribution");
        attribution->variable_count++;
    }
    return true;
}

bool attribution_read(struct tema_project *project, const char *text, struct arena *arena,
                      struct attribution *ret_attribution, struct tema_error *error)
{
    struct attribution *attribution = ret_attribution;
    const char *plus = strchr(text, '+');

    *attribution = (struct attribution){.is_shown = strcmp(text, "none") != 0};
    if (!front_matter_check_attribution(text, error))
        return false;
    if (plus == NULL)
        return true;
    if (!tema_case_list(project, &attribution->cases, error))
        return false;
    for (size_t i = 0; i < attribution->cases.count; i++)
        map_put(&attribution->by_case, slice_of(attribution->cases.items[i].name),
                (int64_t)i);
    return read_variables(attribution, plus + 1, arena, error);
}

void attribution_release(struct attribution *attribution)
{
    tema_cases_free(&attribution->cases);
    map_release(&attribution->by_case);
}

/* The case's value of VARIABLE, or NULL. */
static const char *value_of(const struct tema_case *who, const char *variable)
{
    for (size_t i = 0; i < who->value_count; i++) {
        if (strcmp(who->values[i].variable, variable) == 0)
            return who->values[i].value;
    }
    return NULL;
}

void attribution_add(const struct attribution *attribution, const struct source *source,
                     struct buffer *out)
{
    const char *name = source->case_name != NULL ? source->case_name : source->speaker;
    int64_t place;

    if (!attribution->is_shown || name == NULL)
        return;
    buffer_add_string(out, name);
    if (source->case_name == NULL ||
        !map_find(&attribution->by_case, slice_of(source->case_name), &place))
        return;
    for (size_t i = 0; i < attribution->variable_count; i++) {
        const char *value =
            value_of(&attribution->cases.items[place], attribution->variables[i]);

        if (value != NULL && *value != '\0')
            buffer_add_format(out, ", %s", value);
    }
}
