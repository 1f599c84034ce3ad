/* tail_things.c - see exchange/tail.h: sets, links, graphs and memos come in */
#include "base/cleanup.h"
#include "exchange/tail.h"

/* --- sets --- */

static bool bring_set_in(struct tail_references *references,
                         const struct found_set *found, struct tema_error *error)
{
    static const char members[] = "members of sets";
    struct reading *reading = references->reading;
    struct value values[SET_FIELDS] = {0}, holder = arrival_pointer(&found->guid);

    values[SET_NAME - 1] = value_text(found->name);
    values[SET_DESCRIPTION - 1] = value_text(found->description);
    losses_add(reading->losses, TEMA_EXCHANGE_READ, "sets", "", 1);
    return arrival_object(reading->arrival, KIND_SET, &found->guid, values, found->name,
                          &holder.integer, error) &&
           tail_refer_list(references, &holder, FAMILY_CODE, &found->codes, members,
                           found->name, error) &&
           tail_refer_list(references, &holder, FAMILY_SOURCE, &found->sources, members,
                           found->name, error) &&
           tail_refer_list(references, &holder, FAMILY_NOTE, &found->notes, members,
                           found->name, error);
}

bool tail_bring_sets_in(struct tail_references *references, struct tema_error *error)
{
    struct reading *reading = references->reading;

    for (size_t i = 0; i < reading->sets.count; i++)
        if (!extras_is_theme(reading->extras, &reading->sets.items[i].guid) &&
            !bring_set_in(references, &reading->sets.items[i], error))
            return false;
    return true;
}

/* --- links --- */

/* An end: the object, or the GUID of what the file does not hold. */
static bool end_value(struct reading *reading, const struct found_link *link,
                      const struct guid *end, struct value *ret_value,
                      struct tema_error *error)
{
    bool found;

    if (!tail_find(reading, 0, end, ret_value, &found, error))
        return false;
    if (found)
        return true;
    losses_note(reading->losses, TEMA_EXCHANGE_REPAIRED, "links",
                "an end that is not in the file: its GUID is kept", link->name);
    *ret_value = (struct value){.type = VALUE_BYTES,
                                .text = {(const char *)end->bytes, sizeof end->bytes}};
    return true;
}

bool tail_bring_links_in(struct reading *reading, struct tema_error *error)
{
    for (size_t i = 0; i < reading->links.count; i++) {
        const struct found_link *found = &reading->links.items[i];
        struct value values[LINK_FIELDS] = {0};

        values[LINK_NAME - 1] = value_text(found->name);
        values[LINK_DIRECTION - 1] = value_text(found->direction);
        values[LINK_COLOR - 1] = value_text(found->color);
        if ((found->has_origin && !end_value(reading, found, &found->origin,
                                             &values[LINK_ORIGIN - 1], error)) ||
            (found->has_target && !end_value(reading, found, &found->target,
                                             &values[LINK_TARGET - 1], error)) ||
            !arrival_object(reading->arrival, KIND_LINK, &found->guid, values,
                            found->name, NULL, error))
            return false;
    }
    losses_add(reading->losses, TEMA_EXCHANGE_READ, "links", "",
               (int64_t)reading->links.count);
    return true;
}

/* --- graphs --- */

/* From the file's GUID to the project's. */
static bool find_represented(struct reading *reading, const struct found_graph *graph,
                             struct guid *guid, struct tema_error *error)
{
    struct value object;
    bool found;

    if (!tail_find(reading, 0, guid, &object, &found, error))
        return false;
    if (found)
        *guid = object.guid;
    else
        losses_note(reading->losses, TEMA_EXCHANGE_REPAIRED, "graphs",
                    "a vertex or an edge for what is not in the file: its GUID is kept",
                    graph->name);
    return true;
}

static bool find_all_represented(struct reading *reading, struct found_graph *graph,
                                 struct tema_error *error)
{
    struct drawing *drawing = &graph->drawing;

    for (size_t i = 0; i < drawing->vertex_count; i++)
        if (drawing->vertices[i].represents_something &&
            !find_represented(reading, graph, &drawing->vertices[i].represents, error))
            return false;
    for (size_t i = 0; i < drawing->edge_count; i++)
        if (drawing->edges[i].represents_something &&
            !find_represented(reading, graph, &drawing->edges[i].represents, error))
            return false;
    return true;
}

static bool bring_graph_in(struct reading *reading, struct found_graph *graph,
                           struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer json = {0};
    struct value values[GRAPH_FIELDS] = {0};

    if (!find_all_represented(reading, graph, error))
        return false;
    drawing_write(&graph->drawing, &json);
    values[GRAPH_NAME - 1] = value_text(graph->name);
    return arrival_content(reading->arrival, "graph", buffer_slice(&json),
                           &values[GRAPH_DRAWING - 1], error) &&
           arrival_object(reading->arrival, KIND_GRAPH, &graph->guid, values, graph->name,
                          NULL, error);
}

bool tail_bring_graphs_in(struct reading *reading, struct tema_error *error)
{
    for (size_t i = 0; i < reading->graphs.count; i++)
        if (!bring_graph_in(reading, &reading->graphs.items[i], error))
            return false;
    losses_add(reading->losses, TEMA_EXCHANGE_READ, "graphs", "",
               (int64_t)reading->graphs.count);
    return true;
}

/* --- memos --- */

struct ref_list {
    struct tail_ref *items;
    size_t count, capacity;
};

static void release_refs(struct ref_list *refs)
{
    array_release(refs);
}

static int by_note(const void *left, const void *right)
{
    const struct tail_ref *a = left, *b = right;
    int order = memcmp(&a->note, &b->note, sizeof a->note);

    if (order == 0)
        order = (a->number > b->number) - (a->number < b->number);
    return order;
}

/* Those whose object is there, by note. */
static bool collect_refs(struct reading *reading, struct ref_list *refs,
                         struct tema_error *error)
{
    for (size_t i = 0; i < reading->note_refs.count; i++) {
        const struct found_note_ref *found = &reading->note_refs.items[i];
        struct tail_ref ref = {.note = found->note, .number = i};
        bool is_there;

        if (!tail_find_object(reading, &found->object, &ref.object, &is_there, error))
            return false;
        if (is_there)
            *array_push(refs) = ref;
        else
            losses_add(reading->losses, TEMA_EXCHANGE_LOST, "references to memos",
                       "what they stand on could not be brought in", 1);
    }
    if (refs->count > 0)
        qsort(refs->items, refs->count, sizeof *refs->items, by_note);
    return true;
}

/* The first of the note's, and in RET_COUNT how many there are. */
static struct tail_ref *refs_of(const struct ref_list *refs, const struct guid *note,
                                size_t *ret_count)
{
    size_t low = 0, high = refs->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (memcmp(&refs->items[middle].note, note, sizeof *note) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (high = low; high < refs->count && guid_equals(&refs->items[high].note, note);)
        high++;
    *ret_count = high - low;
    return refs->items + low;
}

/* Each object once; the study, which MEMO_ON cannot be, is told apart. */
static size_t tidy_refs(struct tail_ref *refs, size_t count, bool *ret_study)
{
    const struct guid study = guid_from_name(SLICE("study"));
    CLEANUP(map_release) struct map seen = {0};
    size_t kept = 0;

    *ret_study = false;
    for (size_t i = 0; i < count; i++) {
        struct tail_ref ref = refs[i];

        if (guid_equals(&ref.object.guid, &study)) {
            *ret_study = true;
        } else if (!map_find(&seen, MAP_KEY(ref.object.guid), NULL)) {
            map_put(&seen, MAP_KEY(ref.object.guid), 1);
            refs[kept++] = ref;
        }
    }
    return kept;
}

static bool bring_memo_in(struct tail_references *references, const struct ref_list *all,
                          const struct read_note *note, struct tema_error *error)
{
    const struct guid study = guid_from_name(SLICE("study"));
    struct value memo = arrival_pointer(&note->guid), on;
    const struct value to_study = arrival_pointer(&study);
    struct tail_ref *refs;
    size_t count;
    bool has_study;

    refs = refs_of(all, &note->known_as, &count);
    count = tidy_refs(refs, count, &has_study);
    if (!notes_bring_in(references->reading, note, refs, count, &memo.integer, &on,
                        error))
        return false;
    for (size_t i = 0; i < count; i++)
        if (on.type != VALUE_OBJECT || !guid_equals(&on.guid, &refs[i].object.guid))
            tail_refer(references, &memo, &refs[i].object);
    if (has_study)
        tail_refer(references, &memo, &to_study);
    return true;
}

static void note_missing(struct reading *reading, const struct ref_list *refs)
{
    CLEANUP(map_release) struct map notes = {0};

    for (size_t i = 0; i < reading->notes.count; i++)
        map_put(&notes, MAP_KEY(reading->notes.items[i].known_as), 1);
    for (size_t i = 0; i < refs->count; i++)
        if (!map_find(&notes, MAP_KEY(refs->items[i].note), NULL))
            losses_add(reading->losses, TEMA_EXCHANGE_LOST, "references to memos",
                       "the note is not in the file", 1);
}

bool tail_bring_memos_in(struct tail_references *references, struct tema_error *error)
{
    CLEANUP(release_refs) struct ref_list refs = {0};
    struct reading *reading = references->reading;

    if (!collect_refs(reading, &refs, error))
        return false;
    note_missing(reading, &refs);
    for (size_t i = 0; i < reading->notes.count; i++)
        if (!bring_memo_in(references, &refs, &reading->notes.items[i], error))
            return false;
    return true;
}
