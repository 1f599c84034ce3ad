/* write_graphs.c - see exchange/writing.h: links, and drawings of them */
#include "base/cleanup.h"
#include "exchange/drawing.h"
#include "exchange/writing.h"

/* The schema's word that is WORD but for case and blanks; NULL: none. */
static const char *choose(const char *const *words, const char *word)
{
    for (; word != NULL && *words != NULL; words++)
        if (strcasecmp(*words, word) == 0)
            return *words;
    return NULL;
}

static void put_chosen(struct writing *writing, const char *name,
                       const char *const *words, const char *word)
{
    const char *chosen = choose(words, word);

    if (chosen != NULL)
        xml_writer_attribute(&writing->xml, name, chosen);
}

static const char *const directions[] = {"Associative", "OneWay", "Bidirectional", NULL};

/* --- links --- */

/* An end: an object, or what the project does not hold by its GUID. */
static bool put_end(struct writing *writing, const struct rows *rows, int column,
                    const char *name, struct tema_error *error)
{
    int64_t object = rows_integer(rows, column);
    struct slice raw = rows_slice(rows, column + 1);
    bool is_known = raw.length == sizeof(struct guid);
    struct guid guid = {{0}};

    if (object != 0 && !writing_guid(writing, object, &guid, &is_known, error))
        return false;
    if (object == 0 && is_known)
        guid = rows_guid(rows, column + 1);
    if (is_known)
        writing_put_guid(writing, name, &guid);
    else if (object != 0)
        losses_note(writing->losses, TEMA_EXCHANGE_LOST, "ends of links",
                    "that the file does not hold", rows_text(rows, 2));
    return true;
}

static bool put_link(struct writing *writing, const struct rows *rows,
                     struct tema_error *error)
{
    const char *name = rows_text(rows, 2);
    struct guid guid = rows_guid(rows, 1);

    if (writing->tally.links++ == 0)
        writing_start(writing, "Links");
    writing_start(writing, "Link");
    writing_put_guid(writing, "guid", &guid);
    if (*name != '\0')
        xml_writer_attribute(&writing->xml, "name", name);
    put_chosen(writing, "direction", directions, rows_text(rows, 3));
    writing_put_color(writing, rows_text(rows, 4));
    if (!put_end(writing, rows, 5, "originGUID", error) ||
        !put_end(writing, rows, 7, "targetGUID", error))
        return false;
    writing_put_note_refs(writing, rows_integer(rows, 0));
    writing_end(writing);
    return spool_flush(&writing->spool, error);
}

bool write_links(struct writing *writing, struct tema_error *error)
{
    static const char select[] =
        "SELECT l.id, o.guid, l.name, l.direction, l.color, l.origin_id, l.origin, "
        "l.target_id, l.target FROM link l JOIN history_object o ON o.id = l.id "
        "WHERE l.removed = 0 ORDER BY o.guid";
    struct rows rows;
    bool went_well = true;

    if (!store_query(writing->project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (went_well && rows_next(&rows))
        went_well = put_link(writing, &rows, error);
    if (writing->tally.links > 0)
        writing_end(writing);
    return rows_close(&rows, error) && went_well;
}

/* --- graphs --- */

/* A graph with the GUIDs that its vertices have in the file. */
struct canvas {
    struct drawing drawing;
    struct guid *written; /* of each vertex */
    struct map by_guid;   /* of the drawing's, to the place */
};

static bool put_represented(struct writing *writing, bool represents_something,
                            const struct guid *represents, struct tema_error *error)
{
    struct guid guid = *represents;
    bool is_written = true;
    int64_t object;

    if (!represents_something)
        return true;
    if (!history_find_object(writing->project->history, represents, &object, error) ||
        (object != 0 && !writing_guid(writing, object, &guid, &is_written, error)))
        return false;
    if (is_written)
        writing_put_guid(writing, "representedGUID", &guid);
    return true;
}

static bool put_vertex(struct writing *writing, const struct drawing_vertex *vertex,
                       const struct guid *guid, struct tema_error *error)
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

    writing_start(writing, "Vertex");
    writing_put_guid(writing, "guid", guid);
    if (!put_represented(writing, vertex->represents_something, &vertex->represents,
                         error))
        return false;
    if (vertex->name != NULL)
        xml_writer_attribute(&writing->xml, "name", vertex->name);
    xml_writer_attribute_integer(&writing->xml, "firstX", vertex->x1);
    xml_writer_attribute_integer(&writing->xml, "firstY", vertex->y1);
    if (vertex->has_second) {
        xml_writer_attribute_integer(&writing->xml, "secondX", vertex->x2);
        xml_writer_attribute_integer(&writing->xml, "secondY", vertex->y2);
    }
    put_chosen(writing, "shape", shapes, vertex->shape);
    writing_put_color(writing, vertex->color);
    writing_end(writing);
    return true;
}

static void put_vertex_ref(struct writing *writing, const char *name,
                           const struct canvas *canvas, const struct guid *vertex)
{
    int64_t place;

    if (map_find(&canvas->by_guid, MAP_KEY(*vertex), &place))
        vertex = &canvas->written[place];
    writing_put_guid(writing, name, vertex);
}

static bool put_edge(struct writing *writing, const struct canvas *canvas,
                     const struct drawing_edge *edge, struct tema_error *error)
{
    static const char *const lines[] = {"dotted", "dashed", "solid", NULL};
    struct guid guid;

    if (!writing_own_guid(writing, &edge->guid, &guid, error))
        return false;
    writing_start(writing, "Edge");
    writing_put_guid(writing, "guid", &guid);
    if (!put_represented(writing, edge->represents_something, &edge->represents, error))
        return false;
    if (edge->name != NULL)
        xml_writer_attribute(&writing->xml, "name", edge->name);
    put_vertex_ref(writing, "sourceVertex", canvas, &edge->from);
    put_vertex_ref(writing, "targetVertex", canvas, &edge->to);
    writing_put_color(writing, edge->color);
    put_chosen(writing, "direction", directions, edge->direction);
    put_chosen(writing, "lineStyle", lines, edge->line);
    writing_end(writing);
    return true;
}

static bool put_drawing(struct writing *writing, struct canvas *canvas,
                        struct tema_error *error)
{
    const struct drawing *drawing = &canvas->drawing;

    for (size_t i = 0; i < drawing->vertex_count; i++) {
        if (!writing_own_guid(writing, &drawing->vertices[i].guid, &canvas->written[i],
                              error) ||
            !put_vertex(writing, &drawing->vertices[i], &canvas->written[i], error) ||
            !spool_flush(&writing->spool, error))
            return false;
        map_put(&canvas->by_guid, MAP_KEY(drawing->vertices[i].guid), (int64_t)i);
    }
    for (size_t i = 0; i < drawing->edge_count; i++)
        if (!put_edge(writing, canvas, &drawing->edges[i], error) ||
            !spool_flush(&writing->spool, error))
            return false;
    return true;
}

static bool put_graph(struct writing *writing, const struct rows *rows,
                      struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_BUFFER struct buffer json = {0};
    struct guid guid = rows_guid(rows, 1), content = rows_guid(rows, 3);
    struct canvas canvas = {0};
    bool went_well;

    if (!history_read_content(writing->project->history, &content, &json, error) ||
        !drawing_read(buffer_slice(&json), arena, &canvas.drawing, error))
        return false;
    canvas.written =
        arena_take(arena, (canvas.drawing.vertex_count + 1) * sizeof(struct guid));
    if (writing->tally.graphs++ == 0)
        writing_start(writing, "Graphs");
    writing_start(writing, "Graph");
    writing_put_guid(writing, "guid", &guid);
    xml_writer_attribute(&writing->xml, "name", rows_text(rows, 2));
    went_well = put_drawing(writing, &canvas, error);
    writing_end(writing);
    map_release(&canvas.by_guid);
    return went_well;
}

bool write_graphs(struct writing *writing, struct tema_error *error)
{
    static const char select[] =
        "SELECT g.id, o.guid, g.name, g.drawing FROM graph g "
        "JOIN history_object o ON o.id = g.id WHERE g.removed = 0 ORDER BY o.guid";
    struct rows rows;
    bool went_well = true;

    if (!store_query(writing->project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (went_well && rows_next(&rows))
        went_well = put_graph(writing, &rows, error);
    if (writing->tally.graphs > 0)
        writing_end(writing);
    return rows_close(&rows, error) && went_well;
}
