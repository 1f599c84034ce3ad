/* drawing.c - see exchange/drawing.h */
#include "exchange/drawing.h"
#include "base/cleanup.h"
#include "markup/json_reader.h"
#include "markup/json_writer.h"

enum { VALUES_MOST = 2 * 1000 * 1000, GUID_SIZE = 37 };

/* --- writing --- */

static void write_guid(struct json_writer *json, const char *key, const struct guid *guid)
{
    char text[GUID_SIZE];

    guid_format(guid, text);
    json_writer_key(json, key);
    json_writer_string(json, text);
}

static void write_string(struct json_writer *json, const char *key, const char *string)
{
    if (string == NULL)
        return;
    json_writer_key(json, key);
    json_writer_string(json, string);
}

static void write_integer(struct json_writer *json, const char *key, int64_t number)
{
    json_writer_key(json, key);
    json_writer_integer(json, number);
}

static void write_vertex(struct json_writer *json, const struct drawing_vertex *vertex)
{
    json_writer_begin_object(json);
    write_guid(json, "guid", &vertex->guid);
    if (vertex->represents_something)
        write_guid(json, "represents", &vertex->represents);
    write_string(json, "name", vertex->name);
    write_integer(json, "x1", vertex->x1);
    write_integer(json, "y1", vertex->y1);
    if (vertex->has_second) {
        write_integer(json, "x2", vertex->x2);
        write_integer(json, "y2", vertex->y2);
    }
    write_string(json, "shape", vertex->shape);
    write_string(json, "color", vertex->color);
    json_writer_end_object(json);
}

static void write_edge(struct json_writer *json, const struct drawing_edge *edge)
{
    json_writer_begin_object(json);
    write_guid(json, "guid", &edge->guid);
    if (edge->represents_something)
        write_guid(json, "represents", &edge->represents);
    write_string(json, "name", edge->name);
    write_guid(json, "from", &edge->from);
    write_guid(json, "to", &edge->to);
    write_string(json, "color", edge->color);
    write_string(json, "direction", edge->direction);
    write_string(json, "line", edge->line);
    json_writer_end_object(json);
}

void drawing_write(const struct drawing *drawing, struct buffer *json)
{
    struct json_writer writer = {.out = json};

    json_writer_begin_object(&writer);
    json_writer_key(&writer, "vertices");
    json_writer_begin_array(&writer);
    for (size_t i = 0; i < drawing->vertex_count; i++)
        write_vertex(&writer, &drawing->vertices[i]);
    json_writer_end_array(&writer);
    json_writer_key(&writer, "edges");
    json_writer_begin_array(&writer);
    for (size_t i = 0; i < drawing->edge_count; i++)
        write_edge(&writer, &drawing->edges[i]);
    json_writer_end_array(&writer);
    json_writer_end_object(&writer);
}

/* --- reading --- */

static bool read_guid(const struct json_value *object, const char *key,
                      struct guid *ret_guid)
{
    return guid_read(slice_of(json_reader_string(json_reader_member(object, key))),
                     ret_guid);
}

/* A member that may be missing: false only where it is there and no such thing. */
static bool read_optional_guid(const struct json_value *object, const char *key,
                               bool *ret_found, struct guid *ret_guid)
{
    *ret_found = json_reader_member(object, key) != NULL;
    return !*ret_found || read_guid(object, key, ret_guid);
}

static bool read_string(const struct json_value *object, const char *key,
                        struct arena *arena, const char **ret_string)
{
    const struct json_value *member = json_reader_member(object, key);

    *ret_string = arena_copy_string(arena, json_reader_string(member));
    return member == NULL || *ret_string != NULL;
}

static bool read_integer(const struct json_value *object, const char *key,
                         int64_t *ret_number)
{
    return json_reader_integer(json_reader_member(object, key), ret_number);
}

static bool read_vertex(const struct json_value *object, struct arena *arena,
                        struct drawing_vertex *vertex)
{
    vertex->has_second = json_reader_member(object, "x2") != NULL;
    return read_guid(object, "guid", &vertex->guid) &&
           read_optional_guid(object, "represents", &vertex->represents_something,
                              &vertex->represents) &&
           read_string(object, "name", arena, &vertex->name) &&
           read_integer(object, "x1", &vertex->x1) &&
           read_integer(object, "y1", &vertex->y1) &&
           (!vertex->has_second || (read_integer(object, "x2", &vertex->x2) &&
                                    read_integer(object, "y2", &vertex->y2))) &&
           read_string(object, "shape", arena, &vertex->shape) &&
           read_string(object, "color", arena, &vertex->color);
}

static bool read_edge(const struct json_value *object, struct arena *arena,
                      struct drawing_edge *edge)
{
    return read_guid(object, "guid", &edge->guid) &&
           read_optional_guid(object, "represents", &edge->represents_something,
                              &edge->represents) &&
           read_string(object, "name", arena, &edge->name) &&
           read_guid(object, "from", &edge->from) && read_guid(object, "to", &edge->to) &&
           read_string(object, "color", arena, &edge->color) &&
           read_string(object, "direction", arena, &edge->direction) &&
           read_string(object, "line", arena, &edge->line);
}

static bool read_all(const struct json_value *root, struct arena *arena,
                     struct drawing *drawing)
{
    const struct json_value *vertices = json_reader_member(root, "vertices");
    const struct json_value *edges = json_reader_member(root, "edges");
    bool readable = json_reader_kind(vertices) == JSON_KIND_ARRAY &&
                    json_reader_kind(edges) == JSON_KIND_ARRAY;

    if (!readable)
        return false;
    drawing->vertex_count = json_reader_count(vertices);
    drawing->edge_count = json_reader_count(edges);
    drawing->vertices =
        arena_take(arena, drawing->vertex_count * sizeof *drawing->vertices);
    drawing->edges = arena_take(arena, drawing->edge_count * sizeof *drawing->edges);
    for (size_t i = 0; readable && i < drawing->vertex_count; i++)
        readable =
            read_vertex(json_reader_item(vertices, i), arena, &drawing->vertices[i]);
    for (size_t i = 0; readable && i < drawing->edge_count; i++)
        readable = read_edge(json_reader_item(edges, i), arena, &drawing->edges[i]);
    return readable;
}

bool drawing_read(struct slice json, struct arena *arena, struct drawing *ret_drawing,
                  struct tema_error *error)
{
    CLEANUP(json_reader_freep) struct json_reader *reader = NULL;
    struct drawing drawing = {0};

    if (!json_reader_open(json, VALUES_MOST, &reader, error)) {
        error->kind = TEMA_DAMAGED;
        return tema_explain(error, "a graph's drawing cannot be read");
    }
    if (!read_all(json_reader_root(reader), arena, &drawing))
        return tema_fail(error, TEMA_DAMAGED, "a graph's drawing cannot be read");
    *ret_drawing = drawing;
    return true;
}
