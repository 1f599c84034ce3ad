/* arrival.c - see exchange/arrival.h: what is new is born, what is there is compared */
#include <assert.h>

#include "exchange/arrival_internal.h"

/* --- beginning and end --- */

void arrival_free(struct arrival *arrival)
{
    if (arrival == NULL)
        return;
    arena_free(arrival->arena);
    map_release(&arrival->imports);
    map_release(&arrival->earlier);
    map_release(&arrival->recent);
    map_release(&arrival->waiting);
    free(arrival->filter);
    free(arrival->outcomes);
    array_release(&arrival->dangling);
    array_release(&arrival->differences);
    buffer_release(&arrival->born);
    buffer_release(&arrival->record);
    free(arrival);
}

void arrival_freep(struct arrival **arrival)
{
    arrival_free(*arrival);
}

const struct past *arrival_past(const struct arrival *arrival, int64_t transaction)
{
    size_t low = 0, high = arrival->past_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (arrival->past[middle].id < transaction)
            low = middle + 1;
        else
            high = middle;
    }
    return low < arrival->past_count && arrival->past[low].id == transaction
               ? &arrival->past[low]
               : NULL;
}

/* The open transaction is none of them, whatever was born in it. */
static bool find_imports(struct arrival *arrival, struct tema_error *error)
{
    static const char select[] = "SELECT transaction_id FROM exchange";
    int64_t current = history_current(arrival->project->history);
    struct rows rows;

    if (!history_read_past(arrival->project->history, arrival->arena, &arrival->past,
                           &arrival->past_count, error) ||
        !store_query(arrival->project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (rows_next(&rows)) {
        int64_t id = rows_integer(&rows, 0);
        const struct past *past = arrival_past(arrival, id);

        if (past != NULL && id != current)
            map_put(&arrival->imports, MAP_KEY(id), !past->undone);
    }
    return rows_close(&rows, error);
}

bool arrival_begin(struct tema_project *project, struct arrival **ret_arrival,
                   struct tema_error *error)
{
    static const char newest[] = "SELECT max(id) FROM history_object";
    CLEANUP(arrival_freep)
    struct arrival *arrival = memory_take_zeroed(1, sizeof *arrival);

    assert(history_is_open(project->history));
    arrival->project = project;
    arrival->arena = arena_new();
    if (!store_integer(project->store, newest, BIND_NOTHING, 0, &arrival->newest,
                       error) ||
        !find_imports(arrival, error) || !arrival_filter_load(arrival, error))
        return false;
    arrival->outcomes = memory_take_zeroed((size_t)arrival->newest + 1, 1);
    *ret_arrival = TAKE(arrival);
    return true;
}

void arrival_leave(struct arrival *arrival, enum kind kind, uint32_t fields)
{
    arrival->left[kind] = fields;
}

bool arrival_content(struct arrival *arrival, const char *name, struct slice bytes,
                     struct value *ret_value, struct tema_error *error)
{
    struct guid content;

    if (!history_keep_content(arrival->project->history, name, bytes, &content, error))
        return false;
    *ret_value = value_content(&content);
    return true;
}

struct value arrival_pointer(const struct guid *guid)
{
    return (struct value){.type = VALUE_OBJECT, .guid = *guid};
}

bool arrival_find(struct arrival *arrival, enum kind kind, const struct guid *guid,
                  int64_t *ret_id, struct tema_error *error)
{
    struct born born;

    if (!history_find_born(arrival->project->history, guid, &arrival->born, &born, error))
        return false;
    *ret_id = kind == 0 || born.kind == (int)kind ? born.id : 0;
    return true;
}

struct tema_exchange_tally arrival_tally(const struct arrival *arrival)
{
    return arrival->tally;
}

const struct tema_exchange_difference *arrival_differences(const struct arrival *arrival,
                                                           size_t *ret_count)
{
    *ret_count = arrival->differences.count;
    return arrival->differences.items;
}

/* --- pointers --- */

static void remember(struct arrival *arrival, const struct guid *guid, int64_t id)
{
    if (arrival->recent.count >= RECENT_MOST)
        map_clear(&arrival->recent);
    map_put(&arrival->recent, MAP_KEY(*guid), id);
}

bool arrival_resolve(struct arrival *arrival, struct value *values, size_t count,
                     bool *ret_dangles, struct tema_error *error)
{
    *ret_dangles = false;
    for (size_t i = 0; i < count; i++) {
        struct value *value = &values[i];

        if (value->type != VALUE_OBJECT || value->integer != 0 ||
            map_find(&arrival->recent, MAP_KEY(value->guid), &value->integer))
            continue;
        if (!history_find_object(arrival->project->history, &value->guid, &value->integer,
                                 error))
            return false;
        if (value->integer != 0)
            remember(arrival, &value->guid, value->integer);
        else
            *ret_dangles = true;
    }
    return true;
}

/* --- births --- */

/* Makes ready the birth of what the project does not have. */
static bool prepare(struct arrival *arrival, const struct arriving *arriving,
                    struct tema_error *error)
{
    size_t place = arrival->birth_count++;
    struct value *values = arrival->values + place * FIELDS_MOST;
    uint32_t later = arrival_later_fields(arriving->kind);

    memcpy(values, arriving->values, arriving->fields * sizeof *values);
    for (size_t field = 1; field <= arriving->fields; field++)
        if (later >> field & 1)
            values[field - 1] = value_null();
    arrival_filter_add(arrival, &arriving->guid);
    arrival->births[place] = (struct birth){arriving->guid, values};
    arrival->arriving[place] = *arriving;
    return arrival_resolve(arrival, values, arriving->fields, &arrival->dangles[place],
                           error);
}

static bool write_later(struct arrival *arrival, const struct arriving *arriving,
                        int64_t id, struct tema_error *error)
{
    uint32_t later = arrival_later_fields(arriving->kind);

    for (size_t field = 1; later != 0 && field <= arriving->fields; field++)
        if (later >> field & 1 && arriving->values[field - 1].type != VALUE_NULL &&
            !history_write(arrival->project->history, id, (int)field,
                           arriving->values[field - 1], error))
            return false;
    return true;
}

static bool bring_back(struct arrival *arrival, struct tema_error *error)
{
    size_t count = arrival->returning_count;

    arrival->returning_count = 0;
    return count == 0 ||
           history_bring_back(arrival->project->history, (int)arrival->returning_kind,
                              arrival->returning, count, error);
}

/* What has been made ready is born; it is of one kind. */
static bool bear(struct arrival *arrival, struct tema_error *error)
{
    size_t count = arrival->birth_count;
    enum kind kind = arrival->arriving[0].kind;
    int64_t first;

    if (!bring_back(arrival, error))
        return false;
    if (count == 0)
        return true;
    arrival->birth_count = 0;
    map_clear(&arrival->waiting);
    if (!history_bear_many(arrival->project->history, (int)kind, arrival->births, count,
                           &first, error))
        return false;
    for (size_t i = 0; i < count; i++) {
        const struct arriving *arriving = &arrival->arriving[i];
        int64_t id = first + (int64_t)i;

        remember(arrival, &arriving->guid, id);
        if (arriving->ret_id != NULL)
            *arriving->ret_id = id;
        if (arrival->dangles[i])
            *array_push(&arrival->dangling) = id;
        if (!write_later(arrival, arriving, id, error) ||
            (arrival_is_told(kind) &&
             !arrival_tell(arrival, TEMA_EXCHANGE_NEW, arriving, id, error)))
            return false;
    }
    arrival->tally.fresh += (int64_t)count;
    return true;
}

/* Quotations and codings are so many that the filter is asked first; while a file comes
 * in none of them is born in any other way than here. */
static bool is_surely_new(const struct arrival *arrival, enum kind kind,
                          const struct guid *guid)
{
    return (kind == KIND_QUOTATION || kind == KIND_CODING) &&
           !arrival_may_have(arrival, guid);
}

bool arrival_has_come(struct arrival *arrival, enum kind kind, const struct guid *guid,
                      bool *ret_has_come, struct tema_error *error)
{
    int64_t id;

    *ret_has_come = false;
    if (is_surely_new(arrival, kind, guid))
        return true;
    if (!arrival_find(arrival, kind, guid, &id, error))
        return false;
    *ret_has_come = id > arrival->newest || (id != 0 && arrival_has_met(arrival, id));
    return true;
}

/* Compares what is there, or makes its birth ready. ONCE: what the file has brought
 * before is left alone. */
static bool take(struct arrival *arrival, const struct arriving *arriving, bool once,
                 struct tema_error *error)
{
    struct born born;

    arrival->has_come[arriving->kind] = true;
    if (is_surely_new(arrival, arriving->kind, &arriving->guid))
        return prepare(arrival, arriving, error);
    if (!history_find_born(arrival->project->history, &arriving->guid, &arrival->born,
                           &born, error))
        return false;
    if (born.id == 0)
        return prepare(arrival, arriving, error);
    if (born.kind != (int)arriving->kind)
        return tema_fail(error, TEMA_DAMAGED, "a %s comes with the GUID of a %s",
                         arrival_kind_word(arriving->kind),
                         arrival_kind_word((enum kind)born.kind));
    if (arriving->ret_id != NULL)
        *arriving->ret_id = born.id;
    if (once && (born.id > arrival->newest || arrival_has_met(arrival, born.id)))
        return true;
    return arrival_compare(arrival, arriving, &born, error);
}

bool arrival_object(struct arrival *arrival, enum kind kind, const struct guid *guid,
                    const struct value *values, const char *name, int64_t *ret_id,
                    struct tema_error *error)
{
    struct arriving arriving = {kind, *guid, values, arrival_fields(kind), name, ret_id};

    return take(arrival, &arriving, false, error) && bear(arrival, error);
}

bool arrival_objects(struct arrival *arrival, enum kind kind, const struct birth *births,
                     const char *const *names, size_t count, int64_t *ret_ids,
                     struct tema_error *error)
{
    for (size_t i = 0; i < count; i++) {
        struct arriving arriving = {kind,
                                    births[i].guid,
                                    births[i].values,
                                    arrival_fields(kind),
                                    names != NULL ? names[i] : NULL,
                                    ret_ids != NULL ? &ret_ids[i] : NULL};
        bool must_bear = arrival->birth_count == BATCH ||
                         arrival->returning_count == BATCH ||
                         map_find(&arrival->waiting, MAP_KEY(arriving.guid), NULL);
        size_t before;

        if (must_bear && !bear(arrival, error))
            return false;
        before = arrival->birth_count;
        if (!take(arrival, &arriving, true, error))
            return false;
        if (arrival->birth_count > before)
            map_put(&arrival->waiting, MAP_KEY(arriving.guid), 1);
    }
    return bear(arrival, error);
}
