/* code_table_mark.c - coding by a table: one document after the other */
#include "base/array.h"
#include "base/memory.h"
#include "project/code_table.h"

/* A quotation of the document at hand. */
struct marked {
    struct value object;  /* its GUID is read when it is first needed */
    struct slice comment; /* as this table has written it */
};

struct marked_list {
    struct marked *items;
    size_t count, capacity;
};

/* What is coded: keys of a map, hence no padding. */
struct coded {
    int64_t quotation, code, coder; /* code: the effective one */
};

struct marking {
    struct code_table *table;
    struct value document_object;
    const struct open_document *document;
    struct search search;
    struct map spans; /* struct span to the place in marked */
    struct marked_list marked;
    struct map coded; /* struct coded */
};

static void release_marking(struct marking *marking)
{
    search_release(&marking->search);
    map_release(&marking->spans);
    array_release(&marking->marked);
    map_release(&marking->coded);
}

static bool load_spans(struct marking *marking, int64_t document,
                       struct tema_error *error)
{
    static const char select[] = "SELECT id, start, \"end\" FROM quotation"
                                 " WHERE document_id = $1 AND removed = 0 ORDER BY id";
    struct rows rows;

    map_clear(&marking->spans);
    marking->marked.count = 0;
    if (!store_query(marking->table->project->store, select, BIND(sql_integer(document)),
                     &rows, error))
        return false;
    while (rows_next(&rows)) {
        struct span span = {rows_integer(&rows, 1), rows_integer(&rows, 2)};

        if (map_find(&marking->spans, MAP_KEY(span), NULL))
            continue;
        map_put(&marking->spans, MAP_KEY(span), (int64_t)marking->marked.count);
        *array_push(&marking->marked) =
            (struct marked){.object.integer = rows_integer(&rows, 0)};
    }
    return rows_close(&rows, error);
}

static bool load_coded(struct marking *marking, int64_t document,
                       struct tema_error *error)
{
    static const char select[] =
        "SELECT g.quotation_id, coalesce(c.effective_id, c.id), g.coder_id"
        " FROM quotation q JOIN coding g ON g.quotation_id = q.id"
        " JOIN code c ON c.id = g.code_id"
        " WHERE q.document_id = $1 AND q.removed = 0 AND g.removed = 0";
    struct rows rows;

    map_clear(&marking->coded);
    if (!store_query(marking->table->project->store, select, BIND(sql_integer(document)),
                     &rows, error))
        return false;
    while (rows_next(&rows)) {
        struct coded coded = {rows_integer(&rows, 0), rows_integer(&rows, 1),
                              rows_integer(&rows, 2)};

        map_put(&marking->coded, MAP_KEY(coded), 1);
    }
    return rows_close(&rows, error);
}

static bool open_document(struct marking *marking, const struct value *object,
                          struct tema_error *error)
{
    marking->document_object = *object;
    search_release(&marking->search);
    if (!document_open(marking->table->project, object->integer, &marking->document,
                       error))
        return false;
    search_init(&marking->search, marking->document);
    return load_spans(marking, object->integer, error) &&
           load_coded(marking, object->integer, error);
}

/* Fails unless TEXT is what stands at SPAN, or at what remains of SPAN without a label.
 */
static bool check_text(const struct marking *marking, struct span span, struct span fit,
                       struct slice text, struct tema_error *error)
{
    const struct position_index *index = marking->document->index;
    struct slice words = position_slice(index, span.start, span.end);
    enum { SHOWN = 80 }; /* bytes */

    if (search_alike(words, text) ||
        search_alike(position_slice(index, fit.start, fit.end), text))
        return true;
    return tema_fail(error, TEMA_NOT_FOUND,
                     "at %lld to %lld of '%s' stands '%.*s', which is not the row's text",
                     (long long)span.start, (long long)span.end, marking->document->name,
                     (int)(words.length < SHOWN ? words.length : SHOWN), words.bytes);
}

static bool find_span(struct marking *marking, const struct table_row *row,
                      struct span *ret_span, struct tema_error *error)
{
    struct span span = {row->start, row->end}, fit;

    if (row->start < 0 && !search_find(&marking->search, row->text, &span, error))
        return false;
    fit = span;
    if (!quotation_fit(marking->document, &fit, error))
        return false;
    if (row->start >= 0 && row->text.length > 0 &&
        !check_text(marking, span, fit, row->text, error))
        return false;
    *ret_span = fit;
    return true;
}

static bool choose_key(struct code_table *table, struct slice wanted,
                       const struct guid *guid, char key[KEY_SIZE],
                       struct tema_error *error)
{
    bool is_taken;

    if (wanted.length == 0)
        return quotation_key_choose(table->project, &table->keys, guid, key, error);
    key[0] = '\0';
    if (wanted.length <= KEY_LONGEST)
        strncat(key, wanted.bytes, wanted.length);
    if (!quotation_key_is_well_formed(key))
        return tema_fail(error, TEMA_INVALID,
                         "'%.*s' is no key: 'q' and 5 to 12 of 0-9 a-z without i l o u",
                         (int)(wanted.length < 40 ? wanted.length : 40), wanted.bytes);
    if (!quotation_key_is_taken(table->project, &table->keys, key, &is_taken, error))
        return false;
    return !is_taken || tema_fail(error, TEMA_EXISTS, "the key '%s' is taken", key);
}

static bool mark_new(struct marking *marking, const struct table_row *row,
                     struct span span, struct marked *marked, struct tema_error *error)
{
    struct code_table *table = marking->table;
    struct quotation_birth birth = {.document = marking->document_object,
                                    .text = marking->document,
                                    .span = span,
                                    .comment = row->comment,
                                    .guid = guid_new()};
    char key[KEY_SIZE];
    int64_t id;

    if (!choose_key(table, row->key, &birth.guid, key, error))
        return false;
    birth.key = key;
    if (!quotation_bear(table->project, &birth, &id, error))
        return false;
    map_put(&table->keys, slice_of(key), 1);
    marked->object =
        (struct value){.type = VALUE_OBJECT, .integer = id, .guid = birth.guid};
    marked->comment = row->comment;
    table->result.quotations++;
    return true;
}

/* The quotation at SPAN, there already or new, with the row's comment. */
static bool mark(struct marking *marking, const struct table_row *row, struct span span,
                 struct marked **ret_marked, struct tema_error *error)
{
    struct tema_project *project = marking->table->project;
    struct marked *marked;
    int64_t place;

    if (!map_find(&marking->spans, MAP_KEY(span), &place)) {
        struct marked new_marked = {0};

        if (!mark_new(marking, row, span, &new_marked, error))
            return false;
        map_put(&marking->spans, MAP_KEY(span), (int64_t)marking->marked.count);
        *ret_marked = array_push(&marking->marked);
        **ret_marked = new_marked;
        return true;
    }
    marked = *ret_marked = marking->marked.items + place;
    if (marked->object.type == VALUE_NULL &&
        !history_value_of(project->history, marked->object.integer, &marked->object,
                          error))
        return false;
    if (row->comment.length == 0 || slice_equals(row->comment, marked->comment))
        return true;
    marked->comment = row->comment;
    return quotation_write_comment(project, marked->object.integer, row->comment, error);
}

static bool code(struct marking *marking, const struct table_row *row,
                 const struct marked *marked, int64_t *ret_new, struct tema_error *error)
{
    struct code_table *table = marking->table;
    const struct code_list *list = table->lists.items + row->codes;
    struct coding_birth birth = {.quotation = marked->object,
                                 .coder = table->coders.items[row->coder]};

    *ret_new = 0;
    for (size_t i = 0; i < list->count; i++) {
        const struct table_code *table_code = table->codes.items + list->codes[i];
        struct coded coded = {marked->object.integer, table_code->effective,
                              birth.coder.integer};

        if (map_find(&marking->coded, MAP_KEY(coded), NULL))
            continue;
        birth.code = table_code->object;
        if (!coding_bear(table->project, &birth, error))
            return false;
        map_put(&marking->coded, MAP_KEY(coded), 1);
        (*ret_new)++;
    }
    return true;
}

static bool take_row(struct marking *marking, const struct table_row *row,
                     struct tema_error *error)
{
    struct tema_code_table_result *result = &marking->table->result;
    struct marked *marked;
    struct span span;
    int64_t new_codings;

    if (!find_span(marking, row, &span, error) ||
        !mark(marking, row, span, &marked, error) ||
        !code(marking, row, marked, &new_codings, error))
        return false;
    result->codings += new_codings;
    result->unchanged += new_codings == 0;
    return true;
}

/* The rows of one document: ORDER holds the places of COUNT rows. */
static bool take_document(struct marking *marking, const uint32_t *order, size_t count,
                          struct tema_error *error)
{
    struct code_table *table = marking->table;
    const struct table_row *first = table->rows.items + order[0];
    bool went_well = true;

    if (!open_document(marking, &table->documents.items[first->document], error))
        return false;
    table->project->text_at_hand = marking->document;
    for (size_t i = 0; went_well && i < count; i++) {
        const struct table_row *row = table->rows.items + order[i];

        if (row->line >= table->failed_line)
            break;
        went_well = take_row(marking, row, error);
        if (!went_well && code_table_is_fault(error)) {
            code_table_note(table, row->line, error);
            went_well = true;
        }
    }
    table->project->text_at_hand = NULL;
    return went_well;
}

/* Where each document's rows begin in what sort_rows makes, and behind the last. New. */
static size_t *begin_documents(const struct code_table *table)
{
    size_t *begins = memory_take_zeroed(table->documents.count + 1, sizeof *begins);

    for (size_t i = 0; i < table->rows.count; i++)
        begins[table->rows.items[i].document + 1]++;
    for (size_t i = 0; i < table->documents.count; i++)
        begins[i + 1] += begins[i];
    return begins;
}

/* The places of the rows by document, else as they stand in the file. New. */
static uint32_t *sort_rows(const struct code_table *table, const size_t *begins)
{
    CLEANUP_FREE size_t *next = memory_take((table->documents.count + 1) * sizeof *next);
    uint32_t *order = memory_take((table->rows.count + 1) * sizeof *order);

    memcpy(next, begins, (table->documents.count + 1) * sizeof *next);
    for (size_t i = 0; i < table->rows.count; i++)
        order[next[table->rows.items[i].document]++] = (uint32_t)i;
    return order;
}

bool code_table_mark(struct code_table *table, struct tema_error *error)
{
    CLEANUP(release_marking) struct marking marking = {.table = table};
    CLEANUP_FREE size_t *begins = begin_documents(table);
    CLEANUP_FREE uint32_t *order = sort_rows(table, begins);

    for (size_t i = 0; i < table->documents.count; i++)
        if (begins[i] < begins[i + 1] &&
            !take_document(&marking, order + begins[i], begins[i + 1] - begins[i], error))
            return false;
    return true;
}
