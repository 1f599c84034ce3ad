/* write_codebook.c - see exchange/writing.h: the tree of codes */
#include "base/cleanup.h"
#include "exchange/writing.h"

/* Codes that somebody has coded with, by id as written. */
static bool load_coded(struct writing *writing, struct map *coded,
                       struct tema_error *error)
{
    static const char select[] = "SELECT DISTINCT code_id FROM coding WHERE removed = 0";
    struct rows rows;

    if (!store_query(writing->project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (rows_next(&rows)) {
        const struct written_code *code = writing_code(writing, rows_integer(&rows, 0));

        if (code != NULL)
            map_put(coded, MAP_KEY(code->id), 1);
    }
    return rows_close(&rows, error);
}

static void put_code(struct writing *writing, const struct rows *rows,
                     const struct map *coded)
{
    int64_t id = rows_integer(rows, 0);
    const struct written_code *code = writing_code(writing, id);
    const char *name = rows_text(rows, 1);
    bool codable = rows_integer(rows, 4) != 0;

    if (!codable && map_find(coded, MAP_KEY(id), NULL)) {
        codable = true;
        losses_note(writing->losses, TEMA_EXCHANGE_REPAIRED, "codes",
                    "headings that were coded with: written as codes like others", name);
    }
    writing_start(writing, "Code");
    xml_writer_attribute(&writing->xml, "guid", code->text);
    xml_writer_attribute(&writing->xml, "name", name);
    xml_writer_attribute(&writing->xml, "isCodable", codable ? "true" : "false");
    writing_put_color(writing, rows_text(rows, 3));
    writing_put_description(writing, rows_text(rows, 2));
    if (!writing->is_codebook)
        writing_put_note_refs(writing, id);
    writing->tally.codes++;
}

static bool put_tree(struct writing *writing, const struct map *coded,
                     struct tema_error *error)
{
    static const char select[] =
        "SELECT id, name, description, color, codable, depth FROM code "
        "WHERE removed = 0 AND effective_id = id ORDER BY position";
    struct rows rows;
    int64_t open = 0; /* Code elements */
    bool went_well = true;

    if (!store_query(writing->project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (went_well && rows_next(&rows)) {
        int64_t depth = rows_integer(&rows, 5);

        if (writing->tally.codes == 0)
            writing_start(writing, "Codes");
        for (; open > depth; open--)
            writing_end(writing);
        put_code(writing, &rows, coded);
        open++;
        went_well = spool_flush(&writing->spool, error);
    }
    for (; open > 0; open--)
        writing_end(writing);
    if (writing->tally.codes > 0)
        writing_end(writing);
    return rows_close(&rows, error) && went_well;
}

bool write_codes(struct writing *writing, struct tema_error *error)
{
    struct map coded = {0};
    bool went_well =
        load_coded(writing, &coded, error) && put_tree(writing, &coded, error);

    map_release(&coded);
    return went_well;
}
