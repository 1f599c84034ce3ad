/* arrival_compare.c - an object that the project has, and what the file says of it: by
 * three */
#include "exchange/arrival_internal.h"
#include "project/coder.h"

struct comparison {
    struct arrival *arrival;
    const struct arriving *arriving;
    const struct born *born;
    struct arena *arena;
    struct object ours;
    int64_t
        remover; /* who said whether it is removed, where nothing else was said; or 0 */
    bool has_base;
    struct object base; /* as the imports that stand have left it */
    bool is_news, is_ours;
};

/* --- what has been met --- */

static int64_t *counter(struct arrival *arrival, enum outcome outcome)
{
    struct tema_exchange_tally *tally = &arrival->tally;
    int64_t *const counters[] = {[OUTCOME_SAME] = &tally->same,
                                 [OUTCOME_OURS] = &tally->ours,
                                 [OUTCOME_CHANGED] = &tally->changed,
                                 [OUTCOME_BACK] = &tally->fresh};

    return counters[outcome];
}

/* An object is counted once, however often the file has it. */
static void count(struct arrival *arrival, int64_t id, enum outcome outcome)
{
    enum outcome before;

    if (id > arrival->newest)
        return; /* counted when it was born */
    before = arrival->outcomes[id];
    if (before >= outcome)
        return;
    if (before >= OUTCOME_SAME)
        --*counter(arrival, before);
    ++*counter(arrival, outcome);
    arrival->outcomes[id] = (unsigned char)outcome;
}

/* Whether the file that an object came with was of the same project as one in which it
 * comes again. Coders and variables are the same for being called so. */
static bool tells_the_project(int kind)
{
    return kind != KIND_STUDY && kind != KIND_CODER && kind != KIND_VARIABLE &&
           kind != KIND_CHAPTER;
}

/* Whether it was met before. */
static bool meet(struct arrival *arrival, const struct born *born)
{
    if (born->id > arrival->newest || arrival_has_met(arrival, born->id))
        return true;
    arrival->outcomes[born->id] = OUTCOME_MET;
    if (tells_the_project(born->kind) &&
        map_find(&arrival->imports, MAP_KEY(born->transaction), NULL))
        map_put(&arrival->earlier, MAP_KEY(born->transaction), 1);
    return false;
}

/* --- the object as it is, and as it came --- */

static bool read_born(struct comparison *comparison, struct tema_error *error)
{
    const struct arrival *arrival = comparison->arrival;
    struct object *object = &comparison->ours;
    struct value *values;
    size_t offset = 0, fields;

    object->id = comparison->born->id;
    object->born_in = comparison->born->transaction;
    if (!record_read(buffer_slice(&arrival->born), &offset, comparison->arena, &values,
                     &fields, error))
        return false;
    if (fields > FIELDS_MOST - 1)
        fields = FIELDS_MOST - 1;
    memcpy(object->values + 1, values, fields * sizeof *values);
    object->count = fields + 1;
    return true;
}

static bool read_ours(struct comparison *comparison, struct tema_error *error)
{
    struct history *history = comparison->arrival->project->history;
    const struct born *born = comparison->born;

    if (!born->is_written)
        return read_born(comparison, error);
    if (born->is_only_removed &&
        (!read_born(comparison, error) ||
         !history_find_removal(history, born->id, &comparison->remover,
                               &comparison->ours.removed, error)))
        return false;
    return comparison->remover != 0 ||
           history_read_object(history, born->id, comparison->arena, &comparison->ours,
                               error);
}

/* An import that was undone said nothing. */
static bool is_standing_import(void *context, int64_t transaction)
{
    const struct arrival *arrival = context;

    return map_number(&arrival->imports, MAP_KEY(transaction), 0) == 1;
}

static bool read_base(struct comparison *comparison, struct tema_error *error)
{
    if (comparison->has_base)
        return true;
    comparison->has_base = true;
    if (!comparison->born->is_written) {
        comparison->base = comparison->ours;
        return true;
    }
    return history_read_object_by(
        comparison->arrival->project->history, comparison->born->id, is_standing_import,
        comparison->arrival, comparison->arena, &comparison->base, error);
}

/* --- values --- */

static bool is_nobody(const struct value *value)
{
    return value->type == VALUE_OBJECT && coder_is_nobody(&value->guid);
}

/* Values that mean the same become one; "" and none for texts, who made a thing and the
 * coder of the transaction in which it was born. */
static struct value meaning(const struct comparison *comparison,
                            const struct field *field, const struct value *value)
{
    const struct past *past =
        arrival_past(comparison->arrival, comparison->born->transaction);
    bool is_none = value->type == VALUE_NULL;

    switch (field->sort) {
    case SORT_TEXT:
    case SORT_PLACE:
        if (is_none && field->usual != NULL)
            return value_text(field->usual);
        return value->type == VALUE_TEXT && value->text.length == 0 ? value_null()
                                                                    : *value;
    case SORT_TRUTH:
        return is_none ? value_integer(1) : *value;
    case SORT_ROLE:
        return is_none ? value_integer(0) : *value;
    case SORT_MAKER:
        if (is_none && past != NULL)
            return (struct value){.type = VALUE_OBJECT, .guid = past->coder};
        return *value;
    case SORT_MADE:
        return is_none && past != NULL ? value_integer(past->made_at) : *value;
    case SORT_CHANGER:
        return is_nobody(value) ? value_null() : *value;
    case SORT_CHANGED:
        return value->type == VALUE_INTEGER && value->integer == 0 ? value_null()
                                                                   : *value;
    default:
        return *value;
    }
}

/* A file that does not know who made a thing, or when, does not gainsay one that does. */
static bool says_nothing(const struct field *field, const struct value *value)
{
    return field->sort >= SORT_MAKER &&
           (value->type == VALUE_NULL || is_nobody(value) ||
            (value->type == VALUE_INTEGER && value->integer == 0));
}

static bool means_same(const struct comparison *comparison, const struct field *field,
                       const struct value *left, const struct value *right,
                       bool *ret_same, struct tema_error *error)
{
    struct value first = meaning(comparison, field, left);
    struct value second = meaning(comparison, field, right);

    *ret_same = value_equals(&first, &second);
    if (*ret_same || first.type != VALUE_CONTENT || second.type != VALUE_CONTENT)
        return true;
    return history_same_content(comparison->arrival->project->history, &first.guid,
                                &second.guid, ret_same, error);
}

/* --- by three --- */

static bool write(struct comparison *comparison, int field, struct tema_error *error)
{
    struct arrival *arrival = comparison->arrival;
    struct value value = comparison->arriving->values[field - 1];
    bool dangles;

    if (!arrival_resolve(arrival, &value, 1, &dangles, error) ||
        !history_write(arrival->project->history, comparison->born->id, field, value,
                       error))
        return false;
    if (dangles)
        *array_push(&arrival->dangling) = comparison->born->id;
    return true;
}

/* One that comes back whole is told as a whole. */
static bool tell(struct comparison *comparison, enum tema_exchange_change change,
                 int field, struct tema_error *error)
{
    return comparison->ours.removed ||
           arrival_tell_field(comparison->arrival, change, comparison->arriving,
                              comparison->born->id, field,
                              &comparison->ours.values[field], error);
}

/* Whether the file says of a field nothing but what stands. */
static bool agrees(const struct comparison *comparison, int field, bool *ret_agrees,
                   struct tema_error *error)
{
    const struct arriving *arriving = comparison->arriving;
    const struct field *known = arrival_field(arriving->kind, field);
    const struct value *theirs = &arriving->values[field - 1];

    *ret_agrees = says_nothing(known, theirs);
    return *ret_agrees || means_same(comparison, known, &comparison->ours.values[field],
                                     theirs, ret_agrees, error);
}

static bool compare_field(struct comparison *comparison, int field,
                          struct tema_error *error)
{
    const struct arriving *arriving = comparison->arriving;
    const struct field *known = arrival_field(arriving->kind, field);
    const struct value *theirs = &arriving->values[field - 1];
    bool does_agree, is_old;

    if (!agrees(comparison, field, &does_agree, error))
        return false;
    if (does_agree)
        return true;
    if (!read_base(comparison, error) ||
        !means_same(comparison, known, &comparison->base.values[field], theirs, &is_old,
                    error))
        return false;
    if (is_old) {
        comparison->is_ours = true;
        return tell(comparison, TEMA_EXCHANGE_OURS, field, error);
    }
    comparison->is_news = true;
    return tell(comparison, TEMA_EXCHANGE_CHANGED, field, error) &&
           write(comparison, field, error);
}

static bool compare_fields(struct comparison *comparison, struct tema_error *error)
{
    uint32_t left = comparison->arrival->left[comparison->arriving->kind];

    for (size_t field = 1; field <= comparison->arriving->fields; field++)
        if (!(left >> field & 1) && !compare_field(comparison, (int)field, error))
            return false;
    return true;
}

static bool agrees_in_all(const struct comparison *comparison, bool *ret_agrees,
                          struct tema_error *error)
{
    uint32_t left = comparison->arrival->left[comparison->arriving->kind];

    *ret_agrees = true;
    for (size_t field = 1; *ret_agrees && field <= comparison->arriving->fields; field++)
        if (!(left >> field & 1) && !agrees(comparison, (int)field, ret_agrees, error))
            return false;
    return true;
}

/* Whether it was removed by undoing the import that had brought it. */
static bool was_undone(const struct comparison *comparison, bool *ret_undone,
                       struct tema_error *error)
{
    const struct arrival *arrival = comparison->arrival;
    const struct past *past;
    int64_t remover = comparison->remover;

    if (remover == 0 &&
        !history_find_writer(arrival->project->history, comparison->born->id,
                             FIELD_REMOVED, &remover, error))
        return false;
    past = arrival_past(arrival, remover);
    *ret_undone = past != NULL && past->reverts != 0 &&
                  map_find(&arrival->imports, MAP_KEY(past->reverts), NULL);
    return true;
}

/* Quotations and codings are so many that what has not changed is brought back in bulk.
 */
static bool bring_back(struct comparison *comparison, struct tema_error *error)
{
    struct arrival *arrival = comparison->arrival;
    const struct arriving *arriving = comparison->arriving;
    int64_t id = comparison->born->id;
    bool is_simple = comparison->remover != 0 &&
                     (arriving->kind == KIND_QUOTATION || arriving->kind == KIND_CODING);

    if (is_simple && !agrees_in_all(comparison, &is_simple, error))
        return false;
    if (is_simple) {
        arrival->returning_kind = arriving->kind;
        arrival->returning[arrival->returning_count++] =
            (struct return_of){id, arriving->guid, comparison->remover};
        return true;
    }
    return history_write(arrival->project->history, id, FIELD_REMOVED, value_integer(0),
                         error) &&
           compare_fields(comparison, error);
}

static bool compare_removed(struct comparison *comparison, bool was_met,
                            struct tema_error *error)
{
    struct arrival *arrival = comparison->arrival;
    const struct arriving *arriving = comparison->arriving;
    int64_t id = comparison->born->id;
    bool undone;

    if (!was_undone(comparison, &undone, error))
        return false;
    if (!undone) {
        count(arrival, id, OUTCOME_OURS);
        return was_met || arrival_tell(arrival, TEMA_EXCHANGE_OURS, arriving, id, error);
    }
    count(arrival, id, OUTCOME_BACK);
    return (!arrival_is_told(arriving->kind) ||
            arrival_tell(arrival, TEMA_EXCHANGE_NEW, arriving, id, error)) &&
           bring_back(comparison, error);
}

static bool compare(struct comparison *comparison, bool was_met, struct tema_error *error)
{
    if (!read_ours(comparison, error))
        return false;
    if (comparison->ours.removed)
        return compare_removed(comparison, was_met, error);
    if (!compare_fields(comparison, error))
        return false;
    count(comparison->arrival, comparison->born->id,
          comparison->is_news   ? OUTCOME_CHANGED
          : comparison->is_ours ? OUTCOME_OURS
                                : OUTCOME_SAME);
    return true;
}

bool arrival_compare(struct arrival *arrival, const struct arriving *arriving,
                     const struct born *born, struct tema_error *error)
{
    struct comparison comparison = {
        .arrival = arrival, .arriving = arriving, .born = born};
    bool was_met = meet(arrival, born), went_well;

    if (!born->is_written) {
        buffer_clear(&arrival->record);
        record_add(&arrival->record, arriving->values,
                   record_needed(arriving->values, arriving->fields));
        if (slice_equals(buffer_slice(&arrival->record), buffer_slice(&arrival->born))) {
            count(arrival, born->id, OUTCOME_SAME);
            return true;
        }
    }
    comparison.arena = arena_new();
    went_well = compare(&comparison, was_met, error);
    arena_free(comparison.arena);
    return went_well;
}
