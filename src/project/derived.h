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

/* A value's object, looked up; NULL where there is none. */
TEMA_MUST_CHECK
bool derived_object(struct tema_project *project, const struct value *value,
                    struct sql_value *ret_id, struct tema_error *error);

/* The GUID of a value's content; NULL where there is none. */
static inline struct sql_value derived_content(const struct value *value)
{
    return value->type == VALUE_CONTENT ? sql_guid(&value->guid) : sql_id(0);
}

/* A value's bytes; NULL where it is of another type. */
static inline struct sql_value derived_bytes(const struct value *value)
{
    return value->type == VALUE_BYTES ? sql_bytes(value->text.bytes, value->text.length)
                                      : sql_id(0);
}

/* A time that a field says, NULL where it says that it is not known; MADE_AT where it
 * says nothing. */
static inline struct sql_value derived_time(const struct value *value, int64_t made_at)
{
    int64_t time = value->type == VALUE_INTEGER ? value->integer : made_at;

    return time != 0 ? sql_integer(time) : sql_id(0);
}

/* The transaction that bore an object, as far as it says who made it and when. */
struct derived_birth {
    int64_t coder, made_at;
};

TEMA_MUST_CHECK
bool derived_birth_of(struct tema_project *project, const struct object *object,
                      struct derived_birth *ret_birth, struct tema_error *error);

/* The same for what is born in the open transaction. */
TEMA_MUST_CHECK
bool derived_birth_now(struct tema_project *project, struct derived_birth *ret_birth,
                       struct tema_error *error);

/* For a kind's derive_removals, where the row says it in a column alone: UPDATE has the
 * id in c1 and the column's value in c2 of the table many. */
TEMA_MUST_CHECK
bool derived_removals(struct tema_project *project, const char *update,
                      const int64_t *ids, size_t count, bool removed,
                      struct tema_error *error);

/* For a kind's before_change, where rows name who made them: who acts is there first. */
TEMA_MUST_CHECK
bool derived_before_change(void *context, struct tema_error *error);

/* The columns author_id, made_at, changed_by_id and changed_at from the four FIELDS that
 * say so (project/kinds.h). */
struct derived_audit {
    struct sql_value author, made_at, changed_by, changed_at;
};

TEMA_MUST_CHECK
bool derived_audit(struct tema_project *project, const struct value *fields,
                   const struct derived_birth *birth, struct derived_audit *ret_audit,
                   struct tema_error *error);

/* What may keep an object from being taken back: SQL counts it, for the object $1,
 * without what was born in transaction $2. */
struct derived_need {
    const char *sql;
    const char *one,
        *several; /* "a quotation is in it"; "quotations are in it" (behind "3 ") */
};

/* References to the object, and links with it. */
extern const char derived_referring[];
#define DERIVED_REFERRING                                                                \
    {                                                                                    \
        derived_referring, "1 reference points to it", "references point to it"          \
    }

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
