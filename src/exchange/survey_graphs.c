/* survey_graphs.c - see exchange/survey.h: links and graphs */
#include "exchange/lexical.h"
#include "exchange/survey.h"

/* --- links --- */

struct linking {
    struct survey *survey;
    struct guid guid;
};

static bool read_link_note(struct reading *reading, struct xml_reader *xml, void *context,
                           struct tema_error *error)
{
    const struct linking *linking = context;

    (void)reading;
    return survey_note_ref(linking->survey, xml, FAMILY_LINK, &linking->guid, error);
}

/* The attribute NAME, which points to anything. */
static bool read_end(struct survey *survey, struct xml_reader *xml, const char *name,
                     struct guid *ret_guid)
{
    if (!reading_guid_attribute(xml, name, ret_guid))
        return false;
    survey_want(survey, ret_guid);
    return true;
}

static bool read_link(struct reading *reading, struct xml_reader *xml, void *context,
                      struct tema_error *error)
{
    static const struct reading_child children[] = {{"NoteRef", read_link_note}, {0}};
    const struct guid nothing = {{0}};
    struct survey *survey = context;
    struct linking linking = {.survey = survey};
    struct found_link found = {0};

    if (!survey_keep(survey, error))
        return false;
    linking.guid = found.guid =
        survey_claim(survey, xml, FAMILY_LINK, &nothing, (int64_t)reading->links.count);
    found.name = arena_copy_string(reading->arena, xml_reader_attribute(xml, "name"));
    found.direction = survey_word(survey, xml, "direction", survey_directions);
    found.color = survey_color(survey, xml);
    found.has_origin = read_end(survey, xml, "originGUID", &found.origin);
    found.has_target = read_end(survey, xml, "targetGUID", &found.target);
    if (!found.has_origin || !found.has_target)
        losses_note(reading->losses, TEMA_EXCHANGE_REPAIRED, "links",
                    "an end that is not said: left open", found.name);
    *array_push(&reading->links) = found;
    return reading_children(reading, xml, children, &linking, error);
}

bool survey_links(struct reading *reading, struct xml_reader *xml, void *context,
                  struct tema_error *error)
{
    static const struct reading_child children[] = {{"Link", read_link}, {0}};

    return reading_children(reading, xml, children, context, error);
}

/* --- graphs --- */

struct sketch {
    struct survey *survey;
    struct guid guid;
    ARRAY(struct drawing_vertex) vertices;
    ARRAY(struct drawing_edge) edges;
};

static int64_t read_coordinate(struct reading *reading, struct xml_reader *xml,
                               const char *name)
{
    int64_t value = 0;
    bool is_strict = true;

    if (!lexical_integer(xml_reader_attribute(xml, name), &value, &is_strict))
        losses_note(reading->losses, TEMA_EXCHANGE_REPAIRED, reading_noun(xml),
                    "a coordinate that is missing, or no number: 0",
                    xml_reader_attribute(xml, "name"));
    else if (!is_strict)
        losses_note(reading->losses, TEMA_EXCHANGE_REPAIRED, reading_noun(xml),
                    "a coordinate with a fraction: rounded",
                    xml_reader_attribute(xml, "name"));
    return value;
}

static const char *copy_name(struct reading *reading, struct xml_reader *xml)
{
    const char *name = xml_reader_attribute(xml, "name");

    return name != NULL && name[0] != '\0' ? arena_copy_string(reading->arena, name)
                                           : NULL;
}

static bool read_vertex(struct reading *reading, struct xml_reader *xml, void *context,
                        struct tema_error *error)
{
    static const char *const shapes[] = {"Person",
                                         "Oval",
                                         "Rectangle",
                                         "RoundedRectangle",
                                         "Star",
                                         "LeftTriangle",
                                         "RightTriangle",
                                         "UpTriangle",
                                         "DownTriangle",
                                         "Note",
                                         NULL};
    struct sketch *sketch = context;
    struct survey *survey = sketch->survey;
    struct drawing_vertex vertex = {
        .guid =
            reading_guid(reading, xml, &sketch->guid, (int64_t)sketch->vertices.count),
        .name = copy_name(reading, xml),
        .x1 = read_coordinate(reading, xml, "firstX"),
        .y1 = read_coordinate(reading, xml, "firstY"),
        .shape = survey_word(survey, xml, "shape", shapes),
        .color = survey_color(survey, xml),
    };

    vertex.represents_something =
        read_end(survey, xml, "representedGUID", &vertex.represents);
    vertex.has_second = xml_reader_attribute(xml, "secondX") != NULL &&
                        xml_reader_attribute(xml, "secondY") != NULL;
    if (vertex.has_second) {
        vertex.x2 = read_coordinate(reading, xml, "secondX");
        vertex.y2 = read_coordinate(reading, xml, "secondY");
    }
    *array_push(&sketch->vertices) = vertex;
    return survey_keep(survey, error) && xml_reader_skip(xml, error);
}

static bool read_edge(struct reading *reading, struct xml_reader *xml, void *context,
                      struct tema_error *error)
{
    static const char *const lines[] = {"dotted", "dashed", "solid", NULL};
    struct sketch *sketch = context;
    struct survey *survey = sketch->survey;
    struct drawing_edge edge = {
        .guid = reading_guid(reading, xml, &sketch->guid, (int64_t)sketch->edges.count),
        .name = copy_name(reading, xml),
        .color = survey_color(survey, xml),
        .direction = survey_word(survey, xml, "direction", survey_directions),
        .line = survey_word(survey, xml, "lineStyle", lines),
    };

    edge.represents_something =
        read_end(survey, xml, "representedGUID", &edge.represents);
    if (reading_guid_attribute(xml, "sourceVertex", &edge.from) &&
        reading_guid_attribute(xml, "targetVertex", &edge.to))
        *array_push(&sketch->edges) = edge;
    else
        losses_note(reading->losses, TEMA_EXCHANGE_LOST, reading_noun(xml),
                    "no vertex at one of its ends: left out", edge.name);
    return survey_keep(survey, error) && xml_reader_skip(xml, error);
}

static void release_sketch(struct sketch *sketch)
{
    array_release(&sketch->vertices);
    array_release(&sketch->edges);
}

static void *keep_items(struct arena *arena, const void *items, size_t bytes)
{
    void *kept = arena_take(arena, bytes + 1);

    if (bytes > 0)
        memcpy(kept, items, bytes);
    return kept;
}

static bool read_graph(struct reading *reading, struct xml_reader *xml, void *context,
                       struct tema_error *error)
{
    static const struct reading_child children[] = {
        {"Vertex", read_vertex}, {"Edge", read_edge}, {0}};
    const struct guid nothing = {{0}};
    CLEANUP(release_sketch) struct sketch sketch = {.survey = context};
    struct found_graph found = {.name = copy_name(reading, xml)};

    if (!survey_keep(sketch.survey, error))
        return false;
    sketch.guid = found.guid = survey_claim(sketch.survey, xml, FAMILY_GRAPH, &nothing,
                                            (int64_t)reading->graphs.count);
    if (!reading_children(reading, xml, children, &sketch, error))
        return false;
    found.drawing = (struct drawing){
        .vertices = keep_items(reading->arena, sketch.vertices.items,
                               sketch.vertices.count * sizeof *sketch.vertices.items),
        .vertex_count = sketch.vertices.count,
        .edges = keep_items(reading->arena, sketch.edges.items,
                            sketch.edges.count * sizeof *sketch.edges.items),
        .edge_count = sketch.edges.count,
    };
    *array_push(&reading->graphs) = found;
    return true;
}

bool survey_graphs(struct reading *reading, struct xml_reader *xml, void *context,
                   struct tema_error *error)
{
    static const struct reading_child children[] = {{"Graph", read_graph}, {0}};

    return reading_children(reading, xml, children, context, error);
}
