/* extras_write.c - see exchange/extras.h: study.json is made, in an order that depends on
 * GUIDs alone */
#include "exchange/extras_write.h"
#include "base/cleanup.h"
#include "project/chapter.h"

/* --- small parts --- */

void extras_items_release(struct extras_items *items)
{
    array_release(items);
}

void extras_put_guid(struct json_writer *json, const struct guid *guid)
{
    char text[LEXICAL_GUID_SIZE];

    lexical_write_guid(guid, text);
    json_writer_string(json, text);
}

void extras_key_guid(struct json_writer *json, const struct guid *guid)
{
    char text[LEXICAL_GUID_SIZE];

    lexical_write_guid(guid, text);
    json_writer_key(json, text);
}

static int compare_items(const void *left, const void *right)
{
    const struct extras_item *a = left, *b = right;
    int order = memcmp(&a->guid, &b->guid, sizeof a->guid);

    return order != 0 ? order : strcmp(a->text, b->text);
}

void extras_sort(struct extras_items *items)
{
    if (items->count > 0)
        qsort(items->items, items->count, sizeof *items->items, compare_items);
}

bool extras_add(struct writing *writing, struct extras_items *items, int64_t id,
                const char *text, struct tema_error *error)
{
    struct guid guid;
    bool is_written;

    if (!writing_guid(writing, id, &guid, &is_written, error))
        return false;
    if (is_written)
        *array_push(items) = (struct extras_item){
            id, guid, arena_copy_string(writing->arena, text != NULL ? text : "")};
    return true;
}

bool extras_list(struct writing *writing, const char *select, struct extras_items *items,
                 struct tema_error *error)
{
    struct rows rows;
    bool went_well = true;

    if (!store_query(writing->project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (went_well && rows_next(&rows))
        went_well = extras_add(writing, items, rows_integer(&rows, 0),
                               rows_text(&rows, 1), error);
    if (!rows_close(&rows, error) || !went_well)
        return false;
    extras_sort(items);
    return true;
}

void extras_put_texts(struct json_writer *json, const char *key,
                      struct extras_items *items)
{
    if (items->count == 0)
        return;
    extras_sort(items);
    json_writer_key(json, key);
    json_writer_begin_object(json);
    for (size_t i = 0; i < items->count; i++) {
        extras_key_guid(json, &items->items[i].guid);
        json_writer_string(json, items->items[i].text);
    }
    json_writer_end_object(json);
}

bool extras_put_object(struct writing *writing, struct json_writer *json, const char *key,
                       int64_t id, struct tema_error *error)
{
    struct guid guid;
    bool is_written;

    if (id == 0)
        return true;
    if (!writing_guid(writing, id, &guid, &is_written, error))
        return false;
    if (is_written) {
        json_writer_key(json, key);
        extras_put_guid(json, &guid);
    }
    return true;
}

/* --- the study, variables, themes --- */

static bool put_study(struct writing *writing, struct json_writer *json,
                      struct tema_error *error)
{
    CLEANUP(tema_study_details_free) struct tema_study_details study = {0};

    if (!tema_project_study(writing->project, &study, error))
        return false;
    json_writer_key(json, "study");
    json_writer_begin_object(json);
    json_writer_key(json, "language");
    json_writer_string(json, study.language);
    json_writer_key(json, "approach");
    json_writer_string(json, tema_approach_name(study.approach));
    json_writer_end_object(json);
    return true;
}

/* Those that had to be written as text. */
static bool put_variables(struct writing *writing, struct json_writer *json,
                          struct tema_error *error)
{
    static const char select[] = "SELECT id, type FROM variable WHERE removed = 0";
    CLEANUP(extras_items_release) struct extras_items changed = {0};
    struct rows rows;

    if (!store_query(writing->project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (rows_next(&rows)) {
        const char *type = rows_text(&rows, 1);
        const struct written_variable *variable =
            writing_variable(writing, rows_integer(&rows, 0));

        if (variable != NULL && strcmp(variable->type, type) != 0)
            *array_push(&changed) =
                (struct extras_item){.guid = variable->known_as,
                                     .text = arena_copy_string(writing->arena, type)};
    }
    extras_put_texts(json, "variables", &changed);
    return rows_close(&rows, error);
}

static bool put_theme(struct writing *writing, struct json_writer *json,
                      const struct extras_item *theme, struct tema_error *error)
{
    static const char select[] =
        "SELECT coalesce(shown_parent_id, 0) FROM theme WHERE id = $1";
    static const char select_rank[] = "SELECT rank FROM theme WHERE id = $1";
    struct store *store = writing->project->store;
    int64_t parent, rank;

    if (!store_integer(store, select, BIND(sql_integer(theme->id)), 0, &parent, error) ||
        !store_integer(store, select_rank, BIND(sql_integer(theme->id)), 0, &rank, error))
        return false;
    extras_key_guid(json, &theme->guid);
    json_writer_begin_object(json);
    if (!extras_put_object(writing, json, "parent", parent, error))
        return false;
    json_writer_key(json, "rank");
    json_writer_integer(json, rank);
    if (!extras_write_evidence(writing, json, theme->id, error))
        return false;
    json_writer_end_object(json);
    return true;
}

static bool put_themes(struct writing *writing, struct json_writer *json,
                       struct tema_error *error)
{
    static const char select[] = "SELECT id, '' FROM theme WHERE removed = 0";
    CLEANUP(extras_items_release) struct extras_items themes = {0};

    if (!extras_list(writing, select, &themes, error))
        return false;
    if (themes.count == 0)
        return true;
    json_writer_key(json, "themes");
    json_writer_begin_object(json);
    for (size_t i = 0; i < themes.count; i++)
        if (!put_theme(writing, json, &themes.items[i], error))
            return false;
    json_writer_end_object(json);
    return true;
}

/* --- chapters --- */

static bool fetch_chapter(void *context, int64_t number, struct buffer *ret_bytes,
                          struct tema_error *error)
{
    struct writing *writing = context;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct object chapter;

    return history_read_object(writing->project->history, number, arena, &chapter,
                               error) &&
           history_read_content(writing->project->history,
                                &chapter.values[CHAPTER_BODY].guid, ret_bytes, error);
}

static const char *chapter_member(struct writing *writing, const char *name)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
    struct guid guid = chapter_guid(name);
    size_t length = strlen(name);
    char text[LEXICAL_GUID_SIZE];

    if (length > 0 && length <= 60 && strspn(name, plain) == length)
        return arena_format(writing->arena, "%s%s.md", extras_chapter_folder, name);
    lexical_write_guid(&guid, text);
    return arena_format(writing->arena, "%s%s.md", extras_chapter_folder, text);
}

static bool put_chapters(struct writing *writing, struct json_writer *json,
                         struct zip_writer *zip, struct tema_error *error)
{
    static const char select[] =
        "SELECT id, name FROM chapter WHERE removed = 0 ORDER BY name, id";
    struct rows rows;
    bool is_first = true;

    if (!store_query(writing->project->store, select, BIND_NOTHING, &rows, error))
        return false;
    for (; rows_next(&rows); is_first = false) {
        const char *name = rows_text(&rows, 1);
        const char *member = chapter_member(writing, name);

        if (is_first) {
            json_writer_key(json, "chapters");
            json_writer_begin_array(json);
        }
        json_writer_begin_object(json);
        json_writer_key(json, "name");
        json_writer_string(json, name);
        json_writer_key(json, "member");
        json_writer_string(json, member);
        json_writer_end_object(json);
        zip_writer_add_later(zip, member, fetch_chapter, writing, rows_integer(&rows, 0),
                             ZIP_DEFLATED);
    }
    if (!is_first)
        json_writer_end_array(json);
    return rows_close(&rows, error);
}

/* --- all of it --- */

static bool put_all(struct writing *writing, struct json_writer *json,
                    struct zip_writer *zip, struct tema_error *error)
{
    json_writer_begin_object(json);
    json_writer_key(json, "version");
    json_writer_integer(json, EXTRAS_VERSION);
    if (!put_study(writing, json, error) ||
        !extras_write_documents(writing, json, zip, error) ||
        !extras_write_speakers(writing, json, error) ||
        !put_variables(writing, json, error) ||
        !extras_write_codes(writing, json, error) || !put_themes(writing, json, error) ||
        !extras_write_quotations(writing, json, error) ||
        !extras_write_memos(writing, json, error) ||
        !put_chapters(writing, json, zip, error))
        return false;
    json_writer_end_object(json);
    buffer_add_byte(json->out, '\n');
    return true;
}

bool extras_write(struct writing *writing, struct zip_writer *zip,
                  struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer study = {0};
    struct json_writer json = {.out = &study, .indent = 1};

    if (!writes(writing, TEMA_EXCHANGE_EXTRAS))
        return true;
    if (!put_all(writing, &json, zip, error))
        return false;
    zip_writer_add(zip, extras_study_member, buffer_slice(&study), ZIP_DEFLATED);
    return true;
}
