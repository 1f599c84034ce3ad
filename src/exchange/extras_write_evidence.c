/* extras_write_evidence.c - see exchange/extras_write.h: what codes and themes say of
 * quotations, and when codes are to be used */
#include "base/cleanup.h"
#include "exchange/extras_write.h"

/* --- codes --- */

static void put_text(struct json_writer *json, const char *key, const char *text)
{
    if (*text == '\0')
        return;
    json_writer_key(json, key);
    json_writer_string(json, text);
}

/* A quotation is in the file where its document is. */
static bool put_example(struct writing *writing, struct json_writer *json,
                        const struct rows *rows, struct tema_error *error)
{
    struct guid document, example = rows_guid(rows, 4);
    bool is_written = false;

    if (rows_is_null(rows, 3) || !writes(writing, TEMA_EXCHANGE_CODINGS))
        return true;
    if (!writing_guid(writing, rows_integer(rows, 3), &document, &is_written, error))
        return false;
    if (is_written) {
        json_writer_key(json, "example");
        extras_put_guid(json, &example);
    }
    return true;
}

static bool put_code(struct writing *writing, struct json_writer *json,
                     const struct rows *rows, struct tema_error *error)
{
    const struct written_code *code = writing_code(writing, rows_integer(rows, 0));

    json_writer_key(json, code->text);
    json_writer_begin_object(json);
    put_text(json, "includes", rows_text(rows, 1));
    put_text(json, "excludes", rows_text(rows, 2));
    if (!put_example(writing, json, rows, error))
        return false;
    json_writer_end_object(json);
    return true;
}

bool extras_write_codes(struct writing *writing, struct json_writer *json,
                        struct tema_error *error)
{
    static const char select[] =
        "SELECT c.id, c.includes, c.excludes, d.id, c.example FROM code c "
        "JOIN history_object o ON o.id = c.id "
        "LEFT JOIN history_object e ON e.guid = c.example "
        "LEFT JOIN quotation q ON q.id = e.id AND q.removed = 0 "
        "LEFT JOIN document d ON d.id = q.document_id AND d.removed = 0 "
        "WHERE c.removed = 0 AND c.effective_id = c.id AND (c.includes <> '' "
        "OR c.excludes <> '' OR d.id IS NOT NULL) ORDER BY o.guid";
    struct rows rows;
    bool is_first = true, went_well = true;

    if (!writes(writing, TEMA_EXCHANGE_CODEBOOK))
        return true;
    if (!store_query(writing->project->store, select, BIND_NOTHING, &rows, error))
        return false;
    for (; went_well && rows_next(&rows); is_first = false) {
        if (is_first) {
            json_writer_key(json, "codes");
            json_writer_begin_object(json);
        }
        went_well = put_code(writing, json, &rows, error);
    }
    if (!is_first && went_well)
        json_writer_end_object(json);
    return rows_close(&rows, error) && went_well;
}

/* --- themes --- */

static bool list_evidence(struct writing *writing, int64_t theme,
                          struct extras_items *items, struct tema_error *error)
{
    static const char select[] =
        "SELECT d.id, o.guid, e.role FROM evidence e "
        "JOIN quotation q ON q.id = e.quotation_id AND q.removed = 0 "
        "JOIN document d ON d.id = q.document_id AND d.removed = 0 "
        "JOIN history_object o ON o.id = q.id WHERE e.theme_id = $1 AND e.removed = 0";
    struct rows rows;
    bool went_well = true;

    if (!store_query(writing->project->store, select, BIND(sql_integer(theme)), &rows,
                     error))
        return false;
    while (went_well && rows_next(&rows)) {
        struct guid document;
        bool is_written;

        went_well =
            writing_guid(writing, rows_integer(&rows, 0), &document, &is_written, error);
        if (went_well && is_written)
            *array_push(items) = (struct extras_item){
                .guid = rows_guid(&rows, 1),
                .text = arena_copy_string(writing->arena, rows_text(&rows, 2))};
    }
    return rows_close(&rows, error) && went_well;
}

bool extras_write_evidence(struct writing *writing, struct json_writer *json,
                           int64_t theme, struct tema_error *error)
{
    CLEANUP(extras_items_release) struct extras_items items = {0};

    if (!writes(writing, TEMA_EXCHANGE_CODINGS))
        return true;
    if (!list_evidence(writing, theme, &items, error))
        return false;
    extras_put_texts(json, "evidence", &items);
    return true;
}
