/* forest.h - the codebook, or the themes, as commands look at them: settled trees in
 * order */
#ifndef PROJECT_FOREST_H
#define PROJECT_FOREST_H

#include "project/project.h"

struct forest_node {
    int64_t id;
    int64_t parent; /* 0 at the root */
    const char *name, *path;
    int64_t rank; /* themes */
    int depth;
    bool removed;   /* as its row says */
    bool contested; /* removed by one while another changed it */
    bool is_shown;  /* not removed, or something living hangs on it or below it */
};

/* Everything that is not merged into another; in the order of the tree. */
struct forest {
    enum kind kind;   /* KIND_CODE or KIND_THEME */
    const char *noun; /* "code", "theme" */
    struct forest_node *nodes;
    size_t count;
};

/* In ARENA. */
TEMA_MUST_CHECK
bool forest_read(struct tema_project *project, enum kind kind, struct arena *arena,
                 struct forest *ret_forest, struct tema_error *error);

/* The one that is shown and has ID. TEMA_NOT_FOUND. */
TEMA_MUST_CHECK
bool forest_get(const struct forest *forest, int64_t id,
                const struct forest_node **ret_node, struct tema_error *error);

/* The one that people call PATH (names_find). */
TEMA_MUST_CHECK
bool forest_find(const struct forest *forest, const char *path, int64_t *ret_id,
                 struct tema_error *error);

/* Whether the node ID lies below ABOVE, or is it. */
bool forest_is_within(const struct forest *forest, int64_t id, int64_t above);

/* Fails unless NAME may stand below PARENT (0: at the root) beside its children but
 * ITSELF: TEMA_INVALID, or TEMA_EXISTS "there is a code 'Stöd/Kollega' already". */
TEMA_MUST_CHECK
bool forest_check_name(const struct forest *forest, int64_t parent, const char *name,
                       int64_t itself, struct tema_error *error);

/* Fails unless NODE may stand below PARENT beside its children: TEMA_EXISTS as above, or
 * TEMA_INVALID where it, or what is below it, would lie too deep. */
TEMA_MUST_CHECK
bool forest_check_place(const struct forest *forest, const struct forest_node *node,
                        int64_t parent, struct tema_error *error);

/* Fails with TEMA_INVALID where ID and all below it would lie too deep below PARENT. */
TEMA_MUST_CHECK
bool forest_check_depth(const struct forest *forest, int64_t id, int64_t parent,
                        struct tema_error *error);

/* TEXT in NFC, as names are kept; in ARENA. */
const char *forest_composed(const char *text, struct arena *arena);

/* A path that is to be: the names behind those that are there. */
struct forest_path {
    int64_t parent;     /* the deepest node of the path that is there; 0: none */
    const char **names; /* what is missing, from the top; at least one */
    size_t count;
};

/* Fails with TEMA_EXISTS where all of PATH is there, TEMA_INVALID where a name may not
 * be. */
TEMA_MUST_CHECK
bool forest_plan(const struct forest *forest, const char *path, struct arena *arena,
                 struct forest_path *ret_path, struct tema_error *error);

/* Whoever works on what another has removed wants it back. Inside a transaction. */
TEMA_MUST_CHECK
bool forest_revive(struct tema_project *project, const struct forest_node *node,
                   struct tema_error *error);

/* Ids that SQL yields for $1; new, free with free(). */
TEMA_MUST_CHECK
bool forest_ids(struct tema_project *project, const char *sql, int64_t id,
                int64_t **ret_ids, size_t *ret_count, struct tema_error *error);

#endif
