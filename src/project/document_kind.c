/* document_kind.c - the rows that are derived from a document: its own and its turns' */
#include "base/cleanup.h"
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

    if (!history_read_content(project->history, &field(object, DOCUMENT_LAYOUT)->guid,
                              &json, error))
        return false;
    if (json.length == 0) { /* purged */
        *ret_layout = (struct layout){0};
        return true;
    }
    return layout_read_turns(buffer_slice(&json), arena, ret_layout, error);
}

static bool insert_turn(struct store *store, int64_t document, int64_t number,
                        const struct layout_turn *turn, int64_t speaker,
                        struct tema_error *error)
{
    static const char insert[] =
        "INSERT INTO turn (document_id, number, start, words_start, \"end\", label, "
        "speaker_id, begin_ms, end_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    struct sql_value nothing = sql_id(0);

    return store_run(store, insert,
                     BIND(sql_integer(document), sql_integer(number),
                          sql_integer(turn->start), sql_integer(turn->words_start),
                          sql_integer(turn->end), sql_text(turn->speaker),
                          sql_id(speaker),
                          turn->begin_ms >= 0 ? sql_integer(turn->begin_ms) : nothing,
                          turn->end_ms >= 0 ? sql_integer(turn->end_ms) : nothing),
                     NULL, error);
}

/* Speakers are born after their document: then their own derive fills them in. When the
 * rows are made again from the history they are there already. */
static bool insert_turns(struct tema_project *project, const struct object *object,
                         const struct layout *layout, struct arena *arena,
                         struct tema_error *error)
{
    struct layout_labels labels;
    int64_t *speakers;

    layout_label(layout, arena, &labels);
    speakers = arena_take(arena, (labels.count + 1) * sizeof *speakers);
    for (size_t i = 0; i < labels.count; i++) {
        struct guid guid = speaker_guid(&object->guid, labels.items[i]);

        if (!history_find_object(project->history, &guid, &speakers[i], error))
            return false;
    }
    for (size_t i = 0; i < layout->turn_count; i++)
        if (!insert_turn(project->store, object->id, (int64_t)i + 1, &layout->turns[i],
                         speakers[labels.of_turn[i]], error))
            return false;
    return true;
}

static bool insert_document(struct tema_project *project, const struct object *object,
                            const struct layout *layout, int64_t case_id,
                            struct tema_error *error)
{
    static const char insert[] =
        "INSERT INTO document (id, name, source_name, importer, sha256, length, words, "
        "paragraphs, turns, text, source, layout, case_id, imported_at, removed) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)";
    struct slice sha256 = field(object, DOCUMENT_SHA256)->text;

    return store_run(
        project->store, insert,
        BIND(sql_integer(object->id), sql_slice(field(object, DOCUMENT_NAME)->text),
             sql_slice(field(object, DOCUMENT_SOURCE_NAME)->text),
             sql_slice(field(object, DOCUMENT_IMPORTER)->text),
             sql_bytes(sha256.bytes, sha256.length),
             sql_integer(field(object, DOCUMENT_LENGTH)->integer),
             sql_integer(field(object, DOCUMENT_WORDS)->integer),
             sql_integer((int64_t)layout->paragraph_count),
             sql_integer((int64_t)layout->turn_count),
             sql_guid(&field(object, DOCUMENT_TEXT)->guid),
             sql_guid(&field(object, DOCUMENT_SOURCE)->guid),
             sql_guid(&field(object, DOCUMENT_LAYOUT)->guid), sql_id(case_id),
             sql_integer(object->born_at), sql_integer(object->removed)),
        NULL, error);
}

static bool update_document(struct tema_project *project, const struct object *object,
                            int64_t case_id, struct tema_error *error)
{
    static const char update[] =
        "UPDATE document SET name = ?2, case_id = ?3, removed = ?4 WHERE id = ?1";

    return store_run(project->store, update,
                     BIND(sql_integer(object->id),
                          sql_slice(field(object, DOCUMENT_NAME)->text), sql_id(case_id),
                          sql_integer(object->removed)),
                     NULL, error);
}

static bool derive(void *context, const struct object *object, bool newborn,
                   struct tema_error *error)
{
    struct tema_project *project = context;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct layout layout;
    int64_t case_id;

    if (!history_resolve(project->history, field(object, DOCUMENT_CASE), &case_id, error))
        return false;
    if (!newborn)
        return update_document(project, object, case_id, error);
    return read_layout(project, object, arena, &layout, error) &&
           insert_document(project, object, &layout, case_id, error) &&
           insert_turns(project, object, &layout, arena, error);
}

static bool needed(void *context, int64_t object_id, int64_t own_transaction,
                   struct buffer *reason, bool *ret_needed, struct tema_error *error)
{
    static const char select[] =
        "SELECT count(*) FROM quotation JOIN history_object USING (id) "
        "WHERE quotation.document_id = ?1 AND quotation.removed = 0 "
        "AND history_object.transaction_id <> ?2";
    struct tema_project *project = context;
    int64_t count;

    if (!store_integer(project->store, select,
                       BIND(sql_integer(object_id), sql_integer(own_transaction)), 0,
                       &count, error))
        return false;
    if (count > 0)
        buffer_add_format(
            reason, count == 1 ? "%lld quotation is in it" : "%lld quotations are in it",
            (long long)count);
    *ret_needed = count > 0;
    return true;
}

const struct history_kind kind_document = {
    .number = KIND_DOCUMENT,
    .name = "document",
    .fields = DOCUMENT_FIELDS,
    .derive = derive,
    .needed = needed,
};
