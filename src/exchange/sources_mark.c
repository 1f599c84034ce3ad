/* sources_mark.c - the quotations and codings of one source come in, many at once */
#include "base/cleanup.h"
#include "exchange/sources_pass.h"
#include "project/words.h"

enum { TOLD = 40 }; /* code points by which a quotation without a name is told of */

struct mark_batch {
    size_t count;
    struct birth births[MARK_BATCH];
    size_t places[MARK_BATCH]; /* in the source's list */
    int64_t ids[MARK_BATCH];
    const char *names[MARK_BATCH];
    union {
        struct {
            struct value values[MARK_BATCH][QUOTATION_FIELDS];
            char keys[MARK_BATCH][KEY_SIZE];
            char spans[MARK_BATCH][SPAN_LARGEST];
            unsigned char digests[MARK_BATCH][DIGEST_BYTES];
        } quotations;
        struct value codings[MARK_BATCH][CODING_FIELDS];
    };
};

/* What is marked in one source. */
struct marking {
    struct source_pass *pass;
    struct read_source *source;
    const struct source_text *text;
    const struct open_document *document;
    struct value document_value;
    struct mark_batch *batch;
    int64_t *ids;     /* of each quotation in the source's list */
    struct map coded; /* 16 bytes: codings of this source */
    int64_t quotations, codings, twice;
    size_t next_note; /* of the codings' */
};

void mark_batch_free(struct mark_batch *batch)
{
    free(batch);
}

/* --- quotations --- */

static bool choose_key(struct marking *marking, const struct guid *guid,
                       char ret_key[KEY_SIZE], struct tema_error *error)
{
    const char *wanted = extras_key(marking->pass->reading->extras, guid);

    if (wanted != NULL && quotation_key_is_well_formed(wanted) &&
        source_keys_take(&marking->pass->keys, wanted)) {
        ret_key[0] = '\0';
        strncat(ret_key, wanted, KEY_LONGEST);
        return true;
    }
    return source_keys_choose(&marking->pass->keys, guid, ret_key, error);
}

static struct value place_value(const struct marking *marking,
                                const struct read_selection *selection)
{
    CLEANUP_BUFFER struct buffer place = {0};

    if (!selection->has_place)
        return value_null();
    region_write(&selection->region, 1, &place);
    return value_text(arena_copy_slice(marking->pass->arena, buffer_slice(&place)));
}

static struct value doubt_value(const struct marking *marking, const struct guid *guid,
                                const struct buffer *doubt)
{
    const struct extras *extras = marking->pass->reading->extras;

    if (extras != NULL)
        return value_text(extras_doubt(extras, guid));
    if (doubt->length == 0)
        return value_null();
    return value_text(arena_copy_slice(marking->pass->arena, buffer_slice(doubt)));
}

/* A coding on a whole source has no Description that would keep the comment. */
static bool comment_value(const struct marking *marking,
                          const struct read_selection *selection, struct value *ret_value,
                          struct tema_error *error)
{
    const struct reading *reading = marking->pass->reading;
    const char *comment = selection->description != NULL
                              ? selection->description
                              : extras_comment(reading->extras, &selection->guid);

    *ret_value = value_null();
    return comment == NULL || arrival_content(reading->arrival, "comment",
                                              slice_of(comment), ret_value, error);
}

static struct slice words_at(const struct marking *marking, struct span span)
{
    if (!marking->text->has_text)
        return SLICE("");
    return position_slice(&marking->text->raw.index, span.start, span.end);
}

/* Makes ready the birth of quotation number PLACE of the source. */
static bool prepare_quotation(struct marking *marking, size_t place,
                              struct tema_error *error)
{
    struct source_pass *pass = marking->pass;
    struct mark_batch *batch = marking->batch;
    const struct read_selection *selection = &marking->source->selections.items[place];
    CLEANUP_BUFFER struct buffer doubt = {0};
    size_t i = batch->count;
    struct value *values = batch->quotations.values[i];
    struct span span =
        source_span(pass, marking->text, marking->source, selection, &doubt);
    struct span seen = span.end <= marking->document->length ? span : (struct span){0};
    struct slice words = words_at(marking, span);

    values[QUOTATION_DOCUMENT - 1] = marking->document_value;
    values[QUOTATION_SPAN - 1] = quotation_span_value(span, batch->quotations.spans[i]);
    values[QUOTATION_DIGEST - 1] =
        quotation_digest_value(marking->document, seen, batch->quotations.digests[i]);
    values[QUOTATION_PLACE - 1] = place_value(marking, selection);
    values[QUOTATION_NAME - 1] = region_name_value(words, selection->name);
    values[QUOTATION_DOUBT - 1] = doubt_value(marking, &selection->guid, &doubt);
    if (!choose_key(marking, &selection->guid, batch->quotations.keys[i], error) ||
        !comment_value(marking, selection, &values[QUOTATION_COMMENT - 1], error))
        return false;
    audit_values(&selection->audit, &values[QUOTATION_AUTHOR - 1]);
    values[QUOTATION_KEY - 1] = value_text(batch->quotations.keys[i]);
    batch->births[i] = (struct birth){selection->guid, values};
    batch->names[i] = selection->name[0] != '\0'
                          ? selection->name
                          : words_beginning(words, TOLD, pass->arena);
    batch->places[batch->count++] = place;
    return true;
}

/* Their keys were free: nobody need look for two alike. */
static bool bear_quotations(struct marking *marking, struct tema_error *error)
{
    struct reading *reading = marking->pass->reading;
    struct mark_batch *batch = marking->batch;
    bool had_unsettled_keys = reading->project->has_unsettled_keys;

    if (batch->count == 0)
        return true;
    if (!arrival_objects(reading->arrival, KIND_QUOTATION, batch->births, batch->names,
                         batch->count, batch->ids, error))
        return false;
    for (size_t i = 0; i < batch->count; i++)
        marking->ids[batch->places[i]] = batch->ids[i];
    reading->project->has_unsettled_keys = had_unsettled_keys;
    marking->quotations += (int64_t)batch->count;
    batch->count = 0;
    return true;
}

static bool mark_quotations(struct marking *marking, struct tema_error *error)
{
    for (size_t i = 0; i < marking->source->selections.count; i++) {
        if (marking->source->selections.items[i].same_as != i)
            continue;
        if (marking->batch->count == MARK_BATCH && !bear_quotations(marking, error))
            return false;
        if (!prepare_quotation(marking, i, error))
            return false;
    }
    return bear_quotations(marking, error);
}

/* --- codings --- */

/* Of the coding at PLACE, which has become the object GUID. */
static void keep_notes(struct marking *marking, size_t place, const struct guid *guid)
{
    const struct read_source *source = marking->source;

    for (; marking->next_note < source->coding_notes.count &&
           source->coding_notes.items[marking->next_note].coding == place;
         marking->next_note++)
        *array_push(&marking->pass->reading->note_refs) = (struct found_note_ref){
            source->coding_notes.items[marking->next_note].note, *guid};
}

static struct value object_value(const struct guid *guid, int64_t id)
{
    return (struct value){.type = VALUE_OBJECT, .guid = *guid, .integer = id};
}

static void prepare_coding(struct marking *marking, size_t place)
{
    struct source_pass *pass = marking->pass;
    struct mark_batch *batch = marking->batch;
    const struct read_coding *coding = &marking->source->codings.items[place];
    const struct found_code *code = &pass->reading->codes.items[coding->code];
    struct value *values = batch->codings[batch->count];
    struct guid guid;

    values[CODING_QUOTATION - 1] =
        object_value(&marking->source->selections.items[coding->selection].guid,
                     marking->ids[coding->selection]);
    values[CODING_CODE - 1] = object_value(&code->guid, code->id);
    values[CODING_CODER - 1] = object_value(&coding->coder, coding->coder_id);
    values[CODING_MADE_AT - 1] = value_integer(coding->made_at);
    guid = coding_guid(values);
    keep_notes(marking, place, &guid);
    if (coding->has_guid &&
        map_find(&pass->reading->wanted, MAP_KEY(coding->known_as), NULL))
        reading_set_key(pass->reading, FAMILY_CODING, &coding->known_as, &guid);
    if (map_find(&marking->coded, MAP_KEY(guid), NULL)) {
        marking->twice++;
        return;
    }
    map_put(&marking->coded, MAP_KEY(guid), 1);
    batch->births[batch->count++] = (struct birth){guid, values};
}

static bool bear_codings(struct marking *marking, struct tema_error *error)
{
    struct mark_batch *batch = marking->batch;

    if (batch->count == 0)
        return true;
    marking->codings += (int64_t)batch->count;
    if (!arrival_objects(marking->pass->reading->arrival, KIND_CODING, batch->births,
                         NULL, batch->count, NULL, error))
        return false;
    batch->count = 0;
    return true;
}

static bool mark_codings(struct marking *marking, struct tema_error *error)
{
    for (size_t i = 0; i < marking->source->codings.count; i++) {
        if (marking->batch->count == MARK_BATCH && !bear_codings(marking, error))
            return false;
        prepare_coding(marking, i);
    }
    return bear_codings(marking, error);
}

/* --- all of it --- */

static void note_all(const struct marking *marking)
{
    struct losses *losses = marking->pass->reading->losses;

    losses_add(losses, TEMA_EXCHANGE_READ, "quotations", "", marking->quotations);
    losses_add(losses, TEMA_EXCHANGE_READ, "codings", "", marking->codings);
    losses_add(losses, TEMA_EXCHANGE_READ, "sync points", "",
               (int64_t)marking->source->marks.count);
    losses_add(losses, TEMA_EXCHANGE_REPAIRED, "codings",
               "the same coding twice: it is one", marking->twice);
}

static bool mark(struct marking *marking, struct tema_error *error)
{
    struct tema_project *project = marking->pass->reading->project;
    bool went_well;

    marking->document = &marking->text->open;
    if (!marking->text->is_open &&
        !document_open(project, marking->document_value.integer, &marking->document,
                       error))
        return false;
    project->text_at_hand = marking->document;
    went_well = mark_quotations(marking, error) && mark_codings(marking, error);
    project->text_at_hand = NULL;
    return went_well;
}

bool source_mark(struct source_pass *pass, struct read_source *source,
                 const struct source_text *text, int64_t document,
                 struct tema_error *error)
{
    struct marking marking = {
        .pass = pass,
        .source = source,
        .text = text,
        .document_value = {.type = VALUE_OBJECT,
                           .integer = document,
                           .guid = source->guid},
        .ids =
            arena_take(pass->arena, (source->selections.count + 1) * sizeof *marking.ids),
    };
    bool went_well = true;

    if (pass->batch == NULL)
        pass->batch = memory_take(sizeof *pass->batch);
    marking.batch = pass->batch;
    marking.batch->count = 0;
    if (source->selections.count > 0)
        went_well = mark(&marking, error);
    if (went_well)
        note_all(&marking);
    map_release(&marking.coded);
    return went_well;
}
