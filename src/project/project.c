/* project.c - see include/tema/project.h: making, opening and closing; who acts */
#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include "embedded.h"
#include "project/document.h"
#include "project/place.h"
#include "project/project.h"
#include "tema/history.h"
#include "text/utf8.h"

enum {
    APPLICATION_ID = 0x74656D61, /* "tema" */
    FORMAT_VERSION = 3,          /* PRAGMA user_version */
    NAME_LIMIT = 200,            /* code points */
};

static const struct history_kind *const kinds[] = {
    &kind_study,    &kind_coder,     &kind_document,  &kind_speaker,  &kind_code,
    &kind_theme,    &kind_gathering, &kind_quotation, &kind_coding,   &kind_case,
    &kind_variable, &kind_value,     &kind_memo,      &kind_chapter,  &kind_reference,
    &kind_set,      &kind_link,      &kind_graph,     &kind_exchange, &kind_evidence,
    NULL,
};

static bool read_version(struct tema_project *project, int64_t *ret_version,
                         struct tema_error *error)
{
    static const char version[] = "PRAGMA user_version";

    return store_integer(project->store, version, BIND_NOTHING, 0, ret_version, error);
}

static bool check_format(struct tema_project *project, struct tema_error *error)
{
    static const char application[] = "PRAGMA application_id";
    int64_t id, number;

    if (!store_integer(project->store, application, BIND_NOTHING, 0, &id, error) ||
        !read_version(project, &number, error))
        return false;
    if (id != APPLICATION_ID)
        return tema_fail(error, TEMA_UNREADABLE, "'%s' is not a tema project",
                         project->path);
    if (number > FORMAT_VERSION)
        return tema_fail(error, TEMA_UNREADABLE,
                         "'%s' was made by a newer tema; use that or a later one",
                         project->path);
    return true;
}

static struct tema_project *new_project(const char *path)
{
    struct tema_project *project = memory_take_zeroed(1, sizeof *project);

    project->path = memory_copy_string(path);
    project->place_warning = place_warning(path);
    return project;
}

void tema_project_close(struct tema_project *project)
{
    if (project == NULL)
        return;
    history_close(project->history);
    document_cache_free(project->documents);
    store_close(project->store);
    free(project->place_warning);
    free(project->coder);
    free(project->path);
    free(project);
}

void project_closep(struct tema_project **project)
{
    tema_project_close(*project);
}

static bool mark_format(struct tema_project *project, struct tema_error *error)
{
    char pragmas[128];

    snprintf(pragmas, sizeof pragmas,
             "PRAGMA application_id = %d; PRAGMA user_version = %d;", APPLICATION_ID,
             FORMAT_VERSION);
    return store_script(project->store, pragmas, error);
}

static bool make_tables(struct tema_project *project, struct tema_error *error)
{
    return history_create_tables(project->store, error) &&
           store_script(project->store, project_derived_sql, error) &&
           mark_format(project, error);
}

/* What is kept is the same in all versions; what is derived from it is made again. */
static bool renew(struct tema_project *project, struct tema_error *error)
{
    int64_t version;

    if (!read_version(project, &version, error))
        return false;
    if (version == FORMAT_VERSION) /* another program was first */
        return true;
    return tema_project_rebuild(project, error) && mark_format(project, error);
}

static bool bring_up_to_date(struct tema_project *project, struct tema_error *error)
{
    int64_t version;
    bool went_well;

    if (!read_version(project, &version, error))
        return false;
    if (version == FORMAT_VERSION)
        return true;
    went_well = project_begin(project, error) &&
                project_end(project, renew(project, error), error, NULL);
    return went_well || tema_explain(error,
                                     "cannot bring '%s' up to date, which an "
                                     "earlier tema made",
                                     project->path);
}

static bool begin_study(struct tema_project *project, const struct tema_study *study,
                        struct tema_error *error)
{
    const char *title = study->title != NULL ? study->title : "";
    const char *language = study->language != NULL ? study->language : "en";
    struct guid guid = guid_from_name(SLICE("study"));
    const struct value values[STUDY_FIELDS] = {
        [STUDY_TITLE - 1] = value_text(title),
        [STUDY_LANGUAGE - 1] = value_text(language),
        [STUDY_APPROACH - 1] = value_text(tema_approach_name(study->approach)),
    };
    int64_t coder;
    bool went_well;

    /* The tables and the study come in one: one wait for the disk, and no half. */
    if (!project_begin(project, error))
        return false;
    went_well = make_tables(project, error) && project_coder(project, &coder, error) &&
                history_bear(project->history, KIND_STUDY, &guid, values, STUDY_FIELDS,
                             NULL, error);
    if (title[0] == '\0')
        return project_end(project, went_well, error, "began the study");
    return project_end(project, went_well, error, "began the study '%s'", title);
}

static bool create_in(struct tema_project *project, const struct tema_study *study,
                      const char *coder, struct tema_error *error)
{
    if (!place_check(project->path, true, error) ||
        !store_open(project->path, true, &project->store, error) ||
        !history_open(project->store, kinds, project, &project->history, error))
        return false;
    history_set_place(project->history, project->path);
    return tema_project_act_as(project, coder, error) &&
           begin_study(project, study, error);
}

bool tema_project_create(const char *path, const struct tema_study *study,
                         const char *coder, struct tema_project **ret_project,
                         struct tema_error *error)
{
    CLEANUP(project_closep) struct tema_project *project = NULL;

    if (!study_check(study, error) || !project_check_name(coder, "coder", error))
        return false;
    project = new_project(path);
    if (!create_in(project, study, coder, error)) {
        if (project->store != NULL)
            unlink(path); /* ours: store_open refuses a file that was there */
        return false;
    }
    *ret_project = TAKE(project);
    return true;
}

static bool take_last_coder(struct tema_project *project, struct tema_error *error)
{
    static const char select[] =
        "SELECT c.name FROM coder c LEFT JOIN history_object o ON o.id = c.id "
        "WHERE c.name <> '' ORDER BY o.guid = $1 DESC, c.id LIMIT 1";
    CLEANUP_FREE char *name = NULL;
    struct guid coder = {{0}};
    struct rows rows;
    bool found;

    if (!history_last_coder(project->history, &coder, &found, error) ||
        !store_query(project->store, select, BIND(sql_guid(&coder)), &rows, error))
        return false;
    if (rows_next(&rows))
        name = memory_copy_string(rows_text(&rows, 0));
    if (!rows_close(&rows, error))
        return false;
    return tema_project_act_as(project, name != NULL ? name : "coder", error);
}

bool tema_project_open(const char *path, struct tema_project **ret_project,
                       struct tema_error *error)
{
    return tema_project_open_within(path, -1, ret_project, error);
}

bool tema_project_open_within(const char *path, int patience,
                              struct tema_project **ret_project, struct tema_error *error)
{
    CLEANUP(project_closep) struct tema_project *project = new_project(path);

    if (!place_check(path, false, error) ||
        !(patience < 0
              ? store_open(path, false, &project->store, error)
              : store_open_within(path, false, patience, &project->store, error)) ||
        !check_format(project, error) ||
        !history_open(project->store, kinds, project, &project->history, error))
        return false;
    history_set_place(project->history, path);
    if (!bring_up_to_date(project, error) || !take_last_coder(project, error))
        return false;
    *ret_project = TAKE(project);
    return true;
}

bool project_open_copy(struct tema_project *project, struct tema_project **ret_copy,
                       struct tema_error *error)
{
    CLEANUP(project_closep) struct tema_project *copy = new_project(project->path);

    if (!store_copy(project->store, &copy->store, error) ||
        !history_open(copy->store, kinds, copy, &copy->history, error))
        return false;
    *ret_copy = TAKE(copy);
    return true;
}

bool project_open_private(const char *path, struct tema_project **ret_project,
                          struct tema_error *error)
{
    CLEANUP(project_closep) struct tema_project *project = new_project(path);

    if (!store_open("", true, &project->store, error) ||
        !history_open(project->store, kinds, project, &project->history, error))
        return false;
    *ret_project = TAKE(project);
    return true;
}

const char *tema_project_place_warning(const struct tema_project *project)
{
    return project->place_warning;
}

bool project_begin(struct tema_project *project, struct tema_error *error)
{
    return history_begin(project->history, error);
}

bool project_end(struct tema_project *project, bool went_well, struct tema_error *error,
                 const char *label, ...)
{
    char text[400] = "";
    va_list arguments;
    int64_t coder;

    /* Whoever acts is on record, whatever she did. */
    if (went_well && history_current(project->history) != 0)
        went_well = project_coder(project, &coder, error);
    if (label != NULL) {
        va_start(arguments, label);
        vsnprintf(text, sizeof text, label, arguments);
        va_end(arguments);
    }
    if (!history_end(project->history, went_well, error, label != NULL ? "%s" : NULL,
                     text)) {
        project->coder_id = 0; /* perhaps born in what is now undone */
        document_cache_free(project->documents);
        project->documents = NULL;
        return false;
    }
    return true;
}

bool tema_transaction_begin(struct tema_project *project, const char *label,
                            struct tema_error *error)
{
    if (!project_begin(project, error))
        return false;
    if (label != NULL)
        history_label(project->history, "%s", label);
    return true;
}

bool tema_transaction_commit(struct tema_project *project, struct tema_error *error)
{
    return project_end(project, true, error, NULL);
}

void tema_transaction_abandon(struct tema_project *project)
{
    struct tema_error error = {0};

    if (history_is_open(project->history) && !project_end(project, false, &error, NULL))
        return;
}

static const char *kind_name(enum kind kind)
{
    size_t i = 0;

    while (kinds[i] != NULL && kinds[i]->number != (int)kind)
        i++;
    return kinds[i] != NULL ? kinds[i]->name : "thing";
}

bool project_expect(struct tema_project *project, int64_t id, enum kind kind,
                    struct tema_error *error)
{
    static const char select[] = "SELECT kind FROM history_object WHERE id = $1";
    CLEANUP_ARENA struct arena *arena = arena_new();
    const char *noun = kind_name(kind);
    struct object object;
    int64_t found;

    if (!store_integer(project->store, select, BIND(sql_integer(id)), 0, &found, error))
        return false;
    if (found != (int64_t)kind)
        return tema_fail(error, TEMA_NOT_FOUND, "there is no such %s", noun);
    if (!history_read_object(project->history, id, arena, &object, error))
        return false;
    return !object.removed ||
           tema_fail(error, TEMA_NOT_FOUND, "the %s has been removed", noun);
}

bool project_check_name(const char *text, const char *noun, struct tema_error *error)
{
    struct slice name = slice_of(text);
    int64_t length;

    if (!utf8_is_valid(name))
        return tema_fail(error, TEMA_INVALID, "a %s's name must be UTF-8", noun);
    length = utf8_length(name);
    if (length == 0)
        return tema_fail(error, TEMA_INVALID, "a %s's name is empty", noun);
    if (length > NAME_LIMIT)
        return tema_fail(error, TEMA_INVALID, "a %s's name has at most %d characters",
                         noun, NAME_LIMIT);
    for (size_t i = 0; i < name.length; i++)
        if ((unsigned char)name.bytes[i] < 0x20 || name.bytes[i] == 0x7F)
            return tema_fail(error, TEMA_INVALID, "a %s's name is one line of plain text",
                             noun);
    if (name.bytes[0] == ' ' || name.bytes[name.length - 1] == ' ')
        return tema_fail(error, TEMA_INVALID,
                         "a %s's name has no spaces at its beginning or end", noun);
    return true;
}
