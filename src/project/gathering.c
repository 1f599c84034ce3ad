/* gathering.c - themes gather codes; see include/tema/theme.h */
#include "project/theme.h"

struct guid gathering_guid(const struct guid *theme, const struct guid *code)
{
    CLEANUP_BUFFER struct buffer identity = {0};

    buffer_add(&identity, "gathering", sizeof "gathering");
    buffer_add(&identity, theme->bytes, sizeof theme->bytes);
    buffer_add(&identity, code->bytes, sizeof code->bytes);
    return guid_from_name(buffer_slice(&identity));
}

/* Whether THEME gathers CODE, or a code that was merged into it. */
static bool is_gathered(struct tema_project *project, int64_t theme, int64_t code,
                        bool *ret_gathered, struct tema_error *error)
{
    static const char select[] =
        "SELECT count(*) FROM gathering g JOIN code c ON c.id = g.code_id "
        "WHERE g.theme_id = $1 AND c.effective_id = $2 AND g.removed = 0";
    int64_t count;

    if (!store_integer(project->store, select,
                       BIND(sql_integer(theme), sql_integer(code)), 0, &count, error))
        return false;
    *ret_gathered = count > 0;
    return true;
}

static bool gather_one(struct tema_project *project, int64_t theme, int64_t code,
                       struct tema_error *error)
{
    struct value values[GATHERING_FIELDS] = {0};
    struct guid guid;

    if (!history_value_of(project->history, theme, &values[GATHERING_THEME - 1], error) ||
        !history_value_of(project->history, code, &values[GATHERING_CODE - 1], error))
        return false;
    guid = gathering_guid(&values[GATHERING_THEME - 1].guid,
                          &values[GATHERING_CODE - 1].guid);
    return history_bear(project->history, KIND_GATHERING, &guid, values, GATHERING_FIELDS,
                        NULL, error);
}

static bool release_one(struct tema_project *project, int64_t theme, int64_t code,
                        struct tema_error *error)
{
    static const char select[] =
        "SELECT g.id FROM gathering g JOIN code c ON c.id = g.code_id "
        "WHERE c.effective_id = $1 AND g.removed = 0 ORDER BY g.id";
    static const char of_theme[] = "SELECT theme_id FROM gathering WHERE id = $1";
    CLEANUP_FREE int64_t *ids = NULL;
    size_t count = 0;
    int64_t found;

    if (!forest_ids(project, select, code, &ids, &count, error))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (!store_integer(project->store, of_theme, BIND(sql_integer(ids[i])), 0, &found,
                           error))
            return false;
        if (found == theme && !history_remove(project->history, ids[i], error))
            return false;
    }
    return true;
}

/* The work of one call. */
struct job {
    const struct tema_code_id *codes;
    size_t count;
    bool gather; /* else release */
    struct forest codebook;
    const struct forest_node *last; /* the last code that was gathered or released */
    size_t done;
};

static bool do_each(struct tema_project *project, const struct theme_command *command,
                    struct job *job, struct tema_error *error)
{
    int64_t theme = command->theme->id;

    if (!forest_read(project, KIND_CODE, command->arena, &job->codebook, error))
        return false;
    for (size_t i = 0; i < job->count; i++) {
        const struct forest_node *code;
        bool gathered;

        if (!forest_get(&job->codebook, job->codes[i].row, &code, error) ||
            !is_gathered(project, theme, code->id, &gathered, error))
            return false;
        if (gathered == job->gather)
            continue;
        if (!(job->gather ? gather_one : release_one)(project, theme, code->id, error))
            return false;
        job->last = code;
        job->done++;
    }
    return job->done == 0 || !job->gather ||
           forest_revive(project, command->theme, error);
}

static bool work(struct tema_project *project, struct tema_theme_id theme,
                 struct job *job, size_t *ret_changed, struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct theme_command command = {.arena = arena};
    const char *verb = job->gather ? "gathered" : "released";
    const char *way = job->gather ? "under" : "from";
    bool went_well;

    if (!theme_begin(project, theme, &command, error))
        return false;
    went_well = do_each(project, &command, job, error);
    if (job->done == 1)
        went_well = project_end(project, went_well, error, "%s the code '%s' %s '%s'",
                                verb, job->last->path, way, command.theme->path);
    else
        went_well = project_end(project, went_well, error, "%s %zu codes %s '%s'", verb,
                                job->done, way, command.theme->path);
    if (went_well && ret_changed != NULL)
        *ret_changed = job->done;
    return went_well;
}

bool tema_theme_gather(struct tema_project *project, struct tema_theme_id theme,
                       const struct tema_code_id *codes, size_t count,
                       size_t *ret_changed, struct tema_error *error)
{
    struct job job = {.codes = codes, .count = count, .gather = true};

    return work(project, theme, &job, ret_changed, error);
}

bool tema_theme_release(struct tema_project *project, struct tema_theme_id theme,
                        const struct tema_code_id *codes, size_t count,
                        size_t *ret_changed, struct tema_error *error)
{
    struct job job = {.codes = codes, .count = count};

    return work(project, theme, &job, ret_changed, error);
}
