/* head.c - see exchange/reading.h: coders, the study, codes and variables come in; cases
 * see head_cases.c */
#include "exchange/head.h"
#include "base/cleanup.h"
#include "exchange/reading.h"
#include "project/coder.h"
#include "text/utf8.h"

enum { TITLE_MOST = 500 /* code points */ };

/* The value of CODER_KNOWN_AS, VARIABLE_KNOWN_AS: null where it is the object's own GUID,
 * as in a file that was written here. */
static struct value known_as_value(const struct guid *known_as, const struct guid *own)
{
    if (guid_equals(known_as, own))
        return value_null();
    return (struct value){.type = VALUE_BYTES,
                          .text = {(const char *)known_as->bytes, sizeof *known_as}};
}

/* What other programs know the object GUID as: what the project says already, which may
 * come from another of somebody's machines, else KNOWN_AS. SQL yields it for $1. */
static bool known_as(struct reading *reading, const char *sql, const struct guid *guid,
                     const struct guid *known_as, struct guid *ret_known_as,
                     struct tema_error *error)
{
    struct rows rows;

    *ret_known_as = *known_as;
    if (!store_query(reading->project->store, sql, BIND(sql_guid(guid)), &rows, error))
        return false;
    if (rows_next(&rows) && !rows_is_null(&rows, 0))
        *ret_known_as = rows_guid(&rows, 0);
    return rows_close(&rows, error);
}

/* --- coders --- */

static bool bring_nobody_in(struct reading *reading, struct tema_error *error)
{
    int64_t id;

    return !reading->mentions_nobody || coder_nobody(reading->project, &id, error);
}

static bool bring_user_in(struct reading *reading, struct found_user *user,
                          struct tema_error *error)
{
    static const char select[] = "SELECT known_as FROM coder JOIN history_object o "
                                 "USING (id) WHERE o.guid = $1";
    struct value values[CODER_FIELDS] = {0};
    struct guid known;

    if (!known_as(reading, select, &user->guid, &user->known_as, &known, error))
        return false;
    values[CODER_NAME - 1] = value_text(user->name);
    values[CODER_KNOWN_AS - 1] = known_as_value(&known, &user->guid);
    values[CODER_INITIALS - 1] = value_text(user->initials);
    return arrival_object(reading->arrival, KIND_CODER, &user->guid, values, user->name,
                          &user->id, error);
}

bool head_bring_users_in(struct reading *reading, struct tema_error *error)
{
    /* The name is what makes the coder: one who is called otherwise there stays. */
    arrival_leave(reading->arrival, KIND_CODER, 1U << CODER_NAME);
    if (!bring_nobody_in(reading, error))
        return false;
    for (; reading->users_arrived < reading->users.count; reading->users_arrived++) {
        if (!bring_user_in(reading, &reading->users.items[reading->users_arrived], error))
            return false;
        losses_add(reading->losses, TEMA_EXCHANGE_READ, "coders", "", 1);
    }
    return true;
}

/* --- the study --- */

static bool is_fresh(struct reading *reading, bool *ret_is_fresh,
                     struct tema_error *error)
{
    static const char select[] =
        "SELECT (SELECT count(*) FROM document WHERE removed = 0) + "
        "(SELECT count(*) FROM code WHERE removed = 0) + "
        "(SELECT count(*) FROM study WHERE title <> '')";
    int64_t count;

    if (!store_integer(reading->project->store, select, BIND_NOTHING, 0, &count, error))
        return false;
    *ret_is_fresh = count == 0;
    return true;
}

static struct value title_of(const struct reading *reading)
{
    struct slice title = slice_of(reading->name != NULL ? reading->name : "");

    title.length = utf8_skip(title, 0, TITLE_MOST);
    return value_slice(title);
}

/* A project that holds nothing yet becomes the one of the file. */
static bool bring_study_in(struct reading *reading, struct tema_error *error)
{
    const struct guid guid = guid_from_name(SLICE("study"));
    const struct audit *audit = &reading->audit;
    CLEANUP_ARENA struct arena *arena = arena_new();
    const char *language = NULL, *approach = NULL;
    struct value values[STUDY_FIELDS];
    struct object study;
    bool fresh;
    int64_t id;

    if (!is_fresh(reading, &fresh, error))
        return false;
    if (!fresh || reading->is_codebook)
        return true;
    if (!history_find_object(reading->project->history, &guid, &id, error) ||
        !history_read_object(reading->project->history, id, arena, &study, error))
        return false;
    memcpy(values, study.values + 1, sizeof values);
    values[STUDY_TITLE - 1] = title_of(reading);
    extras_study(reading->extras, &language, &approach);
    if (language != NULL)
        values[STUDY_LANGUAGE - 1] = value_text(language);
    if (approach != NULL)
        values[STUDY_APPROACH - 1] = value_text(approach);
    values[STUDY_DESCRIPTION - 1] = value_text(reading->description);
    values[STUDY_AUTHOR - 1] = audit->author;
    values[STUDY_MADE_AT - 1] = audit->made_at;
    values[STUDY_CHANGED_BY - 1] = audit->changed_by;
    values[STUDY_CHANGED_AT - 1] = audit->changed_at;
    return arrival_object(reading->arrival, KIND_STUDY, &guid, values, reading->name,
                          NULL, error);
}

/* --- codes --- */

/* When to use it, and what shows it. */
static void add_rules(const struct extras *extras, const struct guid *known_as,
                      struct value values[CODE_FIELDS])
{
    struct extras_code told;

    if (!extras_code(extras, known_as, &told))
        return;
    if (told.includes != NULL)
        values[CODE_INCLUDES - 1] = value_text(told.includes);
    if (told.excludes != NULL)
        values[CODE_EXCLUDES - 1] = value_text(told.excludes);
    if (told.has_example)
        values[CODE_EXAMPLE - 1] = arrival_pointer(&told.example);
}

static bool bring_codes_in(struct reading *reading, struct tema_error *error)
{
    /* A file that cannot say it does not take it away. */
    if (reading->extras == NULL)
        arrival_leave(reading->arrival, KIND_CODE,
                      1U << CODE_INCLUDES | 1U << CODE_EXCLUDES | 1U << CODE_EXAMPLE);
    for (size_t i = 0; i < reading->codes.count; i++) {
        struct found_code *found = &reading->codes.items[i];
        struct value values[CODE_FIELDS] = {0};

        values[CODE_NAME - 1] = value_text(found->name);
        if (found->parent >= 0)
            values[CODE_PARENT - 1] =
                arrival_pointer(&reading->codes.items[found->parent].guid);
        values[CODE_DESCRIPTION - 1] = value_text(found->description);
        values[CODE_COLOR - 1] = value_text(found->color);
        if (!found->codable)
            values[CODE_CODABLE - 1] = value_integer(0);
        add_rules(reading->extras, &found->guid, values);
        if (!arrival_object(reading->arrival, KIND_CODE, &found->guid, values,
                            found->name, &found->id, error))
            return false;
    }
    losses_add(reading->losses, TEMA_EXCHANGE_READ, "codes", "",
               (int64_t)reading->codes.count);
    return true;
}

/* --- variables --- */

static bool bring_variables_in(struct reading *reading, struct tema_error *error)
{
    static const char select[] = "SELECT known_as FROM variable JOIN history_object o "
                                 "USING (id) WHERE o.guid = $1";

    for (size_t i = 0; i < reading->variables.count; i++) {
        struct found_variable *found = &reading->variables.items[i];
        struct value values[VARIABLE_FIELDS] = {0};
        struct guid known;
        const char *type;

        if (!known_as(reading, select, &found->guid, &found->known_as, &known, error))
            return false;
        values[VARIABLE_NAME - 1] = value_text(found->name);
        type = extras_variable_type(reading->extras, &found->known_as);
        values[VARIABLE_TYPE - 1] = value_text(type != NULL ? type : found->type);
        values[VARIABLE_DESCRIPTION - 1] = value_text(found->description);
        values[VARIABLE_KNOWN_AS - 1] = known_as_value(&known, &found->guid);
        if (!arrival_object(reading->arrival, KIND_VARIABLE, &found->guid, values,
                            found->name, &found->id, error))
            return false;
    }
    losses_add(reading->losses, TEMA_EXCHANGE_READ, "variables", "",
               (int64_t)reading->variables.count);
    return true;
}

bool head_arrive(struct reading *reading, struct tema_error *error)
{
    return head_bring_users_in(reading, error) && bring_study_in(reading, error) &&
           bring_codes_in(reading, error) && bring_variables_in(reading, error) &&
           head_bring_cases_in(reading, error);
}
