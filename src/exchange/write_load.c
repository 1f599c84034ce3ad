/* write_load.c - see exchange/write_document.h: a document's quotations and codings */
#include "base/cleanup.h"
#include "exchange/write_document.h"
#include "text/utf8.h"

/* --- documents --- */

void written_document_read(const struct rows *rows, struct arena *arena,
                           struct written_document *ret_document)
{
    *ret_document = (struct written_document){
        .id = rows_integer(rows, 0),
        .guid = rows_guid(rows, 1),
        .name = arena_copy_string(arena, rows_text(rows, 2)),
        .description = arena_copy_string(arena, rows_text(rows, 3)),
        .medium = arena_copy_string(arena, rows_text(rows, 4)),
        .importer = arena_copy_string(arena, rows_text(rows, 5)),
        .source_name = arena_copy_string(arena, rows_text(rows, 6)),
        .location = arena_copy_string(arena, rows_text(rows, 7)),
        .has_text = !rows_is_null(rows, 8),
        .has_layout = !rows_is_null(rows, 9),
        .has_source = rows_integer(rows, 10) != 0,
        .audit = writing_read_audit(rows, 11),
    };
    if (ret_document->has_text)
        ret_document->text = rows_guid(rows, 8);
    if (ret_document->has_layout)
        ret_document->layout = rows_guid(rows, 9);
}

bool written_documents_of(struct writing *writing, int64_t object, struct arena *arena,
                          struct written_documents *documents, struct tema_error *error)
{
    static const char select[] =
        "SELECT " WRITTEN_DOCUMENT_COLUMNS "FROM document d "
        "JOIN history_object o ON o.id = d.id "
        "WHERE d.part_of_id = $1 AND d.removed = 0 ORDER BY d.name, o.guid";
    struct rows rows;

    if (!store_query(writing->project->store, select, BIND(sql_integer(object)), &rows,
                     error))
        return false;
    while (rows_next(&rows))
        written_document_read(&rows, arena, array_push(documents));
    return rows_close(&rows, error);
}

/* --- quotations --- */

static bool read_place(struct slice place, struct arena *arena,
                       struct written_selection *selection, struct tema_error *error)
{
    if (place.length == 0)
        return true;
    if (!region_read(place, arena, &selection->regions, &selection->region_count, error))
        return false;
    for (size_t i = 0; i < selection->region_count; i++)
        if (selection->regions[i].type == REGION_WHOLE)
            selection->is_whole = true;
    return true;
}

/* The name that the row has, or the usual one; NULL where that is empty. */
static const char *read_name(const struct rows *rows, int column, struct slice words,
                             struct arena *arena)
{
    CLEANUP_BUFFER struct buffer name = {0};
    struct value usual = value_null();

    if (!rows_is_null(rows, column))
        return arena_copy_string(arena, rows_text(rows, column));
    region_name(words, &usual, &name);
    return name.length > 0 ? arena_copy_slice(arena, buffer_slice(&name)) : NULL;
}

static int compare_items(const void *left, const void *right)
{
    const struct written_selection *a = left, *b = right;

    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    if (a->end != b->end)
        return a->end < b->end ? -1 : 1;
    return memcmp(&a->guid, &b->guid, sizeof a->guid);
}

/* Here, since the database would carry all their words about. */
static void order_items(struct written_selections *selections)
{
    if (selections->items.count > 0)
        qsort(selections->items.items, selections->items.count,
              sizeof *selections->items.items, compare_items);
}

static bool load_items(struct writing *writing, int64_t document,
                       struct written_selections *selections, struct tema_error *error)
{
    static const char select[] =
        "SELECT q.id, o.guid, q.start, q.\"end\", q.words, q.place, q.name, q.comment, "
        "q.author_id, q.made_at, q.changed_by_id, q.changed_at FROM quotation q "
        "JOIN history_object o ON o.id = q.id "
        "WHERE q.document_id = $1 AND q.removed = 0";
    struct rows rows;
    bool went_well = true;

    if (!store_query(writing->project->store, select, BIND(sql_integer(document)), &rows,
                     error))
        return false;
    while (went_well && rows_next(&rows)) {
        struct written_selection *item = array_push(&selections->items);

        *item = (struct written_selection){
            .id = rows_integer(&rows, 0),
            .guid = rows_guid(&rows, 1),
            .start = rows_integer(&rows, 2),
            .end = rows_integer(&rows, 3),
            .name = read_name(&rows, 6, rows_slice(&rows, 4), selections->arena),
            .has_comment = !rows_is_null(&rows, 7),
            .audit = writing_read_audit(&rows, 8),
        };
        if (item->has_comment)
            item->comment = rows_guid(&rows, 7);
        went_well = read_place(rows_slice(&rows, 5), selections->arena, item, error);
    }
    order_items(selections);
    return rows_close(&rows, error) && went_well;
}

/* --- codings --- */

static int compare_codings(const void *left, const void *right)
{
    const struct written_coding *a = left, *b = right;
    int order;

    if (a->selection != b->selection)
        return a->selection < b->selection ? -1 : 1;
    order = memcmp(&a->code->guid, &b->code->guid, sizeof a->code->guid);
    if (order == 0)
        order = memcmp(&a->coder_guid, &b->coder_guid, sizeof a->coder_guid);
    return order != 0 || a->made_at == b->made_at ? order
           : a->made_at == 0                      ? 1 /* not known */
           : b->made_at == 0                      ? -1
           : a->made_at < b->made_at              ? -1
                                                  : 1;
}

static bool is_same_coding(const struct written_coding *left,
                           const struct written_coding *right)
{
    return left->selection == right->selection && left->code->id == right->code->id &&
           left->coder_id == right->coder_id;
}

/* Codings with codes that were merged may have become one. */
static void order_codings(struct written_selections *selections)
{
    struct written_coding *codings = selections->codings.items;
    size_t kept = 0;

    if (selections->codings.count == 0)
        return;
    qsort(codings, selections->codings.count, sizeof *codings, compare_codings);
    for (size_t i = 0; i < selections->codings.count; i++) {
        if (kept == 0 || !is_same_coding(&codings[kept - 1], &codings[i]))
            codings[kept++] = codings[i];
        else if (codings[i].id < codings[kept - 1].id)
            codings[kept - 1].id = codings[i].id; /* as load_note_refs has it */
    }
    selections->codings.count = kept;
}

static void add_coding(struct writing *writing, const struct rows *rows,
                       struct written_selections *selections)
{
    const struct written_code *code = writing_code(writing, rows_integer(rows, 2));
    int64_t coder = rows_integer(rows, 3), place;

    if (code == NULL || !map_find(&writing->coders_by_id, MAP_KEY(coder), &place))
        return;
    *array_push(&selections->codings) = (struct written_coding){
        .id = rows_integer(rows, 0),
        .selection = rows_integer(rows, 1),
        .code = code,
        .coder_id = coder,
        .coder_guid = writing->coders.items[place].guid,
        .made_at = rows_integer(rows, 4),
    };
}

/* Those of removed quotations too: they find no place (join), and looking whether they
 * are costs more. */
static bool load_codings(struct writing *writing, int64_t document,
                         struct written_selections *selections, struct tema_error *error)
{
    static const char select[] =
        "SELECT g.id, g.quotation_id, g.code_id, g.coder_id, g.made_at FROM quotation q "
        "JOIN coding g ON g.quotation_id = q.id "
        "WHERE q.document_id = $1 AND g.removed = 0";
    struct rows rows;

    if (!store_query(writing->project->store, select, BIND(sql_integer(document)), &rows,
                     error))
        return false;
    while (rows_next(&rows))
        add_coding(writing, &rows, selections);
    order_codings(selections);
    return rows_close(&rows, error);
}

/* The first coding of the quotation ID, or where it would be. */
static size_t first_coding(const struct written_selections *selections, int64_t id)
{
    size_t low = 0, high = selections->codings.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (selections->codings.items[middle].selection < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void join(struct written_selections *selections)
{
    for (size_t i = 0; i < selections->items.count; i++) {
        struct written_selection *item = &selections->items.items[i];
        size_t at = first_coding(selections, item->id);

        item->first_coding = at;
        while (at < selections->codings.count &&
               selections->codings.items[at].selection == item->id)
            at++;
        item->coding_count = at - item->first_coding;
    }
}

/* --- positions --- */

static bool load_astrals(struct writing *writing, const struct written_document *document,
                         struct written_selections *selections, struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer text = {0};
    int64_t position = 0;

    if (!history_read_content(writing->project->history, &document->text, &text, error))
        return false;
    for (size_t i = 0; i < text.length; i++) {
        unsigned char byte = (unsigned char)text.bytes[i];

        if ((byte & 0xC0) == 0x80)
            continue;
        if (byte >= 0xF0)
            *array_push(&selections->astrals) = position;
        position++;
    }
    return true;
}

int64_t written_position(const struct written_selections *selections, int64_t position)
{
    size_t low = 0, high = selections->astrals.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (selections->astrals.items[middle] < position)
            low = middle + 1;
        else
            high = middle;
    }
    return position + (int64_t)low;
}

bool written_selections_load(struct writing *writing,
                             const struct written_document *document,
                             struct written_selections *ret_selections,
                             struct tema_error *error)
{
    bool in_utf16 =
        writing->options != NULL && writing->options->offsets == TEMA_OFFSETS_UTF16;

    ret_selections->arena = arena_new();
    if (in_utf16 && document->has_text &&
        !load_astrals(writing, document, ret_selections, error))
        return false;
    if (!writes(writing, TEMA_EXCHANGE_CODINGS))
        return true;
    if (!load_items(writing, document->id, ret_selections, error) ||
        !load_codings(writing, document->id, ret_selections, error))
        return false;
    join(ret_selections);
    return true;
}

void written_selections_release(struct written_selections *selections)
{
    arena_free(selections->arena);
    array_release(&selections->items);
    array_release(&selections->codings);
    array_release(&selections->astrals);
    *selections = (struct written_selections){0};
}
