/* undo.c - taking back what the acting coder did, and doing it again */
#include "project/objects.h"
#include "project/project.h"
#include "tema/history.h"

struct step {
    struct tema_project *project;
    struct buffer *done; /* what is told */
};

static void tell_left(void *context, int64_t object_id, const char *reason)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct step *step = context;
    const char *kind, *name;
    struct tema_error error = {0};

    if (!objects_describe(step->project, object_id, arena, &kind, &name, &error))
        kind = "thing", name = "";
    buffer_add_format(step->done, "left as it is: the %s%s%s%s: %s\n", kind,
                      *name != '\0' ? " '" : "", name, *name != '\0' ? "'" : "", reason);
}

/* The acting coder's GUID. */
static bool find_coder(struct tema_project *project, struct guid *ret_coder,
                       struct tema_error *error)
{
    static const char select[] = "SELECT o.guid FROM history_object o "
                                 "JOIN coder c ON c.id = o.id WHERE c.name = $1";
    struct rows rows;

    *ret_coder = (struct guid){{0}};
    if (!store_query(project->store, select, BIND(sql_text(project->coder)), &rows,
                     error))
        return false;
    if (rows_next(&rows))
        *ret_coder = rows_guid(&rows, 0);
    return rows_close(&rows, error);
}

static bool find_beginning(struct tema_project *project, int64_t *ret_transaction,
                           struct tema_error *error)
{
    static const char select[] =
        "SELECT o.transaction_id FROM history_object o JOIN study s ON s.id = o.id";

    return store_integer(project->store, select, BIND_NOTHING, 0, ret_transaction, error);
}

/* What the coder may undo: her newest action that stands; or redo: her newest undo that
 * was not taken back and that no new action has come after. NULL: nothing. */
static const struct past *find_next(const struct past *past, size_t count,
                                    const struct guid *coder, int64_t beginning,
                                    bool redo)
{
    for (size_t i = count; i > 0; i--) {
        const struct past *candidate = &past[i - 1];
        bool is_action = candidate->reverts == 0,
             is_undo = !is_action && !candidate->is_redo;

        if (!guid_equals(&candidate->coder, coder) || candidate->id == beginning)
            continue;
        if (redo && is_action)
            return NULL;
        if (!candidate->undone && (redo ? is_undo : is_action))
            return candidate;
    }
    return NULL;
}

/* The action behind an undo, for its label. */
static const char *action_label(const struct past *past, size_t count,
                                const struct past *of)
{
    while (of->reverts != 0) {
        const struct past *next = NULL;

        for (size_t i = 0; i < count && next == NULL; i++)
            if (past[i].id == of->reverts)
                next = &past[i];
        if (next == NULL)
            break;
        of = next;
    }
    return of->label;
}

/* The transactions, and what the acting coder may undo or redo; in ARENA. */
struct outlook {
    struct past *past;
    size_t count;
    struct guid coder;
    int64_t beginning;
};

static bool look(struct tema_project *project, struct arena *arena,
                 struct outlook *outlook, struct tema_error *error)
{
    return find_coder(project, &outlook->coder, error) &&
           find_beginning(project, &outlook->beginning, error) &&
           history_read_past(project->history, arena, &outlook->past, &outlook->count,
                             error);
}

static const struct past *next_of(const struct outlook *outlook, bool redo)
{
    return find_next(outlook->past, outlook->count, &outlook->coder, outlook->beginning,
                     redo);
}

/* One step; *RET_FOUND is false where there is nothing left to do. */
static bool take_step(struct step *step, bool redo, bool *ret_found,
                      struct tema_error *error)
{
    bool went_well;

    CLEANUP_ARENA struct arena *arena = arena_new();
    struct history *history = step->project->history;
    const struct past *target;
    struct outlook outlook;
    const char *label;

    if (!look(step->project, arena, &outlook, error))
        return false;
    target = next_of(&outlook, redo);
    *ret_found = target != NULL;
    if (target == NULL)
        return true;
    label = action_label(outlook.past, outlook.count, target);
    buffer_add_format(step->done, "%s: %s\n", redo ? "redone" : "undone", label);
    if (!history_begin(history, error))
        return false;
    went_well = history_revert(history, target->id, redo, tell_left, step, error);
    return history_end(history, went_well, error, "%s: %s", redo ? "redid" : "undid",
                       label);
}

static bool take_steps(struct step *step, int64_t count, bool redo,
                       struct tema_error *error)
{
    bool found = true;

    for (int64_t i = 0; i < count; i++) {
        if (!take_step(step, redo, &found, error))
            return false;
        if (found)
            continue;
        return i > 0 || tema_fail(error, TEMA_NOT_FOUND, "%s has nothing to %s",
                                  step->project->coder, redo ? "redo" : "undo");
    }
    return true;
}

static bool undo_or_redo(struct tema_project *project, int64_t count, bool redo,
                         char **ret_done, struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer done = {0};
    struct step step = {project, &done};

    if (count < 1)
        return tema_fail(error, TEMA_INVALID, "give the number of steps, 1 or more");
    if (history_is_open(project->history))
        return tema_fail(error, TEMA_REFUSED, "a transaction is open: finish it first");
    if (!history_begin_group(project->history, error) ||
        !history_end_group(project->history, take_steps(&step, count, redo, error),
                           error))
        return false;
    if (done.length > 0 && done.bytes[done.length - 1] == '\n')
        buffer_truncate(&done, done.length - 1);
    *ret_done = buffer_take_string(&done);
    return true;
}

bool tema_undo(struct tema_project *project, int64_t count, char **ret_done,
               struct tema_error *error)
{
    return undo_or_redo(project, count, false, ret_done, error);
}

bool tema_redo(struct tema_project *project, int64_t count, char **ret_done,
               struct tema_error *error)
{
    return undo_or_redo(project, count, true, ret_done, error);
}

static char *label_of(const struct outlook *outlook, bool redo)
{
    const struct past *next = next_of(outlook, redo);

    return next != NULL
               ? memory_copy_string(action_label(outlook->past, outlook->count, next))
               : NULL;
}

bool tema_undo_next(struct tema_project *project, char **ret_undo_label,
                    char **ret_redo_label, struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct outlook outlook;

    if (!look(project, arena, &outlook, error))
        return false;
    if (history_is_frozen(project->history))
        outlook.count = 0;
    *ret_undo_label = label_of(&outlook, false);
    *ret_redo_label = label_of(&outlook, true);
    return true;
}
