/* document_coded.c - see include/tema/document.h: how much of a text is coded */
#include "project/project.h"
#include "tema/document.h"

bool tema_document_coded(struct tema_project *project, struct tema_document_id document,
                         int64_t *ret_coded, struct tema_error *error)
{
    static const char select[] =
        "SELECT start, \"end\" FROM quotation WHERE document_id = ?1 AND removed = 0 "
        "AND EXISTS (SELECT 1 FROM coding WHERE quotation_id = quotation.id "
        "AND coding.removed = 0) ORDER BY start";
    int64_t coded = 0, until = 0;
    struct rows rows;

    if (!project_expect(project, document.row, KIND_DOCUMENT, error) ||
        !store_query(project->store, select, BIND(sql_integer(document.row)), &rows,
                     error))
        return false;
    while (rows_next(&rows)) {
        int64_t start = rows_integer(&rows, 0), end = rows_integer(&rows, 1);

        if (end <= until)
            continue;
        coded += end - (start > until ? start : until);
        until = end;
    }
    if (!rows_close(&rows, error))
        return false;
    *ret_coded = coded;
    return true;
}
