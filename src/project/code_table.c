/* code_table.c - coding by a CSV file: reading its rows */
#include <stdio.h>

#include "base/array.h"
#include "base/file.h"
#include "markup/csv_reader.h"
#include "project/code_table.h"
#include "text/decode.h"

enum {
    FILE_LIMIT = 128 * 1024 * 1024, /* bytes */
    ROW_LIMIT = 1000 * 1000,
    DIGITS_LIMIT = 10, /* of a position */
};

struct columns {
    int document, start, end, text, code, coder, comment, key;
};

static void release_objects(struct table_objects *objects)
{
    array_release(objects);
    map_release(&objects->by_cell);
}

static void release_table(struct code_table *table)
{
    arena_free(table->arena);
    array_release(&table->rows);
    release_objects(&table->documents);
    release_objects(&table->coders);
    map_release(&table->document_names);
    map_release(&table->document_sources);
    array_release(&table->codes);
    array_release(&table->lists);
    map_release(&table->list_by_cell);
    map_release(&table->code_paths);
    map_release(&table->code_folded);
    map_release(&table->code_names);
    map_release(&table->code_slashed);
    map_release(&table->keys);
}

bool code_table_is_fault(const struct tema_error *error)
{
    return error->kind == TEMA_INVALID || error->kind == TEMA_NOT_FOUND ||
           error->kind == TEMA_EXISTS || error->kind == TEMA_REFUSED ||
           error->kind == TEMA_UNREADABLE;
}

void code_table_note(struct code_table *table, int64_t line,
                     const struct tema_error *error)
{
    if (line >= table->failed_line)
        return;
    table->failed_line = line;
    table->failure = *error;
    tema_explain(&table->failure, "%s line %lld", table->name, (long long)line);
}

struct slice code_table_trim(struct slice cell)
{
    while (cell.length > 0 && (cell.bytes[0] == ' ' || cell.bytes[0] == '\t'))
        cell = slice_from(cell, 1);
    while (cell.length > 0 &&
           (cell.bytes[cell.length - 1] == ' ' || cell.bytes[cell.length - 1] == '\t'))
        cell.length--;
    return cell;
}

/* A cell that lives as long as the table: cells whose quotes were doubled do not lie in
 * the file. */
static struct slice keep(struct code_table *table, struct slice file, struct slice cell)
{
    if (cell.length == 0)
        return (struct slice){0};
    if (cell.bytes < file.bytes || cell.bytes >= file.bytes + file.length)
        cell.bytes = arena_copy_slice(table->arena, cell);
    return cell;
}

static bool read_position(struct slice cell, const char *column, int64_t *ret_position,
                          struct tema_error *error)
{
    int64_t position = 0;

    cell = code_table_trim(cell);
    if (cell.length == 0) {
        *ret_position = -1;
        return true;
    }
    for (size_t i = 0; i < cell.length && i <= DIGITS_LIMIT; i++) {
        if (cell.bytes[i] < '0' || cell.bytes[i] > '9' || i == DIGITS_LIMIT)
            return tema_fail(
                error, TEMA_INVALID, "'%.*s' in the column %s is no position",
                (int)(cell.length < 40 ? cell.length : 40), cell.bytes, column);
        position = 10 * position + cell.bytes[i] - '0';
    }
    *ret_position = position;
    return true;
}

static bool read_row(struct code_table *table, const struct csv_reader *csv,
                     const struct columns *columns, struct slice file,
                     struct tema_error *error)
{
    struct table_row row = {.line = csv->line};
    struct slice code = code_table_trim(csv_reader_cell(csv, columns->code));

    if (table->rows.count == ROW_LIMIT)
        return tema_fail(error, TEMA_INVALID, "more than %d rows; part the table",
                         ROW_LIMIT);
    if (!read_position(csv_reader_cell(csv, columns->start), "start", &row.start,
                       error) ||
        !read_position(csv_reader_cell(csv, columns->end), "end", &row.end, error))
        return false;
    row.text = keep(table, file, csv_reader_cell(csv, columns->text));
    row.comment = keep(table, file, csv_reader_cell(csv, columns->comment));
    row.key = keep(table, file, code_table_trim(csv_reader_cell(csv, columns->key)));
    if ((row.start < 0) != (row.end < 0))
        return tema_fail(error, TEMA_INVALID, "start and end go together");
    if (row.start < 0 && code_table_trim(row.text).length == 0)
        return tema_fail(error, TEMA_INVALID, "there is neither start and end nor text");
    if (code.length == 0)
        return tema_fail(error, TEMA_INVALID, "there is no code");
    if (!quotation_check_comment(row.comment, error) ||
        !code_table_document(table, csv_reader_cell(csv, columns->document),
                             &row.document, error) ||
        !code_table_coder(table, csv_reader_cell(csv, columns->coder), &row.coder,
                          error) ||
        !code_table_codes(table, code, &row.codes, error))
        return false;
    *array_push(&table->rows) = row;
    return true;
}

/* The column of the first name that there is; -1 where there is none. */
static int column_of(const struct csv_reader *csv, const char *name, const char *other)
{
    int column = csv_reader_column(csv, name);

    return column >= 0 || other == NULL ? column : csv_reader_column(csv, other);
}

static bool read_head(struct csv_reader *csv, struct columns *columns,
                      struct tema_error *error)
{
    bool found;

    if (!csv_reader_header(csv, &found, error))
        return false;
    *columns = (struct columns){
        .document = column_of(csv, "document", NULL),
        .start = column_of(csv, "start", NULL),
        .end = column_of(csv, "end", NULL),
        .text = column_of(csv, "text", "words"),
        .code = column_of(csv, "code", "codes"),
        .coder = column_of(csv, "coder", NULL),
        .comment = column_of(csv, "comment", NULL),
        .key = column_of(csv, "key", NULL),
    };
    if (!found || columns->document < 0 || columns->code < 0)
        return tema_fail(error, TEMA_INVALID,
                         "the first line must name the columns, among them document "
                         "and code");
    if (columns->text < 0 && (columns->start < 0 || columns->end < 0))
        return tema_fail(error, TEMA_INVALID,
                         "there must be the columns start and end, or text");
    return true;
}

static bool is_used(const struct columns *columns, int column)
{
    const int used[] = {columns->document, columns->start, columns->end,
                        columns->text,     columns->code,  columns->coder,
                        columns->comment,  columns->key};

    for (size_t i = 0; i < sizeof used / sizeof *used; i++)
        if (used[i] == column)
            return true;
    return false;
}

/* Names the columns that are not used, as far as there is room. */
static void name_left_out(struct code_table *table, const struct csv_reader *csv,
                          const struct columns *columns)
{
    char *names = table->result.left_out;
    size_t used = 0, room = sizeof table->result.left_out;

    for (size_t i = 0; i < csv->columns.count; i++) {
        struct slice name = code_table_trim(csv->columns.items[i]);

        if (name.length == 0 || is_used(columns, (int)i) || used + name.length + 3 > room)
            continue;
        used += (size_t)snprintf(names + used, room - used, "%s%.*s",
                                 used > 0 ? ", " : "", (int)name.length, name.bytes);
    }
}

/* Reads rows up to the first that has a fault. */
static bool read_rows(struct code_table *table, struct csv_reader *csv,
                      const struct columns *columns, struct slice file,
                      struct tema_error *error)
{
    bool found = true;

    while (found) {
        if (csv_reader_next(csv, &found, error) &&
            (!found || read_row(table, csv, columns, file, error)))
            continue;
        if (!code_table_is_fault(error))
            return false;
        if (error->kind == TEMA_UNREADABLE) {
            table->failed_line = csv->line;
            tema_fail(&table->failure, error->kind, "%s %s", table->name, error->message);
        } else {
            code_table_note(table, csv->line, error);
        }
        return true;
    }
    return true;
}

static bool count_coders(struct tema_project *project, int64_t *ret_count,
                         struct tema_error *error)
{
    static const char select[] = "SELECT count(*) FROM coder";

    return store_integer(project->store, select, BIND_NOTHING, 0, ret_count, error);
}

static bool mark_all(struct code_table *table, struct tema_error *error)
{
    struct tema_project *project = table->project;
    bool dropped;

    return coding_indexes_drop(project, (int64_t)table->rows.count, &dropped, error) &&
           code_table_mark(table, error) &&
           (!dropped || coding_indexes_make(project, error));
}

static void release_reader(struct csv_reader *csv)
{
    csv_reader_release(csv);
}

static bool code_file(struct code_table *table, struct slice file,
                      struct tema_error *error)
{
    CLEANUP(release_reader) struct csv_reader csv;
    struct columns columns;
    int64_t before, after;

    csv_reader_init(&csv, file);
    if (!read_head(&csv, &columns, error))
        return tema_explain(error, "%s", table->name);
    name_left_out(table, &csv, &columns);
    if (!count_coders(table->project, &before, error) ||
        !code_table_names_load(table, error) ||
        !read_rows(table, &csv, &columns, file, error) || !mark_all(table, error) ||
        !count_coders(table->project, &after, error))
        return false;
    if (table->failed_line < INT64_MAX) {
        *error = table->failure;
        return false;
    }
    table->result.rows = (int64_t)table->rows.count;
    table->result.coders = after - before;
    return true;
}

bool tema_code_table(struct tema_project *project, const char *path,
                     struct tema_code_table_result *ret_result, struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer bytes = {0};
    CLEANUP_BUFFER struct buffer storage = {0};
    CLEANUP(release_table)
    struct code_table table = {
        .project = project,
        .arena = arena_new(),
        .name = file_name(path),
        .failed_line = INT64_MAX,
    };
    struct decoding decoding;
    bool went_well;

    if (!file_read(path, FILE_LIMIT, &bytes, error))
        return tema_explain(error, "%s", path);
    decoding = decode(buffer_slice(&bytes), &storage);
    if (decoding.is_damaged)
        return tema_fail(error, TEMA_UNREADABLE,
                         "%s: its letters are in no known encoding", table.name);
    if (!project_begin(project, error))
        return false;
    went_well = code_file(&table, decoding.text, error);
    if (!project_end(project, went_well, error, "coded %lld passages from %s",
                     (long long)table.result.rows, table.name))
        return false;
    *ret_result = table.result;
    return true;
}
