/* arrival_gone.c - what the file brought into its documents, and what it has no more */
#include "exchange/arrival_internal.h"

/* --- new quotations and codings, a line a document --- */

static bool list_new(struct arrival *arrival, const char *sql, const char *one,
                     const char *several, struct tema_error *error)
{
    struct rows rows;

    if (!store_query(arrival->project->store, sql, BIND(sql_integer(arrival->newest)),
                     &rows, error))
        return false;
    while (arrival_has_room(arrival, TEMA_EXCHANGE_NEW) && rows_next(&rows)) {
        int64_t count = rows_integer(&rows, 1);

        arrival_list(arrival, (struct tema_exchange_difference){
                                  TEMA_EXCHANGE_NEW, count == 1 ? one : several,
                                  arena_format(arrival->arena, "%lld in %s",
                                               (long long)count, rows_text(&rows, 0)),
                                  "", "", ""});
    }
    return rows_close(&rows, error);
}

static bool list_news(struct arrival *arrival, struct tema_error *error)
{
    static const char quotations[] = "SELECT d.name, count(*) FROM quotation q JOIN "
                                     "document d ON d.id = q.document_id "
                                     "WHERE q.id > $1 GROUP BY d.id ORDER BY d.id";
    static const char codings[] =
        "SELECT d.name, count(*) FROM coding g JOIN quotation q ON q.id = g.quotation_id "
        "JOIN document d ON d.id = q.document_id "
        "WHERE g.id > $1 GROUP BY d.id ORDER BY d.id";

    return list_new(arrival, quotations, "quotation", "quotations", error) &&
           list_new(arrival, codings, "coding", "codings", error);
}

/* --- what the file has no more --- */

/* Objects that stand, with the document that each lies in (0: in none), by id. */
struct shelf {
    enum kind kind;
    const char *sql;
};

static const struct shelf shelves[] = {
    {KIND_DOCUMENT, "SELECT id FROM document WHERE removed = 0 AND id <= $1"},
    {KIND_CODE, "SELECT id FROM code WHERE removed = 0 AND id <= $1"},
    {KIND_QUOTATION, "SELECT id FROM quotation WHERE removed = 0 AND id <= $1"},
    {KIND_CODING, "SELECT id FROM coding WHERE removed = 0 AND id <= $1"},
    {KIND_CASE, "SELECT id FROM cases WHERE removed = 0 AND id <= $1"},
    {KIND_MEMO, "SELECT id FROM memo WHERE removed = 0 AND id <= $1"},
    {KIND_SET, "SELECT id FROM sets WHERE removed = 0 AND id <= $1"},
    {KIND_LINK, "SELECT id FROM link WHERE removed = 0 AND id <= $1"},
    {KIND_GRAPH, "SELECT id FROM graph WHERE removed = 0 AND id <= $1"},
};

/* Of a quotation or coding that an import brought: whether the file has its document. */
static bool is_in_met_document(struct arrival *arrival, enum kind kind, int64_t id,
                               bool *ret_is, struct tema_error *error)
{
    static const char of_quotation[] = "SELECT document_id FROM quotation WHERE id = $1";
    static const char of_coding[] =
        "SELECT q.document_id FROM coding g JOIN quotation q ON q.id = g.quotation_id "
        "WHERE g.id = $1";
    int64_t document;

    if (!store_integer(arrival->project->store,
                       kind == KIND_QUOTATION ? of_quotation : of_coding,
                       BIND(sql_integer(id)), 0, &document, error))
        return false;
    *ret_is = arrival_has_met(arrival, document);
    return true;
}

static bool is_gone(struct arrival *arrival, enum kind kind, int64_t id, bool *ret_gone,
                    struct tema_error *error)
{
    static const char select[] = "SELECT transaction_id FROM history_object "
                                 "WHERE id = $1";
    int64_t transaction;

    if (!store_integer(arrival->project->store, select, BIND(sql_integer(id)), 0,
                       &transaction, error))
        return false;
    *ret_gone = false;
    if (!map_find(&arrival->imports, MAP_KEY(transaction), NULL))
        return true;
    if (kind == KIND_QUOTATION || kind == KIND_CODING)
        return is_in_met_document(arrival, kind, id, ret_gone, error);
    *ret_gone = map_find(&arrival->earlier, MAP_KEY(transaction), NULL);
    return true;
}

static bool list_shelf(struct arrival *arrival, const struct shelf *shelf,
                       struct tema_error *error)
{
    struct rows rows;
    bool went_well = true, gone;

    if (!store_query(arrival->project->store, shelf->sql,
                     BIND(sql_integer(arrival->newest)), &rows, error))
        return false;
    while (went_well && rows_next(&rows)) {
        const struct arriving arriving = {.kind = shelf->kind};
        int64_t id = rows_integer(&rows, 0);

        if (arrival_has_met(arrival, id))
            continue;
        went_well = is_gone(arrival, shelf->kind, id, &gone, error);
        if (!went_well || !gone)
            continue;
        arrival->tally.gone++;
        went_well = arrival_tell(arrival, TEMA_EXCHANGE_GONE, &arriving, id, error);
    }
    return rows_close(&rows, error) && went_well;
}

/* A codebook says nothing of documents, cases and the like. */
static bool speaks_of(const struct arrival *arrival, enum kind kind)
{
    if (kind == KIND_CODE || kind == KIND_SET)
        return arrival->has_come[kind];
    return arrival->has_come[KIND_DOCUMENT] || arrival->has_come[KIND_CASE] ||
           arrival->has_come[KIND_MEMO] || arrival->has_come[KIND_LINK] ||
           arrival->has_come[KIND_GRAPH];
}

bool arrival_list_gone(struct arrival *arrival, struct tema_error *error)
{
    for (size_t i = 0; i < arrival->dangling.count; i++)
        if (!history_derive_again(arrival->project->history, arrival->dangling.items[i],
                                  error))
            return false;
    if (!list_news(arrival, error))
        return false;
    for (size_t i = 0; i < sizeof shelves / sizeof *shelves; i++)
        if (arrival->earlier.count > 0 && speaks_of(arrival, shelves[i].kind) &&
            !list_shelf(arrival, &shelves[i], error))
            return false;
    return true;
}
