/* comments.h - what somebody wrote in a file's margins becomes memos */
#ifndef IMPORT_COMMENTS_H
#define IMPORT_COMMENTS_H

#include "import/draft.h"
#include "project/document.h"

/* Marks each comment's range as a quotation with a memo on it; a comment on nothing is a
 * memo on the document. Inside a transaction. *RET_MEMOS: how many. */
TEMA_MUST_CHECK
bool comments_keep(struct tema_project *project, const struct draft *draft,
                   struct tema_document_id document, const char *document_name,
                   int64_t *ret_memos, struct tema_error *error);

#endif
