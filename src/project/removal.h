/* removal.h - what goes with a thing that is removed, because it could not be without it
 */
#ifndef PROJECT_REMOVAL_H
#define PROJECT_REMOVAL_H

#include "project/project.h"

/* Removes the document ID with its transcripts, values and quotations, with what is on
 * any of these (codings, evidence, memos, texts of places), and with what refers to them.
 * Inside a transaction. */
TEMA_MUST_CHECK
bool removal_of_document(struct tema_project *project, int64_t id,
                         struct tema_error *error);

/* Removes the quotation ID with its codings and what themes have of it, the text of its
 * place and what refers to it; memos on it stay. Inside a transaction. */
TEMA_MUST_CHECK
bool removal_of_quotation(struct tema_project *project, int64_t id,
                          struct tema_error *error);

/* Removes the memo ID with its document, where its text is one. Inside a transaction. */
TEMA_MUST_CHECK
bool removal_of_memo(struct tema_project *project, int64_t id, struct tema_error *error);

/* Removes what refers to ID, or what ID refers to. Inside a transaction. */
TEMA_MUST_CHECK
bool removal_of_references(struct tema_project *project, int64_t id,
                           struct tema_error *error);

#endif
