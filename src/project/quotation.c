/* quotation.c - marked spans: what is derived from them, and changes to one that is there
 */
#include "project/quotation.h"
#include "base/digest.h"
#include "project/derived.h"
#include "project/region.h"
#include "project/removal.h"
#include "text/utf8.h"

struct value quotation_span_value(struct span span, char bytes[SPAN_LARGEST])
{
    CLEANUP_BUFFER struct buffer record = {0};

    varint_add(&record, (uint64_t)span.start);
    varint_add(&record, (uint64_t)(span.end - span.start));
    memcpy(bytes, record.bytes, record.length);
    return (struct value){.type = VALUE_BYTES, .text = {bytes, record.length}};
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

struct value quotation_digest_value(const struct open_document *document,
                                    struct span span, unsigned char bytes[DIGEST_BYTES])
{
    int64_t start = span.start > CONTEXT ? span.start - CONTEXT : 0;
    int64_t end =
        span.end < document->length - CONTEXT ? span.end + CONTEXT : document->length;

    digest_blake2b(position_slice(document->index, start, end), bytes, DIGEST_BYTES);
    return (struct value){.type = VALUE_BYTES,
                          .text = {(const char *)bytes, DIGEST_BYTES}};
}

/* Opening a text asks the database; a table's many quotations need not. */
static bool open_text(struct tema_project *project, int64_t id,
                      const struct open_document **ret_document, struct tema_error *error)
{
    if (project->text_at_hand == NULL || project->text_at_hand->id != id)
        return document_open(project, id, ret_document, error);
    *ret_document = project->text_at_hand;
    return true;
}

enum { COLUMNS = 17, BIRTHS = 256 }; /* of a row; quotations that one statement stores */

/* A name as its row has it; in ARENA. */
static struct sql_value make_name(const struct value *value, struct slice words,
                                  struct arena *arena)
{
    CLEANUP_BUFFER struct buffer name = {0};

    if (value->type == VALUE_NULL)
        return sql_id(0);
    if (value->type == VALUE_TEXT)
        return derived_text(value);
    region_name(words, value, &name);
    return sql_text(arena_copy_slice(arena, buffer_slice(&name)));
}

static bool make_audit(struct tema_project *project, const struct value *values,
                       const struct derived_birth *birth, struct sql_value *row,
                       struct tema_error *error)
{
    struct derived_audit audit;

    if (!derived_audit(project, &values[QUOTATION_AUTHOR - 1], birth, &audit, error))
        return false;
    row[0] = audit.author;
    row[1] = audit.made_at;
    row[2] = audit.changed_by;
    row[3] = audit.changed_at;
    return true;
}

/* What a row is made from. */
struct source {
    int64_t id;
    const struct value *values; /* values[0] is field 1 */
    bool removed;
    struct derived_birth birth;
    struct arena *arena;
};

/* The row for the statements below. Words are borrowed until another document is opened.
 */
static bool make_row(struct tema_project *project, const struct source *source,
                     struct sql_value row[COLUMNS], struct tema_error *error)
{
    const struct value *values = source->values;
    const struct open_document *document;
    const struct layout_span *turn;
    struct slice words = SLICE("");
    struct span span = {0};
    int64_t document_id;

    if (!history_resolve(project->history, &values[QUOTATION_DOCUMENT - 1], &document_id,
                         error) ||
        !read_span(&values[QUOTATION_SPAN - 1], &span, error) ||
        !open_text(project, document_id, &document, error))
        return false;
    /* A text that was purged is empty; its quotations keep their places. */
    if (span.end <= document->length)
        words = position_slice(document->index, span.start, span.end);
    turn = span.start < span.end ? document_turn_at(document, span.start) : NULL;
    row[0] = sql_integer(source->id);
    row[1] = sql_integer(document_id);
    row[2] = sql_integer(span.start);
    row[3] = sql_integer(span.end);
    row[4] = sql_slice(words);
    row[5] = sql_id(turn != NULL ? turn->speaker_id : 0);
    row[6] = derived_content(&values[QUOTATION_COMMENT - 1]);
    row[7] = sql_integer(source->removed);
    row[8] = sql_integer(document_turns_in(document, span.start, span.end));
    row[9] = derived_text(&values[QUOTATION_PLACE - 1]);
    row[10] = make_name(&values[QUOTATION_NAME - 1], words, source->arena);
    row[11] = derived_text(&values[QUOTATION_DOUBT - 1]);
    row[16] = derived_text(&values[QUOTATION_KEY - 1]);
    return make_audit(project, values, &source->birth, row + 12, error);
}

static bool derive(void *context, const struct object *object, bool newborn,
                   struct tema_error *error)
{
    /* The key of one that is there stays: it was settled when it came. */
    static const char upsert[] =
        "INSERT INTO quotation (id, document_id, start, \"end\", words, speaker_id,"
        " comment, removed, turns, place, name, doubt, author_id, made_at, changed_by_id,"
        " changed_at, key) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,"
        " $13, $14, $15, $16, $17) ON CONFLICT (id) DO UPDATE SET document_id = $2,"
        " start = $3, \"end\" = $4, words = $5, speaker_id = $6, comment = $7,"
        " removed = $8, turns = $9, place = $10, name = $11, doubt = $12,"
        " author_id = $13, made_at = $14, changed_by_id = $15, changed_at = $16";
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct tema_project *project = context;
    struct sql_value row[COLUMNS + 1] = {[COLUMNS] = {.type = SQL_END}};
    struct source source = {.id = object->id,
                            .values = object->values + 1,
                            .removed = object->removed,
                            .arena = arena};

    if (newborn)
        project->has_unsettled_keys = true;
    return derived_birth_of(project, object, &source.birth, error) &&
           make_row(project, &source, row, error) &&
           store_run(project->store, upsert, row, NULL, error);
}

/* How many of BIRTHS, from the first, are in one document; at most BIRTHS. */
static size_t count_neighbours(const struct birth *births, size_t count)
{
    size_t neighbours = 1;

    while (neighbours < count && neighbours < BIRTHS &&
           value_equals(&births[neighbours].values[QUOTATION_DOCUMENT - 1],
                        &births[0].values[QUOTATION_DOCUMENT - 1]))
        neighbours++;
    return neighbours;
}

static bool derive_neighbours(struct tema_project *project, const struct birth *births,
                              size_t count, struct source *source,
                              struct tema_error *error)
{
    static const char insert[] =
        "INSERT OR FAIL INTO quotation (id, document_id, start, \"end\", words, "
        "speaker_id, comment, removed, turns, place, name, doubt, author_id, made_at,"
        " changed_by_id, changed_at, key) SELECT c1, c2, c3, c4, c5, c6, c7, c8, c9,"
        " c10, c11, c12, c13, c14, c15, c16, c17 FROM many";
    struct sql_value rows[BIRTHS * COLUMNS];

    for (size_t i = 0; i < count; i++, source->id++) {
        source->values = births[i].values;
        if (!make_row(project, source, rows + i * COLUMNS, error))
            return false;
    }
    return store_run_many(project->store, insert, rows, COLUMNS, count, error);
}

static bool derive_births(void *context, const struct birth *births, size_t count,
                          int64_t first, struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct tema_project *project = context;
    struct source source = {.id = first, .arena = arena};

    project->has_unsettled_keys = true;
    if (!derived_birth_now(project, &source.birth, error))
        return false;
    while (count > 0) {
        size_t neighbours = count_neighbours(births, count);

        if (!derive_neighbours(project, births, neighbours, &source, error))
            return false;
        births += neighbours;
        count -= neighbours;
    }
    return true;
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
    static const char evidence[] =
        "SELECT count(*) FROM evidence e JOIN history_object o ON o.id = e.id"
        " WHERE e.quotation_id = $1 AND e.removed = 0 AND o.transaction_id <> $2";
    static const char memos[] =
        "SELECT count(*) FROM memo m JOIN history_object o ON o.id = m.id"
        " WHERE m.on_id = $1 AND m.removed = 0 AND o.transaction_id <> $2";
    static const struct derived_need needs[] = {
        {codings, "1 coding is on it", "codings are on it"},
        {evidence, "a theme gathers it", "themes gather it"},
        {memos, "1 memo is on it", "memos are on it"},
        DERIVED_REFERRING,
        {NULL, NULL, NULL},
    };

    return derived_is_needed(context, needs, object_id, own_transaction, reason,
                             ret_needed, error);
}

static bool derive_removals(void *context, const int64_t *ids, size_t count, bool removed,
                            struct tema_error *error)
{
    static const char update[] =
        "UPDATE OR FAIL quotation SET removed = c2 FROM many WHERE id = c1";

    return derived_removals(context, update, ids, count, removed, error);
}

const struct history_kind kind_quotation = {
    .number = KIND_QUOTATION,
    .name = "quotation",
    .fields = QUOTATION_FIELDS,
    .before_change = derived_before_change,
    .derive = derive,
    .derive_births = derive_births,
    .settle = settle,
    .needed = needed,
    .derive_removals = derive_removals,
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

/* Whoever says which words it marks knows where it stands. */
static bool settle_place(struct tema_project *project, int64_t quotation,
                         struct tema_error *error)
{
    return history_write(project->history, quotation, QUOTATION_PLACE, value_null(),
                         error) &&
           history_write(project->history, quotation, QUOTATION_DOUBT, value_null(),
                         error);
}

static bool resize(struct tema_project *project, int64_t quotation, struct span span,
                   struct place *place, struct tema_error *error)
{
    const struct open_document *document;
    char span_bytes[SPAN_LARGEST];
    unsigned char digest_bytes[DIGEST_BYTES];
    struct value span_value, digest_value;

    if (!read_place(project, quotation, place, error) ||
        !document_open(project, place->document, &document, error) ||
        !quotation_fit(document, &span, error))
        return false;
    if (span.start == place->span.start && span.end == place->span.end)
        return settle_place(project, quotation, error);
    if (!expect_unmarked(project, place, span, error))
        return false;
    span_value = quotation_span_value(span, span_bytes);
    digest_value = quotation_digest_value(document, span, digest_bytes);
    return history_write(project->history, quotation, QUOTATION_SPAN, span_value,
                         error) &&
           history_write(project->history, quotation, QUOTATION_DIGEST, digest_value,
                         error) &&
           settle_place(project, quotation, error);
}

bool tema_quotation_resize(struct tema_project *project,
                           struct tema_quotation_id quotation, int64_t start, int64_t end,
                           struct tema_error *error)
{
    CLEANUP(release_place) struct place place = {0};
    bool went_well;

    if (!project_begin(project, error))
        return false;
    went_well = resize(project, quotation.row, (struct span){start, end}, &place, error);
    return project_end(project, went_well, error, "moved the ends of %s in %s", place.key,
                       buffer_string(&place.document_name));
}

bool tema_quotation_comment(struct tema_project *project,
                            struct tema_quotation_id quotation, const char *comment,
                            struct tema_error *error)
{
    CLEANUP(release_place) struct place place = {0};
    struct slice text = slice_of(comment);
    bool went_well;

    if (!quotation_check_comment(text, error) || !project_begin(project, error))
        return false;
    went_well = read_place(project, quotation.row, &place, error) &&
                quotation_write_comment(project, quotation.row, text, error);
    return project_end(project, went_well, error, "%s %s in %s",
                       text.length > 0 ? "commented on" : "took the comment off",
                       place.key, buffer_string(&place.document_name));
}

bool tema_quotation_remove(struct tema_project *project,
                           struct tema_quotation_id quotation, struct tema_error *error)
{
    CLEANUP(release_place) struct place place = {0};
    bool went_well;

    if (!project_begin(project, error))
        return false;
    went_well = read_place(project, quotation.row, &place, error) &&
                removal_of_quotation(project, quotation.row, error);
    return project_end(project, went_well, error, "removed %s in %s", place.key,
                       buffer_string(&place.document_name));
}
