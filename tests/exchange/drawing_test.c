/* drawing_test.c - graphs as JSON, and back */
#include "test.h"

#include "exchange/drawing.h"

static uint32_t seed;

static uint32_t pick(uint32_t below)
{
    seed = seed * 1664525 + 1013904223;
    return (seed >> 8) % below;
}

static struct guid any_guid(void)
{
    struct guid guid;

    for (size_t i = 0; i < sizeof guid.bytes; i++)
        guid.bytes[i] = (unsigned char)pick(256);
    return guid;
}

static const char *any_string(void)
{
    static const char *const strings[] = {
        NULL, "", "Stöd", "a \"quoted\" \\ name\n", "\xF0\x9F\x98\x80", "#ff0000"};

    return strings[pick(6)];
}

static int64_t any_number(void)
{
    static const int64_t numbers[] = {0, -1, 7, 1920, INT64_MAX, INT64_MIN};

    return numbers[pick(6)];
}

static void make_vertex(struct drawing_vertex *vertex)
{
    *vertex = (struct drawing_vertex){.guid = any_guid(),
                                      .represents_something = pick(2) == 0,
                                      .name = any_string(),
                                      .x1 = any_number(),
                                      .y1 = any_number(),
                                      .has_second = pick(2) == 0,
                                      .shape = any_string(),
                                      .color = any_string()};
    if (vertex->represents_something)
        vertex->represents = any_guid();
    if (vertex->has_second) {
        vertex->x2 = any_number();
        vertex->y2 = any_number();
    }
}

static void make_edge(struct drawing_edge *edge)
{
    *edge = (struct drawing_edge){.guid = any_guid(),
                                  .represents_something = pick(2) == 0,
                                  .name = any_string(),
                                  .from = any_guid(),
                                  .to = any_guid(),
                                  .color = any_string(),
                                  .direction = any_string(),
                                  .line = any_string()};
    if (edge->represents_something)
        edge->represents = any_guid();
}

static void assert_same_string(const char *left, const char *right)
{
    assert_int_equal(left == NULL, right == NULL);
    if (left != NULL)
        assert_string_equal(left, right);
}

static void assert_same_vertex(const struct drawing_vertex *left,
                               const struct drawing_vertex *right)
{
    assert_true(guid_equals(&left->guid, &right->guid));
    assert_int_equal(left->represents_something, right->represents_something);
    assert_true(guid_equals(&left->represents, &right->represents));
    assert_same_string(left->name, right->name);
    assert_true(left->x1 == right->x1 && left->y1 == right->y1);
    assert_int_equal(left->has_second, right->has_second);
    assert_true(left->x2 == right->x2 && left->y2 == right->y2);
    assert_same_string(left->shape, right->shape);
    assert_same_string(left->color, right->color);
}

static void assert_same_edge(const struct drawing_edge *left,
                             const struct drawing_edge *right)
{
    assert_true(guid_equals(&left->guid, &right->guid));
    assert_int_equal(left->represents_something, right->represents_something);
    assert_true(guid_equals(&left->represents, &right->represents));
    assert_same_string(left->name, right->name);
    assert_true(guid_equals(&left->from, &right->from));
    assert_true(guid_equals(&left->to, &right->to));
    assert_same_string(left->color, right->color);
    assert_same_string(left->direction, right->direction);
    assert_same_string(left->line, right->line);
}

static void what_is_written_is_read_again(void **state)
{
    (void)state;
    for (seed = 1; seed < 200; seed++) {
        CLEANUP_ARENA struct arena *arena = arena_new();
        CLEANUP_BUFFER struct buffer json = {0};
        struct drawing_vertex vertices[8];
        struct drawing_edge edges[8];
        struct drawing drawing = {vertices, pick(9), edges, pick(9)}, again;
        struct tema_error error = {0};

        for (size_t i = 0; i < drawing.vertex_count; i++)
            make_vertex(&vertices[i]);
        for (size_t i = 0; i < drawing.edge_count; i++)
            make_edge(&edges[i]);
        drawing_write(&drawing, &json);
        assert_ok(drawing_read(buffer_slice(&json), arena, &again, &error));
        assert_int_equal(again.vertex_count, drawing.vertex_count);
        assert_int_equal(again.edge_count, drawing.edge_count);
        for (size_t i = 0; i < drawing.vertex_count; i++)
            assert_same_vertex(&drawing.vertices[i], &again.vertices[i]);
        for (size_t i = 0; i < drawing.edge_count; i++)
            assert_same_edge(&drawing.edges[i], &again.edges[i]);
    }
}

static void what_says_nothing_is_left_out(void **state)
{
    CLEANUP_BUFFER struct buffer json = {0};
    struct drawing_vertex vertex = {.x1 = 3, .y1 = -4};
    struct drawing drawing = {.vertices = &vertex, .vertex_count = 1};

    (void)state;
    drawing_write(&drawing, &json);
    assert_string_equal(
        buffer_string(&json),
        "{\"vertices\":[{\"guid\":\"00000000-0000-0000-0000-000000000000\","
        "\"x1\":3,\"y1\":-4}],\"edges\":[]}");
}

static void what_is_no_drawing_is_refused(void **state)
{
    static const char *const texts[] = {
        "",
        "{",
        "[]",
        "{}",
        "{\"vertices\":[],\"edges\":{}}",
        "{\"vertices\":[{}],\"edges\":[]}",
        "{\"vertices\":[{\"guid\":\"00000000-0000-0000-0000-000000000000\","
        "\"x1\":3}],\"edges\":[]}",
        "{\"vertices\":[{\"guid\":\"00000000-0000-0000-0000-000000000000\","
        "\"x1\":3,\"y1\":1,\"name\":4}],\"edges\":[]}",
        "{\"vertices\":[{\"guid\":\"00000000-0000-0000-0000-000000000000\","
        "\"x1\":3,\"y1\":1,\"x2\":4}],\"edges\":[]}",
        "{\"vertices\":[],\"edges\":[{\"guid\":"
        "\"00000000-0000-0000-0000-000000000000\"}]}",
        "{\"vertices\":[{\"guid\":\"0\",\"x1\":3,\"y1\":1}],\"edges\":[]}",
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        CLEANUP_ARENA struct arena *arena = arena_new();
        struct tema_error error = {0};
        struct drawing drawing;

        assert_fails(drawing_read(slice_of(texts[i]), arena, &drawing, &error),
                     TEMA_DAMAGED);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read_again),
        cmocka_unit_test(what_says_nothing_is_left_out),
        cmocka_unit_test(what_is_no_drawing_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
