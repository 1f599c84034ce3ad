/* chapter.c - the findings chapter in the project; see project/chapter.h */
#include "project/chapter.h"
#include "project/derived.h"
#include "tema/findings.h"
#include "text/utf8.h"

static const char chapter_name[] = "findings";

static bool derive(void *context, const struct object *object, bool newborn,
                   struct tema_error *error)
{
    static const char upsert[] =
        "INSERT INTO chapter (id, name, body, removed) VALUES ($1, $2, $3, $4) "
        "ON CONFLICT (id) DO UPDATE SET name = $2, body = $3, removed = $4";
    struct tema_project *project = context;

    (void)newborn;
    return store_run(
        project->store, upsert,
        BIND(sql_integer(object->id), derived_text(&object->values[CHAPTER_NAME]),
             sql_guid(&object->values[CHAPTER_BODY].guid), sql_integer(object->removed)),
        NULL, error);
}

const struct history_kind kind_chapter = {
    .number = KIND_CHAPTER,
    .name = "chapter",
    .fields = CHAPTER_FIELDS,
    .derive = derive,
};

struct guid chapter_guid(const char *name)
{
    CLEANUP_BUFFER struct buffer identity = {0};

    buffer_add(&identity, "chapter", sizeof "chapter");
    buffer_add_string(&identity, name);
    return guid_from_name(buffer_slice(&identity));
}

/* *RET_ID 0 where none was kept or what was is removed. */
static bool find(struct tema_project *project, int64_t *ret_id, struct guid *ret_body,
                 struct tema_error *error)
{
    static const char select[] =
        "SELECT id, body FROM chapter WHERE name = $1 AND removed = 0";
    int64_t id = 0;
    struct rows rows;

    if (!store_query(project->store, select, BIND(sql_text(chapter_name)), &rows, error))
        return false;
    if (rows_next(&rows)) {
        id = rows_integer(&rows, 0);
        *ret_body = rows_guid(&rows, 1);
    }
    *ret_id = id;
    return rows_close(&rows, error);
}

static bool save(struct tema_project *project, struct slice text,
                 struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer before = {0};
    struct guid guid = chapter_guid(chapter_name), body;
    struct value values[CHAPTER_FIELDS] = {value_text(chapter_name)};
    int64_t id;

    if (!find(project, &id, &body, error) ||
        (id != 0 && !history_read_content(project->history, &body, &before, error)))
        return false;
    if (id != 0 && slice_equals(buffer_slice(&before), text))
        return true;
    if (!history_add_content(project->history, "chapter", text, &body, error))
        return false;
    values[CHAPTER_BODY - 1] = value_content(&body);
    return history_bear(project->history, KIND_CHAPTER, &guid, values, CHAPTER_FIELDS,
                        &id, error) &&
           history_write(project->history, id, CHAPTER_BODY, value_content(&body), error);
}

bool chapter_save(struct tema_project *project, struct slice text,
                  struct tema_error *error)
{
    bool went_well;

    if (text.length > CHAPTER_LARGEST)
        return tema_fail(error, TEMA_INVALID, "a chapter has at most %d MB",
                         CHAPTER_LARGEST / (1024 * 1024));
    if (!utf8_is_valid(text))
        return tema_fail(error, TEMA_INVALID, "the chapter must be UTF-8");
    if (!project_begin(project, error))
        return false;
    went_well = save(project, text, error);
    return project_end(project, went_well, error, "saved the chapter");
}

bool chapter_read(struct tema_project *project, struct buffer *text,
                  struct tema_error *error)
{
    struct guid body;
    int64_t id;

    if (!find(project, &id, &body, error))
        return false;
    if (id == 0)
        return tema_fail(error, TEMA_NOT_FOUND, "no chapter has been saved yet");
    return history_read_content(project->history, &body, text, error);
}

bool tema_findings_save(struct tema_project *project, const char *chapter,
                        struct tema_error *error)
{
    return chapter_save(project, slice_of(chapter), error);
}

bool tema_findings_show(struct tema_project *project, char **ret_chapter,
                        struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer text = {0};

    if (!chapter_read(project, &text, error))
        return false;
    *ret_chapter = buffer_take_string(&text);
    return true;
}
