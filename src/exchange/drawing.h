/* drawing.h - a graph: things as vertices, lines between them as edges
 *
 * Kept as JSON: {"vertices":[{"guid","represents","name","x1","y1","x2","y2","shape",
 * "color"}...], "edges":[{"guid","represents","name","from","to","color","direction",
 * "line"}...]}; members that say nothing are left out. GUIDs are in the form of
 * guid_write. */
#ifndef EXCHANGE_DRAWING_H
#define EXCHANGE_DRAWING_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/guid.h"

struct drawing_vertex {
    struct guid guid;
    bool represents_something;
    struct guid represents; /* the object, or where the project has none the GUID as it
                               came */
    const char *name;       /* or NULL, like all strings here */
    int64_t x1, y1, x2, y2;
    bool has_second; /* x2 and y2 are given */
    const char *shape, *color;
};

struct drawing_edge {
    struct guid guid;
    bool represents_something;
    struct guid represents;
    const char *name;
    struct guid from, to; /* vertices */
    const char *color, *direction, *line;
};

struct drawing {
    struct drawing_vertex *vertices;
    size_t vertex_count;
    struct drawing_edge *edges;
    size_t edge_count;
};

void drawing_write(const struct drawing *drawing, struct buffer *json);

/* Everything in ARENA. TEMA_DAMAGED where JSON is no drawing. */
TEMA_MUST_CHECK
bool drawing_read(struct slice json, struct arena *arena, struct drawing *ret_drawing,
                  struct tema_error *error);

#endif
