/* speaker_kind.c - the rows that are derived from a speaker */
#include "base/cleanup.h"
#include "project/speaker.h"

struct guid speaker_guid(const struct guid *document, const char *label)
{
    CLEANUP_BUFFER struct buffer name = {0};

    buffer_add(&name, "speaker", sizeof "speaker");
    buffer_add(&name, document->bytes, sizeof document->bytes);
    buffer_add_string(&name, label);
    return guid_from_name(buffer_slice(&name));
}

static bool insert_speaker(struct store *store, const struct object *object,
                           int64_t document, int64_t case_id, struct tema_error *error)
{
    static const char upsert[] =
        "INSERT INTO speaker (id, document_id, label, role, case_id, removed) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (id) DO UPDATE SET "
        "role = excluded.role, case_id = excluded.case_id, removed = excluded.removed";

    return store_run(store, upsert,
                     BIND(sql_integer(object->id), sql_integer(document),
                          sql_slice(object->values[SPEAKER_LABEL].text),
                          sql_integer(object->values[SPEAKER_ROLE].integer),
                          sql_id(case_id), sql_integer(object->removed)),
                     NULL, error);
}

/* The document's turns are there already. The inner query goes by the index of labels; a
 * plain condition would read the whole document for each of its speakers. */
static bool claim_turns(struct store *store, const struct object *object,
                        int64_t document, struct tema_error *error)
{
    static const char update[] =
        "UPDATE turn SET speaker_id = ?3 WHERE document_id = ?1 AND number IN "
        "(SELECT number FROM turn WHERE document_id = ?1 AND label = ?2) "
        "AND speaker_id IS NOT ?3";

    return store_run(store, update,
                     BIND(sql_integer(document),
                          sql_slice(object->values[SPEAKER_LABEL].text),
                          sql_integer(object->id)),
                     NULL, error);
}

static bool derive(void *context, const struct object *object, bool newborn,
                   struct tema_error *error)
{
    struct tema_project *project = context;
    int64_t document, case_id;

    return history_resolve(project->history, &object->values[SPEAKER_DOCUMENT], &document,
                           error) &&
           history_resolve(project->history, &object->values[SPEAKER_CASE], &case_id,
                           error) &&
           insert_speaker(project->store, object, document, case_id, error) &&
           (!newborn || project->layout_at_hand != NULL ||
            claim_turns(project->store, object, document, error));
}

const struct history_kind kind_speaker = {
    .number = KIND_SPEAKER,
    .name = "speaker",
    .fields = SPEAKER_FIELDS,
    .derive = derive,
};
