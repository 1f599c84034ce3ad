/* derived.h - what the kinds of this room share in making rows from objects */
#ifndef PROJECT_DERIVED_H
#define PROJECT_DERIVED_H

#include "project/project.h"
#include "project/tree.h"

/* A value's text; "" where it is of another type, since columns of text are never
 * NULL. */
static inline struct sql_value derived_text(const struct value *value)
{
    bool is_text = value->type == VALUE_TEXT && value->text.bytes != NULL;

    return sql_slice(is_text ? value->text : SLICE(""));
}

/* What may keep an object from being taken back: SQL counts it, for the object $1,
 * without what was born in transaction $2. */
struct derived_need {
    const char *sql;
    const char *one,
        *several; /* "a quotation is in it"; "quotations are in it" (behind "3 ") */
};

/* The first of NEEDS (ended by NULL) that is there. For a kind's `needed`. */
TEMA_MUST_CHECK
bool derived_is_needed(struct tema_project *project, const struct derived_need *needs,
                       int64_t object_id, int64_t own_transaction, struct buffer *reason,
                       bool *ret_needed, struct tema_error *error);

/* Where a code's or theme's row says that it stands in its tree. */
struct derived_place {
    int64_t shown_parent;    /* 0: at the root */
    int64_t depth, position; /* -1 for NULL */
    const char *path;        /* or NULL */
};

/* The columns shown_parent_id, path, depth and position, from COLUMN on; in ARENA. */
struct derived_place derived_read_place(const struct rows *rows, int column,
                                        struct arena *arena);

/* Whether that is where the settled NODE stands. */
bool derived_is_in_place(const struct derived_place *place, const struct tree_node *node);

#endif
