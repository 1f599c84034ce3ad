/* quotation.c - marked spans: what is derived from them, and changes to one that is there
 */
#include "project/quotation.h"
#include "base/digest.h"
#include "text/utf8.h"

void quotation_span_record(struct span span, struct buffer *record)
{
    varint_add(record, (uint64_t)span.start);
    varint_add(record, (uint64_t)(span.end - span.start));
}

static bool read_span(const struct value *value, struct span *ret_span,
                      struct tema_error *error)
{
    size_t offset = 0;
    uint64_t start, length;

    if (!varint_read(value->text, &offset, &start, error) ||
        !varint_read(value->text, &offset, &length, error))
        return false;
    if (start > INT32_MAX || length > INT32_MAX)
        return tema_fail(error, TEMA_DAMAGED, "a quotation's span is out of all range");
    *ret_span = (struct span){(int64_t)start, (int64_t)(start + length)};
    return true;
}

struct value quotation_digest(const struct open_document *document, struct span span,
                              unsigned char bytes[8])
{
    int64_t start = span.start > CONTEXT ? span.start - CONTEXT : 0;
    int64_t end =
        span.end < document->length - CONTEXT ? span.end + CONTEXT : document->length;

    digest_blake2b(position_slice(document->index, start, end), bytes, 8);
    return (struct value){.type = VALUE_BYTES, .text = {(const char *)bytes, 8}};
}

/* What stands in a quotation's row. */
struct row {
    int64_t document;
    struct span span;
    struct slice words;
    int64_t speaker;
};

/* Opening a text asks the database; a table's many quotations need not. */
static bool open_text(struct tema_project *project, int64_t id,
                      const struct open_document **ret_document, struct tema_error *error)
{
    if (project->text_at_hand == NULL || project->text_at_hand->id != id)
        return document_open(project, id, ret_document, error);
    *ret_document = project->text_at_hand;
    return true;
}

static bool make_row(struct tema_project *project, const struct object *object,
                     struct row *ret_row, struct tema_error *error)
{
    const struct open_document *document;
    const struct layout_span *turn;
    struct row row = {.words = SLICE("")};

    if (!history_resolve(project->history, &object->values[QUOTATION_DOCUMENT],
                         &row.document, error) ||
        !read_span(&object->values[QUOTATION_SPAN], &row.span, error) ||
        !open_text(project, row.document, &document, error))
        return false;
    /* A text that was purged is empty; its quotations keep their places. */
    if (row.span.end <= document->length)
        row.words = position_slice(document->index, row.span.start, row.span.end);
    turn = document_turn_at(document, row.span.start);
    row.speaker = turn != NULL ? turn->speaker_id : 0;
    *ret_row = row;
    return true;
}

static bool derive(void *context, const struct object *object, bool newborn,
                   struct tema_error *error)
{
    /* The key of one that is there stays: it was settled when it came. */
    static const char upsert[] =
        "INSERT INTO quotation (id, document_id, start, \"end\", words, speaker_id,"
        " comment, removed, key) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
        " ON CONFLICT (id) DO UPDATE SET document_id = $2, start = $3, \"end\" = $4,"
        " words = $5, speaker_id = $6, comment = $7, removed = $8";
    struct tema_project *project = context;
    const struct value *comment = &object->values[QUOTATION_COMMENT];
    const struct value *key = &object->values[QUOTATION_KEY];
    struct sql_value nothing = {.type = SQL_NULL};
    struct row row;

    if (!make_row(project, object, &row, error))
        return false;
    if (newborn)
        project->has_unsettled_keys = true;
    return store_run(
        project->store, upsert,
        BIND(sql_integer(object->id), sql_integer(row.document),
             sql_integer(row.span.start), sql_integer(row.span.end), sql_slice(row.words),
             sql_id(row.speaker),
             comment->type == VALUE_CONTENT ? sql_guid(&comment->guid) : nothing,
             sql_integer(object->removed), sql_slice(key->text)),
        NULL, error);
}

static bool settle(void *context, struct tema_error *error)
{
    struct tema_project *project = context;

    if (!project->has_unsettled_keys)
        return true;
    if (!quotation_keys_settle(project, error))
        return false;
    project->has_unsettled_keys = false;
    return true;
}

static bool needed(void *context, int64_t object_id, int64_t own_transaction,
                   struct buffer *reason, bool *ret_needed, struct tema_error *error)
{
    static const char codings[] =
        "SELECT count(*) FROM coding c JOIN history_object o ON o.id = c.id"
        " WHERE c.quotation_id = $1 AND c.removed = 0 AND o.transaction_id <> $2";
    static const char memos[] =
        "SELECT count(*) FROM memo m JOIN history_object o ON o.id = m.id"
        " WHERE m.on_id = $1 AND m.removed = 0 AND o.transaction_id <> $2";
    struct tema_project *project = context;
    const struct sql_value *values =
        BIND(sql_integer(object_id), sql_integer(own_transaction));
    int64_t coding_count, memo_count;

    if (!store_integer(project->store, codings, values, 0, &coding_count, error) ||
        !store_integer(project->store, memos, values, 0, &memo_count, error))
        return false;
    if (coding_count > 0)
        buffer_add_format(reason, "%lld coding%s on it", (long long)coding_count,
                          coding_count == 1 ? " is" : "s are");
    else if (memo_count > 0)
        buffer_add_format(reason, "%lld memo%s on it", (long long)memo_count,
                          memo_count == 1 ? " is" : "s are");
    *ret_needed = coding_count + memo_count > 0;
    return true;
}

const struct history_kind kind_quotation = {
    .number = KIND_QUOTATION,
    .name = "quotation",
    .fields = QUOTATION_FIELDS,
    .derive = derive,
    .settle = settle,
    .needed = needed,
};

/* A quotation as its changes need it. */
struct place {
    char key[KEY_SIZE];
    int64_t document;
    struct buffer document_name;
    struct span span;
};

static void release_place(struct place *place)
{
    buffer_release(&place->document_name);
}

static bool read_place(struct tema_project *project, int64_t quotation,
                       struct place *place, struct tema_error *error)
{
    static const char select[] =
        "SELECT q.key, q.document_id, d.name, q.start, q.\"end\" FROM quotation q"
        " JOIN document d ON d.id = q.document_id WHERE q.id = $1";
    struct rows rows;

    if (!project_expect(project, quotation, KIND_QUOTATION, error) ||
        !store_query(project->store, select, BIND(sql_integer(quotation)), &rows, error))
        return false;
    if (rows_next(&rows)) {
        strncat(place->key, rows_text(&rows, 0), KEY_LONGEST);
        place->document = rows_integer(&rows, 1);
        buffer_add_slice(&place->document_name, rows_slice(&rows, 2));
        place->span = (struct span){rows_integer(&rows, 3), rows_integer(&rows, 4)};
    }
    return rows_close(&rows, error);
}

static bool expect_unmarked(struct tema_project *project, const struct place *place,
                            struct span span, struct tema_error *error)
{
    static const char select[] =
        "SELECT key FROM quotation WHERE document_id = $1 AND start = $2 AND \"end\" = $3"
        " AND removed = 0";
    char key[KEY_SIZE] = "";
    struct rows rows;

    if (!store_query(project->store, select,
                     BIND(sql_integer(place->document), sql_integer(span.start),
                          sql_integer(span.end)),
                     &rows, error))
        return false;
    if (rows_next(&rows))
        strncat(key, rows_text(&rows, 0), KEY_LONGEST);
    if (!rows_close(&rows, error))
        return false;
    if (key[0] != '\0')
        return tema_fail(error, TEMA_EXISTS, "'%s' marks these words already", key);
    return true;
}

static bool resize(struct tema_project *project, int64_t quotation, struct span span,
                   struct place *place, struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer record = {0};
    const struct open_document *document;
    unsigned char digest[8];
    struct value span_value = {.type = VALUE_BYTES};

    if (!read_place(project, quotation, place, error) ||
        !document_open(project, place->document, &document, error) ||
        !quotation_fit(document, &span, error))
        return false;
    if (span.start == place->span.start && span.end == place->span.end)
        return true;
    if (!expect_unmarked(project, place, span, error))
        return false;
    quotation_span_record(span, &record);
    span_value.text = buffer_slice(&record);
    /* The digest is made first: a derivation may open another text. */
    quotation_digest(document, span, digest);
    return history_write(project->history, quotation, QUOTATION_SPAN, span_value,
                         error) &&
           history_write(project->history, quotation, QUOTATION_DIGEST,
                         (struct value){.type = VALUE_BYTES,
                                        .text = {(const char *)digest, sizeof digest}},
                         error);
}

bool tema_quotation_resize(struct tema_project *project,
                           struct tema_quotation_id quotation, int64_t start, int64_t end,
                           struct tema_error *error)
{
    CLEANUP(release_place) struct place place = {0};

    if (!project_begin(project, error))
        return false;
    return project_end(
        project, resize(project, quotation.row, (struct span){start, end}, &place, error),
        error, "moved the ends of %s in %s", place.key,
        buffer_string(&place.document_name));
}

bool tema_quotation_comment(struct tema_project *project,
                            struct tema_quotation_id quotation, const char *comment,
                            struct tema_error *error)
{
    CLEANUP(release_place) struct place place = {0};
    struct slice text = slice_of(comment);

    if (!quotation_check_comment(text, error) || !project_begin(project, error))
        return false;
    return project_end(project,
                       read_place(project, quotation.row, &place, error) &&
                           quotation_write_comment(project, quotation.row, text, error),
                       error, "%s %s in %s",
                       text.length > 0 ? "commented on" : "took the comment off",
                       place.key, buffer_string(&place.document_name));
}

static bool remove_all(struct tema_project *project, int64_t quotation,
                       struct tema_error *error)
{
    static const char select[] =
        "SELECT id FROM coding WHERE quotation_id = $1 AND removed = 0 ORDER BY id";
    CLEANUP_FREE int64_t *codings = NULL;
    ARRAY(int64_t) all = {0};
    struct rows rows;

    if (!store_query(project->store, select, BIND(sql_integer(quotation)), &rows, error))
        return false;
    while (rows_next(&rows))
        *array_push(&all) = rows_integer(&rows, 0);
    codings = all.items;
    if (!rows_close(&rows, error))
        return false;
    for (size_t i = 0; i < all.count; i++)
        if (!history_remove(project->history, codings[i], error))
            return false;
    return history_remove(project->history, quotation, error);
}

bool tema_quotation_remove(struct tema_project *project,
                           struct tema_quotation_id quotation, struct tema_error *error)
{
    CLEANUP(release_place) struct place place = {0};

    if (!project_begin(project, error))
        return false;
    return project_end(project,
                       read_place(project, quotation.row, &place, error) &&
                           remove_all(project, quotation.row, error),
                       error, "removed %s in %s", place.key,
                       buffer_string(&place.document_name));
}
