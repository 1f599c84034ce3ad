/* check.c - whether the project file holds together, and making the derived part again */
#include <stdarg.h>
#include <stdio.h>

#include "embedded.h"
#include "project/document.h"
#include "project/project.h"
#include "tema/history.h"

bool tema_project_rebuild(struct tema_project *project, struct tema_error *error)
{
    document_cache_free(project->documents);
    project->documents = NULL;
    return history_rebuild(project->history, project_derived_sql, error);
}

struct checking {
    struct tema_project *project;
    struct arena *arena;
    ARRAY(char *) faults;
};

__attribute__((format(printf, 2, 3))) static void tell(struct checking *checking,
                                                       const char *format, ...)
{
    char line[400];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    *array_push(&checking->faults) = arena_copy_string(checking->arena, line);
}

static void tell_history(void *context, const char *fault)
{
    tell(context, "%s", fault);
}

/* Every row of a pragma is a fault, but for "ok". */
static bool check_engine(struct checking *checking, struct tema_error *error)
{
    static const char integrity[] = "PRAGMA integrity_check(20)";
    static const char foreign_keys[] = "PRAGMA foreign_key_check";
    struct rows rows;

    if (!store_query(checking->project->store, integrity, BIND_NOTHING, &rows, error))
        return false;
    while (rows_next(&rows))
        if (strcmp(rows_text(&rows, 0), "ok") != 0)
            tell(checking, "the database: %s", rows_text(&rows, 0));
    if (!rows_close(&rows, error) ||
        !store_query(checking->project->store, foreign_keys, BIND_NOTHING, &rows, error))
        return false;
    while (rows_next(&rows))
        tell(checking, "row %lld of %s points to a row of %s that is not there",
             (long long)rows_integer(&rows, 1), rows_text(&rows, 0), rows_text(&rows, 2));
    return rows_close(&rows, error);
}

static bool check_rows(struct checking *checking, const char *select, const char *fault,
                       struct tema_error *error)
{
    struct rows rows;

    if (!store_query(checking->project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (rows_next(&rows))
        tell(checking, "%s %s", rows_text(&rows, 0), fault);
    return rows_close(&rows, error);
}

/* A document whose text did not come along keeps the places that were given. */
static bool check_ranges(struct checking *checking, struct tema_error *error)
{
    static const char spans[] =
        "SELECT 'the quotation ' || q.key FROM quotation q JOIN document d "
        "ON d.id = q.document_id WHERE q.start < 0 OR q.\"end\" < q.start "
        "OR (q.\"end\" > d.length AND d.text IS NOT NULL) "
        "OR (q.\"end\" = q.start AND q.place = '' AND q.doubt = '')";
    static const char turns[] =
        "SELECT 'turn ' || t.number || ' of ' || d.name FROM turn t JOIN document d "
        "ON d.id = t.document_id WHERE t.start < 0 OR t.words_start < t.start "
        "OR t.\"end\" < t.words_start OR t.\"end\" > d.length";

    return check_rows(checking, spans, "lies outside its document", error) &&
           check_rows(checking, turns, "lies outside its document", error);
}

struct table {
    const char *name;
    unsigned char digest[TABLE_DIGEST_BYTES];
};

struct tables {
    ARRAY(struct table) all;
};

static bool list_tables(struct checking *checking, struct tables *tables,
                        struct tema_error *error)
{
    static const char select[] =
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE "
        "'sqlite_%' "
        "AND name NOT IN ('history_device', 'history_here', 'history_transaction', "
        "'history_operation', 'content') ORDER BY name";
    struct rows rows;

    if (!store_query(checking->project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (rows_next(&rows))
        array_push(&tables->all)->name =
            arena_copy_string(checking->arena, rows_text(&rows, 0));
    return rows_close(&rows, error);
}

static bool compare_tables(struct checking *checking, const struct tables *before,
                           struct tema_error *error)
{
    for (size_t i = 0; i < before->all.count; i++) {
        struct table after = before->all.items[i];

        if (!store_digest_table(checking->project->store, after.name, after.digest,
                                error))
            return false;
        if (memcmp(after.digest, before->all.items[i].digest, sizeof after.digest) != 0)
            tell(checking,
                 "the table %s is not what the history gives; tema rebuild mends it",
                 after.name);
    }
    return true;
}

/* Rebuilds, and looks whether anything is otherwise than before. */
static bool check_derived(struct checking *checking, struct tema_error *error)
{
    struct tema_project *project = checking->project;
    struct tables tables = {0};
    bool went_well = list_tables(checking, &tables, error);

    for (size_t i = 0; went_well && i < tables.all.count; i++)
        went_well = store_digest_table(project->store, tables.all.items[i].name,
                                       tables.all.items[i].digest, error);
    went_well = went_well && tema_project_rebuild(project, error) &&
                compare_tables(checking, &tables, error);
    array_release(&tables.all);
    return went_well;
}

static bool check(struct checking *checking, struct tema_error *error)
{
    return check_engine(checking, error) &&
           history_verify(checking->project->history, tell_history, checking, error) &&
           check_ranges(checking, error) && check_derived(checking, error);
}

bool tema_project_check(struct tema_project *project, struct tema_faults *ret_faults,
                        struct tema_error *error)
{
    CLEANUP(project_closep) struct tema_project *copy = NULL;
    struct checking checking = {0};
    bool went_well;

    /* On a copy: the file may be read-only, in use, or on a full disk. */
    if (!project_open_copy(project, &copy, error))
        return false;
    checking = (struct checking){.project = copy, .arena = arena_new()};
    went_well = check(&checking, error);

    /* What cannot even be read is a fault of the file, told like the others. */
    if (!went_well && error->kind == TEMA_DAMAGED) {
        tell(&checking, "%s", error->message);
        *error = (struct tema_error){0};
        went_well = true;
    }
    *ret_faults = (struct tema_faults){checking.faults.items, checking.faults.count,
                                       checking.arena};
    if (!went_well)
        tema_faults_free(ret_faults);
    return went_well;
}

void tema_faults_free(struct tema_faults *faults)
{
    free(faults->items);
    arena_free(faults->memory);
    *faults = (struct tema_faults){0};
}
