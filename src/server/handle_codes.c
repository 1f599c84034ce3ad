/* handle_codes.c - the codebook */
#include "server/fields.h"
#include "server/handlers.h"
#include "server/memory.h"

static void print(struct tema_printer *printer, const struct tema_code *code)
{
    CLEANUP_FREE int64_t *themes = take_memory(code->theme_count, sizeof *themes);

    for (size_t i = 0; i < code->theme_count; i++)
        themes[i] = code->theme_ids[i].row;
    tema_printer_begin(printer);
    tema_printer_integer(printer, "id", code->id.row);
    tema_printer_integer(printer, "parent", code->parent.row);
    tema_printer_string(printer, "name", code->name);
    tema_printer_string(printer, "path", code->path);
    tema_printer_string(printer, "description", code->description);
    tema_printer_string(printer, "includes", code->includes);
    tema_printer_string(printer, "excludes", code->excludes);
    tema_printer_string(printer, "example", code->example);
    tema_printer_string(printer, "color", code->color);
    tema_printer_integer(printer, "depth", code->depth);
    tema_printer_boolean(printer, "removed", code->removed);
    tema_printer_integer(printer, "codings", code->codings);
    tema_printer_integer(printer, "quotations", code->quotations);
    tema_printer_integer(printer, "cases", code->cases);
    tema_printer_integers(printer, "themes", themes, code->theme_count);
    tema_printer_end(printer);
}

bool handle_codes(struct request *request, struct tema_error *error)
{
    CLEANUP(tema_codes_free) struct tema_codes codes = {0};

    if (!tema_codebook_list(request->project, &codes, error))
        return false;
    tema_printer_begin_list(request->printer, &fields_listing);
    for (size_t i = 0; i < codes.count; i++)
        print(request->printer, codes.items + i);
    tema_printer_end_list(request->printer);
    return true;
}

static bool find(const struct tema_codes *codes, int64_t row,
                 const struct tema_code **ret_code, struct tema_error *error)
{
    for (size_t i = 0; i < codes->count; i++)
        if (codes->items[i].id.row == row) {
            *ret_code = codes->items + i;
            return true;
        }
    return request_fail(error, TEMA_NOT_FOUND, "no code has the id %lld", (long long)row);
}

static bool add(struct request *request, const char *above, struct tema_code_id *ret_code,
                struct tema_error *error)
{
    CLEANUP_FREE char *path = NULL;
    const char *description, *color;

    return fields_read_path(request, above, &path, error) &&
           body_string(request, "description", &description, error) &&
           body_string(request, "color", &color, error) &&
           tema_codebook_add(request->project, path, description, color, ret_code, error);
}

bool handle_code_add(struct request *request, struct tema_error *error)
{
    CLEANUP(tema_codes_free) struct tema_codes codes = {0};
    const struct tema_code *parent = NULL;
    struct tema_code_id code;
    int64_t parent_row;

    if (!body_number(request, "parent", 0, &parent_row, error) ||
        (parent_row != 0 && (!tema_codebook_list(request->project, &codes, error) ||
                             !find(&codes, parent_row, &parent, error))) ||
        !add(request, parent != NULL ? parent->path : NULL, &code, error))
        return false;
    tema_printer_begin(request->printer);
    tema_printer_integer(request->printer, "id", code.row);
    tema_printer_end(request->printer);
    return true;
}

/* --- one code --- */

/* What is to become of it; NULL: as it is. */
struct wish {
    const char *name;
    struct tema_code_description description;
    bool describes, moves;
    struct tema_code_id parent;
};

static bool read_wish(const struct request *request, struct wish *ret_wish,
                      struct tema_error *error)
{
    struct tema_code_description *description = &ret_wish->description;

    if (!body_string(request, "name", &ret_wish->name, error) ||
        !body_string(request, "description", &description->description, error) ||
        !body_string(request, "includes", &description->includes, error) ||
        !body_string(request, "excludes", &description->excludes, error) ||
        !body_string(request, "example", &description->example, error) ||
        !body_string(request, "color", &description->color, error) ||
        !body_number(request, "parent", 0, &ret_wish->parent.row, error))
        return false;
    ret_wish->describes = description->description != NULL ||
                          description->includes != NULL ||
                          description->excludes != NULL || description->example != NULL ||
                          description->color != NULL;
    ret_wish->moves = body_has(request, "parent");
    return true;
}

static bool change(struct request *request, struct tema_code_id code,
                   const struct wish *wish, struct tema_error *error)
{
    struct tema_project *project = request->project;

    return (wish->name == NULL ||
            tema_codebook_rename(project, code, wish->name, error)) &&
           (!wish->moves || tema_codebook_move(project, code, wish->parent, error)) &&
           (!wish->describes ||
            tema_codebook_describe(project, code, &wish->description, error));
}

static int count_kinds(const struct wish *wish)
{
    return (wish->name != NULL) + wish->moves + wish->describes;
}

/* One change has a label of its own; several need the code's path. */
static bool begin(struct request *request, struct tema_code_id id,
                  const struct wish *wish, struct tema_error *error)
{
    CLEANUP(tema_codes_free) struct tema_codes codes = {0};
    const struct tema_code *code = NULL;

    if (count_kinds(wish) < 2)
        return changes_begin(request, error, NULL);
    return tema_codebook_list(request->project, &codes, error) &&
           find(&codes, id.row, &code, error) &&
           changes_begin(request, error, "changed the code '%s'", code->path);
}

bool handle_code_change(struct request *request, struct tema_error *error)
{
    struct wish wish = {0};
    struct tema_code_id code;

    if (!request_row(request, "code", &code.row, error) ||
        !read_wish(request, &wish, error) || !begin(request, code, &wish, error) ||
        !changes_end(request, change(request, code, &wish, error), error))
        return false;
    fields_print_nothing(request);
    return true;
}

bool handle_code_remove(struct request *request, struct tema_error *error)
{
    struct tema_code_id code;
    int64_t codings;

    if (!request_row(request, "code", &code.row, error) ||
        !tema_codebook_remove(request->project, code, &codings, error))
        return false;
    tema_printer_begin(request->printer);
    tema_printer_integer(request->printer, "codings", codings);
    tema_printer_end(request->printer);
    return true;
}

/* --- merging --- */

bool handle_code_merge_preview(struct request *request, struct tema_error *error)
{
    struct tema_merge_preview preview = {0};
    struct tema_printer *printer = request->printer;
    struct tema_code_id from, into;

    if (!request_row(request, "code", &from.row, error) ||
        !request_query_number(request, "into", 0, &into.row, error))
        return false;
    if (into.row == 0)
        return request_fail(error, TEMA_INVALID, "into which code?");
    if (!tema_codebook_merge_preview(request->project, from, into, &preview, error))
        return false;
    tema_printer_begin(printer);
    tema_printer_integer(printer, "codings", preview.codings);
    tema_printer_integer(printer, "quotations", preview.quotations);
    tema_printer_integer(printer, "both", preview.both);
    tema_printer_integer(printer, "children", preview.children);
    tema_printer_integer(printer, "themes", preview.themes);
    tema_printer_end(printer);
    return true;
}

bool handle_code_merge(struct request *request, struct tema_error *error)
{
    struct tema_code_id from, into;

    if (!request_row(request, "code", &from.row, error) ||
        !body_needs_number(request, "into", &into.row, error) ||
        !tema_codebook_merge(request->project, from, into, error))
        return false;
    fields_print_nothing(request);
    return true;
}
