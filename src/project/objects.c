/* objects.c - see project/objects.h */
#include "project/objects.h"
#include "tema/cases.h"
#include "tema/codebook.h"
#include "tema/document.h"
#include "tema/memo.h"
#include "tema/quotation.h"
#include "tema/theme.h"

/* --- by name --- */

static bool find_document(struct tema_project *project, const char *name, int64_t *ret_id,
                          struct tema_error *error)
{
    struct tema_document_id document = {0};

    if (!tema_document_find(project, name, &document, error))
        return false;
    *ret_id = document.row;
    return true;
}

static bool find_case(struct tema_project *project, const char *name, int64_t *ret_id,
                      struct tema_error *error)
{
    struct tema_case_id found = {0};

    if (!tema_case_find(project, name, &found, error))
        return false;
    *ret_id = found.row;
    return true;
}

static bool find_quotation(struct tema_project *project, const char *key, int64_t *ret_id,
                           struct tema_error *error)
{
    struct tema_quotation_id quotation = {0};

    if (!tema_quotation_find(project, key, &quotation, error))
        return false;
    *ret_id = quotation.row;
    return true;
}

static bool find_code(struct tema_project *project, const char *path, int64_t *ret_id,
                      struct tema_error *error)
{
    struct tema_code_id code = {0};

    if (!tema_codebook_find(project, path, &code, error))
        return false;
    *ret_id = code.row;
    return true;
}

static bool find_theme(struct tema_project *project, const char *path, int64_t *ret_id,
                       struct tema_error *error)
{
    struct tema_theme_id theme = {0};

    if (!tema_theme_find(project, path, &theme, error))
        return false;
    *ret_id = theme.row;
    return true;
}

static bool find_memo(struct tema_project *project, const char *number, int64_t *ret_id,
                      struct tema_error *error)
{
    struct tema_memo_id memo = {0};
    size_t digits = strspn(number, "0123456789");

    if (digits == 0 || digits > 12 || number[digits] != '\0')
        return tema_fail(error, TEMA_INVALID, "'%s' is no memo's number", number);
    if (!tema_memo_find(project, strtoll(number, NULL, 10), &memo, error))
        return false;
    *ret_id = memo.row;
    return true;
}

static bool find_project(struct tema_project *project, const char *name, int64_t *ret_id,
                         struct tema_error *error)
{
    (void)project;
    if (*name != '\0')
        return tema_fail(error, TEMA_INVALID, "write project without a name behind it");
    *ret_id = 0;
    return true;
}

static const struct {
    const char *word;
    bool (*find)(struct tema_project *project, const char *name, int64_t *ret_id,
                 struct tema_error *error);
} finders[] = {
    {"project", find_project}, {"document", find_document}, {"quotation", find_quotation},
    {"code", find_code},       {"theme", find_theme},       {"case", find_case},
    {"memo", find_memo},
};

bool objects_find(struct tema_project *project, const char *reference, int64_t *ret_id,
                  struct tema_error *error)
{
    size_t length = strcspn(reference, ":");
    const char *name = reference + length + (reference[length] == ':');

    for (size_t i = 0; i < sizeof finders / sizeof *finders; i++)
        if (strlen(finders[i].word) == length &&
            strncmp(reference, finders[i].word, length) == 0)
            return finders[i].find(project, name, ret_id, error);
    return tema_fail(error, TEMA_INVALID,
                     "'%s' names nothing: write document:NAME, quotation:KEY, "
                     "code:PATH, theme:PATH, case:NAME, memo:NUMBER or project",
                     reference);
}

/* --- and back --- */

static const struct {
    const char *word;
    const char *name; /* SQL for the name of $1 */
} descriptions[] = {
    [KIND_STUDY] = {"project", "SELECT '' WHERE $1 IS NOT NULL"},
    [KIND_CODER] = {"coder", "SELECT name FROM coder WHERE id = $1"},
    [KIND_DOCUMENT] = {"document", "SELECT name FROM document WHERE id = $1"},
    [KIND_SPEAKER] = {"speaker", "SELECT label FROM speaker WHERE id = $1"},
    [KIND_CODE] = {"code", "SELECT coalesce(path, name) FROM code WHERE id = $1"},
    [KIND_THEME] = {"theme", "SELECT coalesce(path, name) FROM theme WHERE id = $1"},
    [KIND_GATHERING] = {"gathering", "SELECT t.path FROM gathering g JOIN theme t "
                                     "ON t.id = g.theme_id WHERE g.id = $1"},
    [KIND_QUOTATION] = {"quotation", "SELECT key FROM quotation WHERE id = $1"},
    [KIND_CODING] = {"coding", "SELECT q.key FROM coding k JOIN quotation q "
                               "ON q.id = k.quotation_id WHERE k.id = $1"},
    [KIND_CASE] = {"case", "SELECT name FROM cases WHERE id = $1"},
    [KIND_VARIABLE] = {"variable", "SELECT name FROM variable WHERE id = $1"},
    [KIND_VALUE] = {"value", "SELECT coalesce(c.name, d.name) FROM value v "
                             "LEFT JOIN cases c ON c.id = v.case_id "
                             "LEFT JOIN document d ON d.id = v.document_id "
                             "WHERE v.id = $1"},
    [KIND_MEMO] = {"memo", "SELECT CAST(number AS TEXT) FROM memo WHERE id = $1"},
    [KIND_CHAPTER] = {"chapter", "SELECT name FROM chapter WHERE id = $1"},
    [KIND_REFERENCE] = {"reference", "SELECT '' WHERE $1 IS NOT NULL"},
    [KIND_SET] = {"set", "SELECT name FROM sets WHERE id = $1"},
    [KIND_LINK] = {"link", "SELECT name FROM link WHERE id = $1"},
    [KIND_GRAPH] = {"graph", "SELECT name FROM graph WHERE id = $1"},
    [KIND_EXCHANGE] = {"exchange", "SELECT file FROM exchange WHERE id = $1"},
    [KIND_EVIDENCE] = {"evidence", "SELECT q.key FROM evidence e JOIN quotation q "
                                   "ON q.id = e.quotation_id WHERE e.id = $1"},
};

bool objects_describe(struct tema_project *project, int64_t id, struct arena *arena,
                      const char **ret_kind, const char **ret_name,
                      struct tema_error *error)
{
    static const char select[] = "SELECT kind FROM history_object WHERE id = $1";
    int64_t kind = KIND_STUDY;
    const char *name = NULL;
    struct rows rows;

    if (id != 0 &&
        !store_integer(project->store, select, BIND(sql_integer(id)), 0, &kind, error))
        return false;
    if (kind < KIND_STUDY || kind > KIND_LAST)
        return tema_fail(error, TEMA_NOT_FOUND, "there is no object %lld", (long long)id);
    if (!store_query(project->store, descriptions[kind].name, BIND(sql_integer(id)),
                     &rows, error))
        return false;
    if (rows_next(&rows))
        name = arena_copy_string(arena, rows_text(&rows, 0));
    if (!rows_close(&rows, error))
        return false;
    *ret_kind = descriptions[kind].word;
    *ret_name = name != NULL ? name : "";
    return true;
}
