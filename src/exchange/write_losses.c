/* write_losses.c - see exchange/writing.h: what is in the file, and what is not */
#include "base/cleanup.h"
#include "exchange/writing.h"

/* What only tema knows. SQL counts it; PART is what it belongs to. */
static const struct loss {
    enum tema_exchange_part part;
    const char *element, *sql;
    const char *kept; /* how, where the folder tema/ is written; NULL: it is not in it */
    const char *gone; /* how, where it is not */
} losses[] = {
    {TEMA_EXCHANGE_CODEBOOK, "codes",
     "SELECT count(*) FROM code WHERE removed = 0 AND effective_id <> id", NULL,
     "merged into others: only what they are merged into is written"},
    {TEMA_EXCHANGE_CODEBOOK, "codes",
     "SELECT count(*) FROM code WHERE removed = 0 AND effective_id = id "
     "AND (includes <> '' OR excludes <> '' OR example IS NOT NULL)",
     "when to use them, when not, and an example: only tema reads it, in the folder "
     "tema/",
     "when to use them, when not, and an example: not written"},
    {TEMA_EXCHANGE_DOCUMENTS, "turns",
     "SELECT coalesce(sum(turns), 0) FROM document WHERE removed = 0",
     "the standard has no place for them: only tema reads them, in the folder tema/",
     "the standard has no place for them: not written"},
    {TEMA_EXCHANGE_DOCUMENTS, "speakers",
     "SELECT count(*) FROM speaker WHERE removed = 0 AND "
     "(role <> 0 OR case_id IS NOT NULL)",
     "their roles and cases: only tema reads them, in the folder tema/",
     "their roles and cases: not written"},
    {TEMA_EXCHANGE_CODINGS, "doubts",
     "SELECT count(*) FROM quotation WHERE removed = 0 AND doubt <> ''",
     "about the places of quotations: only tema reads them, in the folder tema/",
     "about the places of quotations: not written"},
    {TEMA_EXCHANGE_SETS, "themes", "SELECT count(*) FROM theme WHERE removed = 0",
     "written as sets; their order and what lies below what: only tema reads it, in the "
     "folder tema/",
     "written as sets, without their order and what lies below what"},
    {TEMA_EXCHANGE_SETS, "quotations of themes",
     "SELECT count(DISTINCT e.quotation_id) FROM evidence e "
     "JOIN quotation q ON q.id = e.quotation_id AND q.removed = 0 "
     "JOIN theme t ON t.id = e.theme_id AND t.removed = 0 WHERE e.removed = 0",
     "that themes gather themselves: only tema reads it, in the folder tema/",
     "that themes gather themselves: not written"},
    {TEMA_EXCHANGE_MEMOS, "memos",
     "SELECT count(DISTINCT s.memo_id) FROM ("
     "SELECT id AS memo_id, on_id AS object_id FROM memo WHERE removed = 0 "
     "UNION SELECT r.holder_id, r.target_id FROM reference r "
     "JOIN memo m ON m.id = r.holder_id WHERE r.removed = 0 AND m.removed = 0) s "
     "JOIN history_object o ON o.id = s.object_id "
     "WHERE o.kind NOT IN (1, 3, 5, 8, 9, 13, 17)", /* enum kind */
     "on what cannot bear a note in the standard (cases, themes ...): only tema reads on "
     "what they are, in the folder tema/",
     "on what cannot bear a note in the standard (cases, themes ...): on what they are "
     "is not written"},
    {TEMA_EXCHANGE_EXTRAS, "chapters", "SELECT count(*) FROM chapter WHERE removed = 0",
     "the standard has no place for them: only tema reads them, in the folder tema/",
     NULL},
};

/* Of everything, whatever parts are written. */
static const struct loss always[] = {
    {0, "removed things",
     "SELECT (SELECT count(*) FROM document WHERE removed = 1) + "
     "(SELECT count(*) FROM quotation WHERE removed = 1) + "
     "(SELECT count(*) FROM coding WHERE removed = 1) + "
     "(SELECT count(*) FROM code WHERE removed = 1) + "
     "(SELECT count(*) FROM theme WHERE removed = 1) + "
     "(SELECT count(*) FROM cases WHERE removed = 1) + "
     "(SELECT count(*) FROM memo WHERE removed = 1)",
     NULL, "they stay in the project, where they can be brought back"},
    {0, "steps of the history", "SELECT count(*) FROM history_transaction", NULL,
     "who changed what, and when: they stay in the project"},
};

/* Of a codebook alone. */
static const struct loss codebook = {
    0, "memos",
    "SELECT count(DISTINCT m.id) FROM memo m "
    "LEFT JOIN reference r ON r.holder_id = m.id AND r.removed = 0 "
    "JOIN code c ON c.id = m.on_id OR c.id = r.target_id "
    "WHERE m.removed = 0 AND c.removed = 0",
    NULL, "on codes: a codebook has no place for them"};

static bool tell_loss(struct writing *writing, const struct loss *loss,
                      struct tema_error *error)
{
    bool is_kept = writes(writing, TEMA_EXCHANGE_EXTRAS) && loss->kept != NULL;
    const char *how = is_kept ? loss->kept : loss->gone;
    int64_t count;

    if (how == NULL)
        return true;
    if (!store_integer(writing->project->store, loss->sql, BIND_NOTHING, 0, &count,
                       error))
        return false;
    losses_add(writing->losses, TEMA_EXCHANGE_LOST, loss->element, how, count);
    return true;
}

static bool tell_lost(struct writing *writing, struct tema_error *error)
{
    for (size_t i = 0; i < sizeof losses / sizeof *losses; i++)
        if (writes(writing, losses[i].part) && !tell_loss(writing, &losses[i], error))
            return false;
    for (size_t i = 0; i < sizeof always / sizeof *always; i++)
        if (!tell_loss(writing, &always[i], error))
            return false;
    return !writing->is_codebook || tell_loss(writing, &codebook, error);
}

static void tell_written(struct writing *writing)
{
    const struct written_tally *tally = &writing->tally;
    const struct {
        const char *element;
        int64_t count;
    } written[] = {
        {"coders", tally->coders},       {"codes", tally->codes},
        {"variables", tally->variables}, {"cases", tally->cases},
        {"documents", tally->documents}, {"quotations", tally->quotations},
        {"codings", tally->codings},     {"memos", tally->memos},
        {"links", tally->links},         {"sets", tally->sets},
        {"themes", tally->themes},       {"graphs", tally->graphs},
        {"values", tally->values},
    };

    for (size_t i = 0; i < sizeof written / sizeof *written; i++)
        losses_add(writing->losses, TEMA_EXCHANGE_READ, written[i].element, "",
                   written[i].count);
}

bool writing_tell(struct writing *writing, struct tema_error *error)
{
    tell_written(writing);
    losses_add(writing->losses, TEMA_EXCHANGE_REPAIRED, "documents",
               writing->options->offsets == TEMA_OFFSETS_UTF16
                   ? "with emoji or other rare characters: each is counted as two, as "
                     "NVivo does, not as the standard says"
                   : "with emoji or other rare characters: each is counted as one, as "
                     "the standard says; for NVivo, choose UTF-16",
               writing->astral_documents);
    return tell_lost(writing, error);
}
