/* tree.h - codes and themes as trees, whatever copies of the project have written
 *
 * Two copies may each make a lawful move that together close a circle. What comes out
 * here is a tree all the same, and the same one everywhere, in whatever order the nodes
 * are given. */
#ifndef PROJECT_TREE_H
#define PROJECT_TREE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/guid.h"

enum {
    TREE_DEEPEST = 32,        /* levels; what would lie deeper is shown at the root */
    TREE_PATH_LONGEST = 4096, /* bytes, likewise */
};

struct tree_node {
    int64_t id;
    int64_t parent;   /* an id, 0 at the root; one that is not among the nodes is none */
    const char *name; /* valid UTF-8 */
    int64_t rank; /* siblings are ordered by rank, then name, then GUID; codes: all 0 */
    bool by_name; /* whether the name plays a part in the order */
    bool yields;  /* stands behind a sibling of the same name, who keeps the plain path */
    int64_t clock; /* when the parent was written: of a circle, the latest edge is cut */
    struct guid guid;

    /* The outcome. */
    int64_t shown_parent;
    const char
        *path; /* labels parted by '/'; one that a sibling has already: "Stöd (2)" */
    int depth;
    int64_t position; /* parents first, from 0 */
};

/* Fills the outcome of NODES (ids differ), which come back ordered by position; paths in
 * ARENA. */
void tree_settle(struct tree_node *nodes, size_t count, struct arena *arena);

/* A name as it stands in paths. Names that come from other programs may be anything: a
 * slash becomes U+2215, which looks like it, a control character a blank, none stands at
 * the ends, and what is longer than 200 code points ends in "…". Borrowed from NAME or
 * ARENA. */
const char *tree_label(const char *name, struct arena *arena);

/* Appends PATH with slashes for U+2215, as people may type it; whether there was any. */
bool tree_label_slashed(struct slice path, struct buffer *slashed);

/* Follows NODES[i].parent to the end ("merged into"), circles cut as above, and fills
 * shown_parent with the id found there: the node's own where it has no parent. The order
 * of NODES stays. */
void tree_follow(struct tree_node *nodes, size_t count);

#endif
