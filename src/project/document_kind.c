/* document_kind.c - the rows that are derived from a document: its own and its turns' */
#include "base/cleanup.h"
#include "project/derived.h"
#include "project/document.h"
#include "project/speaker.h"

static const struct value *field(const struct object *object, enum document_field number)
{
    return &object->values[number];
}

static bool read_layout(struct tema_project *project, const struct object *object,
                        struct arena *arena, struct layout *ret_layout,
                        struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer json = {0};

    const struct value *content = field(object, DOCUMENT_LAYOUT);

    if (content->type == VALUE_CONTENT &&
        !history_read_content(project->history, &content->guid, &json, error))
        return false;
    if (json.length == 0) { /* none, or purged */
        *ret_layout = (struct layout){0};
        return true;
    }
    return layout_read_turns(buffer_slice(&json), arena, ret_layout, error);
}

enum { TURN_COLUMNS = 9, TURNS = 256 /* that one statement stores */ };

static void make_turn(int64_t document, int64_t number, const struct layout_turn *turn,
                      int64_t speaker, struct sql_value row[TURN_COLUMNS])
{
    struct sql_value nothing = sql_id(0);

    row[0] = sql_integer(document);
    row[1] = sql_integer(number);
    row[2] = sql_integer(turn->start);
    row[3] = sql_integer(turn->words_start);
    row[4] = sql_integer(turn->end);
    row[5] = sql_text(turn->speaker);
    row[6] = sql_id(speaker);
    row[7] = turn->begin_ms >= 0 ? sql_integer(turn->begin_ms) : nothing;
    row[8] = turn->end_ms >= 0 ? sql_integer(turn->end_ms) : nothing;
}

/* At most TURNS of them, from number FIRST (0, 1 ...) on. */
static bool insert_some(struct store *store, int64_t document,
                        const struct document_turns *turns, size_t first,
                        struct tema_error *error)
{
    static const char insert[] =
        "INSERT OR FAIL INTO turn (document_id, number, start, words_start, \"end\", "
        "label, speaker_id, begin_ms, end_ms) "
        "SELECT c1, c2, c3, c4, c5, c6, c7, c8, c9 FROM many";
    struct sql_value rows[TURNS * TURN_COLUMNS];
    size_t left = turns->layout->turn_count - first, count = left < TURNS ? left : TURNS;

    for (size_t i = 0; i < count; i++)
        make_turn(document, (int64_t)(first + i) + 1, &turns->layout->turns[first + i],
                  turns->speakers[turns->labels.of_turn[first + i]],
                  rows + i * TURN_COLUMNS);
    return store_run_many(store, insert, rows, TURN_COLUMNS, count, error);
}

bool document_store_turns(struct tema_project *project, int64_t document_id,
                          const struct document_turns *turns, struct tema_error *error)
{
    for (size_t first = 0; first < turns->layout->turn_count; first += TURNS)
        if (!insert_some(project->store, document_id, turns, first, error))
            return false;
    return true;
}

/* Where speakers are born after their document their own derive fills them in. When the
 * rows are made again from the history they are there already. */
static bool insert_turns(struct tema_project *project, const struct object *object,
                         const struct layout *layout, struct arena *arena,
                         struct tema_error *error)
{
    struct document_turns turns = {.layout = layout};
    int64_t *speakers;

    layout_label(layout, arena, &turns.labels);
    turns.speakers = speakers =
        arena_take(arena, (turns.labels.count + 1) * sizeof *speakers);
    for (size_t i = 0; i < turns.labels.count; i++) {
        struct guid guid = speaker_guid(&object->guid, turns.labels.items[i]);

        if (!history_find_object(project->history, &guid, &speakers[i], error))
            return false;
    }
    return document_store_turns(project, object->id, &turns, error);
}

/* The columns of a document's row that its fields give, in the order of the statements.
 */
enum { COLUMNS = 22 };

static bool make_row(struct tema_project *project, const struct object *object,
                     struct sql_value row[COLUMNS], struct tema_error *error)
{
    const struct value *medium = field(object, DOCUMENT_MEDIUM);
    struct derived_birth birth;
    struct derived_audit audit;

    if (!derived_object(project, field(object, DOCUMENT_CASE), &row[10], error) ||
        !derived_object(project, field(object, DOCUMENT_PART_OF), &row[12], error) ||
        !derived_birth_of(project, object, &birth, error) ||
        !derived_audit(project, field(object, DOCUMENT_AUTHOR), &birth, &audit, error))
        return false;
    row[0] = sql_integer(object->id);
    row[1] = derived_text(field(object, DOCUMENT_NAME));
    row[2] = derived_text(field(object, DOCUMENT_SOURCE_NAME));
    row[3] = derived_text(field(object, DOCUMENT_IMPORTER));
    row[4] = sql_bytes(field(object, DOCUMENT_SHA256)->text.bytes,
                       field(object, DOCUMENT_SHA256)->text.length);
    row[5] = sql_integer(field(object, DOCUMENT_LENGTH)->integer);
    row[6] = sql_integer(field(object, DOCUMENT_WORDS)->integer);
    row[7] = derived_content(field(object, DOCUMENT_TEXT));
    row[8] = derived_content(field(object, DOCUMENT_SOURCE));
    row[9] = derived_content(field(object, DOCUMENT_LAYOUT));
    row[11] = medium->type == VALUE_TEXT ? derived_text(medium) : sql_text("text");
    row[13] = derived_text(field(object, DOCUMENT_DESCRIPTION));
    row[14] = derived_text(field(object, DOCUMENT_LOCATION));
    row[15] = audit.author;
    row[16] = audit.made_at;
    row[17] = audit.changed_by;
    row[18] = audit.changed_at;
    row[19] = sql_integer(object->removed);
    row[20] = sql_integer(object->born_at);
    row[21] = (struct sql_value){.type = SQL_END};
    return true;
}

/* How many paragraphs and turns there are stays: a document's layout does. */
static bool write_document(struct tema_project *project, const struct object *object,
                           struct tema_error *error)
{
    static const char upsert[] =
        "INSERT INTO document (id, name, source_name, importer, sha256, length, words, "
        "text, source, layout, case_id, medium, part_of_id, description, location, "
        "author_id, made_at, changed_by_id, changed_at, removed, imported_at, "
        "paragraphs, turns) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, "
        "?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, 0, 0) "
        "ON CONFLICT (id) DO UPDATE SET name = ?2, source_name = ?3, importer = ?4, "
        "sha256 = ?5, length = ?6, words = ?7, text = ?8, source = ?9, layout = ?10, "
        "case_id = ?11, medium = ?12, part_of_id = ?13, description = ?14, "
        "location = ?15, author_id = ?16, made_at = ?17, changed_by_id = ?18, "
        "changed_at = ?19, removed = ?20";
    struct sql_value row[COLUMNS];

    return make_row(project, object, row, error) &&
           store_run(project->store, upsert, row, NULL, error);
}

static bool write_counts(struct tema_project *project, int64_t id,
                         const struct layout *layout, struct tema_error *error)
{
    static const char count[] =
        "UPDATE document SET paragraphs = ?2, turns = ?3 WHERE id = ?1";

    return store_run(project->store, count,
                     BIND(sql_integer(id), sql_integer((int64_t)layout->paragraph_count),
                          sql_integer((int64_t)layout->turn_count)),
                     NULL, error);
}

static bool write_layout(struct tema_project *project, const struct object *object,
                         struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct layout layout;

    if (project->layout_at_hand != NULL)
        return write_counts(project, object->id, project->layout_at_hand, error);
    return read_layout(project, object, arena, &layout, error) &&
           write_counts(project, object->id, &layout, error) &&
           insert_turns(project, object, &layout, arena, error);
}

static bool derive(void *context, const struct object *object, bool newborn,
                   struct tema_error *error)
{
    return write_document(context, object, error) &&
           (!newborn || write_layout(context, object, error));
}

static bool needed(void *context, int64_t object_id, int64_t own_transaction,
                   struct buffer *reason, bool *ret_needed, struct tema_error *error)
{
    static const char quotations[] =
        "SELECT count(*) FROM quotation JOIN history_object o USING (id) "
        "WHERE quotation.document_id = $1 AND quotation.removed = 0 "
        "AND o.transaction_id <> $2";
    static const char parts[] =
        "SELECT count(*) FROM document JOIN history_object o USING (id) "
        "WHERE document.part_of_id = $1 AND document.removed = 0 "
        "AND o.transaction_id <> $2";
    static const struct derived_need needs[] = {
        {quotations, "1 quotation is in it", "quotations are in it"},
        {parts, "1 transcript is part of it", "transcripts are part of it"},
        DERIVED_REFERRING,
        {NULL, NULL, NULL},
    };

    return derived_is_needed(context, needs, object_id, own_transaction, reason,
                             ret_needed, error);
}

const struct history_kind kind_document = {
    .number = KIND_DOCUMENT,
    .name = "document",
    .fields = DOCUMENT_FIELDS,
    .is_ground = true,
    .before_change = derived_before_change,
    .derive = derive,
    .needed = needed,
};
