/* evidence.c - themes gather quotations; see include/tema/theme.h */
#include "project/theme.h"

static const char *const role_names[] = {
    [TEMA_GATHERED] = "gathered",
    [TEMA_STRONG] = "strong",
    [TEMA_CONTRARY] = "contrary",
};

const char *tema_evidence_role_name(enum tema_evidence_role role)
{
    return role_names[role];
}

bool tema_evidence_role_from_name(const char *name, enum tema_evidence_role *ret_role,
                                  struct tema_error *error)
{
    for (size_t i = 0; i < sizeof role_names / sizeof *role_names; i++) {
        if (strcmp(name, role_names[i]) == 0) {
            *ret_role = (enum tema_evidence_role)i;
            return true;
        }
    }
    return tema_fail(error, TEMA_INVALID, "'%s' is no role: gathered, strong or contrary",
                     name);
}

/* The work of one call. */
struct job {
    const struct tema_gathered_quotation *gather; /* or */
    const struct tema_quotation_id *release;
    size_t count, done;
    int64_t last; /* the quotation that was gathered or released last */
    enum tema_evidence_role last_role;
};

static bool bear(struct tema_project *project, int64_t theme, int64_t quotation,
                 int64_t *ret_id, struct tema_error *error)
{
    struct value values[EVIDENCE_FIELDS] = {0};
    struct guid guid;

    if (!history_value_of(project->history, theme, &values[EVIDENCE_THEME - 1], error) ||
        !history_value_of(project->history, quotation, &values[EVIDENCE_QUOTATION - 1],
                          error))
        return false;
    guid = evidence_guid(&values[EVIDENCE_THEME - 1].guid,
                         &values[EVIDENCE_QUOTATION - 1].guid);
    return history_bear(project->history, KIND_EVIDENCE, &guid, values, EVIDENCE_FIELDS,
                        ret_id, error);
}

/* What THEME has of QUOTATION: 0 for nothing. */
static bool find(struct tema_project *project, int64_t theme, int64_t quotation,
                 int64_t *ret_id, enum tema_evidence_role *ret_role,
                 struct tema_error *error)
{
    static const char select[] = "SELECT id, role FROM evidence WHERE theme_id = $1 "
                                 "AND quotation_id = $2 AND removed = 0";
    struct rows rows;
    bool went_well = true;

    *ret_id = 0;
    if (!store_query(project->store, select,
                     BIND(sql_integer(theme), sql_integer(quotation)), &rows, error))
        return false;
    if (rows_next(&rows)) {
        *ret_id = rows_integer(&rows, 0);
        went_well = tema_evidence_role_from_name(rows_text(&rows, 1), ret_role, error);
    }
    return rows_close(&rows, error) && went_well;
}

static bool gather_one(struct tema_project *project, int64_t theme,
                       const struct tema_gathered_quotation *item, struct job *job,
                       struct tema_error *error)
{
    const char *role = tema_evidence_role_name(item->role);
    enum tema_evidence_role now = TEMA_GATHERED;
    int64_t id;

    if (!project_expect(project, item->quotation.row, KIND_QUOTATION, error) ||
        !find(project, theme, item->quotation.row, &id, &now, error))
        return false;
    if (id != 0 && now == item->role)
        return true;
    job->done++;
    job->last = item->quotation.row;
    job->last_role = item->role;
    return (id != 0 || bear(project, theme, item->quotation.row, &id, error)) &&
           history_write(project->history, id, EVIDENCE_ROLE,
                         item->role == TEMA_GATHERED ? value_null() : value_text(role),
                         error);
}

static bool release_one(struct tema_project *project, int64_t theme, int64_t quotation,
                        struct job *job, struct tema_error *error)
{
    enum tema_evidence_role now;
    int64_t id;

    if (!project_expect(project, quotation, KIND_QUOTATION, error) ||
        !find(project, theme, quotation, &id, &now, error))
        return false;
    if (id == 0)
        return true;
    job->done++;
    job->last = quotation;
    return history_remove(project->history, id, error);
}

static bool do_each(struct tema_project *project, const struct theme_command *command,
                    struct job *job, struct tema_error *error)
{
    int64_t theme = command->theme->id;

    for (size_t i = 0; i < job->count; i++)
        if (job->gather != NULL
                ? !gather_one(project, theme, &job->gather[i], job, error)
                : !release_one(project, theme, job->release[i].row, job, error))
            return false;
    return job->done == 0 || job->gather == NULL ||
           forest_revive(project, command->theme, error);
}

/* Appends what labels call it: its key. */
static bool add_key(struct tema_project *project, int64_t quotation, struct buffer *name,
                    struct tema_error *error)
{
    static const char select[] = "SELECT key FROM quotation WHERE id = $1";
    struct rows rows;

    if (!store_query(project->store, select, BIND(sql_integer(quotation)), &rows, error))
        return false;
    if (rows_next(&rows))
        buffer_add_slice(name, rows_slice(&rows, 0));
    return rows_close(&rows, error);
}

static bool work(struct tema_project *project, struct tema_theme_id theme,
                 struct job *job, size_t *ret_changed, struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_BUFFER struct buffer what = {0};
    struct theme_command command = {.arena = arena};
    bool gathers = job->gather != NULL, went_well;

    if (!theme_begin(project, theme, &command, error))
        return false;
    went_well = do_each(project, &command, job, error);
    if (job->done == 1)
        went_well = went_well && add_key(project, job->last, &what, error);
    else
        buffer_add_format(&what, "%zu quotations", job->done);
    went_well = project_end(
        project, went_well, error, "%s %s %s '%s'%s%s", gathers ? "gathered" : "released",
        buffer_string(&what), gathers ? "under" : "from", command.theme->path,
        job->done == 1 && job->last_role != TEMA_GATHERED ? " as " : "",
        job->done == 1 && job->last_role != TEMA_GATHERED
            ? tema_evidence_role_name(job->last_role)
            : "");
    if (went_well && ret_changed != NULL)
        *ret_changed = job->done;
    return went_well;
}

bool tema_theme_gather_quotations(struct tema_project *project,
                                  struct tema_theme_id theme,
                                  const struct tema_gathered_quotation *items,
                                  size_t count, size_t *ret_changed,
                                  struct tema_error *error)
{
    static const struct tema_gathered_quotation none;
    struct job job = {.gather = count > 0 ? items : &none, .count = count};

    return work(project, theme, &job, ret_changed, error);
}

bool tema_theme_release_quotations(struct tema_project *project,
                                   struct tema_theme_id theme,
                                   const struct tema_quotation_id *quotations,
                                   size_t count, size_t *ret_changed,
                                   struct tema_error *error)
{
    struct job job = {.release = quotations, .count = count};

    return work(project, theme, &job, ret_changed, error);
}
