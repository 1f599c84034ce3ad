/* write_objects.c - see exchange/writing.h: any object by the GUID that the file has */
#include "base/cleanup.h"
#include "exchange/writing.h"
#include "project/quotation.h"

/* An object as the file has it. */
struct found {
    int kind;
    struct guid guid;
    bool is_written;
};

static bool read_kind(struct writing *writing, int64_t object, struct found *found,
                      struct tema_error *error)
{
    static const char select[] = "SELECT kind, guid FROM history_object WHERE id = $1";
    struct rows rows;

    if (!store_query(writing->project->store, select, BIND(sql_integer(object)), &rows,
                     error))
        return false;
    if (rows_next(&rows)) {
        found->kind = (int)rows_integer(&rows, 0);
        found->guid = rows_guid(&rows, 1);
    }
    return rows_close(&rows, error);
}

/* SQL yields the GUID, and whatever says that it is there, in one row. */
static bool read_row(struct writing *writing, const char *sql, int64_t object,
                     struct found *found, int *ret_kind, struct tema_error *error)
{
    struct rows rows;

    if (!store_query(writing->project->store, sql, BIND(sql_integer(object)), &rows,
                     error))
        return false;
    found->is_written = rows_next(&rows);
    if (found->is_written) {
        found->guid = rows_guid(&rows, 0);
        *ret_kind = (int)rows_integer(&rows, 1);
    }
    return rows_close(&rows, error);
}

/* A document of medium "note" is its memo. */
static bool find_document(struct writing *writing, int64_t object, struct found *found,
                          struct tema_error *error)
{
    static const char select[] =
        "SELECT o.guid, o.kind FROM document d "
        "LEFT JOIN memo m ON m.document_id = d.id AND m.removed = 0 "
        "JOIN history_object o ON o.id = CASE d.medium WHEN 'note' THEN m.id ELSE d.id "
        "END WHERE d.id = $1 AND d.removed = 0 ORDER BY o.guid";

    return read_row(writing, select, object, found, &found->kind, error);
}

static bool find_quotation(struct writing *writing, int64_t object, struct found *found,
                           struct tema_error *error)
{
    static const char select[] =
        "SELECT o.guid, CASE q.place WHEN 'whole' THEN q.document_id END "
        "FROM quotation q JOIN history_object o ON o.id = q.id "
        "JOIN document d ON d.id = q.document_id "
        "WHERE q.id = $1 AND q.removed = 0 AND d.removed = 0";
    struct rows rows;
    int64_t whole = 0;

    if (!store_query(writing->project->store, select, BIND(sql_integer(object)), &rows,
                     error))
        return false;
    found->is_written = rows_next(&rows);
    if (found->is_written) {
        found->guid = rows_guid(&rows, 0);
        whole = rows_integer(&rows, 1);
    }
    if (!rows_close(&rows, error))
        return false;
    return whole == 0 || find_document(writing, whole, found, error);
}

/* A coding is named by what it joins, and so is one with a merged code. */
static bool find_coding(struct writing *writing, int64_t object, struct found *found,
                        struct tema_error *error)
{
    static const char select[] = "SELECT o.guid, g.code_id, c.guid FROM coding g "
                                 "JOIN quotation q ON q.id = g.quotation_id "
                                 "JOIN history_object o ON o.id = q.id "
                                 "JOIN history_object c ON c.id = g.coder_id "
                                 "WHERE g.id = $1 AND g.removed = 0 AND q.removed = 0";
    struct value joins[CODING_FIELDS] = {0};
    const struct written_code *code = NULL;
    struct rows rows;

    if (!store_query(writing->project->store, select, BIND(sql_integer(object)), &rows,
                     error))
        return false;
    if (rows_next(&rows)) {
        code = writing_code(writing, rows_integer(&rows, 1));
        joins[CODING_QUOTATION - 1].guid = rows_guid(&rows, 0);
        joins[CODING_CODER - 1].guid = rows_guid(&rows, 2);
    }
    found->is_written = code != NULL;
    if (code != NULL) {
        joins[CODING_CODE - 1].guid = code->guid;
        found->guid = coding_guid(joins);
    }
    return rows_close(&rows, error);
}

/* Kinds that are called by their own GUID, and the table that tells whether they are
 * there. */
static const struct plain {
    enum kind kind;
    enum tema_exchange_part part;
    const char *sql;
} plains[] = {
    {KIND_CASE, TEMA_EXCHANGE_CASES,
     "SELECT o.guid, o.kind FROM cases t JOIN history_object o USING (id) "
     "WHERE id = $1 AND removed = 0"},
    {KIND_MEMO, TEMA_EXCHANGE_MEMOS,
     "SELECT o.guid, o.kind FROM memo t JOIN history_object o USING (id) "
     "WHERE id = $1 AND removed = 0"},
    {KIND_SET, TEMA_EXCHANGE_SETS,
     "SELECT o.guid, o.kind FROM sets t JOIN history_object o USING (id) "
     "WHERE id = $1 AND removed = 0"},
    {KIND_THEME, TEMA_EXCHANGE_SETS,
     "SELECT o.guid, o.kind FROM theme t JOIN history_object o USING (id) "
     "WHERE id = $1 AND removed = 0"},
    {KIND_LINK, TEMA_EXCHANGE_LINKS,
     "SELECT o.guid, o.kind FROM link t JOIN history_object o USING (id) "
     "WHERE id = $1 AND removed = 0"},
    {KIND_GRAPH, TEMA_EXCHANGE_GRAPHS,
     "SELECT o.guid, o.kind FROM graph t JOIN history_object o USING (id) "
     "WHERE id = $1 AND removed = 0"},
};

static bool find_plain(struct writing *writing, int64_t object, struct found *found,
                       struct tema_error *error)
{
    for (size_t i = 0; i < sizeof plains / sizeof *plains; i++)
        if (plains[i].kind == (enum kind)found->kind && writes(writing, plains[i].part))
            return read_row(writing, plains[i].sql, object, found, &found->kind, error);
    return true;
}

static void find_code(struct writing *writing, int64_t object, struct found *found)
{
    const struct written_code *code = writing_code(writing, object);

    found->is_written = code != NULL;
    if (code != NULL)
        found->guid = code->guid;
}

static void find_coder(struct writing *writing, int64_t object, struct found *found)
{
    const struct written_coder *coder = writing_coder(writing, object);

    found->is_written = coder != NULL && lexical_guid(coder->known_as, &found->guid);
}

static void find_variable(struct writing *writing, int64_t object, struct found *found)
{
    const struct written_variable *variable = writing_variable(writing, object);

    found->is_written = variable != NULL;
    if (variable != NULL)
        found->guid = variable->known_as;
}

static bool find(struct writing *writing, int64_t object, struct found *ret_found,
                 struct tema_error *error)
{
    *ret_found = (struct found){0};
    if (!read_kind(writing, object, ret_found, error))
        return false;
    switch (ret_found->kind) {
    case KIND_CODE:
        if (writes(writing, TEMA_EXCHANGE_CODEBOOK))
            find_code(writing, object, ret_found);
        return true;
    case KIND_CODER:
        find_coder(writing, object, ret_found);
        return true;
    case KIND_VARIABLE:
        find_variable(writing, object, ret_found);
        return true;
    case KIND_DOCUMENT:
        if (!find_document(writing, object, ret_found, error))
            return false;
        ret_found->is_written &=
            writes(writing, ret_found->kind == KIND_MEMO ? TEMA_EXCHANGE_MEMOS
                                                         : TEMA_EXCHANGE_DOCUMENTS);
        return true;
    case KIND_QUOTATION:
        return !writes(writing, TEMA_EXCHANGE_CODINGS) ||
               find_quotation(writing, object, ret_found, error);
    case KIND_CODING:
        return !writes(writing, TEMA_EXCHANGE_CODINGS) ||
               find_coding(writing, object, ret_found, error);
    default:
        return find_plain(writing, object, ret_found, error);
    }
}

bool writing_guid(struct writing *writing, int64_t object, struct guid *ret_guid,
                  bool *ret_written, struct tema_error *error)
{
    struct found found;

    if (!find(writing, object, &found, error))
        return false;
    *ret_guid = found.guid;
    *ret_written = found.is_written;
    return true;
}

/* --- references --- */

bool writing_add_ref(struct writing *writing, int64_t object, struct written_refs *refs,
                     struct tema_error *error)
{
    struct found found;

    if (!find(writing, object, &found, error))
        return false;
    if (found.is_written)
        *array_push(refs) = (struct written_ref){(enum kind)found.kind, found.guid};
    return true;
}

bool writing_add_refs(struct writing *writing, int64_t holder, struct written_refs *refs,
                      struct tema_error *error)
{
    static const char select[] =
        "SELECT target_id FROM reference WHERE holder_id = $1 AND removed = 0";
    struct rows rows;
    bool went_well = true;

    if (!store_query(writing->project->store, select, BIND(sql_integer(holder)), &rows,
                     error))
        return false;
    while (went_well && rows_next(&rows))
        went_well = writing_add_ref(writing, rows_integer(&rows, 0), refs, error);
    return rows_close(&rows, error) && went_well;
}

static int compare(const void *left, const void *right)
{
    const struct written_ref *a = left, *b = right;

    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    return memcmp(&a->guid, &b->guid, sizeof a->guid);
}

void writing_sort_refs(struct written_refs *refs)
{
    size_t kept = 0;

    if (refs->count == 0)
        return;
    qsort(refs->items, refs->count, sizeof *refs->items, compare);
    for (size_t i = 0; i < refs->count; i++)
        if (kept == 0 || compare(&refs->items[kept - 1], &refs->items[i]) != 0)
            refs->items[kept++] = refs->items[i];
    refs->count = kept;
}

void writing_put_refs(struct writing *writing, const struct written_refs *refs,
                      enum kind kind, const char *name, const char *attribute)
{
    for (size_t i = 0; i < refs->count; i++) {
        if (refs->items[i].kind != kind)
            continue;
        writing_start(writing, name);
        writing_put_guid(writing, attribute, &refs->items[i].guid);
        writing_end(writing);
    }
}
