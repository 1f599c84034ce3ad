/* handle_themes.c - patterns of shared meaning, and what they gather */
#include "server/fields.h"
#include "server/handlers.h"
#include "server/memory.h"

/* --- the list --- */

static void print_evidence(struct tema_printer *printer, const struct tema_theme *theme)
{
    tema_printer_begin_records(printer, "evidence");
    for (size_t i = 0; i < theme->evidence_count; i++) {
        const struct tema_evidence *evidence = theme->evidence + i;

        tema_printer_begin(printer);
        tema_printer_string(printer, "key", evidence->key);
        tema_printer_string(printer, "role", tema_evidence_role_name(evidence->role));
        tema_printer_string(printer, "words", evidence->words);
        tema_printer_string(printer, "case", evidence->case_name);
        tema_printer_end(printer);
    }
    tema_printer_end_records(printer);
}

static void print(struct tema_printer *printer, const struct tema_theme *theme)
{
    CLEANUP_FREE int64_t *codes = take_memory(theme->code_count, sizeof *codes);

    for (size_t i = 0; i < theme->code_count; i++)
        codes[i] = theme->code_ids[i].row;
    tema_printer_begin(printer);
    tema_printer_integer(printer, "id", theme->id.row);
    tema_printer_integer(printer, "parent", theme->parent.row);
    tema_printer_string(printer, "name", theme->name);
    tema_printer_string(printer, "path", theme->path);
    tema_printer_string(printer, "concept", theme->concept);
    tema_printer_integer(printer, "depth", theme->depth);
    tema_printer_boolean(printer, "removed", theme->removed);
    tema_printer_integers(printer, "codes", codes, theme->code_count);
    tema_printer_integer(printer, "quotations", theme->quotations);
    tema_printer_integer(printer, "cases", theme->cases);
    tema_printer_strings(printer, "case_names", theme->case_names, (size_t)theme->cases);
    print_evidence(printer, theme);
    tema_printer_end(printer);
}

bool handle_themes(struct request *request, struct tema_error *error)
{
    CLEANUP(tema_themes_free) struct tema_themes themes = {0};

    if (!tema_theme_list(request->project, &themes, error))
        return false;
    tema_printer_begin(request->printer);
    tema_printer_integer(request->printer, "cases", themes.cases);
    tema_printer_begin_records(request->printer, "items");
    for (size_t i = 0; i < themes.count; i++)
        print(request->printer, themes.items + i);
    tema_printer_end_records(request->printer);
    tema_printer_end(request->printer);
    return true;
}

/* --- one theme --- */

static bool find(const struct tema_themes *themes, int64_t row,
                 const struct tema_theme **ret_theme, struct tema_error *error)
{
    for (size_t i = 0; i < themes->count; i++)
        if (themes->items[i].id.row == row) {
            *ret_theme = themes->items + i;
            return true;
        }
    return request_fail(error, TEMA_NOT_FOUND, "no theme has the id %lld",
                        (long long)row);
}

static bool add(struct request *request, const char *above,
                struct tema_theme_id *ret_theme, struct tema_error *error)
{
    CLEANUP_FREE char *path = NULL;
    const char *concept_text;

    return fields_read_path(request, above, &path, error) &&
           body_string(request, "concept", &concept_text, error) &&
           tema_theme_add(request->project, path, concept_text, ret_theme, error);
}

bool handle_theme_add(struct request *request, struct tema_error *error)
{
    CLEANUP(tema_themes_free) struct tema_themes themes = {0};
    const struct tema_theme *parent = NULL;
    struct tema_theme_id theme;
    int64_t parent_row;

    if (!body_number(request, "parent", 0, &parent_row, error) ||
        (parent_row != 0 && (!tema_theme_list(request->project, &themes, error) ||
                             !find(&themes, parent_row, &parent, error))) ||
        !add(request, parent != NULL ? parent->path : NULL, &theme, error))
        return false;
    tema_printer_begin(request->printer);
    tema_printer_integer(request->printer, "id", theme.row);
    tema_printer_end(request->printer);
    return true;
}

/* What is to become of it; NULL: as it is. */
struct wish {
    const char *name, *concept_text;
    bool moves;
    struct tema_theme_id parent, before;
};

static bool read_wish(const struct request *request, const struct tema_theme *theme,
                      struct wish *ret_wish, struct tema_error *error)
{
    if (!body_string(request, "name", &ret_wish->name, error) ||
        !body_string(request, "concept", &ret_wish->concept_text, error) ||
        !body_number(request, "parent", theme->parent.row, &ret_wish->parent.row,
                     error) ||
        !body_number(request, "before", 0, &ret_wish->before.row, error))
        return false;
    ret_wish->moves = body_has(request, "parent") || body_has(request, "before");
    return true;
}

static bool change(struct request *request, struct tema_theme_id theme,
                   const struct wish *wish, struct tema_error *error)
{
    struct tema_project *project = request->project;

    return (wish->name == NULL || tema_theme_rename(project, theme, wish->name, error)) &&
           (!wish->moves ||
            tema_theme_move(project, theme, wish->parent, wish->before, error)) &&
           (wish->concept_text == NULL ||
            tema_theme_describe(project, theme, wish->concept_text, error));
}

static int count_kinds(const struct wish *wish)
{
    return (wish->name != NULL) + wish->moves + (wish->concept_text != NULL);
}

bool handle_theme_change(struct request *request, struct tema_error *error)
{
    CLEANUP(tema_themes_free) struct tema_themes themes = {0};
    const struct tema_theme *theme = NULL;
    struct wish wish = {0};
    int64_t row;

    if (!request_row(request, "theme", &row, error) ||
        !tema_theme_list(request->project, &themes, error) ||
        !find(&themes, row, &theme, error) || !read_wish(request, theme, &wish, error))
        return false;
    if (count_kinds(&wish) > 1) {
        if (!changes_begin(request, error, "changed the theme '%s'", theme->path))
            return false;
    } else if (!changes_begin(request, error, NULL)) {
        return false;
    }
    if (!changes_end(request, change(request, theme->id, &wish, error), error))
        return false;
    fields_print_nothing(request);
    return true;
}

bool handle_theme_remove(struct request *request, struct tema_error *error)
{
    struct tema_theme_id theme;

    if (!request_row(request, "theme", &theme.row, error) ||
        !tema_theme_remove(request->project, theme, error))
        return false;
    fields_print_nothing(request);
    return true;
}

/* --- what it gathers --- */

static struct tema_code_id *make_code_ids(const int64_t *rows, size_t count)
{
    struct tema_code_id *codes = take_memory(count, sizeof *codes);

    for (size_t i = 0; i < count; i++)
        codes[i].row = rows[i];
    return codes;
}

bool handle_theme_codes(struct request *request, struct tema_error *error)
{
    CLEANUP_FREE int64_t *gather = NULL;
    CLEANUP_FREE int64_t *release = NULL;
    CLEANUP_FREE struct tema_code_id *gathered = NULL;
    CLEANUP_FREE struct tema_code_id *released = NULL;
    struct tema_project *project = request->project;
    size_t gather_count, release_count;
    struct tema_theme_id theme;
    bool changed;

    if (!request_row(request, "theme", &theme.row, error) ||
        !body_numbers(request, "gather", &gather, &gather_count, error) ||
        !body_numbers(request, "release", &release, &release_count, error))
        return false;
    gathered = make_code_ids(gather, gather_count);
    released = make_code_ids(release, release_count);
    if (!changes_begin(request, error, NULL))
        return false;
    changed = (gather_count == 0 ||
               tema_theme_gather(project, theme, gathered, gather_count, NULL, error)) &&
              (release_count == 0 ||
               tema_theme_release(project, theme, released, release_count, NULL, error));
    if (!changes_end(request, changed, error))
        return false;
    fields_print_nothing(request);
    return true;
}

/* GATHER: the array's items have a key and perhaps a role. */
static bool read_gathered(struct request *request, json_t *gather,
                          struct tema_gathered_quotation *items, struct tema_error *error)
{
    for (size_t i = 0; i < json_array_size(gather); i++) {
        const char *key, *role;
        struct request item;

        if (!fields_read_item(json_array_get(gather, i), "gather", &item, error) ||
            !body_needs_string(&item, "key", &key, error) ||
            !body_string(&item, "role", &role, error) ||
            (role != NULL &&
             !tema_evidence_role_from_name(role, &items[i].role, error)) ||
            !tema_quotation_find(request->project, key, &items[i].quotation, error))
            return false;
    }
    return true;
}

static bool find_keys(struct request *request, const char *const *keys, size_t count,
                      struct tema_quotation_id *ids, struct tema_error *error)
{
    for (size_t i = 0; i < count; i++)
        if (!tema_quotation_find(request->project, keys[i], &ids[i], error))
            return false;
    return true;
}

bool handle_theme_quotations(struct request *request, struct tema_error *error)
{
    CLEANUP_FREE struct tema_gathered_quotation *gathered = NULL;
    CLEANUP_FREE struct tema_quotation_id *released = NULL;
    CLEANUP_FREE const char **keys = NULL;
    struct tema_project *project = request->project;
    size_t count, key_count;
    struct tema_theme_id theme;
    json_t *gather;
    bool changed;

    if (!request_row(request, "theme", &theme.row, error) ||
        !body_array(request, "gather", &gather, error) ||
        !body_strings(request, "release", &keys, &key_count, error))
        return false;
    count = json_array_size(gather);
    gathered = take_memory(count, sizeof *gathered);
    released = take_memory(key_count, sizeof *released);
    if (!read_gathered(request, gather, gathered, error) ||
        !find_keys(request, keys, key_count, released, error) ||
        !changes_begin(request, error, NULL))
        return false;
    changed = (count == 0 || tema_theme_gather_quotations(project, theme, gathered, count,
                                                          NULL, error)) &&
              (key_count == 0 || tema_theme_release_quotations(project, theme, released,
                                                               key_count, NULL, error));
    if (!changes_end(request, changed, error))
        return false;
    fields_print_nothing(request);
    return true;
}

/* --- what it was --- */

/* The first form is what it is now. */
bool handle_theme_forms(struct request *request, struct tema_error *error)
{
    CLEANUP(tema_theme_forms_free) struct tema_theme_forms forms = {0};
    struct tema_printer *printer = request->printer;
    struct tema_theme_id theme;

    if (!request_row(request, "theme", &theme.row, error) ||
        !tema_theme_forms(request->project, theme, &forms, error))
        return false;
    tema_printer_begin_list(printer, &fields_listing);
    for (size_t i = 1; i < forms.count; i++) {
        const struct tema_theme_form *form = forms.items + i;

        tema_printer_begin(printer);
        tema_printer_time(printer, "at", form->at);
        tema_printer_string(printer, "coder", form->coder);
        tema_printer_string(printer, "name", form->name);
        tema_printer_string(printer, "concept", form->concept);
        tema_printer_strings(printer, "codes", form->codes, form->code_count);
        tema_printer_string(printer, "label", form->label);
        tema_printer_end(printer);
    }
    tema_printer_end_list(printer);
    return true;
}
