/* coder.c - who codes; see project/coder.h and project/project.h */
#include "project/coder.h"
#include "project/derived.h"

static bool derive_coder(void *context, const struct object *object, bool newborn,
                         struct tema_error *error)
{
    static const char upsert[] =
        "INSERT INTO coder (id, name, known_as, initials) VALUES ($1, $2, $3, $4) "
        "ON CONFLICT (id) DO UPDATE SET name = $2, known_as = $3, initials = $4";
    struct tema_project *project = context;
    const struct value *values = object->values;

    (void)newborn;
    return store_run(project->store, upsert,
                     BIND(sql_integer(object->id), derived_text(&values[CODER_NAME]),
                          derived_bytes(&values[CODER_KNOWN_AS]),
                          derived_text(&values[CODER_INITIALS])),
                     NULL, error);
}

/* A coder is never undone: others may have worked under the name since. */
static bool coder_is_needed(void *context, int64_t id, int64_t own_transaction,
                            struct buffer *reason, bool *ret_needed,
                            struct tema_error *error)
{
    (void)context, (void)id, (void)own_transaction, (void)reason, (void)error;
    *ret_needed = true;
    return true;
}

const struct history_kind kind_coder = {.number = KIND_CODER,
                                        .name = "coder",
                                        .fields = CODER_FIELDS,
                                        .derive = derive_coder,
                                        .needed = coder_is_needed};

struct guid coder_guid(const char *name)
{
    CLEANUP_BUFFER struct buffer identity = {0};

    buffer_add(&identity, "coder", sizeof "coder"); /* with its NUL */
    buffer_add_string(&identity, name);
    return guid_from_name(buffer_slice(&identity));
}

bool coder_is_nobody(const struct guid *guid)
{
    struct guid nobody = coder_guid("");

    return guid_equals(guid, &nobody);
}

/* The coder called NAME, born if need be. */
static bool find_or_bear(struct tema_project *project, const char *name,
                         int64_t *ret_coder, struct tema_error *error)
{
    const struct value values[CODER_FIELDS] = {value_text(name)};
    struct guid guid = coder_guid(name);
    int64_t id;

    if (!history_find_object(project->history, &guid, &id, error))
        return false;
    if (id == 0 && !history_bear(project->history, KIND_CODER, &guid, values,
                                 CODER_FIELDS, &id, error))
        return false;
    *ret_coder = id;
    return true;
}

bool coder_nobody(struct tema_project *project, int64_t *ret_coder,
                  struct tema_error *error)
{
    return find_or_bear(project, "", ret_coder, error);
}

bool tema_project_act_as(struct tema_project *project, const char *name,
                         struct tema_error *error)
{
    struct guid guid;

    if (!project_check_name(name, "coder", error))
        return false;
    guid = coder_guid(name);
    free(project->coder);
    project->coder = memory_copy_string(name);
    project->coder_id = 0;
    history_act_as(project->history, &guid);
    return true;
}

const char *tema_project_coder(const struct tema_project *project)
{
    return project->coder;
}

bool project_coder_named(struct tema_project *project, const char *name,
                         int64_t *ret_coder, struct tema_error *error)
{
    return project_check_name(name, "coder", error) &&
           find_or_bear(project, name, ret_coder, error);
}

bool project_coder(struct tema_project *project, int64_t *ret_coder,
                   struct tema_error *error)
{
    if (project->coder_id == 0 &&
        !project_coder_named(project, project->coder, &project->coder_id, error))
        return false;
    *ret_coder = project->coder_id;
    return true;
}
