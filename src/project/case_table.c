/* case_table.c - cases, their variables and what is about them, from a CSV file */
#include "base/array.h"
#include "base/cleanup.h"
#include "base/file.h"
#include "markup/csv_reader.h"
#include "project/cases.h"
#include "project/words.h"
#include "text/decode.h"
#include "text/normal.h"

enum {
    TABLE_BYTES = 64 * 1024 * 1024,
    ROWS_MOST = 100 * 1000,
    COLUMNS_MOST = 1000,
};

struct column {
    const char *variable; /* NULL: no variable, or without a name */
    int64_t id;           /* of the variable; 0: not asked for yet */
};

struct table {
    struct tema_project *project;
    struct csv_reader csv;
    struct arena *arena;
    struct map cases, variables;
    int case_column, document_column; /* -1: none */
    struct column *columns;
    size_t column_count;
    struct tema_case_table_result result;
};

/* A cell as a name or value: by the rules of text, on one line, without white space at
 * its ends. */
static const char *tidy(struct slice cell, struct arena *arena)
{
    CLEANUP_BUFFER struct buffer text = {0};

    normal_add(&text, cell);
    for (size_t i = 0; i < text.length; i++)
        if (text.bytes[i] == '\n' || text.bytes[i] == '\t')
            text.bytes[i] = ' ';
    return arena_copy_slice(arena, words_trim(buffer_slice(&text)));
}

/* --- the head --- */

static bool name_column(struct table *table, size_t i, struct tema_error *error)
{
    const char *name = tidy(table->csv.cells.items[i], table->arena);

    if ((int)i == table->case_column || (int)i == table->document_column ||
        name[0] == '\0')
        return true;
    for (size_t j = 0; j < i; j++)
        if (table->columns[j].variable != NULL &&
            strcmp(table->columns[j].variable, name) == 0)
            return tema_fail(error, TEMA_INVALID, "two columns are called '%s'", name);
    table->columns[i].variable = name;
    return project_check_name(name, "variable", error);
}

static bool read_head(struct table *table, struct tema_error *error)
{
    bool found;

    if (!csv_reader_header(&table->csv, &found, error))
        return false;
    if (!found)
        return tema_fail(error, TEMA_UNREADABLE, "it is empty");
    table->column_count = table->csv.cells.count;
    if (table->column_count > COLUMNS_MOST)
        return tema_fail(error, TEMA_UNREADABLE, "it has more than %d columns",
                         COLUMNS_MOST);
    table->columns =
        arena_take(table->arena, table->column_count * sizeof(struct column));
    table->document_column = csv_reader_column(&table->csv, "document");
    table->case_column = csv_reader_column(&table->csv, "case");
    if (table->case_column < 0)
        table->case_column = table->document_column == 0 ? 1 : 0;
    for (size_t i = 0; i < table->column_count; i++)
        if (!name_column(table, i, error))
            return false;
    return true;
}

/* --- a row --- */

static bool assign(struct table *table, const char *name, int64_t case_id,
                   struct tema_error *error)
{
    static const char select[] =
        "SELECT coalesce(case_id, 0) FROM document WHERE id = ?1";
    struct tema_document_id document;
    int64_t before;

    if (!tema_document_find(table->project, name, &document, error) ||
        !store_integer(table->project->store, select, BIND(sql_integer(document.row)), 0,
                       &before, error))
        return false;
    table->result.documents += before != case_id;
    return cases_point_document(table->project, document.row, case_id, error);
}

/* Documents parted by semicolons. */
static bool assign_all(struct table *table, int64_t case_id, struct arena *arena,
                       struct tema_error *error)
{
    struct slice rest = csv_reader_cell(&table->csv, table->document_column);

    while (rest.length > 0) {
        const char *semicolon = memchr(rest.bytes, ';', rest.length);
        size_t length =
            semicolon != NULL ? (size_t)(semicolon - rest.bytes) : rest.length;
        const char *name = tidy(slice_cut(rest, 0, length), arena);

        if (name[0] != '\0' && !assign(table, name, case_id, error))
            return false;
        rest = slice_from(rest, semicolon != NULL ? length + 1 : length);
    }
    return true;
}

static bool set_cell(struct table *table, size_t i, int64_t case_id, struct arena *arena,
                     struct tema_error *error)
{
    struct column *column = &table->columns[i];
    const char *value = tidy(table->csv.cells.items[i], arena);
    bool is_new = false, has_changed;

    if ((int)i == table->case_column || (int)i == table->document_column ||
        value[0] == '\0')
        return true;
    if (column->variable == NULL)
        return tema_fail(error, TEMA_INVALID, "'%s' stands in a column without a name",
                         value);
    if (column->id == 0 &&
        !cases_find_or_bear_variable(table->project, &table->variables, column->variable,
                                     &column->id, &is_new, error))
        return false;
    table->result.variables += is_new;
    if (!cases_set_value(table->project, case_id, column->id, value, &has_changed, error))
        return false;
    table->result.values += has_changed;
    return true;
}

static bool read_row(struct table *table, struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    const char *name = tidy(csv_reader_cell(&table->csv, table->case_column), arena);
    bool is_empty = true, is_new;
    int64_t case_id;

    for (size_t i = 0; i < table->csv.cells.count; i++)
        is_empty = is_empty && words_trim(table->csv.cells.items[i]).length == 0;
    if (is_empty)
        return true;
    if (table->csv.cells.count > table->column_count)
        return tema_fail(error, TEMA_INVALID, "it has %zu cells, the head has %zu",
                         table->csv.cells.count, table->column_count);
    if (++table->result.rows > ROWS_MOST)
        return tema_fail(error, TEMA_UNREADABLE, "the table has more than %d rows",
                         ROWS_MOST);
    if (name[0] == '\0')
        return tema_fail(error, TEMA_INVALID, "no case is named");
    if (!cases_find_or_bear(table->project, &table->cases, name, &case_id, &is_new,
                            error) ||
        !assign_all(table, case_id, arena, error))
        return false;
    table->result.cases += is_new;
    for (size_t i = 0; i < table->csv.cells.count; i++)
        if (!set_cell(table, i, case_id, arena, error))
            return false;
    return true;
}

/* --- the table --- */

static bool read_rows(struct table *table, struct tema_error *error)
{
    bool found;

    if (!cases_map(table->project, &table->cases, error) ||
        !cases_map_variables(table->project, &table->variables, error) ||
        !read_head(table, error))
        return false;
    for (;;) {
        if (!csv_reader_next(&table->csv, &found, error))
            return false;
        if (!found)
            return true;
        if (!read_row(table, error))
            return tema_explain(error, "line %lld", (long long)table->csv.line);
    }
}

static bool read_table(struct tema_project *project, struct slice text,
                       struct tema_case_table_result *ret_result,
                       struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct table table = {.project = project, .arena = arena};
    bool went_well;

    csv_reader_init(&table.csv, text);
    went_well = read_rows(&table, error);
    csv_reader_release(&table.csv);
    map_release(&table.cases);
    map_release(&table.variables);
    if (went_well)
        *ret_result = table.result;
    return went_well;
}

bool tema_case_table(struct tema_project *project, const char *path,
                     struct tema_case_table_result *ret_result, struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer bytes = {0};
    CLEANUP_BUFFER struct buffer storage = {0};
    struct tema_case_table_result result = {0};
    struct decoding decoding;
    bool went_well;

    if (!file_read(path, TABLE_BYTES, &bytes, error))
        return tema_explain(error, "cannot read %s", file_name(path));
    decoding = decode(buffer_slice(&bytes), &storage);
    if (decoding.is_damaged)
        return tema_fail(error, TEMA_UNREADABLE,
                         "cannot read %s: some of its bytes are no text",
                         file_name(path));
    if (!project_begin(project, error))
        return false;
    went_well = read_table(project, decoding.text, &result, error);
    if (!went_well)
        tema_explain(error, "cannot use %s", file_name(path));
    else
        *ret_result = result;
    return project_end(project, went_well, error, "read %lld case%s from %s",
                       (long long)result.rows, result.rows == 1 ? "" : "s",
                       file_name(path));
}
