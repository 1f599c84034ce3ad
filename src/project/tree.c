/* tree.c - see project/tree.h */
#include <stdlib.h>

#include "base/cleanup.h"
#include "base/memory.h"
#include "project/tree.h"
#include "text/fold.h"

enum {
    NONE = -1,
    LABEL_ROOM = 12, /* bytes: for "/" and " (123456)" */
};

/* What is worked out for the node at the same place in the caller's array. */
struct branch {
    struct tree_node *node;
    ptrdiff_t parent;    /* place among the branches, or NONE */
    const char *own;     /* the name as it may stand in a path */
    struct slice folded; /* that */
    struct slice order;  /* that, as siblings are ordered by it */
    size_t reach;        /* bytes of the path, and room for a number */
    size_t walk;         /* the walk that came by first, 0: none yet */
    size_t first, count; /* its children, in an array ordered by parent */
    const char *label;   /* the name as it stands in paths */
};

static int compare_numbers(int64_t left, int64_t right)
{
    return (left > right) - (left < right);
}

static int compare_slices(struct slice left, struct slice right)
{
    size_t shorter = left.length < right.length ? left.length : right.length;
    int difference = shorter > 0 ? memcmp(left.bytes, right.bytes, shorter) : 0;

    return difference != 0 ? difference
                           : compare_numbers((int64_t)left.length, (int64_t)right.length);
}

static int compare_guids(const struct tree_node *left, const struct tree_node *right)
{
    int difference = memcmp(left->guid.bytes, right->guid.bytes, sizeof left->guid.bytes);

    return difference != 0 ? difference : compare_numbers(left->id, right->id);
}

static int by_id(const void *left, const void *right)
{
    return compare_numbers(((const struct branch *)left)->node->id,
                           ((const struct branch *)right)->node->id);
}

static ptrdiff_t place_of(const struct branch *branches, size_t count, int64_t id)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (branches[middle].node->id < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && branches[low].node->id == id ? (ptrdiff_t)low : NONE;
}

/* New: branches ordered by id, with their parents' places. */
static struct branch *branches_new(struct tree_node *nodes, size_t count)
{
    struct branch *branches = memory_take_zeroed(count + 1, sizeof *branches);

    for (size_t i = 0; i < count; i++)
        branches[i].node = &nodes[i];
    qsort(branches, count, sizeof *branches, by_id);
    for (size_t i = 0; i < count; i++)
        branches[i].parent = branches[i].node->parent == 0
                                 ? NONE
                                 : place_of(branches, count, branches[i].node->parent);
    return branches;
}

static bool is_later(const struct tree_node *left, const struct tree_node *right)
{
    if (left->clock != right->clock)
        return left->clock > right->clock;
    return compare_guids(left, right) > 0;
}

/* Cuts the circle that PLACE is part of at its latest edge. */
static void cut_circle(struct branch *branches, ptrdiff_t place)
{
    ptrdiff_t latest = place;

    for (ptrdiff_t i = branches[place].parent; i != place; i = branches[i].parent)
        if (is_later(branches[i].node, branches[latest].node))
            latest = i;
    branches[latest].parent = NONE;
}

/* Every node has at most one parent, so circles have no node in common: one cut each. */
static void cut_circles(struct branch *branches, size_t count)
{
    for (size_t start = 0; start < count; start++) {
        ptrdiff_t i = (ptrdiff_t)start;

        while (i != NONE && branches[i].walk == 0) {
            branches[i].walk = start + 1;
            i = branches[i].parent;
        }
        if (i != NONE && branches[i].walk == start + 1)
            cut_circle(branches, i);
    }
}

/* --- depth --- */

/* Depths of PLACE and all above it that have none yet. */
static void measure(struct branch *branches, ptrdiff_t place, ptrdiff_t *way)
{
    size_t length = 0, reach = 0;
    int depth = 0;

    while (place != NONE && branches[place].node->depth < 0) {
        way[length++] = place;
        place = branches[place].parent;
    }
    if (place != NONE) {
        depth = branches[place].node->depth + 1;
        reach = branches[place].reach;
    }
    while (length > 0) {
        struct branch *branch = &branches[way[--length]];

        branch->reach = reach + strlen(branch->own) + LABEL_ROOM;
        if (depth >= TREE_DEEPEST || branch->reach > TREE_PATH_LONGEST) {
            branch->parent = NONE;
            branch->reach -= reach;
            depth = 0;
        }
        reach = branch->reach;
        branch->node->depth = depth++;
    }
}

static void measure_all(struct branch *branches, size_t count)
{
    CLEANUP_FREE ptrdiff_t *way = memory_take((count + 1) * sizeof *way);

    for (size_t i = 0; i < count; i++)
        branches[i].node->depth = -1;
    for (size_t i = 0; i < count; i++)
        measure(branches, (ptrdiff_t)i, way);
}

/* --- siblings --- */

static int by_order(const void *left_place, const void *right_place)
{
    const struct branch *left = *(struct branch *const *)left_place;
    const struct branch *right = *(struct branch *const *)right_place;
    int difference = compare_numbers(left->parent, right->parent);

    if (difference == 0)
        difference = compare_numbers(left->node->rank, right->node->rank);
    if (difference == 0 && left->node->by_name)
        difference = compare_slices(left->order, right->order);
    if (difference == 0 && left->node->by_name)
        difference = compare_slices(left->folded, right->folded);
    if (difference == 0 && left->node->by_name)
        difference = compare_numbers(left->node->yields, right->node->yields);
    return difference != 0 ? difference : compare_guids(left->node, right->node);
}

static int by_name(const void *left_place, const void *right_place)
{
    const struct branch *left = *(struct branch *const *)left_place;
    const struct branch *right = *(struct branch *const *)right_place;
    int difference = compare_numbers(left->parent, right->parent);

    if (difference == 0)
        difference = compare_slices(left->folded, right->folded);
    if (difference == 0)
        difference = compare_numbers(left->node->yields, right->node->yields);
    return difference != 0 ? difference : compare_guids(left->node, right->node);
}

/* Whether a node below PARENT is called FOLDED; SIBLINGS are all nodes, ordered by
 * name. */
static bool is_taken(struct branch *const *siblings, size_t count, ptrdiff_t parent,
                     struct slice folded)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int difference = compare_numbers(siblings[middle]->parent, parent);

        if (difference == 0)
            difference = compare_slices(siblings[middle]->folded, folded);
        if (difference == 0)
            return true;
        if (difference < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

/* NUMBER: the last one given to a sibling of this name. */
static const char *numbered_label(struct branch *const *siblings, size_t count,
                                  const struct branch *branch, int *number,
                                  struct arena *arena)
{
    CLEANUP_BUFFER struct buffer folded = {0};
    const char *label;

    do {
        ++*number;
        buffer_clear(&folded);
        buffer_add_slice(&folded, branch->folded);
        buffer_add_format(&folded, " (%d)", *number);
    } while (is_taken(siblings, count, branch->parent, buffer_slice(&folded)));
    label = arena_format(arena, "%s (%d)", branch->own, *number);
    return label;
}

/* The second of two siblings of one name becomes "Stöd (2)", so that a path is one
 * node's. */
static void label_all(struct branch **siblings, size_t count, struct arena *arena)
{
    int number = 1;

    qsort(siblings, count, sizeof(struct branch *), by_name);
    for (size_t i = 0; i < count; i++) {
        struct branch *branch = siblings[i];
        bool is_second = i > 0 && siblings[i - 1]->parent == branch->parent &&
                         slice_equals(siblings[i - 1]->folded, branch->folded);

        number = is_second ? number : 1;
        branch->label = is_second
                            ? numbered_label(siblings, count, branch, &number, arena)
                            : branch->own;
    }
}

static void fold_names(struct branch *branches, size_t count, struct arena *arena)
{
    CLEANUP_BUFFER struct buffer folded = {0};

    for (size_t i = 0; i < count; i++) {
        struct slice name;

        branches[i].own = tree_label(branches[i].node->name, arena);
        name = slice_of(branches[i].own);
        buffer_clear(&folded);
        fold(name, &folded);
        branches[i].folded.bytes = arena_copy_slice(arena, buffer_slice(&folded));
        branches[i].folded.length = folded.length;
        buffer_clear(&folded);
        fold_for_order(name, &folded);
        branches[i].order.bytes = arena_copy_slice(arena, buffer_slice(&folded));
        branches[i].order.length = folded.length;
    }
}

/* --- positions --- */

/* Tells every parent where its children stand in SIBLINGS; returns how many roots stand
 * first. */
static size_t find_children(struct branch *branches, struct branch *const *siblings,
                            size_t count)
{
    size_t roots = 0;

    for (size_t i = count; i-- > 0;) {
        ptrdiff_t parent = siblings[i]->parent;

        if (parent == NONE) {
            roots++;
            continue;
        }
        branches[parent].first = i;
        branches[parent].count++;
    }
    return roots;
}

static void place(struct branch *branch, struct branch *branches, int64_t position,
                  struct arena *arena)
{
    struct tree_node *node = branch->node;
    struct tree_node *parent =
        branch->parent == NONE ? NULL : branches[branch->parent].node;

    node->position = position;
    node->shown_parent = parent != NULL ? parent->id : 0;
    node->path = parent != NULL
                     ? arena_format(arena, "%s/%s", parent->path, branch->label)
                     : arena_copy_string(arena, branch->label);
}

/* SIBLINGS are ordered. The stack holds whole families, last child lowest. */
static void place_all(struct branch *branches, struct branch *const *siblings,
                      size_t count, struct arena *arena)
{
    CLEANUP_FREE struct branch **stack =
        memory_take((count + 1) * sizeof(struct branch *));
    size_t height = 0, roots = find_children(branches, siblings, count);
    int64_t position = 0;

    for (size_t i = roots; i-- > 0;)
        stack[height++] = siblings[i];
    while (height > 0) {
        struct branch *branch = stack[--height];

        place(branch, branches, position++, arena);
        for (size_t i = branch->count; i-- > 0;)
            stack[height++] = siblings[branch->first + i];
    }
}

static int by_position(const void *left, const void *right)
{
    return compare_numbers(((const struct tree_node *)left)->position,
                           ((const struct tree_node *)right)->position);
}

void tree_settle(struct tree_node *nodes, size_t count, struct arena *arena)
{
    CLEANUP_FREE struct branch *branches = branches_new(nodes, count);
    CLEANUP_FREE struct branch **siblings =
        memory_take((count + 1) * sizeof(struct branch *));

    cut_circles(branches, count);
    fold_names(branches, count, arena);
    measure_all(branches, count);
    for (size_t i = 0; i < count; i++)
        siblings[i] = &branches[i];
    label_all(siblings, count, arena);
    qsort(siblings, count, sizeof(struct branch *), by_order);
    place_all(branches, siblings, count, arena);
    qsort(nodes, count, sizeof *nodes, by_position);
}

void tree_follow(struct tree_node *nodes, size_t count)
{
    CLEANUP_FREE struct branch *branches = branches_new(nodes, count);
    CLEANUP_FREE ptrdiff_t *way = memory_take((count + 1) * sizeof *way);

    cut_circles(branches, count);
    for (size_t i = 0; i < count; i++)
        nodes[i].shown_parent = 0;
    for (size_t i = 0; i < count; i++) {
        size_t length = 0;
        ptrdiff_t end = (ptrdiff_t)i;
        int64_t id;

        while (branches[end].node->shown_parent == 0 && branches[end].parent != NONE) {
            way[length++] = end;
            end = branches[end].parent;
        }
        id = branches[end].node->shown_parent != 0 ? branches[end].node->shown_parent
                                                   : branches[end].node->id;
        branches[end].node->shown_parent = id;
        while (length > 0)
            branches[way[--length]].node->shown_parent = id;
    }
}
