/* code_table_names.c - documents, coders and codes by what a table calls them */
#include "base/array.h"
#include "project/code_table.h"
#include "project/tree.h"
#include "text/fold.h"

enum { CODES_IN_CELL = 100 };

static bool load_documents(struct code_table *table, struct tema_error *error)
{
    static const char select[] =
        "SELECT id, name, source_name FROM document WHERE removed = 0 ORDER BY id";
    struct rows rows;

    if (!store_query(table->project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (rows_next(&rows)) {
        int64_t id = rows_integer(&rows, 0);
        struct slice source = rows_slice(&rows, 2);
        bool is_second = map_find(&table->document_sources, source, NULL);

        map_put(&table->document_names, rows_slice(&rows, 1), id);
        map_put(&table->document_sources, source, is_second ? 0 : id);
    }
    return rows_close(&rows, error);
}

/* -1 where it is not the only one. */
static void know_once(struct map *map, struct slice name, int64_t place)
{
    map_put(map, name, map_find(map, name, NULL) ? -1 : place);
}

/* Makes the code at PLACE known by PATH. */
static void know_code(struct code_table *table, struct slice path, int64_t place)
{
    CLEANUP_BUFFER struct buffer folded = {0};
    CLEANUP_BUFFER struct buffer slashed = {0};
    const char *slash;
    struct slice name;

    fold(path, &folded);
    name = buffer_slice(&folded);
    map_put(&table->code_paths, path, place);
    if (!map_find(&table->code_folded, name, NULL))
        map_put(&table->code_folded, name, place);
    slash = memrchr(name.bytes, '/', name.length);
    if (slash != NULL)
        name = slice_from(name, (size_t)(slash - name.bytes) + 1);
    know_once(&table->code_names, name, place);
    if (!tree_label_slashed(buffer_slice(&folded), &slashed))
        return;
    know_once(&table->code_slashed, buffer_slice(&slashed), place);
    buffer_clear(&slashed);
    if (slash != NULL && tree_label_slashed(name, &slashed))
        know_once(&table->code_slashed, buffer_slice(&slashed), place);
}

static bool load_codes(struct code_table *table, struct tema_error *error)
{
    static const char select[] =
        "SELECT c.id, o.guid, c.path FROM code c JOIN history_object o ON o.id = c.id"
        " WHERE c.removed = 0 AND c.path IS NOT NULL ORDER BY c.position";
    struct rows rows;

    if (!store_query(table->project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (rows_next(&rows)) {
        struct table_code *code = array_push(&table->codes);
        int64_t id = rows_integer(&rows, 0);

        *code = (struct table_code){
            {.type = VALUE_OBJECT, .integer = id, .guid = rows_guid(&rows, 1)}, id};
        know_code(table, rows_slice(&rows, 2), (int64_t)table->codes.count - 1);
    }
    return rows_close(&rows, error);
}

bool code_table_names_load(struct code_table *table, struct tema_error *error)
{
    return load_documents(table, error) && load_codes(table, error) &&
           quotation_keys_load(table->project, &table->keys, error);
}

/* Adds the object ID to OBJECTS, known by CELL. */
static bool know_object(struct code_table *table, struct table_objects *objects,
                        struct slice cell, int64_t id, uint32_t *ret_place,
                        struct tema_error *error)
{
    struct value value;

    if (!history_value_of(table->project->history, id, &value, error))
        return false;
    *ret_place = (uint32_t)objects->count;
    *array_push(objects) = value;
    map_put(&objects->by_cell, cell, *ret_place);
    return true;
}

static bool find_place(const struct map *map, struct slice cell, uint32_t *ret_place)
{
    int64_t place;

    if (!map_find(map, cell, &place))
        return false;
    *ret_place = (uint32_t)place;
    return true;
}

bool code_table_document(struct code_table *table, struct slice cell, uint32_t *ret_place,
                         struct tema_error *error)
{
    struct tema_document_id document;

    cell = code_table_trim(cell);
    if (find_place(&table->documents.by_cell, cell, ret_place))
        return true;
    if (cell.length == 0)
        return tema_fail(error, TEMA_INVALID, "there is no document");
    document.row = map_number(&table->document_names, cell, 0);
    if (document.row == 0)
        document.row = map_number(&table->document_sources, cell, 0);
    if (document.row == 0 &&
        !tema_document_find(table->project, arena_copy_slice(table->arena, cell),
                            &document, error))
        return false;
    return know_object(table, &table->documents, cell, document.row, ret_place, error);
}

bool code_table_coder(struct code_table *table, struct slice cell, uint32_t *ret_place,
                      struct tema_error *error)
{
    int64_t coder;

    cell = code_table_trim(cell);
    if (find_place(&table->coders.by_cell, cell, ret_place))
        return true;
    if (cell.length == 0
            ? !project_coder(table->project, &coder, error)
            : !project_coder_named(table->project, arena_copy_slice(table->arena, cell),
                                   &coder, error))
        return false;
    return know_object(table, &table->coders, cell, coder, ret_place, error);
}

/* Adds the code NAME below PARENT (a place, or -1 at the root); PATH is its whole path.
 */
static bool add_code(struct code_table *table, int64_t parent, const char *name,
                     struct slice path, int64_t *ret_place, struct tema_error *error)
{
    struct history *history = table->project->history;
    struct value values[CODE_FIELDS] = {{0}};
    struct table_code code = {.object.type = VALUE_OBJECT, .object.guid = guid_new()};

    if (!project_check_name(name, "code", error))
        return false;
    values[CODE_NAME - 1] = value_text(name);
    if (parent >= 0)
        values[CODE_PARENT - 1] = table->codes.items[parent].object;
    if (!history_bear(history, KIND_CODE, &code.object.guid, values, CODE_FIELDS,
                      &code.object.integer, error))
        return false;
    code.effective = code.object.integer;
    *ret_place = (int64_t)table->codes.count;
    *array_push(&table->codes) = code;
    know_code(table, path, *ret_place);
    table->result.codes++;
    return true;
}

static bool find_path(struct code_table *table, struct slice path, int64_t *ret_place)
{
    CLEANUP_BUFFER struct buffer folded = {0};

    if (map_find(&table->code_paths, path, ret_place))
        return true;
    fold(path, &folded);
    return map_find(&table->code_folded, buffer_slice(&folded), ret_place);
}

/* Adds what is missing of PATH, names parted by '/'. */
static bool add_path(struct code_table *table, struct slice path, int64_t *ret_place,
                     struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer whole = {0};
    int64_t parent = -1;
    int depth = 0;

    for (struct slice rest = path; rest.bytes != NULL;) {
        const char *slash = memchr(rest.bytes, '/', rest.length);
        struct slice name = rest;

        if (slash != NULL)
            name.length = (size_t)(slash - rest.bytes);
        rest = slash != NULL ? slice_from(rest, name.length + 1) : (struct slice){0};
        name = code_table_trim(name);
        if (++depth > TREE_DEEPEST)
            return tema_fail(error, TEMA_INVALID, "a code has at most %d levels above it",
                             TREE_DEEPEST - 1);
        if (whole.length > 0)
            buffer_add_byte(&whole, '/');
        buffer_add_slice(&whole, name);
        if (!find_path(table, buffer_slice(&whole), &parent) &&
            !add_code(table, parent, arena_copy_slice(table->arena, name),
                      buffer_slice(&whole), &parent, error))
            return false;
    }
    *ret_place = parent;
    return true;
}

/* The code at PATH, or the only one that is called so, else a new one. */
static bool find_or_add(struct code_table *table, struct slice path, int64_t *ret_place,
                        struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer folded = {0};

    if (find_path(table, path, ret_place))
        return true;
    fold(path, &folded);
    if (!map_find(&table->code_names, buffer_slice(&folded), ret_place) &&
        !map_find(&table->code_slashed, buffer_slice(&folded), ret_place))
        return add_path(table, path, ret_place, error);
    return *ret_place >= 0 || tema_fail(error, TEMA_NOT_FOUND,
                                        "several codes are called '%.*s'; give the path",
                                        (int)path.length, path.bytes);
}

/* Adds the code at PLACE to LIST, once. */
static bool add_to_list(struct code_list *list, int64_t place, struct tema_error *error)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->codes[i] == place)
            return true;
    if (list->count == CODES_IN_CELL)
        return tema_fail(error, TEMA_INVALID, "more than %d codes in one field",
                         CODES_IN_CELL);
    list->codes[list->count++] = (uint32_t)place;
    return true;
}

static bool read_codes(struct code_table *table, struct slice cell,
                       struct code_list *list, struct tema_error *error)
{
    for (struct slice rest = cell; rest.bytes != NULL;) {
        const char *semicolon = memchr(rest.bytes, ';', rest.length);
        struct slice path = rest;
        int64_t place;

        if (semicolon != NULL)
            path.length = (size_t)(semicolon - rest.bytes);
        rest = semicolon != NULL ? slice_from(rest, path.length + 1) : (struct slice){0};
        path = code_table_trim(path);
        if (path.length == 0)
            continue;
        if (!find_or_add(table, path, &place, error) || !add_to_list(list, place, error))
            return false;
    }
    return list->count > 0 || tema_fail(error, TEMA_INVALID, "there is no code");
}

bool code_table_codes(struct code_table *table, struct slice cell, uint32_t *ret_place,
                      struct tema_error *error)
{
    uint32_t codes[CODES_IN_CELL];
    struct code_list list = {codes, 0};

    if (find_place(&table->list_by_cell, cell, ret_place))
        return true;
    if (!read_codes(table, cell, &list, error))
        return false;
    list.codes = arena_take(table->arena, list.count * sizeof *codes);
    memcpy(list.codes, codes, list.count * sizeof *codes);
    *ret_place = (uint32_t)table->lists.count;
    *array_push(&table->lists) = list;
    map_put(&table->list_by_cell, cell, *ret_place);
    return true;
}
