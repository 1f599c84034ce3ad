/* codings.c - see project/codings.h */
#include "project/codings.h"
#include "base/array.h"

enum {
    BATCH = 512,  /* quotations that one statement asks for */
    A_FEW = 1000, /* quotations that are looked up, however few codings there are */
    SHARE = 3,    /* where more than this part of all are wanted, all are read */
};

void codings_release(struct codings *codings)
{
    array_release(codings);
}

static int compare(const void *left_pointer, const void *right_pointer)
{
    const struct coded *left = left_pointer, *right = right_pointer;

    if (left->quotation != right->quotation)
        return left->quotation < right->quotation ? -1 : 1;
    if (left->code->order != right->code->order)
        return left->code->order < right->code->order ? -1 : 1;
    if (left->code != right->code)
        return left->code->id < right->code->id ? -1 : 1;
    if (left->coder != right->coder)
        return strcmp(left->coder->name, right->coder->name);
    return (left->code_id > right->code_id) - (left->code_id < right->code_id);
}

static void add_rows(const struct small_tables *tables, struct rows *rows,
                     struct codings *codings)
{
    while (rows_next(rows)) {
        struct coded coded = {.quotation = rows_integer(rows, 0),
                              .code_id = rows_integer(rows, 1)};
        const struct entry *written = entry_of(&tables->codes, coded.code_id);

        coded.coder = entry_of(&tables->coders, rows_integer(rows, 2));
        if (written == NULL || coded.coder == NULL)
            continue;
        coded.code = entry_of(&tables->codes, written->effective);
        if (coded.code == NULL)
            coded.code = written;
        *array_push(codings) = coded;
    }
}

/* Those of a quotation mostly come together, by an index. */
static void sort(struct codings *codings)
{
    struct coded *items = codings->items;
    size_t from = 0;

    for (size_t i = 1; i < codings->count; i++)
        if (items[i].quotation < items[i - 1].quotation) {
            qsort(items, codings->count, sizeof *items, compare);
            return;
        }
    for (size_t i = 1; i <= codings->count; i++) {
        if (i < codings->count && items[i].quotation == items[from].quotation)
            continue;
        if (i - from > 1)
            qsort(items + from, i - from, sizeof *items, compare);
        from = i;
    }
}

bool codings_read(struct tema_project *project, const struct small_tables *tables,
                  struct codings *codings, struct tema_error *error)
{
    static const char select[] =
        "SELECT quotation_id, code_id, coder_id FROM coding WHERE removed = 0"
        " ORDER BY quotation_id";
    struct rows rows;

    if (!store_query(project->store, select, BIND_NOTHING, &rows, error))
        return false;
    add_rows(tables, &rows, codings);
    if (!rows_close(&rows, error))
        return false;
    sort(codings);
    return true;
}

static bool read_batch(struct tema_project *project, const struct small_tables *tables,
                       const int64_t *ids, size_t count, struct codings *codings,
                       struct tema_error *error)
{
    static const char select[] =
        "SELECT g.quotation_id, g.code_id, g.coder_id FROM many CROSS JOIN coding g"
        " WHERE g.quotation_id = c1 AND g.removed = 0";
    struct sql_value values[BATCH];
    struct rows rows;

    for (size_t i = 0; i < count; i++)
        values[i] = sql_integer(ids[i]);
    if (!store_query_many(project->store, select, values, 1, count, &rows, error))
        return false;
    add_rows(tables, &rows, codings);
    return rows_close(&rows, error);
}

bool codings_read_of(struct tema_project *project, const struct small_tables *tables,
                     const int64_t *ids, size_t count, struct codings *codings,
                     struct tema_error *error)
{
    static const char all[] = "SELECT count(*) FROM coding";
    int64_t codings_of_all = 0;

    if (count > A_FEW &&
        !store_integer(project->store, all, BIND_NOTHING, 0, &codings_of_all, error))
        return false;
    if (count > A_FEW && (int64_t)count > codings_of_all / SHARE)
        return codings_read(project, tables, codings, error);
    for (size_t i = 0; i < count; i += BATCH)
        if (!read_batch(project, tables, ids + i, count - i < BATCH ? count - i : BATCH,
                        codings, error))
            return false;
    sort(codings);
    return true;
}

const struct coded *codings_on(const struct codings *codings, int64_t quotation,
                               size_t *ret_count)
{
    size_t low = 0, high = codings->count, end;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (codings->items[middle].quotation < quotation)
            low = middle + 1;
        else
            high = middle;
    }
    for (end = low; end < codings->count; end++)
        if (codings->items[end].quotation != quotation)
            break;
    *ret_count = end - low;
    return codings->items + low;
}

bool codings_repeats(const struct coded *coded)
{
    return coded[0].code == coded[-1].code && coded[0].coder == coded[-1].coder;
}

const char *codings_coder(const struct entry *coder)
{
    return coder->name[0] != '\0' ? coder->name : NULL;
}
