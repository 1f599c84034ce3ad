/* sources_document.c - the document that a source becomes, with its texts and speakers */
#include "base/cleanup.h"
#include "exchange/sources_arriving.h"
#include "project/speaker.h"

static const char importer[] = "refi 1";

/* --- the document as it is here --- */

/* As the project has it. */
struct present {
    int64_t id;
    bool has_text;
    struct guid text;
    int64_t length; /* code points */
};

static bool find_present(struct source_pass *pass, const struct guid *guid,
                         struct present *ret_present, struct tema_error *error)
{
    static const char select[] = "SELECT text, length FROM document WHERE id = $1";
    struct reading *reading = pass->reading;
    struct present present = {0};
    struct rows rows;

    if (!arrival_find(reading->arrival, KIND_DOCUMENT, guid, &present.id, error))
        return false;
    if (present.id != 0) {
        if (!store_query(reading->project->store, select, BIND(sql_integer(present.id)),
                         &rows, error))
            return false;
        if (rows_next(&rows)) {
            present.has_text = !rows_is_null(&rows, 0);
            present.text = rows_guid(&rows, 0);
            present.length = rows_integer(&rows, 1);
        }
        if (!rows_close(&rows, error))
            return false;
    }
    *ret_present = present;
    return true;
}

/* A text that was purged is taken for the same: it does not come back this way. */
static bool has_same_text(struct source_pass *pass, const struct present *present,
                          const struct source_text *text, bool *ret_same,
                          struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer bytes = {0};

    *ret_same = !text->has_text;
    if (!text->has_text || !present->has_text)
        return true;
    if (!history_read_content(pass->reading->project->history, &present->text, &bytes,
                              error))
        return false;
    *ret_same = (bytes.length == 0 && present->length > 0) ||
                slice_equals(buffer_slice(&bytes), buffer_slice(&text->raw.text));
    return true;
}

/* NoteRefs stand on what the source is now. */
static void move_note_refs(struct reading *reading, const struct guid *before,
                           const struct guid *now)
{
    for (size_t i = 0; i < reading->note_refs.count; i++)
        if (guid_equals(&reading->note_refs.items[i].object, before))
            reading->note_refs.items[i].object = *now;
}

/* A text never changes: where the file has another one than the project, it becomes a
 * document beside the old one, and the quotations move into it. The same file makes the
 * same one again. */
static bool find_or_part(struct source_pass *pass, struct read_source *source,
                         const struct source_text *text, int64_t *ret_id,
                         struct tema_error *error)
{
    struct present present;
    struct sha256 sha256;
    struct guid other;
    char digest[65];
    bool is_same = true;

    if (!find_present(pass, &source->guid, &present, error) ||
        (present.id != 0 && !has_same_text(pass, &present, text, &is_same, error)))
        return false;
    *ret_id = present.id;
    if (is_same)
        return true;
    sha256 = sha256_of(buffer_slice(&text->raw.text));
    sha256_format(&sha256, digest);
    other = reading_make_guid(&source->guid, digest, 0);
    losses_note(pass->reading->losses, TEMA_EXCHANGE_REPAIRED, "documents",
                "their text is not the one that the project has: a document beside it "
                "was made, and their quotations moved there",
                source->name);
    move_note_refs(pass->reading, &source->guid, &other);
    reading_set_key(pass->reading, FAMILY_SOURCE, &source->known_as, &other);
    source->guid = other;
    if (!find_present(pass, &other, &present, error))
        return false;
    *ret_id = present.id;
    return true;
}

/* --- its speakers --- */

/* The case GUID, where it is there; else null. */
static bool case_value(const struct arriving *arriving, const struct guid *guid,
                       struct value *ret_value, struct tema_error *error)
{
    int64_t id;

    if (!arrival_find(arriving->pass->reading->arrival, KIND_CASE, guid, &id, error))
        return false;
    *ret_value = value_null();
    if (id != 0)
        *ret_value = (struct value){.type = VALUE_OBJECT, .integer = id, .guid = *guid};
    return true;
}

static bool bear_speaker(struct arriving *arriving, const struct value *document,
                         const char *label, int64_t role, int64_t *ret_id,
                         struct tema_error *error)
{
    const struct reading *reading = arriving->pass->reading;
    struct guid guid = speaker_guid(&document->guid, label);
    struct extras_speaker known;
    struct value values[SPEAKER_FIELDS] = {
        [SPEAKER_DOCUMENT - 1] = *document,
        [SPEAKER_LABEL - 1] = value_text(label),
        [SPEAKER_ROLE - 1] = value_integer(role),
    };

    if (extras_speaker(reading->extras, arriving_known_as(arriving->source), label,
                       &known)) {
        values[SPEAKER_ROLE - 1] = value_integer(known.role);
        if (known.has_case &&
            !case_value(arriving, &known.case_guid, &values[SPEAKER_CASE - 1], error))
            return false;
    }
    return arrival_object(reading->arrival, KIND_SPEAKER, &guid, values, label, ret_id,
                          error);
}

/* The text is at hand, and so are its turns: nobody need read them again to mark it. */
static void open_it(struct arriving *arriving, int64_t id,
                    const struct document_turns *turns)
{
    const struct layout *layout = turns->layout;
    struct open_document *open = &arriving->text->open;

    *open = (struct open_document){
        .id = id,
        .name = arriving->name,
        .text = arriving->text->raw.text,
        .index = &arriving->text->raw.index,
        .length = arriving->text->raw.length,
        .turns = arena_take(arriving->pass->arena,
                            (layout->turn_count + 1) * sizeof *open->turns),
        .turn_count = layout->turn_count,
    };
    for (size_t i = 0; i < layout->turn_count; i++)
        open->turns[i] = (struct layout_span){
            layout->turns[i].start, layout->turns[i].words_start, layout->turns[i].end,
            turns->speakers[turns->labels.of_turn[i]]};
    arriving->text->is_open = true;
}

static bool bear_speakers(struct arriving *arriving, int64_t id,
                          struct document_turns *ret_turns, struct tema_error *error)
{
    const struct value document = {
        .type = VALUE_OBJECT, .integer = id, .guid = arriving->source->guid};
    struct arena *arena = arriving->pass->arena;
    CLEANUP(map_release) struct map roles = {0};
    struct document_turns turns = {.layout = &arriving->layout};
    int64_t *speakers;

    for (size_t i = 0; i < arriving->speaker_count; i++)
        map_put(&roles, slice_of(arriving->speakers[i].label),
                arriving->speakers[i].role);
    layout_label(turns.layout, arena, &turns.labels);
    turns.speakers = speakers =
        arena_take(arena, (turns.labels.count + 1) * sizeof *speakers);
    for (size_t i = 0; i < turns.labels.count; i++) {
        const char *label = turns.labels.items[i];

        if (!bear_speaker(arriving, &document, label,
                          map_number(&roles, slice_of(label), TEMA_ROLE_UNKNOWN),
                          &speakers[i], error))
            return false;
    }
    *ret_turns = turns;
    return true;
}

/* --- itself --- */

static bool own_case_value(struct arriving *arriving, struct value *ret_value,
                           struct tema_error *error)
{
    const struct guid *guid = NULL;
    int64_t place =
        map_number(&arriving->pass->cases, MAP_KEY(arriving->source->known_as), -1);

    if (arriving->extras.knows_case)
        guid = arriving->extras.has_case ? &arriving->extras.case_guid : NULL;
    else if (place >= 0)
        guid = &arriving->pass->reading->cases.items[place].guid;
    *ret_value = value_null();
    return guid == NULL || case_value(arriving, guid, ret_value, error);
}

static bool fill(struct arriving *arriving, const struct value *part_of,
                 struct tema_error *error)
{
    const struct read_source *source = arriving->source;
    struct value *values = arriving->values;

    values[DOCUMENT_NAME - 1] = value_text(arriving->name);
    values[DOCUMENT_SOURCE_NAME - 1] = value_text(arriving_source_name(arriving));
    values[DOCUMENT_IMPORTER - 1] = value_text(
        arriving->extras.importer != NULL ? arriving->extras.importer : importer);
    values[DOCUMENT_SHA256 - 1] = (struct value){.type = VALUE_BYTES, .text = SLICE("")};
    values[DOCUMENT_LENGTH - 1] = value_integer(arriving->text->raw.length);
    values[DOCUMENT_WORDS - 1] = value_integer(0);
    values[DOCUMENT_MEDIUM - 1] =
        source->type == SOURCE_TEXT || source->type == SOURCE_INSET
            ? value_null()
            : value_text(source_medium(source->type));
    values[DOCUMENT_PART_OF - 1] = *part_of;
    values[DOCUMENT_DESCRIPTION - 1] = value_text(source->description);
    values[DOCUMENT_LOCATION - 1] = value_text(arriving->text->location);
    audit_values(&source->audit, &values[DOCUMENT_AUTHOR - 1]);
    return own_case_value(arriving, &values[DOCUMENT_CASE - 1], error);
}

static bool is_removed(struct source_pass *pass, int64_t id, bool *ret_removed,
                       struct tema_error *error)
{
    static const char select[] = "SELECT removed FROM document WHERE id = $1";
    int64_t removed;

    if (!store_integer(pass->reading->project->store, select, BIND(sql_integer(id)), 0,
                       &removed, error))
        return false;
    *ret_removed = removed != 0;
    return true;
}

static bool bear_with_speakers(struct arriving *arriving, int64_t *ret_id,
                               struct document_turns *ret_turns, struct tema_error *error)
{
    return arrival_object(arriving->pass->reading->arrival, KIND_DOCUMENT,
                          &arriving->source->guid, arriving->values, arriving->name,
                          ret_id, error) &&
           bear_speakers(arriving, *ret_id, ret_turns, error);
}

static bool bear_new(struct arriving *arriving, int64_t *ret_id, struct tema_error *error)
{
    struct tema_project *project = arriving->pass->reading->project;
    struct document_turns turns;
    bool went_well;

    if (!arriving_keep_contents(arriving, error))
        return false;
    project->layout_at_hand = &arriving->layout;
    went_well = bear_with_speakers(arriving, ret_id, &turns, error);
    project->layout_at_hand = NULL;
    if (!went_well || !document_store_turns(project, *ret_id, &turns, error))
        return false;
    if (arriving->text->has_text)
        open_it(arriving, *ret_id, &turns);
    return true;
}

static bool compare(struct arriving *arriving, int64_t *ret_id, struct tema_error *error)
{
    struct document_turns turns;

    return arriving_find_own_layout(arriving, error) &&
           bear_with_speakers(arriving, ret_id, &turns, error);
}

bool source_document_arrive(struct source_pass *pass, struct read_source *source,
                            struct source_text *text, const struct value *part_of,
                            int64_t *ret_id, struct tema_error *error)
{
    struct arriving arriving = {.pass = pass, .source = source, .text = text};
    struct reading *reading = pass->reading;
    int64_t before, id;
    bool removed;

    source_resolve_marks(source);
    if (!find_or_part(pass, source, text, &before, error) ||
        !source_choose_name(pass, source, before, &arriving.name, error))
        return false;
    if (!extras_document(reading->extras, arriving_known_as(source), &arriving.extras))
        arriving.extras = (struct extras_document){0};
    if (!fill(&arriving, part_of, error) ||
        !(before == 0 ? bear_new(&arriving, &id, error)
                      : compare(&arriving, &id, error)) ||
        !is_removed(pass, id, &removed, error))
        return false;
    *ret_id = removed ? 0 : id;
    return true;
}
