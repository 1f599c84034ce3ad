/* codebook.c - changing the codebook; see include/tema/codebook.h */
#include "tema/codebook.h"
#include "project/code_set.h"
#include "project/forest.h"
#include "tema/quotation.h"
#include "text/utf8.h"

enum {
    DESCRIPTION_LARGEST = 100000, /* bytes */
    RULE_LARGEST = 10000,         /* code points */
};

/* --- checking --- */

static bool check_color(const char *color, struct tema_error *error)
{
    if (color == NULL || *color == '\0')
        return true;
    if (color[0] != '#' || strlen(color) != 7 ||
        strspn(color + 1, "0123456789abcdefABCDEF") != 6)
        return tema_fail(error, TEMA_INVALID, "'%s' is no color: give one like #1f77b4",
                         color);
    return true;
}

static bool check_description(const char *description, struct tema_error *error)
{
    if (description == NULL)
        return true;
    if (!utf8_is_valid(slice_of(description)))
        return tema_fail(error, TEMA_INVALID, "a code's description must be UTF-8");
    if (strlen(description) > DESCRIPTION_LARGEST)
        return tema_fail(error, TEMA_INVALID, "a code's description has at most %d bytes",
                         DESCRIPTION_LARGEST);
    return true;
}

static struct value text_or_null(const char *text)
{
    return text != NULL && *text != '\0' ? value_text(text) : value_null();
}

/* --- adding --- */

struct new_code {
    const char *path, *description, *color;
};

static bool bear_path(struct tema_project *project, const struct forest_path *plan,
                      const struct new_code *new, int64_t *ret_id,
                      struct tema_error *error)
{
    int64_t id = plan->parent;

    for (size_t i = 0; i < plan->count; i++) {
        bool is_last = i + 1 == plan->count;
        struct value values[CODE_FIELDS] = {
            [CODE_NAME - 1] = value_text(plan->names[i]),
            [CODE_DESCRIPTION - 1] = text_or_null(is_last ? new->description : NULL),
            [CODE_COLOR - 1] = text_or_null(is_last ? new->color : NULL),
        };

        if (!history_value_of(project->history, id, &values[CODE_PARENT - 1], error) ||
            !history_bear(project->history, KIND_CODE, NULL, values, CODE_FIELDS, &id,
                          error))
            return false;
    }
    *ret_id = id;
    return true;
}

static bool add(struct tema_project *project, const struct new_code *new, int64_t *ret_id,
                struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct forest forest;
    struct forest_path plan;

    return forest_read(project, KIND_CODE, arena, &forest, error) &&
           forest_plan(&forest, new->path, arena, &plan, error) &&
           bear_path(project, &plan, new, ret_id, error);
}

bool tema_codebook_add(struct tema_project *project, const char *path,
                       const char *description, const char *color,
                       struct tema_code_id *ret_code, struct tema_error *error)
{
    const struct new_code new = {path, description, color};
    int64_t id = 0;
    bool went_well;

    if (!check_description(description, error) || !check_color(color, error) ||
        !project_begin(project, error))
        return false;
    went_well = add(project, &new, &id, error);
    if (!project_end(project, went_well, error, "added the code '%s'", path))
        return false;
    ret_code->row = id;
    return true;
}

/* --- one code changed --- */

/* What a command has before it; node and arena live until the label is made. */
struct command {
    struct arena *arena;
    struct forest forest;
    const struct forest_node *code;
};

/* Begins a transaction on CODE; where that fails none is open. */
static bool begin(struct tema_project *project, struct tema_code_id code,
                  struct command *command, struct tema_error *error)
{
    if (!project_begin(project, error))
        return false;
    if (forest_read(project, KIND_CODE, command->arena, &command->forest, error) &&
        forest_get(&command->forest, code.row, &command->code, error))
        return true;
    return project_end(project, false, error, NULL);
}

/* Leaves the field where TEXT is NULL. */
static bool write_text(struct tema_project *project, int64_t code, int field,
                       const char *text, struct tema_error *error)
{
    return text == NULL ||
           history_write(project->history, code, field, text_or_null(text), error);
}

/* KEY "": there is none any more. */
static bool write_example(struct tema_project *project, int64_t code, const char *key,
                          struct tema_error *error)
{
    struct tema_quotation_id quotation = {0};
    struct value value;

    return (*key == '\0' || tema_quotation_find(project, key, &quotation, error)) &&
           history_value_of(project->history, quotation.row, &value, error) &&
           history_write(project->history, code, CODE_EXAMPLE, value, error);
}

static bool describe(struct tema_project *project, const struct forest_node *code,
                     const struct tema_code_description *description,
                     struct tema_error *error)
{
    return write_text(project, code->id, CODE_DESCRIPTION, description->description,
                      error) &&
           write_text(project, code->id, CODE_COLOR, description->color, error) &&
           write_text(project, code->id, CODE_INCLUDES, description->includes, error) &&
           write_text(project, code->id, CODE_EXCLUDES, description->excludes, error) &&
           (description->example == NULL ||
            write_example(project, code->id, description->example, error)) &&
           forest_revive(project, code, error);
}

static bool check_rule(const char *rule, struct tema_error *error)
{
    if (rule == NULL)
        return true;
    if (!utf8_is_valid(slice_of(rule)))
        return tema_fail(error, TEMA_INVALID, "when to use a code must be UTF-8");
    if (utf8_length(slice_of(rule)) > RULE_LARGEST)
        return tema_fail(error, TEMA_INVALID,
                         "when to use a code takes at most %d characters", RULE_LARGEST);
    return true;
}

/* What a label says of it. */
static const char *told(const struct tema_code_description *description)
{
    bool is_said = description->description != NULL || description->includes != NULL ||
                   description->excludes != NULL;

    return is_said                         ? "described the code '%s'"
           : description->example == NULL  ? "colored the code '%s'"
           : *description->example == '\0' ? "took the example off the code '%s'"
                                           : "chose an example of the code '%s'";
}

bool tema_codebook_describe(struct tema_project *project, struct tema_code_id code,
                            const struct tema_code_description *description,
                            struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct command command = {.arena = arena};
    bool went_well;

    if (!check_description(description->description, error) ||
        !check_color(description->color, error) ||
        !check_rule(description->includes, error) ||
        !check_rule(description->excludes, error) ||
        !begin(project, code, &command, error))
        return false;
    went_well = describe(project, command.code, description, error);
    return project_end(project, went_well, error, told(description), command.code->path);
}

static bool rename_to(struct tema_project *project, const struct command *command,
                      const char *name, struct tema_error *error)
{
    const struct forest_node *code = command->code;

    return forest_check_name(&command->forest, code->parent, name, code->id, error) &&
           history_write(project->history, code->id, CODE_NAME, value_text(name),
                         error) &&
           forest_revive(project, code, error);
}

bool tema_codebook_rename(struct tema_project *project, struct tema_code_id code,
                          const char *name, struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct command command = {.arena = arena};
    bool went_well;

    name = forest_composed(name, arena);
    if (!begin(project, code, &command, error))
        return false;
    went_well = rename_to(project, &command, name, error);
    return project_end(project, went_well, error, "renamed the code '%s' to '%s'",
                       command.code->name, name);
}

static bool write_parent(struct tema_project *project, int64_t code, int64_t parent,
                         struct tema_error *error)
{
    struct value value;

    return history_value_of(project->history, parent, &value, error) &&
           history_write(project->history, code, CODE_PARENT, value, error);
}

static bool move(struct tema_project *project, const struct command *command,
                 const struct forest_node *parent, struct tema_error *error)
{
    const struct forest_node *code = command->code;
    int64_t parent_id = parent != NULL ? parent->id : 0;

    if (forest_is_within(&command->forest, parent_id, code->id))
        return tema_fail(error, TEMA_INVALID,
                         "the code '%s' cannot move below itself: '%s'", code->path,
                         parent->path);
    return forest_check_place(&command->forest, code, parent_id, error) &&
           write_parent(project, code->id, parent_id, error) &&
           forest_revive(project, code, error);
}

bool tema_codebook_move(struct tema_project *project, struct tema_code_id code,
                        struct tema_code_id parent, struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct command command = {.arena = arena};
    const struct forest_node *above = NULL;
    bool went_well;

    if (!begin(project, code, &command, error))
        return false;
    went_well =
        (parent.row == 0 || forest_get(&command.forest, parent.row, &above, error)) &&
        move(project, &command, above, error);
    if (above == NULL)
        return project_end(project, went_well, error, "moved the code '%s' to the root",
                           command.code->name);
    return project_end(project, went_well, error, "moved the code '%s' under '%s'",
                       command.code->name, above->path);
}

/* --- merging --- */

static bool merge(struct tema_project *project, const struct command *command,
                  const struct forest_node *into, struct tema_error *error)
{
    const struct forest_node *from = command->code;
    struct value target;

    if (from == into)
        return tema_fail(error, TEMA_INVALID, "the code '%s' is one with itself already",
                         from->path);
    /* What lies below FROM takes its place first, or it would hang below itself. */
    if (forest_is_within(&command->forest, into->id, from->id) &&
        !write_parent(project, into->id, from->parent, error))
        return false;
    return history_value_of(project->history, into->id, &target, error) &&
           history_write(project->history, from->id, CODE_MERGED_INTO, target, error) &&
           forest_revive(project, into, error);
}

bool tema_codebook_merge(struct tema_project *project, struct tema_code_id from,
                         struct tema_code_id into, struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct command command = {.arena = arena};
    const struct forest_node *target = NULL;
    bool went_well;

    if (!begin(project, from, &command, error))
        return false;
    went_well = forest_get(&command.forest, into.row, &target, error) &&
                merge(project, &command, target, error);
    return project_end(project, went_well, error, "merged the code '%s' into '%s'",
                       command.code->path, target != NULL ? target->path : "");
}

/* --- removing --- */

/* Removes what SQL yields for ID, and adds how many to COUNT. */
static bool remove_each(struct tema_project *project, const char *sql, int64_t id,
                        int64_t *count, struct tema_error *error)
{
    CLEANUP_FREE int64_t *ids = NULL;
    size_t found = 0;

    if (!forest_ids(project, sql, id, &ids, &found, error))
        return false;
    for (size_t i = 0; i < found; i++)
        if (!history_remove(project->history, ids[i], error))
            return false;
    *count += (int64_t)found;
    return true;
}

static bool remove_set(struct tema_project *project, const struct code_set *set,
                       int64_t *codings, struct tema_error *error)
{
    static const char codings_of[] =
        "SELECT id FROM coding WHERE code_id = $1 AND removed = 0 ORDER BY id";
    static const char gatherings_of[] =
        "SELECT id FROM gathering WHERE code_id = $1 AND removed = 0 ORDER BY id";
    static const char itself[] = "SELECT id FROM code WHERE id = $1 AND removed = 0";
    int64_t others = 0;

    for (size_t i = 0; i < set->count; i++)
        if (!remove_each(project, codings_of, set->ids[i], codings, error) ||
            !remove_each(project, gatherings_of, set->ids[i], &others, error) ||
            !remove_each(project, itself, set->ids[i], &others, error))
            return false;
    return true;
}

bool tema_codebook_remove(struct tema_project *project, struct tema_code_id code,
                          int64_t *ret_codings, struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP(code_set_release) struct code_set set = {0};
    struct command command = {.arena = arena};
    int64_t codings = 0;
    bool went_well;

    if (!begin(project, code, &command, error))
        return false;
    went_well = code_set_of_code(project, code.row, &set, error) &&
                remove_set(project, &set, &codings, error);
    if (!project_end(project, went_well, error,
                     codings == 0   ? "removed the code '%s'"
                     : codings == 1 ? "removed the code '%s' and its coding"
                                    : "removed the code '%s' and its %lld codings",
                     command.code->path, (long long)codings))
        return false;
    if (ret_codings != NULL)
        *ret_codings = codings;
    return true;
}
