/* removal.c - see project/removal.h */
#include "project/removal.h"
#include "project/forest.h"

/* Ids that SQL yields for $1, in its order. */
static bool remove_each(struct tema_project *project, const char *sql, int64_t id,
                        struct tema_error *error)
{
    CLEANUP_FREE int64_t *ids = NULL;
    size_t count = 0;

    if (!forest_ids(project, sql, id, &ids, &count, error))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!history_remove(project->history, ids[i], error))
            return false;
    return true;
}

/* What is on something that goes, and what belongs to it, goes; "gone" starts with $1. */
#define ALL_THAT_GOES(start)                                                             \
    "WITH RECURSIVE gone(id) AS (" start                                                 \
    " UNION SELECT quotation.id FROM gone JOIN quotation"                                \
    " ON quotation.document_id = gone.id AND quotation.removed = 0"                      \
    " UNION SELECT document.id FROM gone JOIN document"                                  \
    " ON document.part_of_id = gone.id AND document.removed = 0"                         \
    " UNION SELECT value.id FROM gone JOIN value"                                        \
    " ON value.document_id = gone.id AND value.removed = 0"                              \
    " UNION SELECT coding.id FROM gone JOIN coding"                                      \
    " ON coding.quotation_id = gone.id AND coding.removed = 0"                           \
    " UNION SELECT evidence.id FROM gone JOIN evidence"                                  \
    " ON evidence.quotation_id = gone.id AND evidence.removed = 0"                       \
    " UNION SELECT memo.id FROM gone JOIN memo"                                          \
    " ON memo.on_id = gone.id AND memo.removed = 0"                                      \
    " UNION SELECT document.id FROM gone JOIN memo ON memo.id = gone.id"                 \
    " JOIN document ON document.id = memo.document_id AND document.removed = 0"          \
    " UNION SELECT reference.id FROM gone JOIN reference"                                \
    " ON reference.holder_id = gone.id AND reference.removed = 0"                        \
    " UNION SELECT reference.id FROM gone JOIN reference"                                \
    " ON reference.target_id = gone.id AND reference.removed = 0"                        \
    " UNION SELECT link.id FROM gone JOIN link"                                          \
    " ON link.origin_id = gone.id AND link.removed = 0"                                  \
    " UNION SELECT link.id FROM gone JOIN link"                                          \
    " ON link.target_id = gone.id AND link.removed = 0)"                                 \
    " SELECT id FROM gone ORDER BY id DESC"

bool removal_of_document(struct tema_project *project, int64_t id,
                         struct tema_error *error)
{
    static const char select[] = ALL_THAT_GOES("SELECT $1");

    return remove_each(project, select, id, error);
}

bool removal_of_memo(struct tema_project *project, int64_t id, struct tema_error *error)
{
    static const char select[] =
        ALL_THAT_GOES("SELECT document.id FROM memo JOIN document"
                      " ON document.id = memo.document_id AND document.removed = 0"
                      " WHERE memo.id = $1");

    return remove_each(project, select, id, error) &&
           removal_of_references(project, id, error) &&
           history_remove(project->history, id, error);
}

bool removal_of_references(struct tema_project *project, int64_t id,
                           struct tema_error *error)
{
    static const char select[] =
        "SELECT id FROM reference WHERE holder_id = $1 AND removed = 0"
        " UNION SELECT id FROM reference WHERE target_id = $1 AND removed = 0"
        " UNION SELECT id FROM link WHERE origin_id = $1 AND removed = 0"
        " UNION SELECT id FROM link WHERE target_id = $1 AND removed = 0 ORDER BY id";

    return remove_each(project, select, id, error);
}

bool removal_of_quotation(struct tema_project *project, int64_t id,
                          struct tema_error *error)
{
    static const char codings[] =
        "SELECT id FROM coding WHERE quotation_id = $1 AND removed = 0 UNION ALL "
        "SELECT id FROM evidence WHERE quotation_id = $1 AND removed = 0 ORDER BY id";
    static const char texts[] =
        ALL_THAT_GOES("SELECT id FROM document WHERE part_of_id = $1 AND removed = 0");

    return remove_each(project, codings, id, error) &&
           remove_each(project, texts, id, error) &&
           removal_of_references(project, id, error) &&
           history_remove(project->history, id, error);
}
