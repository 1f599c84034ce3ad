/* tail.c - see exchange/reading.h: what may point to anything comes in last */
#include "exchange/tail.h"
#include "base/cleanup.h"
#include "exchange/head.h"
#include "exchange/sources.h"

bool tail_find_object(struct reading *reading, const struct guid *object,
                      struct value *ret_value, bool *ret_found, struct tema_error *error)
{
    *ret_value = arrival_pointer(object);
    if (!arrival_find(reading->arrival, 0, object, &ret_value->integer, error))
        return false;
    *ret_found =
        ret_value->integer != 0 || map_find(&reading->coming, MAP_KEY(*object), NULL);
    return true;
}

bool tail_find(struct reading *reading, enum family family, const struct guid *guid,
               struct value *ret_value, bool *ret_found, struct tema_error *error)
{
    struct guid object;

    *ret_found = false;
    if (family != 0) {
        object = reading_key(reading, family, guid);
        if (!tail_find_object(reading, &object, ret_value, ret_found, error))
            return false;
    }
    return *ret_found || !reading_find_key(reading, guid, &object) ||
           tail_find_object(reading, &object, ret_value, ret_found, error);
}

/* Links and memos may point to one another: all are known before the first comes in. */
static void announce(struct reading *reading)
{
    for (size_t i = 0; i < reading->sets.count; i++)
        if (!extras_is_theme(reading->extras, &reading->sets.items[i].guid))
            map_put(&reading->coming, MAP_KEY(reading->sets.items[i].guid), 1);
    for (size_t i = 0; i < reading->links.count; i++)
        map_put(&reading->coming, MAP_KEY(reading->links.items[i].guid), 1);
    for (size_t i = 0; i < reading->graphs.count; i++)
        map_put(&reading->coming, MAP_KEY(reading->graphs.items[i].guid), 1);
    for (size_t i = 0; i < reading->notes.count; i++)
        map_put(&reading->coming, MAP_KEY(reading->notes.items[i].guid), 1);
}

/* --- references --- */

void tail_refer(struct tail_references *references, const struct value *holder,
                const struct value *target)
{
    struct tail_reference reference = {0};

    reference.fields[REFERENCE_HOLDER - 1] = *holder;
    reference.fields[REFERENCE_TARGET - 1] = *target;
    *array_push(&references->items) = reference;
}

bool tail_refer_list(struct tail_references *references, const struct value *holder,
                     enum family family, const struct guid_list *list, const char *noun,
                     const char *name, struct tema_error *error)
{
    for (size_t i = 0; i < list->count; i++) {
        struct value target;
        bool found;

        if (!tail_find(references->reading, family, &list->items[i], &target, &found,
                       error))
            return false;
        if (found)
            tail_refer(references, holder, &target);
        else
            losses_note(references->reading->losses, TEMA_EXCHANGE_LOST, noun,
                        "they are not in the file: left out", name);
    }
    return true;
}

static struct guid guid_of(const struct tail_reference *reference)
{
    CLEANUP_BUFFER struct buffer name = {0};

    buffer_add(&name, "reference", sizeof "reference"); /* with its NUL */
    for (int i = 0; i < REFERENCE_FIELDS; i++)
        buffer_add(&name, reference->fields[i].guid.bytes, sizeof(struct guid));
    return guid_from_name(buffer_slice(&name));
}

static bool bring_references_in(struct tail_references *references,
                                struct tema_error *error)
{
    const size_t count = references->items.count;
    CLEANUP_FREE struct birth *births = memory_take_zeroed(count + 1, sizeof *births);

    for (size_t i = 0; i < count; i++) {
        struct tail_reference *reference = &references->items.items[i];

        for (int j = 0; j < REFERENCE_FIELDS; j++)
            if (reference->fields[j].integer == 0 &&
                !arrival_find(references->reading->arrival, 0, &reference->fields[j].guid,
                              &reference->fields[j].integer, error))
                return false;
        births[i] = (struct birth){guid_of(reference), reference->fields};
    }
    return arrival_objects(references->reading->arrival, KIND_REFERENCE, births, NULL,
                           count, NULL, error);
}

static void release_references(struct tail_references *references)
{
    array_release(&references->items);
}

/* --- cases --- */

/* Whether the document is about the case at PLACE alone: then DOCUMENT_CASE says so. */
static bool is_all_about(const struct reading *reading, const struct map *cases,
                         size_t place, const struct guid *source,
                         const struct guid *document)
{
    struct extras_document known = {0};

    if (extras_document(reading->extras, document, &known) && known.knows_case)
        return known.has_case &&
               guid_equals(&known.case_guid, &reading->cases.items[place].guid);
    return map_number(cases, MAP_KEY(*source), -1) == (int64_t)place;
}

static bool refer_to_sources(struct tail_references *references, const struct map *cases,
                             size_t place, const struct value *holder,
                             struct tema_error *error)
{
    struct reading *reading = references->reading;
    const struct found_case *found = &reading->cases.items[place];

    for (size_t i = 0; i < found->sources.count; i++) {
        struct value target;
        bool is_there;

        if (!tail_find(reading, FAMILY_SOURCE, &found->sources.items[i], &target,
                       &is_there, error))
            return false;
        if (!is_there)
            losses_note(reading->losses, TEMA_EXCHANGE_LOST, "documents of cases",
                        "they are not in the file: left out", found->name);
        else if (!is_all_about(reading, cases, place, &found->sources.items[i],
                               &target.guid))
            tail_refer(references, holder, &target);
    }
    return true;
}

/* One without a name, for one source: its values are the document's. */
static bool give_values(struct reading *reading, const struct found_case *found,
                        struct tema_error *error)
{
    struct value document;
    bool is_there;

    if (!tail_find(reading, FAMILY_SOURCE, &found->sources.items[0], &document, &is_there,
                   error))
        return false;
    if (!is_there) {
        losses_add(reading->losses, TEMA_EXCHANGE_LOST, "cases",
                   "without a name, for a document that is not in the file: left out", 1);
        return true;
    }
    losses_add(reading->losses, TEMA_EXCHANGE_REPAIRED, "cases",
               "without a name, for one document: their values are the document's", 1);
    return head_bring_values_in(reading, &document.guid, NULL, found->values.items,
                                found->values.count, error);
}

static bool bring_case_in(struct tail_references *references, const struct map *cases,
                          size_t place, struct tema_error *error)
{
    struct reading *reading = references->reading;
    const struct found_case *found = &reading->cases.items[place];
    struct value holder = arrival_pointer(&found->guid);

    if (source_is_case_of(found))
        return give_values(reading, found, error);
    return arrival_find(reading->arrival, KIND_CASE, &found->guid, &holder.integer,
                        error) &&
           tail_refer_list(references, &holder, FAMILY_CODE, &found->codes,
                           "codes of cases", found->name, error) &&
           refer_to_sources(references, cases, place, &holder, error) &&
           tail_refer_list(references, &holder, FAMILY_SELECTION, &found->selections,
                           "quotations of cases", found->name, error);
}

bool tail_bring_cases_in(struct tail_references *references, struct tema_error *error)
{
    CLEANUP(map_release) struct map cases = {0};

    source_map_cases(references->reading, &cases);
    for (size_t i = 0; i < references->reading->cases.count; i++)
        if (!bring_case_in(references, &cases, i, error))
            return false;
    return true;
}

bool tail_arrive(struct reading *reading, struct tema_error *error)
{
    CLEANUP(release_references)
    struct tail_references references = {.reading = reading};

    announce(reading);
    return head_bring_users_in(reading, error) &&
           tail_bring_cases_in(&references, error) &&
           tail_bring_sets_in(&references, error) &&
           tail_bring_links_in(reading, error) && tail_bring_graphs_in(reading, error) &&
           tail_bring_memos_in(&references, error) &&
           bring_references_in(&references, error);
}
