/* write_sets.c - see exchange/writing.h: sets, and themes as sets */
#include "base/cleanup.h"
#include "exchange/writing.h"

static bool add_gathered(struct writing *writing, int64_t theme,
                         struct written_refs *refs, struct tema_error *error)
{
    static const char select[] =
        "SELECT code_id FROM gathering WHERE theme_id = $1 AND removed = 0";
    struct rows rows;
    bool went_well = true;

    if (!store_query(writing->project->store, select, BIND(sql_integer(theme)), &rows,
                     error))
        return false;
    while (went_well && rows_next(&rows))
        went_well = writing_add_ref(writing, rows_integer(&rows, 0), refs, error);
    return rows_close(&rows, error) && went_well;
}

static size_t count_codes(const struct written_refs *refs)
{
    size_t count = 0;

    while (count < refs->count && refs->items[count].kind <= KIND_CODE)
        count++;
    return count;
}

static void put_members(struct writing *writing, const struct written_refs *refs)
{
    bool is_codebook = writing->is_codebook;

    writing_put_refs(writing, refs, KIND_CODE, "MemberCode",
                     is_codebook ? "guid" : "targetGUID");
    if (is_codebook)
        return;
    writing_put_refs(writing, refs, KIND_DOCUMENT, "MemberSource", "targetGUID");
    writing_put_refs(writing, refs, KIND_MEMO, "MemberNote", "targetGUID");
}

static bool put_set(struct writing *writing, const struct rows *rows,
                    struct written_refs *refs, struct tema_error *error)
{
    int64_t id = rows_integer(rows, 0);
    struct guid guid = rows_guid(rows, 1);
    bool is_theme = rows_integer(rows, 4) != 0;

    refs->count = 0;
    if (!(is_theme ? add_gathered : writing_add_refs)(writing, id, refs, error))
        return false;
    writing_sort_refs(refs);
    if (writing->is_codebook && count_codes(refs) == 0)
        return true;
    if (writing->tally.sets + writing->tally.themes == 0)
        writing_start(writing, "Sets");
    writing_start(writing, "Set");
    writing_put_guid(writing, "guid", &guid);
    xml_writer_attribute(&writing->xml, "name", rows_text(rows, 2));
    writing_put_description(writing, rows_text(rows, 3));
    put_members(writing, refs);
    writing_end(writing);
    if (is_theme)
        writing->tally.themes++;
    else
        writing->tally.sets++;
    return spool_flush(&writing->spool, error);
}

bool write_sets(struct writing *writing, struct tema_error *error)
{
    static const char select[] =
        "SELECT s.id, o.guid AS guid, s.name, s.description, 0 FROM sets s "
        "JOIN history_object o ON o.id = s.id WHERE s.removed = 0 UNION ALL "
        "SELECT t.id, o.guid, t.name, t.concept, 1 FROM theme t "
        "JOIN history_object o ON o.id = t.id WHERE t.removed = 0 ORDER BY guid";
    struct written_refs refs = {0};
    struct rows rows;
    bool went_well = true;

    if (!store_query(writing->project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (went_well && rows_next(&rows))
        went_well = put_set(writing, &rows, &refs, error);
    if (writing->tally.sets + writing->tally.themes > 0)
        writing_end(writing);
    array_release(&refs);
    return rows_close(&rows, error) && went_well;
}
