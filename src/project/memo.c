/* memo.c - notes on the project or on any object; see include/tema/memo.h */
#include "tema/memo.h"
#include "project/derived.h"
#include "project/objects.h"
#include "project/removal.h"
#include "text/utf8.h"

enum { MEMO_LARGEST = 1000000 /* bytes */ };

/* --- what is derived --- */

/* When its text was written last, and by whom: as another program said, else as the
 * history says; NULL where it stands as it was born. */
static bool find_change(struct tema_project *project, const struct object *object,
                        struct derived_audit *audit, struct tema_error *error)
{
    static const char select[] =
        "SELECT o.id, t.made_at FROM history_write w "
        "JOIN history_transaction t ON t.id = w.transaction_id "
        "LEFT JOIN history_object o ON o.guid = t.coder "
        "WHERE w.object_id = $1 AND w.field = $2 AND w.superseded = 0 "
        "ORDER BY t.clock DESC LIMIT 1";
    struct rows rows;

    if (object->values[MEMO_CHANGED_AT].type == VALUE_INTEGER)
        return true;
    if (!store_query(project->store, select,
                     BIND(sql_integer(object->id), sql_integer(MEMO_BODY)), &rows, error))
        return false;
    if (rows_next(&rows)) {
        audit->changed_by = sql_id(rows_integer(&rows, 0));
        audit->changed_at = sql_integer(rows_integer(&rows, 1));
    }
    return rows_close(&rows, error);
}

static bool derive(void *context, const struct object *object, bool newborn,
                   struct tema_error *error)
{
    static const char upsert[] =
        "INSERT INTO memo (id, number, on_id, body, name, description, document_id, "
        "coder_id, written_at, changed_by_id, changed_at, removed) "
        "VALUES ($1, 0, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) "
        "ON CONFLICT (id) DO UPDATE SET on_id = $2, body = $3, name = $4, "
        "description = $5, document_id = $6, coder_id = $7, written_at = $8, "
        "changed_by_id = $9, changed_at = $10, removed = $11";
    struct tema_project *project = context;
    const struct value *values = object->values;
    struct sql_value on, document;
    struct derived_birth birth;
    struct derived_audit audit;

    (void)newborn;
    return derived_object(project, &values[MEMO_ON], &on, error) &&
           derived_object(project, &values[MEMO_DOCUMENT], &document, error) &&
           derived_birth_of(project, object, &birth, error) &&
           derived_audit(project, &values[MEMO_AUTHOR], &birth, &audit, error) &&
           find_change(project, object, &audit, error) &&
           store_run(project->store, upsert,
                     BIND(sql_integer(object->id), on, sql_guid(&values[MEMO_BODY].guid),
                          derived_text(&values[MEMO_NAME]),
                          derived_text(&values[MEMO_DESCRIPTION]), document, audit.author,
                          audit.made_at, audit.changed_by, audit.changed_at,
                          sql_integer(object->removed)),
                     NULL, error);
}

/* Numbers by the logical clock of their births, the same in every copy that has the same
 * memos. */
static bool settle(void *context, struct tema_error *error)
{
    static const char update[] =
        "UPDATE memo SET number = n.number FROM ("
        "SELECT m.id, row_number() OVER (ORDER BY t.clock, o.guid) AS number "
        "FROM memo m JOIN history_object o ON o.id = m.id "
        "JOIN history_transaction t ON t.id = o.transaction_id) n "
        "WHERE n.id = memo.id AND n.number <> memo.number";
    struct tema_project *project = context;

    return store_run(project->store, update, BIND_NOTHING, NULL, error);
}

static bool needed(void *context, int64_t object_id, int64_t own_transaction,
                   struct buffer *reason, bool *ret_needed, struct tema_error *error)
{
    static const char memos[] =
        "SELECT count(*) FROM memo JOIN history_object o USING (id) "
        "WHERE memo.on_id = $1 AND memo.removed = 0 AND o.transaction_id <> $2";
    static const struct derived_need needs[] = {
        {memos, "a memo is on it", "memos are on it"},
        DERIVED_REFERRING,
        {NULL, NULL, NULL},
    };

    return derived_is_needed(context, needs, object_id, own_transaction, reason,
                             ret_needed, error);
}

const struct history_kind kind_memo = {
    .number = KIND_MEMO,
    .name = "memo",
    .fields = MEMO_FIELDS,
    .before_change = derived_before_change,
    .derive = derive,
    .settle = settle,
    .needed = needed,
};

/* --- changing --- */

static bool check_text(const char *text, struct tema_error *error)
{
    size_t length = strlen(text);

    if (length == 0)
        return tema_fail(error, TEMA_INVALID, "the memo is empty");
    if (length > MEMO_LARGEST)
        return tema_fail(error, TEMA_INVALID, "a memo has at most %d bytes",
                         MEMO_LARGEST);
    if (!utf8_is_valid(slice_of(text)))
        return tema_fail(error, TEMA_INVALID, "a memo must be UTF-8");
    return true;
}

static bool add(struct tema_project *project, int64_t on, const char *text,
                int64_t *ret_id, struct tema_error *error)
{
    struct value values[MEMO_FIELDS] = {0};
    struct guid body;

    if (!history_value_of(project->history, on, &values[MEMO_ON - 1], error) ||
        !history_add_content(project->history, "memo", slice_of(text), &body, error))
        return false;
    values[MEMO_BODY - 1] = value_content(&body);
    return history_bear(project->history, KIND_MEMO, NULL, values, MEMO_FIELDS, ret_id,
                        error);
}

bool tema_memo_add(struct tema_project *project, const char *on, const char *text,
                   struct tema_memo_id *ret_memo, struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    const char *kind = "project", *name = "";
    int64_t on_id = 0, id = 0;
    bool went_well;

    if (!check_text(text, error) || !project_begin(project, error))
        return false;
    went_well =
        (on == NULL || (objects_find(project, on, &on_id, error) &&
                        objects_describe(project, on_id, arena, &kind, &name, error))) &&
        add(project, on_id, text, &id, error);
    if (!project_end(project, went_well, error,
                     *name != '\0' ? "wrote a memo on the %s '%s'"
                                   : "wrote a memo on the %s",
                     kind, name))
        return false;
    ret_memo->row = id;
    return true;
}

static bool memo_number(struct tema_project *project, int64_t id, int64_t *ret_number,
                        struct tema_error *error)
{
    static const char select[] = "SELECT number FROM memo WHERE id = $1";

    return project_expect(project, id, KIND_MEMO, error) &&
           store_integer(project->store, select, BIND(sql_integer(id)), 0, ret_number,
                         error);
}

/* Quotations would no longer mark what they mark. */
static bool check_editable(struct tema_project *project, const struct object *memo,
                           int64_t number, struct tema_error *error)
{
    static const char living[] =
        "SELECT count(*) FROM document WHERE id = $1 AND removed = 0";
    int64_t document, count;

    if (!history_resolve(project->history, &memo->values[MEMO_DOCUMENT], &document,
                         error) ||
        !store_integer(project->store, living, BIND(sql_integer(document)), 0, &count,
                       error))
        return false;
    return count == 0 ||
           tema_fail(error, TEMA_REFUSED,
                     "memo %lld has quotations in it: its text stays; write a new memo",
                     (long long)number);
}

/* What another program said of its last change is no longer so. */
static bool forget_change(struct tema_project *project, const struct object *memo,
                          struct tema_error *error)
{
    return history_write(project->history, memo->id, MEMO_CHANGED_BY, value_null(),
                         error) &&
           history_write(project->history, memo->id, MEMO_CHANGED_AT, value_null(),
                         error);
}

/* Content rows are new each time, so what stands there is compared first. */
static bool edit(struct tema_project *project, int64_t id, int64_t number,
                 const char *text, struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_BUFFER struct buffer body = {0};
    struct object object;
    struct guid content;

    if (!history_read_object(project->history, id, arena, &object, error) ||
        !history_read_content(project->history, &object.values[MEMO_BODY].guid, &body,
                              error))
        return false;
    if (slice_equals(buffer_slice(&body), slice_of(text)))
        return true;
    return check_editable(project, &object, number, error) &&
           forget_change(project, &object, error) &&
           history_add_content(project->history, "memo", slice_of(text), &content,
                               error) &&
           history_write(project->history, id, MEMO_BODY, value_content(&content), error);
}

bool tema_memo_edit(struct tema_project *project, struct tema_memo_id memo,
                    const char *text, struct tema_error *error)
{
    int64_t number = 0;
    bool went_well;

    if (!check_text(text, error) || !project_begin(project, error))
        return false;
    went_well = memo_number(project, memo.row, &number, error) &&
                edit(project, memo.row, number, text, error);
    return project_end(project, went_well, error, "edited memo %lld", (long long)number);
}

bool tema_memo_remove(struct tema_project *project, struct tema_memo_id memo,
                      struct tema_error *error)
{
    int64_t number = 0;
    bool went_well;

    if (!project_begin(project, error))
        return false;
    went_well = memo_number(project, memo.row, &number, error) &&
                removal_of_memo(project, memo.row, error);
    return project_end(project, went_well, error, "removed memo %lld", (long long)number);
}
