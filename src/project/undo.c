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

/* The newest transactions, and what the acting coder may undo or redo; in ARENA. */
struct outlook {
    struct past *past;
    size_t count;
    bool is_whole; /* there are no older ones */
    struct guid coder;
    int64_t beginning;
};

struct next {
    const struct past *past; /* NULL: nothing */
    const char *label;       /* of the action behind it */
};

/* What the coder may undo: her newest action that stands; or redo: her newest undo that
 * was not taken back and that no new action has come after. Whether that can be told. */
static bool find_next(const struct outlook *outlook, bool redo,
                      const struct past **ret_past)
{
    *ret_past = NULL;
    for (size_t i = outlook->count; i > 0; i--) {
        const struct past *candidate = &outlook->past[i - 1];
        bool is_action = candidate->reverts == 0,
             is_undo = !is_action && !candidate->is_redo;

        if (!guid_equals(&candidate->coder, &outlook->coder) ||
            candidate->id == outlook->beginning)
            continue;
        if (redo && is_action)
            return true;
        if (!candidate->undone && (redo ? is_undo : is_action)) {
            *ret_past = candidate;
            return true;
        }
    }
    return outlook->is_whole;
}

/* The same, with the label of the action behind an undo. */
static bool find_labelled(const struct outlook *outlook, bool redo, struct next *ret_next)
{
    const struct past *of;

    if (!find_next(outlook, redo, &ret_next->past))
        return false;
    ret_next->label = NULL;
    for (of = ret_next->past; of != NULL;) {
        const struct past *behind = NULL;

        ret_next->label = of->label;
        for (size_t i = 0; i < outlook->count && behind == NULL && of->reverts != 0; i++)
            if (outlook->past[i].id == of->reverts)
                behind = &outlook->past[i];
        if (of->reverts != 0 && behind == NULL && !outlook->is_whole)
            return false;
        of = behind;
    }
    return true;
}

enum { A_FEW = 256, FURTHER = 8 };

/* Looks no further back than it must. */
static bool look(struct tema_project *project, struct arena *arena, struct next *ret_undo,
                 struct next *ret_redo, struct tema_error *error)
{
    struct outlook outlook = {0};

    if (!find_coder(project, &outlook.coder, error) ||
        !find_beginning(project, &outlook.beginning, error))
        return false;
    for (int64_t most = A_FEW;; most *= FURTHER) {
        if (!history_read_newest(project->history, arena, most, &outlook.past,
                                 &outlook.count, error))
            return false;
        outlook.is_whole = (int64_t)outlook.count < most;
        if (find_labelled(&outlook, false, ret_undo) &&
            find_labelled(&outlook, true, ret_redo))
            return true;
    }
}

/* One step; *RET_FOUND is false where there is nothing left to do. */
static bool take_step(struct step *step, bool redo, bool *ret_found,
                      struct tema_error *error)
{
    bool went_well;

    CLEANUP_ARENA struct arena *arena = arena_new();
    struct history *history = step->project->history;
    struct next to_undo, to_redo, *target = redo ? &to_redo : &to_undo;
    const char *label;

    if (!look(step->project, arena, &to_undo, &to_redo, error))
        return false;
    *ret_found = target->past != NULL;
    if (target->past == NULL)
        return true;
    label = target->label;
    buffer_add_format(step->done, "%s: %s\n", redo ? "redone" : "undone", label);
    if (!history_begin(history, error))
        return false;
    went_well = history_revert(history, target->past->id, redo, tell_left, step, error);
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

static char *label_of(const struct next *next)
{
    return next->past != NULL ? memory_copy_string(next->label) : NULL;
}

bool tema_undo_next(struct tema_project *project, char **ret_undo_label,
                    char **ret_redo_label, struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct next to_undo = {0}, to_redo = {0};

    if (!history_is_frozen(project->history) &&
        !look(project, arena, &to_undo, &to_redo, error))
        return false;
    *ret_undo_label = label_of(&to_undo);
    *ret_redo_label = label_of(&to_redo);
    return true;
}
