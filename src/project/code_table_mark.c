/* code_table_mark.c - coding by a table: one document after the other */
#include "base/array.h"
#include "base/memory.h"
#include "project/code_table.h"

enum { BATCH = 1024 }; /* rows whose quotations and codings are born together */

/* A quotation of the document at hand. */
struct marked {
    struct value object;  /* its type is null until its GUID is known */
    struct slice comment; /* as this table has written it */
};

struct marked_list {
    struct marked *items;
    size_t count, capacity;
};

/* What is coded: keys of a map, hence no padding. */
struct coded {
    int64_t quotation, code, coder;
};

/* A coding about to be born. */
struct coding {
    struct guid guid;
    struct value values[CODING_FIELDS];
};

struct coding_list {
    struct coding *items;
    size_t count, capacity;
};

struct marking {
    struct code_table *table;
    struct value document_object;
    const struct open_document *document;
    struct search search;
    struct map spans; /* struct span to the place in marked */
    struct marked_list marked;
    struct map coded; /* struct coded, the code being the effective one */
    struct map known; /* struct coded, the code as written; removed ones too */

    /* Of the batch at hand. */
    struct quotation_birth *quotations; /* room for BATCH */
    size_t quotation_count;             /* they are the last of marked */
    struct coding_list codings;
    size_t places[BATCH]; /* of each row, in marked */
};

static void release_marking(struct marking *marking)
{
    search_release(&marking->search);
    map_release(&marking->spans);
    array_release(&marking->marked);
    map_release(&marking->coded);
    map_release(&marking->known);
    free(marking->quotations);
    array_release(&marking->codings);
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
        "SELECT g.quotation_id, g.code_id, g.coder_id, coalesce(c.effective_id, c.id),"
        " g.removed FROM quotation q JOIN coding g ON g.quotation_id = q.id"
        " JOIN code c ON c.id = g.code_id WHERE q.document_id = $1 AND q.removed = 0";
    struct rows rows;

    map_clear(&marking->coded);
    map_clear(&marking->known);
    if (!store_query(marking->table->project->store, select, BIND(sql_integer(document)),
                     &rows, error))
        return false;
    while (rows_next(&rows)) {
        struct coded coded = {rows_integer(&rows, 0), rows_integer(&rows, 1),
                              rows_integer(&rows, 2)};

        map_put(&marking->known, MAP_KEY(coded), 1);
        coded.code = rows_integer(&rows, 3);
        if (rows_integer(&rows, 4) == 0)
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

/* Makes ready the birth of a quotation at SPAN. */
static bool mark_new(struct marking *marking, const struct table_row *row,
                     struct span span, struct tema_error *error)
{
    struct code_table *table = marking->table;
    struct quotation_birth *birth = marking->quotations + marking->quotation_count;

    *birth = (struct quotation_birth){
        .guid = guid_new(), .document = marking->document_object, .span = span};
    if (!choose_key(table, row->key, &birth->guid, birth->key, error) ||
        !quotation_comment_value(table->project, row->comment, &birth->comment, error))
        return false;
    quotation_birth_values(birth, marking->document);
    marking->quotation_count++;
    map_put(&table->keys, slice_of(birth->key), 1);
    map_put(&marking->spans, MAP_KEY(span), (int64_t)marking->marked.count);
    *array_push(&marking->marked) = (struct marked){
        .object = {.type = VALUE_OBJECT, .guid = birth->guid}, .comment = row->comment};
    return true;
}

/* Finds the quotation of a row, or makes it ready. */
static bool mark(struct marking *marking, const struct table_row *row, size_t *ret_place,
                 struct tema_error *error)
{
    struct span span;
    int64_t place;

    if (!find_span(marking, row, &span, error))
        return false;
    if (!map_find(&marking->spans, MAP_KEY(span), &place)) {
        place = (int64_t)marking->marked.count;
        if (!mark_new(marking, row, span, error))
            return false;
    }
    *ret_place = (size_t)place;
    return true;
}

static bool bear_quotations(struct marking *marking, struct tema_error *error)
{
    struct tema_project *project = marking->table->project;
    bool had_unsettled_keys = project->has_unsettled_keys;
    size_t count = marking->quotation_count;
    struct marked *newborn = marking->marked.items + marking->marked.count - count;
    struct birth births[BATCH];
    int64_t first;

    if (count == 0)
        return true;
    for (size_t i = 0; i < count; i++)
        births[i] =
            (struct birth){marking->quotations[i].guid, marking->quotations[i].values};
    if (!history_bear_many(project->history, KIND_QUOTATION, births, count, &first,
                           error))
        return false;
    for (size_t i = 0; i < count; i++)
        newborn[i].object.integer = first + (int64_t)i;
    project->has_unsettled_keys = had_unsettled_keys; /* the keys were free */
    marking->table->result.quotations += (int64_t)count;
    marking->quotation_count = 0;
    return true;
}

/* The comment of a quotation that was there before the row. */
static bool comment(struct marking *marking, const struct table_row *row,
                    struct marked *marked, struct tema_error *error)
{
    struct tema_project *project = marking->table->project;

    if (marked->object.type == VALUE_NULL &&
        !history_value_of(project->history, marked->object.integer, &marked->object,
                          error))
        return false;
    if (row->comment.length == 0 || slice_equals(row->comment, marked->comment))
        return true;
    marked->comment = row->comment;
    return quotation_write_comment(project, marked->object.integer, row->comment, error);
}

/* Makes a coding ready, or restores it where it was taken off. */
static bool add_coding(struct marking *marking, const struct value values[CODING_FIELDS],
                       struct tema_error *error)
{
    struct coded written = {values[0].integer, values[1].integer, values[2].integer};
    struct coding *coding;

    if (map_find(&marking->known, MAP_KEY(written), NULL))
        return coding_bear(marking->table->project, values, error);
    coding = array_push(&marking->codings);
    coding->guid = coding_guid(values);
    memcpy(coding->values, values, sizeof coding->values);
    return true;
}

static bool code(struct marking *marking, const struct table_row *row,
                 const struct marked *marked, struct tema_error *error)
{
    struct code_table *table = marking->table;
    const struct code_list *list = table->lists.items + row->codes;
    struct value values[CODING_FIELDS] = {[CODING_QUOTATION - 1] = marked->object,
                                          [CODING_CODER - 1] =
                                              table->coders.items[row->coder]};
    int64_t before = table->result.codings;

    for (size_t i = 0; i < list->count; i++) {
        const struct table_code *table_code = table->codes.items + list->codes[i];
        struct coded coded = {marked->object.integer, table_code->effective,
                              values[CODING_CODER - 1].integer};

        if (map_find(&marking->coded, MAP_KEY(coded), NULL))
            continue;
        values[CODING_CODE - 1] = table_code->object;
        if (!add_coding(marking, values, error))
            return false;
        map_put(&marking->coded, MAP_KEY(coded), 1);
        table->result.codings++;
    }
    table->result.unchanged += table->result.codings == before;
    return true;
}

static bool bear_codings(struct marking *marking, struct tema_error *error)
{
    struct coding_list *codings = &marking->codings;
    CLEANUP_FREE struct birth *births =
        memory_take((codings->count + 1) * sizeof *births);
    int64_t first;

    for (size_t i = 0; i < codings->count; i++)
        births[i] = (struct birth){codings->items[i].guid, codings->items[i].values};
    if (codings->count > 0 &&
        !history_bear_many(marking->table->project->history, KIND_CODING, births,
                           codings->count, &first, error))
        return false;
    codings->count = 0;
    return true;
}

/* Up to BATCH rows of one document, whose places are in ORDER. With the first fault
 * nothing more is born: all will be undone. */
static bool take_batch(struct marking *marking, const uint32_t *order, size_t count,
                       struct tema_error *error)
{
    struct code_table *table = marking->table;

    for (size_t i = 0; i < count; i++) {
        const struct table_row *row = table->rows.items + order[i];

        if (row->line >= table->failed_line)
            return true;
        if (mark(marking, row, &marking->places[i], error))
            continue;
        if (!code_table_is_fault(error))
            return false;
        code_table_note(table, row->line, error);
        return true;
    }
    if (!bear_quotations(marking, error))
        return false;
    for (size_t i = 0; i < count; i++) {
        const struct table_row *row = table->rows.items + order[i];
        struct marked *marked = marking->marked.items + marking->places[i];

        if (!comment(marking, row, marked, error) || !code(marking, row, marked, error))
            return false;
    }
    return bear_codings(marking, error);
}

static bool take_document(struct marking *marking, const uint32_t *order, size_t count,
                          struct tema_error *error)
{
    struct code_table *table = marking->table;
    const struct table_row *first = table->rows.items + order[0];
    bool went_well = true;

    if (!open_document(marking, &table->documents.items[first->document], error))
        return false;
    table->project->text_at_hand = marking->document;
    marking->quotation_count = 0;
    for (size_t done = 0; went_well && done < count; done += BATCH)
        went_well = take_batch(marking, order + done,
                               count - done < BATCH ? count - done : BATCH, error);
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
    CLEANUP(release_marking)
    struct marking marking = {
        .table = table, .quotations = memory_take(BATCH * sizeof *marking.quotations)};
    CLEANUP_FREE size_t *begins = begin_documents(table);
    CLEANUP_FREE uint32_t *order = sort_rows(table, begins);

    for (size_t i = 0; i < table->documents.count; i++)
        if (begins[i] < begins[i + 1] &&
            !take_document(&marking, order + begins[i], begins[i + 1] - begins[i], error))
            return false;
    return true;
}
