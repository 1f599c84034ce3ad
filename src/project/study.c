/* study.c - the study itself */
#include "project/derived.h"
#include "text/utf8.h"

enum { TITLE_LIMIT = 500 /* code points */ };

static const char *const approach_names[] = {
    [TEMA_REFLEXIVE] = "reflexive",
    [TEMA_CODEBOOK] = "codebook",
    [TEMA_RELIABILITY] = "reliability",
};

const char *tema_approach_name(enum tema_approach approach)
{
    return approach_names[approach];
}

bool tema_approach_from_name(const char *name, enum tema_approach *ret_approach,
                             struct tema_error *error)
{
    for (size_t i = 0; i < sizeof approach_names / sizeof *approach_names; i++) {
        if (strcmp(name, approach_names[i]) == 0) {
            *ret_approach = (enum tema_approach)i;
            return true;
        }
    }
    return tema_fail(error, TEMA_INVALID,
                     "'%s' is no approach: reflexive, codebook or reliability", name);
}

/* BCP 47 as far as it matters here: letters, digits and hyphens, beginning with 2 or 3
 * letters. */
static bool is_language(const char *tag)
{
    size_t length = strlen(tag), letters = strspn(tag, "abcdefghijklmnopqrstuvwxyz"
                                                       "ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    return (letters == 2 || letters == 3) &&
           (tag[letters] == '\0' || tag[letters] == '-') && length <= 35 &&
           strspn(tag,
                  "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") ==
               length;
}

bool study_check(const struct tema_study *study, struct tema_error *error)
{
    struct slice title = slice_of(study->title);

    if (study->title != NULL &&
        (!utf8_is_valid(title) || utf8_length(title) > TITLE_LIMIT ||
         strpbrk(study->title, "\n\r\t") != NULL))
        return tema_fail(error, TEMA_INVALID,
                         "a title is one line of at most %d characters", TITLE_LIMIT);
    if (study->language != NULL && !is_language(study->language))
        return tema_fail(error, TEMA_INVALID,
                         "'%s' is no language: give a code such as sv or en",
                         study->language);
    return true;
}

static bool derive_study(void *context, const struct object *object, bool newborn,
                         struct tema_error *error)
{
    static const char upsert[] =
        "INSERT INTO study (id, title, language, approach, description, author_id, "
        "made_at, changed_by_id, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) "
        "ON CONFLICT (id) DO UPDATE SET title = $2, language = $3, approach = $4, "
        "description = $5, author_id = $6, made_at = $7, changed_by_id = $8, "
        "changed_at = $9";
    struct tema_project *project = context;
    const struct value *values = object->values;
    struct derived_birth birth;
    struct derived_audit audit;

    (void)newborn;
    return derived_birth_of(project, object, &birth, error) &&
           derived_audit(project, &values[STUDY_AUTHOR], &birth, &audit, error) &&
           store_run(project->store, upsert,
                     BIND(sql_integer(object->id), derived_text(&values[STUDY_TITLE]),
                          derived_text(&values[STUDY_LANGUAGE]),
                          derived_text(&values[STUDY_APPROACH]),
                          derived_text(&values[STUDY_DESCRIPTION]), audit.author,
                          audit.made_at, audit.changed_by, audit.changed_at),
                     NULL, error);
}

const struct history_kind kind_study = {.number = KIND_STUDY,
                                        .name = "study",
                                        .fields = STUDY_FIELDS,
                                        .before_change = derived_before_change,
                                        .derive = derive_study};

bool tema_project_study(struct tema_project *project,
                        struct tema_study_details *ret_study, struct tema_error *error)
{
    static const char select[] = "SELECT title, language, approach FROM study";
    struct rows rows;
    bool went_well = true;

    if (!store_query(project->store, select, BIND_NOTHING, &rows, error))
        return false;
    if (!rows_next(&rows)) {
        if (!rows_close(&rows, error))
            return false;
        return tema_fail(error, TEMA_DAMAGED,
                         "the project has no study; try tema rebuild");
    }
    went_well = tema_approach_from_name(rows_text(&rows, 2), &ret_study->approach, error);
    if (went_well) {
        ret_study->title = memory_copy_string(rows_text(&rows, 0));
        ret_study->language = memory_copy_string(rows_text(&rows, 1));
    }
    return rows_close(&rows, error) && went_well;
}

void tema_study_details_free(struct tema_study_details *study)
{
    free(study->title);
    free(study->language);
    *study = (struct tema_study_details){0};
}

static bool describe(struct tema_project *project, const struct tema_study *study,
                     struct tema_error *error)
{
    struct guid guid = guid_from_name(SLICE("study"));
    const char *approach = tema_approach_name(study->approach);
    struct history *history = project->history;
    int64_t id;

    if (!history_find_object(history, &guid, &id, error))
        return false;
    if (study->title != NULL &&
        !history_write(history, id, STUDY_TITLE, value_text(study->title), error))
        return false;
    if (study->language != NULL &&
        !history_write(history, id, STUDY_LANGUAGE, value_text(study->language), error))
        return false;
    return history_write(history, id, STUDY_APPROACH, value_text(approach), error);
}

bool tema_project_describe(struct tema_project *project, const struct tema_study *study,
                           struct tema_error *error)
{
    bool went_well;

    if (!study_check(study, error) || !project_begin(project, error))
        return false;
    went_well = describe(project, study, error);
    return project_end(project, went_well, error, "described the study");
}
