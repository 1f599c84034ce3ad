/* coding.c - one coder put one code on one quotation */
#include "base/array.h"
#include "project/derived.h"
#include "project/quotation.h"

static bool derive(void *context, const struct object *object, bool newborn,
                   struct tema_error *error)
{
    static const char upsert[] =
        "INSERT INTO coding (id, quotation_id, code_id, coder_id, made_at, removed)"
        " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO UPDATE SET"
        " quotation_id = $2, code_id = $3, coder_id = $4, made_at = $5, removed = $6";
    struct tema_project *project = context;
    int64_t ids[CODING_JOINS + 1] = {0};

    (void)newborn;
    for (int field = 1; field <= CODING_JOINS; field++)
        if (!history_resolve(project->history, &object->values[field], &ids[field],
                             error))
            return false;
    return store_run(project->store, upsert,
                     BIND(sql_integer(object->id), sql_integer(ids[CODING_QUOTATION]),
                          sql_integer(ids[CODING_CODE]), sql_integer(ids[CODING_CODER]),
                          derived_time(&object->values[CODING_MADE_AT], object->born_at),
                          sql_integer(object->removed)),
                     NULL, error);
}

enum { COLUMNS = 6, BIRTHS = 256 }; /* of a row; codings that one statement stores */

static bool store_births(struct tema_project *project, const struct birth *births,
                         size_t count, int64_t first, struct tema_error *error)
{
    static const char insert[] = "INSERT OR FAIL INTO coding (id, quotation_id, code_id, "
                                 "coder_id, made_at, removed)"
                                 " SELECT c1, c2, c3, c4, c5, c6 FROM many";
    struct sql_value rows[BIRTHS * COLUMNS];
    int64_t now = history_current_time(project->history);

    for (size_t i = 0; i < count; i++) {
        struct sql_value *row = rows + i * COLUMNS;

        row[0] = sql_integer(first + (int64_t)i);
        row[4] = derived_time(&births[i].values[CODING_MADE_AT - 1], now);
        row[5] = sql_integer(0);
        for (int field = 1; field <= CODING_JOINS; field++) {
            int64_t id;

            if (!history_resolve(project->history, &births[i].values[field - 1], &id,
                                 error))
                return false;
            row[field] = sql_integer(id);
        }
    }
    return store_run_many(project->store, insert, rows, COLUMNS, count, error);
}

static bool derive_births(void *context, const struct birth *births, size_t count,
                          int64_t first, struct tema_error *error)
{
    for (size_t done = 0; done < count; done += BIRTHS)
        if (!store_births(context, births + done,
                          count - done < BIRTHS ? count - done : BIRTHS,
                          first + (int64_t)done, error))
            return false;
    return true;
}

static bool derive_removals(void *context, const int64_t *ids, size_t count, bool removed,
                            struct tema_error *error)
{
    static const char update[] =
        "UPDATE OR FAIL coding SET removed = c2 FROM many WHERE id = c1";

    return derived_removals(context, update, ids, count, removed, error);
}

const struct history_kind kind_coding = {
    .number = KIND_CODING,
    .name = "coding",
    .fields = CODING_FIELDS,
    .derive = derive,
    .derive_births = derive_births,
    .derive_removals = derive_removals,
};

enum { TIME_BYTES = 6 }; /* the first of a GUID: when it was made */

struct guid coding_guid(const struct value values[CODING_FIELDS])
{
    char name[sizeof "coding" + CODING_JOINS * sizeof(struct guid)] = "coding";
    struct guid guid;

    for (size_t i = 0; i < CODING_JOINS; i++)
        memcpy(name + sizeof "coding" + i * sizeof guid, values[i].guid.bytes,
               sizeof guid);
    guid = guid_from_name((struct slice){name, sizeof name});
    /* Beside its quotation's in the index of GUIDs: many at once are then quick. */
    memcpy(guid.bytes, values[CODING_QUOTATION - 1].guid.bytes, TIME_BYTES);
    return guid;
}

bool coding_bear(struct tema_project *project, const struct value values[CODING_FIELDS],
                 struct tema_error *error)
{
    struct guid guid = coding_guid(values);

    return history_bear(project->history, KIND_CODING, &guid, values, CODING_FIELDS, NULL,
                        error);
}

enum { MANY = 10000 }; /* codings */

bool coding_indexes_drop(struct tema_project *project, int64_t coming, bool *ret_dropped,
                         struct tema_error *error)
{
    static const char count[] = "SELECT count(*) FROM coding";
    static const char drop[] = "DROP INDEX quotation_by_key; DROP INDEX coding_by_code;";
    int64_t codings;

    *ret_dropped = false;
    if (coming < MANY)
        return true;
    if (!store_integer(project->store, count, BIND_NOTHING, 0, &codings, error))
        return false;
    *ret_dropped = codings < coming;
    return !*ret_dropped || store_script(project->store, drop, error);
}

/* As in derived.sql. */
bool coding_indexes_make(struct tema_project *project, struct tema_error *error)
{
    static const char make[] = "CREATE INDEX quotation_by_key ON quotation (key);"
                               "CREATE INDEX coding_by_code ON coding (code_id);";

    return store_script(project->store, make, error);
}

/* The code that CODE is one with, after merges. */
static bool effective_code(struct tema_project *project, int64_t code, int64_t *ret_code,
                           struct tema_error *error)
{
    static const char select[] =
        "SELECT coalesce(effective_id, id) FROM code WHERE id = $1";

    return store_integer(project->store, select, BIND(sql_integer(code)), code, ret_code,
                         error);
}

/* The codings of QUOTATION that CODER made with CODE, under whichever name of it. */
struct codings {
    int64_t *items;
    size_t count, capacity;
};

static void release_codings(struct codings *codings)
{
    array_release(codings);
}

static bool find_codings(struct tema_project *project, int64_t quotation, int64_t code,
                         int64_t coder, struct codings *codings, struct tema_error *error)
{
    static const char select[] =
        "SELECT g.id FROM coding g JOIN code c ON c.id = g.code_id"
        " WHERE g.quotation_id = $1 AND coalesce(c.effective_id, c.id) = $2"
        " AND g.coder_id = $3 AND g.removed = 0 ORDER BY g.id";
    struct rows rows;

    if (!store_query(project->store, select,
                     BIND(sql_integer(quotation), sql_integer(code), sql_integer(coder)),
                     &rows, error))
        return false;
    while (rows_next(&rows))
        *array_push(codings) = rows_integer(&rows, 0);
    return rows_close(&rows, error);
}

bool coding_add(struct tema_project *project, int64_t quotation, int64_t code,
                struct tema_error *error)
{
    CLEANUP(release_codings) struct codings codings = {0};
    struct value values[CODING_FIELDS] = {0};
    int64_t coder;

    if (!project_expect(project, code, KIND_CODE, error) ||
        !effective_code(project, code, &code, error) ||
        !project_coder(project, &coder, error) ||
        !find_codings(project, quotation, code, coder, &codings, error))
        return false;
    if (codings.count > 0)
        return true;
    return history_value_of(project->history, quotation, &values[CODING_QUOTATION - 1],
                            error) &&
           history_value_of(project->history, code, &values[CODING_CODE - 1], error) &&
           history_value_of(project->history, coder, &values[CODING_CODER - 1], error) &&
           coding_bear(project, values, error);
}

static bool take_off(struct tema_project *project, int64_t quotation, int64_t code,
                     struct tema_error *error)
{
    CLEANUP(release_codings) struct codings codings = {0};
    int64_t coder;

    if (!project_expect(project, quotation, KIND_QUOTATION, error) ||
        !project_expect(project, code, KIND_CODE, error) ||
        !effective_code(project, code, &code, error) ||
        !project_coder(project, &coder, error) ||
        !find_codings(project, quotation, code, coder, &codings, error))
        return false;
    for (size_t i = 0; i < codings.count; i++)
        if (!history_remove(project->history, codings.items[i], error))
            return false;
    return true;
}

bool coding_code_path(struct tema_project *project, int64_t code, struct buffer *name,
                      struct tema_error *error)
{
    static const char select[] = "SELECT coalesce(path, name) FROM code WHERE id = $1";
    struct rows rows;

    if (!store_query(project->store, select, BIND(sql_integer(code)), &rows, error))
        return false;
    if (rows_next(&rows))
        buffer_add_slice(name, rows_slice(&rows, 0));
    return rows_close(&rows, error);
}

/* "'Stöd/Kollega' in Anna", for labels. */
static bool name_both(struct tema_project *project, int64_t quotation, int64_t code,
                      struct buffer *name, struct tema_error *error)
{
    static const char select[] = "SELECT d.name FROM quotation q JOIN document d"
                                 " ON d.id = q.document_id WHERE q.id = $1";
    struct rows rows;

    buffer_add_byte(name, '\'');
    if (!coding_code_path(project, code, name, error) ||
        !store_query(project->store, select, BIND(sql_integer(quotation)), &rows, error))
        return false;
    buffer_add_string(name, "' in ");
    if (rows_next(&rows))
        buffer_add_slice(name, rows_slice(&rows, 0));
    return rows_close(&rows, error);
}

bool tema_quotation_code(struct tema_project *project, struct tema_quotation_id quotation,
                         struct tema_code_id code, struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer name = {0};
    bool went_well;

    if (!project_begin(project, error))
        return false;
    went_well = project_expect(project, quotation.row, KIND_QUOTATION, error) &&
                coding_add(project, quotation.row, code.row, error) &&
                name_both(project, quotation.row, code.row, &name, error);
    return project_end(project, went_well, error, "coded %s", buffer_string(&name));
}

bool tema_quotation_uncode(struct tema_project *project,
                           struct tema_quotation_id quotation, struct tema_code_id code,
                           struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer name = {0};
    bool went_well;

    if (!project_begin(project, error))
        return false;
    went_well = take_off(project, quotation.row, code.row, error) &&
                name_both(project, quotation.row, code.row, &name, error);
    return project_end(project, went_well, error, "took off the code %s",
                       buffer_string(&name));
}
