/* theme_forms.c - what a theme was before, from the history; see include/tema/theme.h */
#include "base/array.h"
#include "project/project.h"
#include "tema/theme.h"

/* A code that the theme gathers, or gathered. */
struct gathered {
    int64_t id; /* of the gathering */
    const char *code;
    bool stands; /* at the time that is looked at */
};

struct looking {
    struct tema_project *project;
    struct arena *arena; /* what is handed out lives here */
    int64_t theme;
    int64_t until; /* the transaction up to which all counts */
    ARRAY(struct gathered) gathered;
    const char *name, *concept;
    bool stands;
    ARRAY(struct tema_theme_form) forms; /* oldest first */
};

static void release(struct looking *looking)
{
    array_release(&looking->gathered);
    array_release(&looking->forms);
    arena_free(looking->arena);
}

static bool expect_theme(struct tema_project *project, int64_t theme,
                         struct tema_error *error)
{
    static const char select[] = "SELECT count(*) FROM theme WHERE id = $1";
    int64_t count;

    return store_integer(project->store, select, BIND(sql_integer(theme)), 0, &count,
                         error) &&
           (count > 0 || tema_fail(error, TEMA_NOT_FOUND, "there is no such theme"));
}

/* In the order of the codebook as it is now. */
static bool read_gathered(struct looking *looking, struct tema_error *error)
{
    static const char select[] =
        "SELECT g.id, coalesce(c.path, c.name) FROM gathering g "
        "JOIN code c ON c.id = g.code_id JOIN code e ON e.id = c.effective_id "
        "WHERE g.theme_id = $1 ORDER BY e.position, c.name, g.id";
    struct rows rows;

    if (!store_query(looking->project->store, select, BIND(sql_integer(looking->theme)),
                     &rows, error))
        return false;
    while (rows_next(&rows))
        *array_push(&looking->gathered) = (struct gathered){
            rows_integer(&rows, 0),
            arena_copy_string(looking->arena, rows_text(&rows, 1)), false};
    return rows_close(&rows, error);
}

static bool is_by_then(void *context, int64_t transaction)
{
    const struct looking *looking = context;

    return transaction <= looking->until;
}

static const char *text_of(const struct value *value, struct arena *arena)
{
    return value->type == VALUE_TEXT ? arena_copy_slice(arena, value->text) : "";
}

/* Takes in how the object ID, the theme or a gathering, stood by then. */
static bool look_again(struct looking *looking, int64_t id, struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct object object;

    if (!history_read_object_by(looking->project->history, id, is_by_then, looking, arena,
                                &object, error))
        return false;
    if (id == looking->theme) {
        looking->name = text_of(&object.values[THEME_NAME], looking->arena);
        looking->concept = text_of(&object.values[THEME_CONCEPT], looking->arena);
        looking->stands = !object.removed;
    }
    for (size_t i = 0; i < looking->gathered.count; i++)
        if (looking->gathered.items[i].id == id)
            looking->gathered.items[i].stands = !object.removed;
    return true;
}

static bool are_equal(const struct tema_theme_form *one,
                      const struct tema_theme_form *other)
{
    if (strcmp(one->name, other->name) != 0 ||
        strcmp(one->concept, other->concept) != 0 || one->code_count != other->code_count)
        return false;
    for (size_t i = 0; i < one->code_count; i++)
        if (strcmp(one->codes[i], other->codes[i]) != 0)
            return false;
    return true;
}

static bool tell_who(struct looking *looking, struct tema_theme_form *form,
                     struct tema_error *error)
{
    static const char select[] =
        "SELECT t.made_at, t.label, coalesce(c.name, '') FROM history_transaction t "
        "LEFT JOIN history_object o ON o.guid = t.coder "
        "LEFT JOIN coder c ON c.id = o.id WHERE t.id = $1";
    struct rows rows;

    if (!store_query(looking->project->store, select, BIND(sql_integer(looking->until)),
                     &rows, error))
        return false;
    if (rows_next(&rows)) {
        form->at = rows_integer(&rows, 0);
        form->label = arena_copy_string(looking->arena, rows_text(&rows, 1));
        form->coder = arena_copy_string(looking->arena, rows_text(&rows, 2));
    }
    return rows_close(&rows, error);
}

/* What the theme is now that the transaction is done, where that is anything new. */
static bool add_form(struct looking *looking, struct tema_error *error)
{
    size_t count = looking->forms.count;
    struct tema_theme_form form = {
        .name = looking->name, .concept = looking->concept, .label = "", .coder = ""};
    const char **codes =
        arena_take(looking->arena, (looking->gathered.count + 1) * sizeof *codes);

    if (!looking->stands)
        return true;
    for (size_t i = 0; i < looking->gathered.count; i++)
        if (looking->gathered.items[i].stands)
            codes[form.code_count++] = looking->gathered.items[i].code;
    form.codes = codes;
    if (count > 0 && are_equal(&form, &looking->forms.items[count - 1]))
        return true;
    if (!tell_who(looking, &form, error))
        return false;
    *array_push(&looking->forms) = form;
    return true;
}

/* Transaction by transaction, what each has touched of the theme. */
static bool look_through(struct looking *looking, struct tema_error *error)
{
    static const char select[] =
        "WITH part (id) AS (SELECT $1 UNION SELECT id FROM gathering "
        "WHERE theme_id = $1) "
        "SELECT transaction_id, id FROM history_object WHERE id IN (SELECT id FROM part) "
        "UNION SELECT transaction_id, object_id FROM history_write "
        "WHERE object_id IN (SELECT id FROM part) ORDER BY 1, 2";
    struct rows rows;
    bool went_well = true;

    if (!store_query(looking->project->store, select, BIND(sql_integer(looking->theme)),
                     &rows, error))
        return false;
    while (went_well && rows_next(&rows)) {
        int64_t transaction = rows_integer(&rows, 0);

        if (looking->until != 0 && looking->until != transaction)
            went_well = add_form(looking, error);
        looking->until = transaction;
        went_well = went_well && look_again(looking, rows_integer(&rows, 1), error);
    }
    return rows_close(&rows, error) && went_well && add_form(looking, error);
}

bool tema_theme_forms(struct tema_project *project, struct tema_theme_id theme,
                      struct tema_theme_forms *ret_forms, struct tema_error *error)
{
    CLEANUP(release)
    struct looking looking = {
        .project = project, .arena = arena_new(), .theme = theme.row};
    struct tema_theme_form *items;
    size_t count;

    if (!expect_theme(project, theme.row, error) || !read_gathered(&looking, error) ||
        !look_through(&looking, error))
        return false;
    count = looking.forms.count;
    items = arena_take(looking.arena, (count + 1) * sizeof *items);
    for (size_t i = 0; i < count; i++)
        items[i] = looking.forms.items[count - 1 - i];
    *ret_forms = (struct tema_theme_forms){items, count, TAKE(looking.arena)};
    return true;
}

void tema_theme_forms_free(struct tema_theme_forms *forms)
{
    arena_free(forms->memory);
    *forms = (struct tema_theme_forms){0};
}
