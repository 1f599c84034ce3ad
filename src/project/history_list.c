/* history_list.c - who did what when, filtered */
#include "project/objects.h"
#include "project/project.h"
#include "tema/history.h"

/* The transactions that touched an object or what hangs on it, in
 * temp.selected_transaction: a document's quotations and codings, a code's codings, what
 * a theme gathers, memos on any. */
static bool select_transactions(struct tema_project *project, int64_t object,
                                struct tema_error *error)
{
    static const char tables[] =
        "CREATE TEMP TABLE IF NOT EXISTS selected_object (id INTEGER PRIMARY KEY);"
        "CREATE TEMP TABLE IF NOT EXISTS selected_transaction (id INTEGER PRIMARY KEY);"
        "DELETE FROM temp.selected_object; DELETE FROM temp.selected_transaction;";
    static const char objects[] =
        "INSERT OR IGNORE INTO temp.selected_object SELECT $1 "
        "UNION SELECT id FROM quotation WHERE document_id = $1 "
        "UNION SELECT id FROM speaker WHERE document_id = $1 "
        "UNION SELECT g.id FROM coding g JOIN quotation q ON q.id = g.quotation_id "
        "WHERE q.document_id = $1 OR q.id = $1 OR g.code_id = $1 "
        "UNION SELECT id FROM gathering WHERE theme_id = $1 OR code_id = $1 "
        "UNION SELECT e.id FROM evidence e JOIN quotation q ON q.id = e.quotation_id "
        "WHERE q.document_id = $1 OR q.id = $1 OR e.theme_id = $1 "
        "UNION SELECT id FROM value WHERE case_id = $1 "
        "UNION SELECT id FROM memo WHERE on_id = $1";
    static const char transactions[] =
        "INSERT OR IGNORE INTO temp.selected_transaction "
        "SELECT transaction_id FROM history_object WHERE id IN temp.selected_object "
        "UNION SELECT transaction_id FROM history_write WHERE object_id IN "
        "temp.selected_object";

    return store_script(project->store, tables, error) &&
           store_run(project->store, objects, BIND(sql_integer(object)), NULL, error) &&
           store_run(project->store, transactions, BIND_NOTHING, NULL, error);
}

static bool is_selected(struct tema_project *project, int64_t transaction, bool *ret_is,
                        struct tema_error *error)
{
    static const char select[] = "SELECT 1 FROM temp.selected_transaction WHERE id = $1";
    int64_t found;

    if (!store_integer(project->store, select, BIND(sql_integer(transaction)), 0, &found,
                       error))
        return false;
    *ret_is = found != 0;
    return true;
}

static bool name_coder(struct tema_project *project, const struct guid *guid,
                       struct arena *arena, const char **ret_name,
                       struct tema_error *error)
{
    static const char select[] = "SELECT c.name FROM coder c "
                                 "JOIN history_object o ON o.id = c.id WHERE o.guid = $1";
    struct rows rows;

    *ret_name = "";
    if (!store_query(project->store, select, BIND(sql_guid(guid)), &rows, error))
        return false;
    if (rows_next(&rows))
        *ret_name = arena_copy_string(arena, rows_text(&rows, 0));
    return rows_close(&rows, error);
}

struct listing {
    struct tema_project *project;
    const struct tema_history_filter *filter;
    struct arena *arena;
    ARRAY(struct tema_transaction) found;
    int64_t object; /* 0: any */
    struct guid coder_guid;
    const char *coder; /* the name of coder_guid */
};

static bool add_if_wanted(struct listing *listing, const struct past *past,
                          struct tema_error *error)
{
    const struct tema_history_filter *filter = listing->filter;
    bool wanted = (filter->from == 0 || past->made_at >= filter->from) &&
                  (filter->until == 0 || past->made_at < filter->until);

    if (wanted && listing->object != 0 &&
        !is_selected(listing->project, past->id, &wanted, error))
        return false;
    if (!wanted)
        return true;
    if (listing->coder == NULL || !guid_equals(&listing->coder_guid, &past->coder)) {
        listing->coder_guid = past->coder;
        if (!name_coder(listing->project, &past->coder, listing->arena, &listing->coder,
                        error))
            return false;
    }
    if (filter->coder != NULL && strcmp(filter->coder, listing->coder) != 0)
        return true;
    *array_push(&listing->found) = (struct tema_transaction){
        .number = past->id,
        .coder = listing->coder,
        .at = past->made_at,
        .label = past->label,
        .device = past->device,
        .operations = past->operations,
        .undone = past->reverts == 0 && past->undone,
    };
    return true;
}

static bool list(struct listing *listing, struct tema_error *error)
{
    int64_t most = listing->filter->most;
    struct past *past;
    size_t count;

    if (listing->filter->on != NULL &&
        (!objects_find(listing->project, listing->filter->on, &listing->object, error) ||
         !select_transactions(listing->project, listing->object, error)))
        return false;
    if (!history_read_past(listing->project->history, listing->arena, &past, &count,
                           error))
        return false;
    for (size_t i = count; i > 0 && (most == 0 || (int64_t)listing->found.count < most);
         i--)
        if (!add_if_wanted(listing, &past[i - 1], error))
            return false;
    return true;
}

static bool check_coder(struct tema_project *project, const char *name,
                        struct tema_error *error)
{
    static const char select[] = "SELECT count(*) FROM coder WHERE name = $1";
    int64_t count = 1;

    if (name != NULL &&
        !store_integer(project->store, select, BIND(sql_text(name)), 0, &count, error))
        return false;
    return count > 0 || tema_fail(error, TEMA_NOT_FOUND,
                                  "there is no coder '%s'; see tema info", name);
}

bool tema_history_list(struct tema_project *project,
                       const struct tema_history_filter *filter,
                       struct tema_transactions *ret_transactions,
                       struct tema_error *error)
{
    static const struct tema_history_filter everything = {0};
    struct listing listing = {.project = project,
                              .filter = filter != NULL ? filter : &everything};
    bool went_well;

    if (!check_coder(project, listing.filter->coder, error))
        return false;
    listing.arena = arena_new();
    went_well = list(&listing, error);
    *ret_transactions = (struct tema_transactions){listing.found.items,
                                                   listing.found.count, listing.arena};
    if (!went_well)
        tema_transactions_free(ret_transactions);
    return went_well;
}

void tema_transactions_free(struct tema_transactions *transactions)
{
    free(transactions->items);
    arena_free(transactions->memory);
    *transactions = (struct tema_transactions){0};
}
